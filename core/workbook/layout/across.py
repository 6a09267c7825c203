"""Tables with units side by side: criteria down, results below them."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from core.errors import N_
from core.model import GroupRules
from core.workbook.found import Spot
from core.workbook.layout.blocks import Block, Head
from core.workbook.layout.codes import Coded, Criteria
from core.workbook.layout.context import Context
from core.workbook.layout.groups import group_of
from core.workbook.layout.headings import POINTS
from core.workbook.layout.settle import (
    Item,
    Line,
    likely,
    settled_criteria,
    settled_units,
)
from core.workbook.layout.told import IGNORE
from core.workbook.plan import Axis, Certainty, Form, Meaning, Part

BY_LETTERS = N_("a formula of other rows, which is how the rules reckon it")
LAST_ROW = N_("the last of several rows called so; the others are sums of fields")

_SUBTOTAL = re.compile(r"lĩnh vực|mục|nội dung|tiêu chí", re.IGNORECASE)
_LETTERS = re.compile(r"[A-ZIVX]{1,4}")
_FORMULA = re.compile(r"[()\sA-ZIVX+\-–−]+")
_LEAST_LABEL = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row below the names: its code, its words, whether it holds figures."""

    row: int
    coded: Coded | None
    code_spot: Spot
    label: str
    label_spot: Spot
    is_scored: bool
    letter: str = ""


def across_part(context: Context, block: Block) -> Part:
    """Return the block as a part: criteria, or results alone, down its rows."""
    lines = tuple(_unit_lines(context, block))
    keys = [line.named.keys[0] for line in lines if line.named]
    texts = [line.text for line in lines[:50]]
    group = group_of(context, keys, block.title, texts)
    criteria = context.criteria.get(group or "") or next(
        iter(context.criteria.values())
    )
    rows = _rows(context, block, criteria)
    figures = _figures(context, rows, criteria.rules)
    taken = {meaning.line for meaning in figures}
    items = [_item(row) for row in rows if row.row not in taken]
    settled = settled_criteria(_told(context, items), criteria)
    return Part(
        sheet=context.grid.sheet.name,
        form=_form(settled, figures),
        axis=Axis.ACROSS,
        first=block.first,
        last=block.last,
        units=settled_units(lines, context.names, group),
        figures=tuple(m for m in figures if m.key != IGNORE),
        criteria=settled,
        group=group,
        title=block.title,
    )


def _form(criteria: Sequence[Meaning], figures: Sequence[Meaning]) -> Form:
    return Form.SUMMARY if figures and not criteria else Form.ANNEX


def _unit_lines(context: Context, block: Block) -> Iterator[Line]:
    """Yield the column of every unit; of a unit's several columns, one."""
    if block.owner is not None:
        name, spot = block.owner
        yield context.line(block.lines[0], name, *spot)
        return
    spans: dict[Spot, list[int]] = {}
    for column in block.lines:
        text, spot = _name(context, block.heads[column])
        spans.setdefault(spot, []).append(column)
    for spot, columns in spans.items():
        column = _scored_column(context, block, columns)
        text = context.grid.text(*spot)
        line = context.line(column, text, *spot)
        if not context.is_ignored(line):
            yield line


def _name(context: Context, head: Head) -> tuple[str, Spot]:
    """Return the text over a column that is a name: the lowest that names a unit."""
    for part in reversed(head.parts):
        if context.names.of(part[0]) is not None:
            return part
    named = [p for p in head.parts if context.headings.key(p[0]) is None]
    return (named or head.parts)[-1]


def _scored_column(context: Context, block: Block, columns: Sequence[int]) -> int:
    """Return which of a unit's columns holds what was appraised, not what it claims."""
    keys = {c: context.headings.key(block.heads[c].parts[-1][0]) for c in columns}
    for wanted in ("reviewed", "appraised", POINTS, "total"):
        for column, key in keys.items():
            if key == wanted:
                return column
    return columns[0]


def _rows(context: Context, block: Block, criteria: Criteria) -> list[Row]:
    found = list[Row]()
    code_column = _code_column(context, block, criteria)
    for row in range(block.header + 1, block.last + 1):
        read = _row(context, block, criteria, (row, code_column))
        if read is None or context.told.row(row) == IGNORE:
            continue
        if read.coded or read.label or context.told.row(row):
            found.append(read)
    return found


def _code_column(context: Context, block: Block, criteria: Criteria) -> int:
    """Return the column left of the units with the most codes the rules have."""
    rows = range(block.header + 1, block.last + 1)
    columns = range(max(min(block.lines), 1))
    return max(columns, key=lambda c: _codes(context, criteria, rows, c), default=0)


def _codes(
    context: Context, criteria: Criteria, rows: range, column: int
) -> tuple[int, int]:
    """Return how many codes a column holds, dotted ones first."""
    found = set[str]()
    for row in rows:
        coded = _coded(context, criteria, row, column)
        found |= {coded.printed} if coded else set()
    return sum("." in code or "," in code for code in found), len(found)


def _coded(context: Context, criteria: Criteria, row: int, column: int) -> Coded | None:
    sheet = context.grid.sheet
    return criteria.coded(sheet.at(row, column), sheet.shown.get((row, column), ""))


def _row(
    context: Context, block: Block, criteria: Criteria, code_spot: Spot
) -> Row | None:
    grid, (row, code_column) = context.grid, code_spot
    words = grid.words[row]
    first = min(block.lines)
    coded = _coded(context, criteria, row, code_column)
    left = [(c, w) for c, w in words if c < first and c != code_column]
    is_result = bool(left) and context.headings.row_result(left[0][1]) is not None
    words_of = left[:1] if is_result and coded is None else left
    label_at, label = _longest_of(words_of, (code_column, ""))
    is_scored = any(grid.is_figure(row, c) for c in block.lines) or any(
        grid.is_filled(row, c) for c in block.lines[:1]
    )
    letter = ""
    if coded is None:
        own = grid.word(row, code_column)
        letter = own if _LETTERS.fullmatch(own) else ""
        begun = criteria.leading(label or own)
        if begun is not None:
            coded, label = begun[0], begun[1]
            label_at = label_at if left else code_column
        elif not label and own and not letter:
            label, label_at = own, code_column
    if not label and (coded is not None or letter or words):
        shifted = _shifted(context, criteria, row, first, coded)
        if shifted is not None:
            return shifted
        label_at, label = _longest([w for w in words if w[0] >= first], label_at)
    if coded is None and not label:
        return None
    return Row(
        row=row, coded=coded, code_spot=code_spot, label=label,
        label_spot=(row, label_at), is_scored=is_scored, letter=letter,
    )  # fmt: skip


def _longest_of(
    words: Sequence[tuple[int, str]], otherwise: tuple[int, str]
) -> tuple[int, str]:
    return max(words, key=lambda one: len(one[1]), default=otherwise)


def _longest(words: Sequence[tuple[int, str]], otherwise: int) -> tuple[int, str]:
    long = [one for one in words if len(one[1]) > _LEAST_LABEL]
    return _longest_of(long, (otherwise, ""))


def _shifted(
    context: Context, criteria: Criteria, row: int, first: int, coded: Coded | None
) -> Row | None:
    """Return a row that slid to the right: its code stands among the figures."""
    if coded is not None:
        return None
    words = [one for one in context.grid.words[row] if one[0] >= first]
    for place, (column, word) in enumerate(words[:2]):
        found = criteria.coded(word)
        if found is not None and found.is_plain and place + 1 < len(words):
            label_at, label = words[place + 1]
            return Row(
                row=row, coded=found, code_spot=(row, column), label=label,
                label_spot=(row, label_at), is_scored=True,
            )  # fmt: skip
    return None


def _item(row: Row) -> Item:
    has_code = row.coded is not None
    return Item(
        line=row.row,
        text=row.coded.printed if row.coded else row.label,
        spot=row.code_spot if has_code else row.label_spot,
        coded=row.coded,
        label=row.label,
        is_scored=row.is_scored,
    )


def _told(context: Context, items: Sequence[Item]) -> list[Item]:
    """Return the items, those with the code the user told whose row or cell is told."""
    return [_as_told(context, item) for item in items]


def _as_told(context: Context, item: Item) -> Item:
    told = context.told.row(item.line) or context.told.criterion(item.text, *item.spot)
    if not told or context.headings.is_figure(told):
        return item
    coded = Coded((told,), is_plain=True, printed=item.text)
    return Item(
        line=item.line, text=item.text, spot=item.spot, coded=coded, label="",
        is_scored=item.is_scored,
    )  # fmt: skip


def _figures(
    context: Context, rows: Sequence[Row], rules: GroupRules
) -> tuple[Meaning, ...]:
    """Return the rows of results, keyed on their words."""
    found = [(row, key) for row in rows if (key := _result(context, row)) is not None]
    letters = {row.letter: key for row, key in found if row.letter}
    found += [
        (row, key)
        for row in rows
        if row.coded is None
        and (key := _by_formula(row, letters, rules)) is not None
        and key not in {k for _, k in found}
    ]
    last = {key: row.row for row, key in found}
    counts = Counter(key for _, key in found)
    return tuple(
        _result_meaning(row, key, is_one_of_several=counts[key] > 1)
        for row, key in sorted(found, key=lambda one: one[0].row)
        if last[key] == row.row or key == IGNORE
    )


def _result(context: Context, row: Row) -> str | None:
    told = context.told.row(row.row)
    if told and (context.headings.is_figure(told) or told == IGNORE):
        return told
    if told or row.coded is not None or _SUBTOTAL.search(row.label):
        return None
    return context.headings.row_result(row.label)


def _by_formula(row: Row, letters: Mapping[str, str], rules: GroupRules) -> str | None:
    """Return the result whose formula a row prints instead of words: (C+D)-E."""
    if not row.label or not _FORMULA.fullmatch(row.label):
        return None
    used = {letters[one] for one in _LETTERS.findall(row.label) if one in letters}
    for formula in rules.formulas:
        if used and used == {term.name for term in formula.terms}:
            return formula.result
    return None


def _result_meaning(row: Row, key: str, *, is_one_of_several: bool) -> Meaning:
    meaning = Meaning(
        line=row.row,
        text=row.label,
        key=key,
        certainty=Certainty.SURE,
        spot=row.label_spot,
    )
    if _FORMULA.fullmatch(row.label):
        return likely(meaning, key, BY_LETTERS)
    return likely(meaning, key, LAST_ROW) if is_one_of_several else meaning
