"""A unit's own form: criteria down, scores beside them, its name above or outside."""

import re
from collections.abc import Mapping
from dataclasses import replace

from core.text import fold
from core.workbook.found import Spot
from core.workbook.layout.blocks import Block
from core.workbook.layout.headings import CRITERION, ORDER, POINTS, UNIT
from core.workbook.layout.texts import Texts

_SCORES = ("reviewed", "appraised", POINTS, "total", "self_assessed")
_SAID = re.compile(
    r"^(?:tên\s+)?(?:đơn vị|cơ quan)[^:]{0,30}:\s*(?P<name>.{2,90})$", re.IGNORECASE
)
_NO_NAME = re.compile(r"^(sheet|bang|trang|phu luc|phu bieu|bieu|tong hop)\b|^\d*$")


def own_form(texts: Texts, block: Block) -> Block | None:
    """Return the block as one unit's form, if it is one and the unit is named.

    Args:
        texts: Reads texts of the sheet.
        block: A header without a column of units, taken as units side by side.
    """
    column = _score_column(block.columns)
    codes = max(
        (*block.columns.get(CRITERION, ()), *block.columns.get(ORDER, ())), default=-1
    )
    if column is None or CRITERION not in block.columns or UNIT in block.columns:
        return None
    if column < codes or not texts.codes_below(block.header, codes):
        return None
    owner = _owner_above(texts, block.first) or _owner_outside(texts, block, column)
    return replace(block, lines=(column,), owner=owner) if owner else None


def _score_column(columns: Mapping[str, tuple[int, ...]]) -> int | None:
    """Return the column of scores: appraised ones before those the unit claims."""
    return next((columns[key][0] for key in _SCORES if key in columns), None)


def _owner_above(texts: Texts, first: int) -> tuple[str, Spot] | None:
    for row in range(first - 1, -1, -1):
        for column, word in texts.grid.words[row]:
            said = _SAID.match(word)
            name = said["name"].strip() if said else word
            is_plain = said is not None and not texts.names.is_registered
            if is_plain or texts.names.settles(name):
                return name, (row, column)
    return None


def _owner_outside(texts: Texts, block: Block, column: int) -> tuple[str, Spot] | None:
    """Return the sheet's own name where it names the unit."""
    name, head = texts.grid.sheet.name, block.heads[column]
    if texts.names.is_registered:
        return (name, head.spot) if texts.names.settles(name) else None
    return None if _NO_NAME.search(fold(name)) else (name, head.spot)
