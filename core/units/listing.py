"""Names in a list, and ordinary words that only look like names of offices."""

from dataclasses import replace
from itertools import pairwise

from core.units.mentions import Certainty, Token
from core.units.spans import Span
from core.units.words import words


def without_ordinary(spans: list[Span], tokens: tuple[Token, ...]) -> list[Span]:
    """Drop offices named without their kind where that is an ordinary word.

    In a list beside another unit it is a name; after "the work of", beside a full
    name, or where "which office" is asked it is not.
    """
    firm = any(map(_is_firm, spans)) or _asks_which(spans, tokens)
    kept: list[Span] = []
    for place, span in enumerate(spans):
        if _is_bare(span) and _is_listed(place, spans, tokens):
            kept.append(_settled(span))
        elif not _is_bare(span) or not (firm or _is_topic(span, tokens)):
            kept.append(span)
    return kept


def _settled(span: Span) -> Span:
    """Return a listed piece of one name as that name, to be confirmed."""
    outcome = span.outcome
    if outcome is None or len(outcome.units) > 1 or not outcome.is_partial:
        return span
    return replace(span, outcome=replace(outcome, certainty=Certainty.FUZZY))


def _is_firm(span: Span) -> bool:
    named = span.outcome is not None and not span.outcome.bare and not span.is_place
    return named or (span.outsider is not None and not span.outsider.is_place)


def _is_bare(span: Span) -> bool:
    return span.outcome is not None and span.outcome.bare


def _is_topic(span: Span, tokens: tuple[Token, ...]) -> bool:
    """Return whether a word such as "field" or "task" stands before."""
    said = tokens[max(span.start - 2, 0) : span.start]
    before = tuple(token.folded for token in said)
    return before in words().topics or before[-1:] in words().topics


def _asks_which(spans: list[Span], tokens: tuple[Token, ...]) -> bool:
    """Return whether a kind of body stands free before "which"."""
    free = [token.folded for i, token in enumerate(tokens) if not _within(i, spans)]
    return any(
        (kind,) in words().groups and asking in words().which
        for kind, asking in pairwise(free)
    )


def _within(place: int, spans: list[Span]) -> bool:
    return any(span.start <= place < span.end for span in spans)


def _is_listed(place: int, spans: list[Span], tokens: tuple[Token, ...]) -> bool:
    beside = [spans[i] for i in (place - 1, place + 1) if 0 <= i < len(spans)]
    return any(linked(spans[place], other, tokens) for other in beside)


def linked(one: Span, other: Span, tokens: tuple[Token, ...]) -> bool:
    """Return whether only words such as "and" or "than" part a name from another."""
    first, second = sorted((one, other), key=lambda span: span.start)
    between = tokens[first.end : second.start]
    return other.outcome is not None and all(t.folded in words().links for t in between)
