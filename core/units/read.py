"""Unit names in free text and in a cell."""

from collections.abc import Sequence

from core.model import UnitId
from core.units.fits import Scope
from core.units.join import (
    joined,
    other_offices,
    provinces_beside,
    unknown_names,
    with_leads,
)
from core.units.listing import without_ordinary
from core.units.longer import asked_where_longer
from core.units.mentions import Certainty, Mention, Reading, Token
from core.units.place import places_settled
from core.units.registry import Registry
from core.units.spans import Span, spans_in
from core.units.tokens import tokens_of
from core.units.typo import typed_wrong
from core.units.window import is_unknown

_LONGEST_NAME = 200
_LARGEST_ORDER = 3  # digits; a number of four is a year


def read_units(
    text: str,
    registry: Registry,
    year: int | None = None,
    *,
    ranked: frozenset[UnitId] = frozenset(),
) -> Reading:
    """Return every unit named in a free question, left to right.

    Args:
        text: The question as typed.
        registry: The units of the place asked about.
        year: The assessed year; it decides which period's unit a name means.
        ranked: The units that have a result in that year: a name shared with
            others means them.
    """
    scope = Scope(registry=registry, year=year, ranked=ranked)
    return _reading(tokens_of(text), scope)


def _reading(tokens: tuple[Token, ...], scope: Scope) -> Reading:
    spans = with_leads(without_ordinary(spans_in(tokens, scope), tokens), tokens)
    spans = _with(spans, with_leads(_faults(tokens, spans, scope), tokens))
    spans = _with(spans, list(provinces_beside(spans, tokens)))
    spans = asked_where_longer(spans, tokens, scope)
    spans = _with(spans, list(unknown_names(tokens, _taken(tokens, spans))))
    spans = joined(other_offices(spans, tokens), tokens)
    named, context = places_settled(spans, tokens)
    return Reading(
        tokens=tokens,
        mentions=tuple(_mention(s, tokens) for s in named if s.outcome or s.outsider),
        places=tuple((span.start, span.end) for span in context),
    )


def _faults(tokens: tuple[Token, ...], spans: list[Span], scope: Scope) -> list[Span]:
    """Return names with typing faults, looked for only where a word is unknown."""
    taken = _taken(tokens, spans)
    free = (t for t, busy in zip(tokens, taken, strict=True) if not busy)
    return typed_wrong(tokens, taken, scope) if any(map(is_unknown, free)) else []


def _taken(tokens: Sequence[Token], spans: list[Span]) -> list[bool]:
    return [any(s.start <= i < s.end for s in spans) for i in range(len(tokens))]


def _with(spans: list[Span], more: list[Span]) -> list[Span]:
    return sorted([*spans, *more], key=lambda span: span.start)


def _mention(span: Span, tokens: tuple[Token, ...]) -> Mention:
    outcome = span.outcome
    return Mention(
        units=outcome.units if outcome else (),
        start=span.start,
        end=span.end,
        certainty=outcome.certainty if outcome else Certainty.FOREIGN,
        text=" ".join(token.text for token in tokens[span.start : span.end]),
        bare=outcome is not None and outcome.bare,
    )


def resolve(
    name: str,
    registry: Registry,
    year: int | None = None,
    *,
    ranked: frozenset[UnitId] = frozenset(),
) -> Mention | None:
    """Return what a whole cell or argument names, or None when that is no unit.

    Every word must be part of the name; only a line's number (``"1. …"``) is not.
    """
    tokens = tokens_of(name) if len(name) <= _LONGEST_NAME else ()
    named = _unnumbered(tokens)
    scope = Scope(registry=registry, year=year, ranked=ranked, is_cell=True)
    mentions = _reading(named, scope).mentions
    if len(mentions) != 1 or mentions[0].certainty is Certainty.FOREIGN:
        return None
    whole = mentions[0].start == 0 and mentions[0].end == len(named)
    return mentions[0] if whole else None


def _unnumbered(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return the tokens of a name without the number of its line."""
    first = tokens[0].folded if len(tokens) > 1 else ""
    numbered = first.isdecimal() and len(first) <= _LARGEST_ORDER
    return tokens[1:] if numbered else tokens
