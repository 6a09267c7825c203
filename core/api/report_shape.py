"""A decision as one JSON value, and the digest that every format carries."""

from collections.abc import Mapping, Sequence

from core.api import shapes
from core.api.figure_shapes import figure
from core.api.report_tables import printed_table
from core.api.seals import digest_of
from core.model import Cell, Finding, GroupResult, Result, ScoreTable

Shape = Mapping[str, object]


def findings_in(result: Result, groups: Sequence[GroupResult]) -> tuple[Finding, ...]:
    """Return the findings of some groups, and those of no group, gravest first."""
    codes = {group.code for group in groups}
    found = (one for one in result.findings if one.group in {None, *codes})
    return shapes.gravest_first(found)


def digest(result: Result, groups: Sequence[GroupResult]) -> str:
    """Return the SHA-256 of the published figures; no language, no day is in it."""
    decision = result.decision
    published = {
        "place": result.place.id,
        "year": result.year,
        "number": decision.number,
        "issued": decision.issued.isoformat(),
        "tables": [_published(printed_table(result, group)) for group in groups],
    }
    return digest_of(published)


def _published(table: ScoreTable) -> Shape:
    annex = table.annex
    return {
        "group": table.group,
        "rows": [
            {
                "unit": row.unit,
                "name": row.printed_name,
                "cells": {key: _seen(cell) for key, cell in row.cells.items()},
                "communes": [share.text for share in row.shares],
            }
            for row in table.rows
        ],
        "units": list(annex.units) if annex else [],
        "items": [
            [row.code, row.label, [_seen(cell) for cell in row.cells], [*row.loose]]
            for row in (annex.rows if annex else ())
        ],
    }


def _seen(cell: Cell) -> str:
    """Return what there is to see of a cell: its text, or why there is none."""
    return cell.text or f"({cell.state.value})"


def shape_of(
    result: Result,
    groups: Sequence[GroupResult],
    found: Sequence[Finding],
    say: shapes.Say,
) -> dict[str, object]:
    """Return the tables, the scores by criterion and the findings."""
    return {
        "place": result.place.id,
        "year": result.year,
        "decision": shapes.source(result.decision),
        "tables": [shapes.ranking(result, group) for group in groups],
        "items": [_items(result, group) for group in groups],
        "findings": [shapes.finding(one, result, say) for one in found],
    }


def _items(result: Result, group: GroupResult) -> Shape:
    """Return the annex of a group, unit by unit; figures with a dot."""
    annex = printed_table(result, group).annex
    rows = annex.rows if annex else ()
    return {
        "group": group.code,
        "units": list(annex.units) if annex else [],
        "rows": [
            {
                "code": row.code,
                "printed_code": row.printed_code,
                "label": row.label,
                "points": [figure(cell) for cell in row.cells],
                "states": [cell.state.value for cell in row.cells],
                "loose": list(row.loose),
            }
            for row in rows
        ],
    }
