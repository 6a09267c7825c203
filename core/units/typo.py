"""Names with a typing fault: asked for, never assumed, and never between two.

Source: optimal string alignment; the limit grows with the length of the name.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from core.units.fits import Scope
from core.units.index import NameIndex, name_index
from core.units.mentions import Certainty, Token
from core.units.names import Form, Kind, folded, key_of
from core.units.settle import MOST_CANDIDATES, Outcome
from core.units.spans import Span
from core.units.window import Window, is_unknown, without_fillers
from core.units.words import Phrase, words

_LIMITS = ((6, 0), (10, 1), (15, 2))
_MOST_FAULTS = 3
_TELLING = 2  # right syllables, the kind included, that leave an office in doubt
_MOST_TOKENS = 40
_LONGEST = 12
_TOO_LONG = 48


@dataclass(frozen=True, slots=True)
class _Guess:
    """A form that a window may have been meant for."""

    distance: int
    window: Window
    form: Form
    key: str


def typed_wrong(
    tokens: tuple[Token, ...], taken: list[bool], scope: Scope
) -> list[Span]:
    """Return the names that free tokens come near to."""
    index = name_index(scope.registry)
    guesses = [
        guess
        for window in _windows(tokens, taken, index)
        for guess in _guesses(window, index, scope)
    ]
    return _settled(guesses, index, scope)


def _windows(
    tokens: tuple[Token, ...], taken: list[bool], index: NameIndex
) -> Iterator[Window]:
    """Yield free stretches with some unknown word, no question word at their ends."""
    for start in range(min(len(tokens), _MOST_TOKENS)):
        for end in range(start + 1, min(len(tokens), start + _LONGEST) + 1):
            if taken[end - 1]:
                break
            window = Window(tokens, start, end)
            if _is_guessable(window, index):
                yield window


def _is_guessable(window: Window, index: NameIndex) -> bool:
    first, last = window.inner[0], window.inner[-1]
    edges = _may_stand(first, index) and _may_stand(last, index)
    return edges and _says_more(window) and _has_anchor(window, index)


def _says_more(window: Window) -> bool:
    """Return whether a word is unknown, "people's committee" and the like aside."""
    said = tuple(token.folded for token in window.inner)
    return any(map(is_unknown, window.inner)) and not _are_leads(said)


def _are_leads(said: Phrase) -> bool:
    kept = said[:-1] if said[-1] in words().levels else said
    return any(phrase[: len(kept)] == kept for phrase in words().leads)


def _has_anchor(window: Window, index: NameIndex) -> bool:
    """Return whether some syllable is right; a name run together needs none."""
    few = len(window.inner) == 1
    return few or any(token.folded in index.syllables for token in window.inner)


def _may_stand(token: Token, index: NameIndex) -> bool:
    return is_unknown(token) or token.folded in index.syllables


def _guesses(window: Window, index: NameIndex, scope: Scope) -> Iterator[_Guess]:
    typed = key_of(token.folded for token in window.inner)
    limit = _limit(len(typed))
    if not limit or len(typed) > _TOO_LONG:
        return
    for key, distance in _keys_near(typed, index, limit):
        if 0 < distance <= _limit(len(key)):
            for form in index.forms[key]:
                if _eligible(form, scope) and _is_slip(window, form, index):
                    yield _Guess(distance, window, form, key)


def _is_slip(window: Window, form: Form, index: NameIndex) -> bool:
    """Return whether each syllable is still the name's: at most half of it is wrong.

    Of an office with little right, a syllable that stands in other names was meant.
    """
    typed = [token.folded for token in without_fillers(window.inner)]
    named = [folded(word) for word in form.words]
    if len(typed) != len(named):
        return True
    wrong = [(t, n) for t, n in zip(typed, named, strict=True) if t != n]
    is_doubtful = not form.is_territory and len(named) - len(wrong) <= _TELLING
    if is_doubtful and any(said in index.syllables for said, _ in wrong):
        return False
    return all(_is_near(said, meant) for said, meant in wrong)


def _is_near(said: str, meant: str) -> bool:
    from rapidfuzz.distance import OSA

    return OSA.distance(said, meant) <= max(len(meant) // 2, 1)


def _keys_near(text: str, index: NameIndex, limit: int) -> Iterator[tuple[str, int]]:
    """Yield the keys within ``limit`` faults of a text, with their distance."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    lengths = range(len(text) - limit, len(text) + limit + 1)
    keys = [key for length in lengths for key in index.typo_keys.get(length, ())]
    for key, distance, _ in process.extract(
        text, keys, scorer=OSA.distance, score_cutoff=limit, limit=None
    ):
        yield key, int(distance)


def _limit(length: int) -> int:
    return next((faults for below, faults in _LIMITS if length < below), _MOST_FAULTS)


def _eligible(form: Form, scope: Scope) -> bool:
    """Unranked units are guessed only by their full name."""
    if not scope.stands(form.unit) or form.kind > Kind.PART:
        return False
    is_ranked = not scope.ranked or form.unit.id in scope.ranked
    return is_ranked or form.kind == Kind.FULL


def _settled(guesses: list[_Guess], index: NameIndex, scope: Scope) -> list[Span]:
    """Return the nearest guess of each stretch; equal ones become candidates."""
    spans: list[Span] = []
    for guess in sorted(guesses, key=_preference):
        window = guess.window
        if all(s.end <= window.start or window.end <= s.start for s in spans):
            rivals = [*_as_near(guess, guesses), *_neighbours(guess, index, scope)]
            spans.append(_span(guess, rivals, scope))
    return spans


def _preference(guess: _Guess) -> tuple[int, int]:
    return guess.distance, guess.window.start - guess.window.end


def _as_near(best: _Guess, guesses: list[_Guess]) -> Iterator[Form]:
    """Yield the forms as near to the same stretch."""
    for guess in guesses:
        if guess.window == best.window and guess.distance == best.distance:
            yield guess.form


def _neighbours(best: _Guess, index: NameIndex, scope: Scope) -> Iterator[Form]:
    """Yield names one letter from the best: a slip could have meant either."""
    for key, distance in _keys_near(best.key, index, 1):
        same_kind = (f for f in index.forms[key] if f.kind == best.form.kind)
        yield from (f for f in same_kind if distance and _eligible(f, scope))


def _span(best: _Guess, rivals: list[Form], scope: Scope) -> Span:
    units = {form.unit.id: form.unit for form in (best.form, *rivals)}
    ranked = tuple(unit for unit in units.values() if unit.id in scope.ranked)
    candidates = (ranked or tuple(units.values()))[:MOST_CANDIDATES]
    settled = len(candidates) == 1
    return Span(
        start=best.window.start,
        end=best.window.end,
        outcome=Outcome(
            units=candidates,
            certainty=Certainty.FUZZY if settled else Certainty.AMBIGUOUS,
            is_territory=best.form.is_territory,
        ),
    )
