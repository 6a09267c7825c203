"""Which forms of names may be meant by a window, standing where it stands."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from core.model import Unit, UnitId
from core.units.marks import Agreement
from core.units.names import Form, Kind, folded
from core.units.registry import Registry, stood_in
from core.units.window import Window
from core.units.words import words

_KINDS_ALONE = frozenset({Kind.ALONE, Kind.WEAK})


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


@dataclass(frozen=True, slots=True)
class Fit:
    """A form with how the typed marks fit it.

    Attributes:
        form: The way to write a name.
        marks: How the marks typed agree with it.
    """

    form: Form
    marks: Agreement = field(default=Agreement(0, 0))


def admitted(forms: Sequence[Form], window: Window, scope: Scope) -> list[Fit]:
    """Return the forms that the window may stand for, with their marks."""
    fits = fitting(_without_shared_kinds(forms), window)
    return [fit for fit in fits if _allowed(fit, window, scope)]


def _without_shared_kinds(forms: Sequence[Form]) -> Sequence[Form]:
    """Drop the kind alone where several units are of that kind."""
    alone = [form for form in forms if form.is_territory and form.kind in _KINDS_ALONE]
    if len(alone) <= 1:
        return forms
    return [form for form in forms if form.kind not in _KINDS_ALONE]


def fitting(forms: Sequence[Form], window: Window) -> list[Fit]:
    """Return the forms that no mark contradicts, else those the fewest do."""
    fits = [Fit(form, _marks(form, window)) for form in forms]
    if not fits:
        return []
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


def _allowed(fit: Fit, window: Window, scope: Scope) -> bool:
    """Return whether the form may be what was meant, standing where it stands."""
    kind, wrong = fit.form.kind, fit.marks.contradictions > 0
    if _is_glued(fit.form, window) or (
        not scope.is_cell and _ends_otherwise(fit, window)
    ):
        return False
    if kind <= Kind.SHORT:
        return not wrong or len(fit.form.words) > 1
    if kind == Kind.BARE:
        return _allowed_bare(fit, window, scope, wrong=wrong)
    return not wrong and _LATER[kind](fit, window, scope)


def _ends_otherwise(fit: Fit, window: Window) -> bool:
    """Return whether the word for the level has other marks: ``tính`` for ``tỉnh``."""
    level, last = fit.form.words[-1], window.inner[-1]
    is_level = folded(level) in words().levels and last.folded == folded(level)
    return is_level and last.has_marks and last.marked != level


def _is_glued(form: Form, window: Window) -> bool:
    """Return whether a one-letter word for a kind runs into the name after it."""
    first = form.words[0]
    return len(first) == 1 < len(form.words) and window.inner[0].folded != folded(first)


def _allowed_bare(fit: Fit, window: Window, scope: Scope, *, wrong: bool) -> bool:
    """Bare names must differ from ordinary words; wrong marks suit only territories."""
    if scope.is_cell:
        return True
    is_ranked = not scope.ranked or fit.form.unit.id in scope.ranked
    if wrong and not (fit.form.is_territory and is_ranked):
        return False
    return not fit.form.is_territory or not window.is_common


def _alone(fit: Fit, window: Window, scope: Scope) -> bool:
    """A kind alone means the only unit of that kind, unless all are meant."""
    del fit, scope
    return not _speaks_of_all(window)


def _speaks_of_all(window: Window) -> bool:
    before = window.folded_before() in words().plural_before
    after = window.folded_after() in words().plural_after
    return before or after or _joins_all(window)


def _joins_all(window: Window) -> bool:
    """Return whether "and the districts" or "and which district" follows."""
    rest = [token.folded for token in window.tokens[window.end : window.end + 3]]
    if not (rest[1:] and rest[0] in words().links):
        return False
    is_kind = rest[1] in words().plural_before
    asks = is_kind and (len(rest) == 2 or rest[2] in words().plural_after)  # noqa: PLR2004  # a kind and one word
    return rest[1] in words().all_of or asks


def _weak(fit: Fit, window: Window, scope: Scope) -> bool:
    """Two letters count in capitals, or when little else is said."""
    if fit.form.is_territory:
        return _alone(fit, window, scope)
    is_short = scope.is_cell or window.is_upper or len(window.tokens) == 1
    return is_short or _linked(window)


def _linked(window: Window) -> bool:
    neighbours = {window.folded_before(), window.folded_after()}
    return bool(neighbours & words().links)


def _part(fit: Fit, window: Window, scope: Scope) -> bool:
    """One everyday word after the kind is no name; two are, when marked in full."""
    del scope
    rest = window.rest
    if len(window.inner) == 1:
        return False
    if not has_vowel(fit.form.words[-1]):
        return True
    if not fit.marks.is_full:
        return not rest.may_be_common
    return not rest.is_common or (window.has_marks and len(rest.inner) > 1)


def has_vowel(word: str) -> bool:
    """Return whether a word can be spoken: an abbreviation cannot."""
    return any(letter in "aeiouy" for letter in folded(word))


def _hint(fit: Fit, window: Window, scope: Scope) -> bool:
    del scope
    if len(window.inner) == 1 or fit.form.is_territory:
        return window.is_whole or (window.is_upper and len(window.inner) == 1)
    says_it = window.start == 0 or (window.has_marks and fit.marks.is_full)
    return says_it and not window.may_be_common


def _said(fit: Fit, window: Window, scope: Scope) -> bool:
    del fit, window, scope
    return True


_LATER: dict[Kind, Callable[[Fit, Window, Scope], bool]] = {
    Kind.SAID: _said,
    Kind.ALONE: _alone,
    Kind.WEAK: _weak,
    Kind.PART: _part,
    Kind.TAIL: _part,
    Kind.HINT: _hint,
}
