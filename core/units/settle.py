"""From the forms that fit a window to the unit meant, or the candidates."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.model import Unit
from core.units.fits import Fit, Scope, admitted, fitting, has_vowel
from core.units.mentions import Certainty
from core.units.names import Form, Kind, folded, parse_name
from core.units.window import Window
from core.units.words import words

MOST_CANDIDATES = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a window names.

    Attributes:
        units: The unit, or candidates best first.
        certainty: How surely.
        bare: Whether it is an office named without its kind.
        loose: Whether it could as well be a body of another level or an ordinary
            word: a bare office, or a name without the word for its level.
        is_territory: Whether the unit is named for its land.
        is_full: Whether every mark was typed.
        is_partial: Whether only a piece of the name is said.
    """

    units: tuple[Unit, ...]
    certainty: Certainty
    bare: bool = False
    loose: bool = False
    is_territory: bool = False
    is_full: bool = False
    is_partial: bool = False


def settle(forms: Sequence[Form], window: Window, scope: Scope) -> Outcome | None:
    """Return what the window names, or None when it names nothing."""
    standing = [form for form in forms if scope.stands(form.unit)]
    if not standing:
        return _of_another_period(forms, window, scope)
    best = _best(admitted(standing, window, scope), window, scope)
    return _outcome(best, window) if best else None


def _best(fits: list[Fit], window: Window, scope: Scope) -> list[Fit]:
    """Return the fits of the fullest kind; full marks and ranked units first."""
    if not fits:
        return []
    kind = min(fit.form.kind for fit in fits)
    best = [fit for fit in fits if fit.form.kind == kind]
    if kind == Kind.WEAK and not window.is_whole:
        best = [fit for fit in best if fit.form.is_territory] or best
    if window.has_marks:
        best = [fit for fit in best if fit.marks.is_full] or best
    best = [fit for fit in best if fit.form.unit.id in scope.ranked] or best
    return _newest(best) if scope.year is None else best


def _newest(fits: list[Fit]) -> list[Fit]:
    """Return, of units that only periods tell apart, the one that stands today."""
    return [fit for fit in fits if fit.form.unit.valid_to is None] or fits


def _outcome(fits: list[Fit], window: Window) -> Outcome:
    units = _above_the_others(
        tuple({f.form.unit.id: f.form.unit for f in fits}.values())
    )
    first = fits[0]
    bare = not first.form.is_territory and _is_bare(first.form)
    return Outcome(
        units=units[:MOST_CANDIDATES],
        certainty=_certainty(first, units, window),
        bare=bare,
        loose=bare or _lacks_level(first.form, window),
        is_territory=first.form.is_territory,
        is_full=first.marks.is_full,
        is_partial=first.form.kind >= Kind.PART,
    )


def _above_the_others(units: tuple[Unit, ...]) -> tuple[Unit, ...]:
    """Return only the district when the others are communes of that name in it."""
    for unit in units:
        if all(other.parent == unit.id for other in units if other is not unit):
            return (unit,)
    return units


def _is_bare(form: Form) -> bool:
    """Return whether the form lacks the kind of office, or has nothing but that."""
    head = parse_name(form.unit.name).head
    is_kind = head is not None and form.words == head.words
    return is_kind or form.kind in {Kind.BARE, Kind.WEAK, Kind.HINT}


def _lacks_level(form: Form, window: Window) -> bool:
    last = folded(form.unit.name.split()[-1])
    return last in words().levels and window.inner[-1].folded != last


def _certainty(fit: Fit, units: tuple[Unit, ...], window: Window) -> Certainty:
    if len(units) > 1 or fit.form.kind in {Kind.TAIL, Kind.HINT}:
        return Certainty.AMBIGUOUS
    if fit.form.kind == Kind.PART:
        return _part_certainty(fit, window)
    is_odd = fit.form.kind == Kind.BARE and window.follows_unknown
    if fit.form.kind == Kind.SAID or fit.marks.contradictions or is_odd:
        return Certainty.FUZZY
    return Certainty.EXACT


def _part_certainty(fit: Fit, window: Window) -> Certainty:
    """Two syllables of an office's name settle it, one only with all its marks."""
    if fit.form.is_territory or not has_vowel(fit.form.words[-1]):
        return Certainty.AMBIGUOUS
    settled = len(fit.form.words) > 2 or (fit.marks.is_full and window.has_marks)  # noqa: PLR2004  # two words may be others too
    return Certainty.EXACT if settled else Certainty.FUZZY


def _of_another_period(
    forms: Sequence[Form], window: Window, scope: Scope
) -> Outcome | None:
    """Return the units that came before or after, for a full name of their time."""
    said = [form for form in forms if form.kind <= Kind.BARE or _is_office_part(form)]
    fits = [fit for fit in fitting(said, window) if not fit.marks.contradictions]
    if not fits:
        return None
    named = fits[0].form
    related = _related(named.unit, scope)
    return Outcome(
        units=(related or (named.unit,))[:MOST_CANDIDATES],
        certainty=Certainty.AMBIGUOUS if related else Certainty.EXACT,
        is_territory=named.is_territory,
        is_full=fits[0].marks.is_full,
    )


def _is_office_part(form: Form) -> bool:
    return not form.is_territory and form.kind == Kind.PART and len(form.words) > 2  # noqa: PLR2004  # two words may be others too


def _related(unit: Unit, scope: Scope) -> tuple[Unit, ...]:
    links = [link.unit for link in (*unit.predecessors, *unit.successors)]
    found = [other for other in scope.known(links) if scope.stands(other)]
    return tuple(sorted(found, key=lambda other: other.id not in scope.ranked))
