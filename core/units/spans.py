"""Names found in a row of tokens: longest first, none across another."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from core.units.fits import Scope
from core.units.foreign import Outsider, gazetteer, outsider_in
from core.units.index import NameIndex, name_index
from core.units.mentions import Certainty, Token
from core.units.names import key_of
from core.units.settle import Outcome, settle
from core.units.window import Window, is_unknown
from core.units.words import words

_LONGEST = 14  # tokens of a name


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A stretch of tokens with what it names; nothing but words when all is empty.

    Attributes:
        start: First token.
        end: After the last.
        outcome: The unit or candidates.
        outsider: A name outside the registry.
        is_place: Whether it names the place itself.
    """

    start: int
    end: int
    outcome: Outcome | None = None
    outsider: Outsider | None = None
    is_place: bool = False


def spans_in(tokens: tuple[Token, ...], scope: Scope) -> list[Span]:
    """Return what is named, left to right, typing faults aside.

    Whole names come before pieces of names, longer before shorter ones.
    """
    index = name_index(scope.registry)
    taken = [False] * len(tokens)
    windows = _windows(tokens, index)
    found = list(_never(tokens, taken, windows))
    pieces: list[Span] = []
    for window, key in windows:
        span = None if _is_busy(window, taken) else _span(window, key, index, scope)
        if span is not None and span.outcome and span.outcome.is_partial:
            pieces.append(span)
        elif span is not None:
            found.append(_take(span, taken))
    wider = list(_free_pieces(pieces, tokens, found))
    kept = (span for span in found if not any(_holds(piece, span) for piece in wider))
    return sorted([*kept, *wider], key=lambda span: span.start)


def _is_busy(window: Window | Span, taken: list[bool]) -> bool:
    return any(taken[window.start : window.end])


def _take(span: Span, taken: list[bool]) -> Span:
    taken[span.start : span.end] = [True] * (span.end - span.start)
    return span


def _free_pieces(
    pieces: list[Span], tokens: tuple[Token, ...], found: list[Span]
) -> Iterator[Span]:
    """Yield pieces of names that no unknown word follows: that would be a name.

    An ordinary phrase inside such a piece is part of it.
    """
    refused = [False] * len(tokens)
    for piece in pieces:
        if _is_busy(piece, refused) or any(_clashes(piece, span) for span in found):
            continue
        is_last = piece.end == len(tokens)
        goes_on = not is_last and is_unknown(tokens[piece.end])
        if not goes_on or any(span.start == piece.end for span in found):
            yield piece
        _take(piece, refused)


def _clashes(piece: Span, span: Span) -> bool:
    overlaps = piece.start < span.end and span.start < piece.end
    return overlaps and not _holds(piece, span)


def _holds(piece: Span, span: Span) -> bool:
    """Return whether an ordinary phrase lies within the piece."""
    inside = piece.start <= span.start and span.end <= piece.end
    return inside and span.outcome is None and span.outsider is None


def _never(
    tokens: tuple[Token, ...], taken: list[bool], windows: list[tuple[Window, str]]
) -> Iterator[Span]:
    """Yield the phrases that end like a kind, unless a known outsider begins so."""
    begun = {window.start for window, _ in windows if _is_outsider(window)}
    for start in range(len(tokens) - 1):
        pair = (tokens[start].marked, tokens[start + 1].marked)
        if pair in words().never and start not in begun:
            yield _take(Span(start=start, end=start + 2), taken)


def _is_outsider(window: Window) -> bool:
    return len(window.inner) > 2 and outsider_in(window) is not None  # noqa: PLR2004  # two words may be others too


@lru_cache(maxsize=16)
def _known(index: NameIndex) -> frozenset[str]:
    """Return every key that may be something; one look-up a window."""
    ordinary = (key_of(phrase) for phrase in words().ordinary)
    return frozenset({*index.forms, *index.places, *gazetteer().names, *ordinary})


def _windows(tokens: tuple[Token, ...], index: NameIndex) -> list[tuple[Window, str]]:
    """Return the stretches whose key is known, longest first."""
    known = _known(index)
    hits = [
        (Window(tokens, start, end), key)
        for start in range(len(tokens))
        for end, key in _keys_from(start, tokens)
        if key in known
    ]
    return sorted(hits, key=lambda hit: hit[0].start - hit[0].end)


def _keys_from(start: int, tokens: tuple[Token, ...]) -> Iterator[tuple[int, str]]:
    """Yield each end with its keys; fillers inside a name may be left out of it."""
    keys = {""}
    for end in range(start + 1, min(len(tokens), start + _LONGEST) + 1):
        token = tokens[end - 1]
        longer = {(key + token.folded).replace("oo", "o") for key in keys}
        yield from ((end, key) for key in longer)
        is_filler = end > start + 1 and token.marked in words().fillers
        keys = longer | keys if is_filler else longer


def _span(window: Window, key: str, index: NameIndex, scope: Scope) -> Span | None:
    start, end = window.start, window.end
    outcome = settle(index.forms[key], window, scope) if key in index.forms else None
    if key in index.places:
        return Span(start=start, end=end, outcome=outcome, is_place=True)
    outsider = outsider_in(window)
    if outcome and outcome.is_territory and len(window.inner) > 2:  # noqa: PLR2004  # two words may be others too
        outsider = outsider or outsider_in(window.rest)
    if outcome and outsider and outsider[1] and not outcome.is_full:
        outcome = replace(outcome, certainty=Certainty.AMBIGUOUS)
    if outcome:
        return Span(start=start, end=end, outcome=outcome)
    if outsider:
        return Span(start=start, end=end, outsider=outsider[0])
    is_phrase = tuple(t.marked for t in window.inner) in words().ordinary
    return Span(start=start, end=end) if is_phrase else None
