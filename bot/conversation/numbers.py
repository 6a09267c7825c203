"""The numbers a question holds, told apart by their neighbours.

The same word may count units (``năm sở``), say a rank (``thứ năm``) or belong to a
year (``năm 2017``): what stands before and after decides.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from bot.conversation.lexicon import (
    CARDINAL,
    CUE,
    DECISION,
    EVERY,
    FIXED,
    GROUP,
    ORDINAL,
    RANK_MARK,
)
from bot.conversation.segments import Segment
from core.text import decimal_of

COUNT, RANK, FIGURE, BARE, CRITERION = "count", "rank", "figure", "bare", "criterion"
SIZE = "size"  # of the whole group: "trong 20 sở"
_WITHIN = frozenset(
    {"trong", "trong so", "tren", "tren tong so", "trong tong so", "giua"}
)
_MEASURES = frozenset({"diem", "%", "phan tram", "phan", "pt"})
_CRITERION_WORDS = frozenset(
    {"tieu chi", "tieu chi so", "linh vuc", "linh vuc so", "muc", "muc so", "noi dung",
     "noi dung so", "phan so", "tieu chi thanh phan", "chi tieu", "chi tieu so",
     "diem muc", "diem tieu chi", "diem linh vuc"}
)  # fmt: skip
_TOP = ("top_n", "bottom_n")
_MOST_UNITS = 999
_TAKEN = ("year", "date", "unit", "foreign", "place", "criterion-code", DECISION)


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """The numbers of a question by what they are.

    Attributes:
        count: How many units are asked for.
        rank: The rank asked about; negative from the end.
        figure: An index or score said in the question.
        criterion: A field or criterion named by its number.
        bare: A whole number that nothing explains.
        slots: What the number in each segment is, by position.
    """

    count: int | None = None
    rank: int | None = None
    figure: Decimal | None = None
    criterion: str | None = None
    bare: int | None = None
    slots: Mapping[int, str] = field(default_factory=dict)


def numbers(segments: Sequence[Segment], folded: Sequence[str]) -> Numbers:
    """Return the numbers of a question; ``folded`` are its segments without marks."""
    slots = {
        position: _kind(segments, folded, position) for position in range(len(segments))
    }
    found = {kind: position for position, kind in reversed(slots.items()) if kind}
    return Numbers(
        count=_whole(segments, found.get(COUNT)),
        rank=_rank(segments, found.get(RANK)),
        figure=_figure(segments, found.get(FIGURE)),
        criterion=_text(segments, found.get(CRITERION)),
        bare=_whole(segments, found.get(BARE)),
        slots={position: kind for position, kind in slots.items() if kind},
    )


def _kind(segments: Sequence[Segment], folded: Sequence[str], position: int) -> str:
    segment = segments[position]
    if segment.has(FIXED):
        return RANK
    if any(segment.has(kind) for kind in _TAKEN):
        return ""
    digits = _is_number(segment.text)
    if not digits and not segment.has(CARDINAL) and not segment.has(ORDINAL):
        return ""
    before = segments[position - 1] if position else None
    kind = _by_neighbours(segments, folded, position, before)
    return kind or (_alone(segment) if digits else "")


def _by_neighbours(
    segments: Sequence[Segment],
    folded: Sequence[str],
    position: int,
    before: Segment | None,
) -> str:
    after = segments[position + 1] if position + 1 < len(segments) else None
    if position and _names_criterion(segments, folded, position):
        return CRITERION
    if before is not None and before.has(RANK_MARK) and not _is_top(before):
        return RANK
    counts = after is not None and (after.has(GROUP) or after.has(EVERY))
    if counts and position and folded[position - 1] in _WITHIN:
        return SIZE
    if counts or (before is not None and _is_top(before)):
        return COUNT
    if after is not None and folded[position + 1] in _MEASURES:
        return FIGURE
    return COUNT if after is not None and _is_top(after) else ""


def _names_criterion(
    segments: Sequence[Segment], folded: Sequence[str], position: int
) -> bool:
    """Return whether a number follows "tiêu chí" or "lĩnh vực thứ"."""
    last = position - 1
    if last and segments[last].has(RANK_MARK) and folded[last] in {"thu", "so"}:
        last -= 1
    return folded[last] in _CRITERION_WORDS


def _is_top(segment: Segment) -> bool:
    return any(segment.has(CUE, intent) for intent in _TOP)


def _is_number(text: str) -> bool:
    return decimal_of(text.rstrip("%")) is not None


def _alone(segment: Segment) -> str:
    return BARE if segment.text.isdecimal() else FIGURE


def _whole(segments: Sequence[Segment], position: int | None) -> int | None:
    """Return the whole number at a position, if it could count units."""
    if position is None:
        return None
    segment = segments[position]
    word = segment.value(CARDINAL) or segment.value(ORDINAL)
    text = segment.text if segment.text.isdecimal() else word
    return int(text) if text and int(text) <= _MOST_UNITS else None


def _rank(segments: Sequence[Segment], position: int | None) -> int | None:
    if position is None:
        return None
    fixed = segments[position].value(FIXED)
    return int(fixed) if fixed else _whole(segments, position)


def _figure(segments: Sequence[Segment], position: int | None) -> Decimal | None:
    return None if position is None else decimal_of(segments[position].text.rstrip("%"))


def _text(segments: Sequence[Segment], position: int | None) -> str | None:
    if position is None:
        return None
    text = segments[position].text.rstrip(".")
    whole = _whole(segments, position)
    return text if _is_number(text) else str(whole) if whole else None
