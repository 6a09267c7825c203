"""From the forms that fit a window to the unit meant, or the candidates."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from core.model import Unit, UnitId
from core.units.marks import Agreement
from core.units.mentions import Certainty
from core.units.names import Form, Kind, folded, parse_name
from core.units.registry import Registry, stood_in
from core.units.window import Window
from core.units.words import words

MOST_CANDIDATES = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Which units a question may be about.

    Attributes:
        registry: The place's units.
        year: Assessed year; None for any period.
        ranked: Units that have a result, preferred where a name is shared.
        is_cell: Whether the text is a name and nothing else.
    """

    registry: Registry
    year: int | None = None
    ranked: frozenset[UnitId] = frozenset()
    is_cell: bool = False

    def stands(self, unit: Unit) -> bool:
        """Return whether the unit stood in the year asked about."""
        return self.year is None or stood_in(unit, self.year)

    def known(self, links: Iterable[UnitId]) -> tuple[Unit, ...]:
        """Return the units with these ids."""
        found = (self.registry.get(link) for link in links)
        return tuple(unit for unit in found if unit is not None)


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


@dataclass(frozen=True, slots=True)
class _Fit:
    """A form with how the typed marks fit it."""

    form: Form
    marks: Agreement = field(default=Agreement(0, 0))


def settle(forms: Sequence[Form], window: Window, scope: Scope) -> Outcome | None:
    """Return what the window names, or None when it names nothing."""
    standing = [form for form in forms if scope.stands(form.unit)]
    if not standing:
        return _of_another_period(forms, window, scope)
    fits = [fit for fit in _fits(standing, window) if _allowed(fit, window, scope)]
    best = _best(fits, window, scope)
    return _outcome(best, window) if best else None


def _fits(forms: Sequence[Form], window: Window) -> list[_Fit]:
    fits = [_Fit(form, _marks(form, window)) for form in forms]
    clean = [fit for fit in fits if not fit.marks.contradictions]
    fewest = min(fit.marks.contradictions for fit in fits)
    return clean or [fit for fit in fits if fit.marks.contradictions == fewest]


def _marks(form: Form, window: Window) -> Agreement:
    """Return the agreement; a misprint of the kind's word counts as that word."""
    written = form.words
    if form.kind <= Kind.SHORT and window.inner[0].marked in _misprints(written[0]):
        written = (window.inner[0].marked, *written[1:])
    return window.agreement(written)


def _misprints(word: str) -> frozenset[str]:
    heads = (head for head in words().heads if head.words == (word,))
    return frozenset(m for head in heads for m in head.misprints)


def _allowed(fit: _Fit, window: Window, scope: Scope) -> bool:
    """Return whether the form may be what was meant, standing where it stands."""
    kind, wrong = fit.form.kind, fit.marks.contradictions > 0
    if _is_glued(fit.form, window):
        return False
    if kind <= Kind.SHORT:
        return not wrong or len(fit.form.words) > 1
    if kind == Kind.BARE:
        return _allowed_bare(fit, window, scope, wrong=wrong)
    return not wrong and _LATER[kind](fit, window, scope)


def _is_glued(form: Form, window: Window) -> bool:
    """Return whether a one-letter word for a kind runs into the name after it."""
    first = form.words[0]
    return len(first) == 1 < len(form.words) and window.inner[0].folded != folded(first)


def _allowed_bare(fit: _Fit, window: Window, scope: Scope, *, wrong: bool) -> bool:
    """Bare names must differ from ordinary words; wrong marks suit only territories."""
    if scope.is_cell:
        return True
    is_ranked = not scope.ranked or fit.form.unit.id in scope.ranked
    if wrong and not (fit.form.is_territory and is_ranked):
        return False
    return not fit.form.is_territory or not window.is_common


def _alone(fit: _Fit, window: Window, scope: Scope) -> bool:
    return _is_only(fit.form.words, window, scope)


def _is_only(head: Sequence[str], window: Window, scope: Scope) -> bool:
    """A kind alone means the only unit of that kind, unless all are meant."""
    same = [u for u in scope.registry.units if _begins_with(u.name, head)]
    return sum(map(scope.stands, same)) == 1 and not _speaks_of_all(window)


def _begins_with(name: str, head: Sequence[str]) -> bool:
    return name.casefold().split()[: len(head)] == [*head]


def _speaks_of_all(window: Window) -> bool:
    before = window.folded_before() in words().plural_before
    after = window.folded_after() in words().plural_after
    return before or after or _joins_all(window)


def _joins_all(window: Window) -> bool:
    """Return whether "and the districts" follows."""
    rest = [token.folded for token in window.tokens[window.end : window.end + 3]]
    plural = rest[1:2] and rest[1] in words().plural_before
    return bool(rest[:1] and rest[0] in words().links and plural)


def _weak(fit: _Fit, window: Window, scope: Scope) -> bool:
    """Two letters count in capitals, or when little else is said."""
    if not fit.form.is_territory:
        short = scope.is_cell or window.is_upper or len(window.tokens) == 1
        return short or _linked(window)
    head = parse_name(fit.form.unit.name).head
    return head is not None and _is_only(head.words, window, scope)


def _linked(window: Window) -> bool:
    neighbours = {window.folded_before(), window.folded_after()}
    return bool(neighbours & words().links)


def _part(fit: _Fit, window: Window, scope: Scope) -> bool:
    """One everyday word after the kind is no name; two are, when marked in full."""
    del scope
    rest = window.rest
    if len(window.inner) == 1:
        return False
    if not _has_vowel(fit.form.words[-1]):
        return True
    is_marked = fit.marks.is_full and window.has_marks
    return not rest.is_common or (is_marked and len(rest.inner) > 1)


def _has_vowel(word: str) -> bool:
    return any(letter in "aeiouy" for letter in folded(word))


def _hint(fit: _Fit, window: Window, scope: Scope) -> bool:
    del fit, scope
    return window.is_whole or (window.is_upper and len(window.inner) == 1)


def _said(fit: _Fit, window: Window, scope: Scope) -> bool:
    del fit, window, scope
    return True


_LATER: dict[Kind, Callable[[_Fit, Window, Scope], bool]] = {
    Kind.SAID: _said,
    Kind.ALONE: _alone,
    Kind.WEAK: _weak,
    Kind.PART: _part,
    Kind.TAIL: _part,
    Kind.HINT: _hint,
}


def _best(fits: list[_Fit], window: Window, scope: Scope) -> list[_Fit]:
    """Return the fits of the fullest kind; full marks and ranked units first."""
    if not fits:
        return []
    kind = min(fit.form.kind for fit in fits)
    best = [fit for fit in fits if fit.form.kind == kind]
    if window.has_marks:
        best = [fit for fit in best if fit.marks.is_full] or best
    best = [fit for fit in best if fit.form.unit.id in scope.ranked] or best
    return _newest(best) if scope.year is None else best


def _newest(fits: list[_Fit]) -> list[_Fit]:
    """Return, of units that only periods tell apart, the one that stands today."""
    return [fit for fit in fits if fit.form.unit.valid_to is None] or fits


def _outcome(fits: list[_Fit], window: Window) -> Outcome:
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
    return is_kind or form.kind in {Kind.BARE, Kind.WEAK}


def _lacks_level(form: Form, window: Window) -> bool:
    last = folded(form.unit.name.split()[-1])
    return last in words().levels and window.inner[-1].folded != last


def _certainty(fit: _Fit, units: tuple[Unit, ...], window: Window) -> Certainty:
    if len(units) > 1 or fit.form.kind in {Kind.TAIL, Kind.HINT}:
        return Certainty.AMBIGUOUS
    if fit.form.kind == Kind.PART:
        return _part_certainty(fit, window)
    is_odd = fit.form.kind == Kind.BARE and window.follows_unknown
    if fit.form.kind == Kind.SAID or fit.marks.contradictions or is_odd:
        return Certainty.FUZZY
    return Certainty.EXACT


def _part_certainty(fit: _Fit, window: Window) -> Certainty:
    """Two syllables of an office's name settle it, one only with all its marks."""
    if fit.form.is_territory or not _has_vowel(fit.form.words[-1]):
        return Certainty.AMBIGUOUS
    settled = len(fit.form.words) > 2 or (fit.marks.is_full and window.has_marks)  # noqa: PLR2004
    return Certainty.EXACT if settled else Certainty.FUZZY


def _of_another_period(
    forms: Sequence[Form], window: Window, scope: Scope
) -> Outcome | None:
    """Return the units that came before or after, for a full name of their time."""
    full = [form for form in forms if form.kind <= Kind.BARE]
    fits = (
        [fit for fit in _fits(full, window) if not fit.marks.contradictions]
        if full
        else []
    )
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


def _related(unit: Unit, scope: Scope) -> tuple[Unit, ...]:
    links = [link.unit for link in (*unit.predecessors, *unit.successors)]
    found = [other for other in scope.known(links) if scope.stands(other)]
    return tuple(sorted(found, key=lambda other: other.id not in scope.ranked))
