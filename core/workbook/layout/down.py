"""Tables with a unit in every row: bảng xếp loại, and annexes laid on their side."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise, takewhile

from core.errors import N_
from core.model import GroupRules, Message
from core.text import fold
from core.workbook.layout.blocks import Block, Head
from core.workbook.layout.codes import Criteria
from core.workbook.layout.commune_columns import commune_columns
from core.workbook.layout.content import band_words, by_content
from core.workbook.layout.context import Context
from core.workbook.layout.groups import group_of, units_by_group
from core.workbook.layout.headings import FIGURES, POINTS, UNIT
from core.workbook.layout.namesakes import told_apart
from core.workbook.layout.settle import Item, Line, settled_criteria, settled_units
from core.workbook.layout.told import IGNORE
from core.workbook.plan import Axis, Certainty, Form, Meaning, Part
from core.workbook.summary import is_total_name

ONLY_SCORE = N_("the only column of scores")
SEVERAL = N_("several columns are headed alike")
_AVERAGE = re.compile(r"((gia tri|diem|muc) )?(trung binh|binh quan)\b")
_MARK = re.compile(r"\(?(\d{1,2}|[a-zA-Z]{1,2})\)?(\s*[=:].*)?")
_FEWEST_MARKS = 3
_SCORES = {"appraised", "survey", "total", "index"}


def down_parts(context: Context, block: Block) -> Iterator[Part]:
    """Yield a part for every group that has units in the block."""
    column = _unit_column(context, block)
    lines, skipped = _lines(context, block, column)
    lines = told_apart(context, lines, column)
    keys = [line.named.keys[0] for line in lines if line.named]
    texts = [line.text for line in lines[:50]]
    group = group_of(context, keys, block.title, texts)
    units = settled_units(lines, context.names, group)
    main = group or next(iter(context.criteria), None)
    criteria = context.criteria.get(main or "")
    figures, rows = _figures(context, block), [line.line for line in lines]
    for own, members in units_by_group(context, units, group).items():
        yield Part(
            sheet=context.grid.sheet.name,
            form=block.form,
            axis=Axis.DOWN,
            first=block.first,
            last=block.last,
            units=tuple(members),
            figures=by_content(
                figures, context.grid, block, rows, _rules(context, own or main)
            ),
            criteria=_criteria(context, block, criteria) if block.lines else (),
            group=own,
            title=block.title,
            skipped=tuple(skipped),
        )


def _rules(context: Context, group: str | None) -> GroupRules | None:
    criteria = context.criteria.get(group or "")
    return criteria.rules if criteria else None


def _unit_column(context: Context, block: Block) -> int:
    """Return the column of names: the one headed so, else the one that names most."""
    headed = block.column(UNIT)
    if headed is not None:
        return headed
    rows = range(block.header + 1, block.last + 1)
    columns = range(min(block.lines, default=1))
    return max(
        columns,
        key=lambda c: context.names.count(context.grid.word(r, c) for r in rows),
        default=0,
    )


def _lines(context: Context, block: Block, column: int) -> tuple[list[Line], list[int]]:
    """Return the lines that should be units, and the rows passed over."""
    grid, lines, skipped = context.grid, list[Line](), list[int]()
    scored = _scored_columns(block)
    rules = (criteria.rules for criteria in context.criteria.values())
    bands = frozenset(word for one in rules for word in band_words(one))
    for row in range(block.header + 1, block.last + 1):
        if grid.origin(row, column)[0] != row:
            continue  # one name over several rows: the first one counts
        name = grid.word(row, column)
        line = context.line(row, name, row, column)
        has_scores = any(grid.is_figure(row, one) for one in scored) or any(
            fold(grid.word(row, one)) in bands for one in block.columns.get("band", ())
        )
        if _is_unit(context, line, row, has_scores=has_scores):
            lines.append(line)
        elif name or has_scores:
            skipped.append(row)
    return lines, skipped


def _is_unit(context: Context, line: Line, row: int, *, has_scores: bool) -> bool:
    """Return whether a row is about a unit, be it one we do not know."""
    if context.is_ignored(line) or _is_sum(line.text) or _is_numbering(context, row):
        return False
    if not line.text:
        return has_scores and not _is_total(context, row)
    named = line.named
    is_known = named is not None and named.certainty is not Certainty.NEW
    key = context.headings.key(line.text)
    is_result = key is not None and context.headings.is_figure(key)  # "Điểm tối đa"
    return is_known or (has_scores and not is_result)


def _is_sum(name: str) -> bool:
    """Return whether a line is called a total or an average of whatever units."""
    return is_total_name(name) or _AVERAGE.match(fold(name)) is not None


def _scored_columns(block: Block) -> tuple[int, ...]:
    keys = (*FIGURES, POINTS)
    figures = (c for key in keys for c in block.columns.get(key, ()))
    return (*figures, *block.lines)


def _is_total(context: Context, row: int) -> bool:
    return any(is_total_name(word) for _, word in context.grid.words[row])


def _is_numbering(context: Context, row: int) -> bool:
    """Return whether a row numbers the columns: ``(1) (2) (3) (4)=(2)+(3)``."""
    if not all(_MARK.fullmatch(word) for _, word in context.grid.words[row]):
        return False
    columns = [*context.grid.filled(row)]
    texts = (context.grid.text(row, column) for column in columns)
    marks = [*takewhile(bool, map(_MARK.fullmatch, texts))]
    if len(marks) < max(_FEWEST_MARKS, len(columns)):
        return False
    numbers = [int(m[1]) for m in marks if m is not None and m[1].isdecimal()]
    steps = {b - a for a, b in pairwise(numbers)}
    return steps == {1}


def _figures(context: Context, block: Block) -> tuple[Meaning, ...]:
    """Return what each column of results is; two of one sort are asked."""
    found = dict(_told_columns(context, block))
    told = {meaning.key for meaning in found.values()}
    groups = (criteria.rules for criteria in context.criteria.values())
    communes = commune_columns(block, groups)
    for column, code in communes.items():
        if code is not None and column not in found:
            head = block.heads[column]
            found[column] = _meaning(code, head, column, Certainty.SURE)
    for key, every in block.columns.items():
        places = [column for column in every if column not in communes]
        if not context.headings.is_figure(key) or key in told:
            continue
        for column in places:
            if column not in found:
                found[column] = _figure(key, block.heads[column], column, len(places))
    return tuple(
        found[c] for c in sorted(_with_points(found, block)) if found[c].key != IGNORE
    )


def _told_columns(context: Context, block: Block) -> Iterator[tuple[int, Meaning]]:
    for column, head in block.heads.items():
        key = context.told.column(column)
        if key is not None and column not in block.lines:
            yield column, _meaning(key, head, column, Certainty.SURE)


def _figure(key: str, head: Head, column: int, count: int) -> Meaning:
    if count == 1:
        return _meaning(key, head, column, Certainty.SURE)
    return Meaning(
        line=column,
        text=head.text,
        key=None,
        certainty=Certainty.ASK,
        spot=head.spot,
        candidates=(key,),
        evidence=Message(text=SEVERAL),
    )


def _meaning(key: str, head: Head, column: int, certainty: Certainty) -> Meaning:
    return Meaning(
        line=column, text=head.text, key=key, certainty=certainty, spot=head.spot
    )


def _with_points(found: dict[int, Meaning], block: Block) -> dict[int, Meaning]:
    """Add a lone column "Điểm" as the total, where nothing else is a score."""
    keys = {meaning.key for meaning in found.values()}
    places = block.columns.get(POINTS, ())
    if block.form is Form.SUMMARY and len(places) == 1 and not keys & _SCORES:
        head = block.heads[places[0]]
        meaning = _meaning("total", head, places[0], Certainty.LIKELY)
        found[places[0]] = replace(meaning, evidence=Message(text=ONLY_SCORE))
    return found


def _criteria(
    context: Context, block: Block, criteria: Criteria | None
) -> tuple[Meaning, ...]:
    if criteria is None:
        return ()
    items = [_item(context, criteria, block, column) for column in block.lines]
    return settled_criteria(items, criteria)


def _item(context: Context, criteria: Criteria, block: Block, column: int) -> Item:
    """Return a column that is headed with a code, a label, or both."""
    coded, label, head = None, "", block.heads[column]
    text, spot = head.parts[-1]
    for part, place in head.parts:
        read = criteria.coded(
            context.grid.value(*place), context.grid.sheet.shown.get(place, "")
        )
        begun = criteria.leading(part) if read is None else None
        if read is not None or begun is not None:
            coded, text, spot = read or (begun[0] if begun else None), part, place
            label = begun[1] if begun else label
        else:
            label = part
    return Item(
        line=column, text=text, spot=spot, coded=coded, label=label, is_scored=True
    )
