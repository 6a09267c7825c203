"""Names that go on: "the department of A and B" is not the department of A."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from core.model import Unit
from core.units.fits import Scope
from core.units.mentions import Certainty, Token
from core.units.names import folded, parse_name
from core.units.settle import MOST_CANDIDATES, Outcome
from core.units.spans import Span
from core.units.window import Window, is_unknown
from core.units.words import Phrase, words


@dataclass(frozen=True, slots=True)
class _Piece:
    """A piece of other units' names after a name: where it ends, and whose it is."""

    end: int
    units: tuple[Unit, ...]


def asked_where_longer(
    spans: list[Span], tokens: tuple[Token, ...], scope: Scope
) -> list[Span]:
    """Make an office one of several where pieces of other names follow it."""
    return [_longer(span, spans, tokens, scope) for span in spans]


def _longer(
    span: Span, spans: list[Span], tokens: tuple[Token, ...], scope: Scope
) -> Span:
    outcome = span.outcome
    if outcome is None or not _is_office(outcome):
        return span
    limit = min((s.start for s in spans if s.start >= span.end), default=len(tokens))
    rest = Window(tokens, span.end, limit)
    pieces = tuple(_pieces(rest, outcome.units[0], scope))
    if not pieces:
        return span
    others = (unit for piece in pieces for unit in piece.units)
    units = tuple({u.id: u for u in (*outcome.units, *others)}.values())
    asked = replace(
        outcome, units=units[:MOST_CANDIDATES], certainty=Certainty.AMBIGUOUS
    )
    return replace(span, end=pieces[-1].end, outcome=asked)


def _is_office(outcome: Outcome) -> bool:
    """Return whether one office is named with its kind."""
    settled = len(outcome.units) == 1 and not outcome.is_territory
    return settled and not outcome.bare


def _pieces(rest: Window, own: Unit, scope: Scope) -> Iterator[_Piece]:
    """Yield pieces of the names of other ranked offices, one after the other.

    A syllable of the name itself is none: that is its own name with a slip.
    """
    mine = {folded(w) for segment in parse_name(own.name).segments for w in segment}
    offices = [u for u in scope.registry.units if _may_be(u, own, scope)]
    start = rest.start
    while start < rest.end:
        linked = rest.tokens[start].marked in words().fillers
        after = Window(rest.tokens, start + linked, rest.end)
        if not after.inner or after.inner[0].folded in mine:
            return
        piece = _piece(after, offices, linked=linked)
        if piece is None:
            return
        yield piece
        start = piece.end


def _may_be(unit: Unit, own: Unit, scope: Scope) -> bool:
    head = parse_name(unit.name).head
    is_office = head is not None and not head.is_territory
    return is_office and unit.id != own.id and unit.id in scope.ranked


def _piece(rest: Window, offices: list[Unit], *, linked: bool) -> _Piece | None:
    """Return the longest piece that the stretch begins with."""
    for end in range(rest.end, rest.start, -1):
        said = Window(rest.tokens, rest.start, end)
        if not linked and said.is_common:
            continue
        units = tuple(unit for unit in offices if _holds(unit, said))
        if units:
            return _Piece(end, units)
    return None


def _holds(unit: Unit, said: Window) -> bool:
    """Return whether a whole segment of a name is said, or one telling syllable."""
    segments = parse_name(unit.name).segments
    if len(said.inner) > 1:
        return any(_is_segment(said, segment) for segment in segments)
    syllables = [(word,) for segment in segments for word in segment]
    told = is_unknown(said.inner[0])
    return told and any(_is_segment(said, syllable) for syllable in syllables)


def _is_segment(said: Window, segment: Phrase) -> bool:
    same = tuple(map(folded, segment)) == tuple(t.folded for t in said.inner)
    return same and not said.agreement(segment).contradictions
