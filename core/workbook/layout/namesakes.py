"""Units of one name told apart by the district or province that stands beside them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from core.errors import N_
from core.model import Message
from core.workbook.layout.context import Context
from core.workbook.layout.names import Named, compact, slug
from core.workbook.layout.settle import Line
from core.workbook.plan import Certainty

BY_PLACE = N_("the unit of that name in {place}, which stands beside it")


def told_apart(context: Context, lines: Sequence[Line], column: int) -> list[Line]:
    """Return the lines, namesakes named after the place beside them."""
    doubtful = _doubtful(lines)
    places = _places(context, lines, column) if doubtful else {}
    if not places:
        return list(lines)
    return [
        _placed(context, line, places.get(line.line, ""))
        if line.line in doubtful
        else line
        for line in lines
    ]


def _doubtful(lines: Sequence[Line]) -> set[int]:
    """Return the lines that share a name, or whose name is that of several units."""
    counts = Counter(line.named.keys for line in lines if line.named)
    return {
        line.line
        for line in lines
        if line.named and (counts[line.named.keys] > 1 or len(line.named.keys) > 1)
    }


def _places(context: Context, lines: Sequence[Line], column: int) -> dict[int, str]:
    """Return the word in the nearest column of words; a blank repeats the one above."""
    grid = context.grid
    nearest = sorted(
        (c for c in _word_columns(context, lines) if c != column),
        key=lambda c: (abs(c - column), c > column),
    )
    found, last = dict[int, str](), ""
    for line in lines if nearest else ():
        last = grid.word(line.line, nearest[0]) or last
        found[line.line] = last
    return found


def _word_columns(context: Context, lines: Sequence[Line]) -> set[int]:
    """Return columns with words that name places: several, and repeated or many."""
    words = context.grid.words
    found: dict[int, set[str]] = {}
    for line in lines:
        for column, word in words[line.line]:
            found.setdefault(column, set()).add(word)
    return {column for column, texts in found.items() if len(texts) > 1}


def _placed(context: Context, line: Line, place: str) -> Line:
    named = line.named
    if named is None or not place:
        return line
    if named.certainty is Certainty.NEW:
        key = f"{named.keys[0]}-{slug(place)}"
        return replace(line, named=Named((key,), Certainty.NEW))
    inside = [key for key in named.keys if _lies_in(context, key, place)]
    if len(inside) != 1:
        return line
    evidence = Message(text=BY_PLACE, params={"place": place})
    return replace(line, named=Named((inside[0],), Certainty.LIKELY, evidence))


def _lies_in(context: Context, key: str, place: str) -> bool:
    unit = context.names.unit(key)
    parent = context.names.unit(unit.parent) if unit and unit.parent else None
    return parent is not None and compact(place) in compact(parent.name)
