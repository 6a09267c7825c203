"""Scored workbooks as JSON: rows by rank, findings with their cells and what to do."""

from collections.abc import Iterable, Mapping

from core.api.figure_shapes import as_printed
from core.api.hints import hint_on, rule_behind
from core.api.plans import Planned
from core.api.rule_shapes import decimal
from core.api.score import Scored, ScoredGroup, ScoredRow
from core.api.score_figures import bare, padded
from core.api.shapes import Say, Shape
from core.model import Finding, Message, RuleSet
from core.workbook.found import letters
from core.workbook.plan import Axis, Meaning, Part


def scored(result: Scored, say: Say) -> Shape:
    """Return the results of a workbook; of several groups, each with its own rows.

    With one group, ``group`` is its code and ``rows`` its rows; with several ``group``
    is null, ``groups`` holds each, and ``rows`` all rows, each with its ``group``.
    """
    shape: Shape = {"place": result.place, "year": result.year}
    if len(result.groups) == 1:
        only = result.groups[0]
        shape |= {"group": only.code, "rows": _rows(only)}
    else:
        shape |= {
            "group": None,
            "groups": [{"group": g.code, "rows": _rows(g)} for g in result.groups],
            "rows": [
                {"group": group.code, **row}
                for group in result.groups
                for row in _rows(group)
            ],
        }
    names, rules = result.names(), result.planned.rules
    shape["findings"] = [finding(one, names, rules, say) for one in result.findings]
    return shape


def _rows(group: ScoredGroup) -> list[Shape]:
    return [row(one, group.rules.rounding.digits) for one in group.rows]


def row(one: ScoredRow, digits: int) -> Shape:
    """Return one unit's result; what is open is null, with what it may be.

    Points have at least ``digits`` decimals, a scale no more than it needs:
    numbers of a workbook and figures printed in a text give the same.
    """
    standing = one.standing
    shape: Shape = {
        "unit": one.row.printed_name,
        "id": standing.unit,
        "index": decimal(standing.index),
        "total": decimal(padded(standing.points, digits)),
        "scale": decimal(bare(standing.scale)),
        "band": standing.band.label if standing.band else None,
        "rank": standing.rank,
    }
    if len(standing.bands) > 1:
        shape["bands"] = [band.label for band in standing.bands]
    if standing.rank is None and standing.best_rank is not None:
        shape |= {"best_rank": standing.best_rank, "worst_rank": standing.worst_rank}
    return shape


def finding(one: Finding, names: Mapping[str, str], rules: RuleSet, say: Say) -> Shape:
    """Return one finding: where it is, both readings, the rule, what to do."""
    unit = None if one.unit is None else names.get(one.unit, one.unit)
    return {
        "code": one.code,
        "severity": one.severity.value,
        "group": one.group,
        "unit": unit,
        "where": one.where,
        "printed": as_printed(one.printed),
        "computed": as_printed(one.computed),
        "message": say(one.message),
        "rule": _said(rule_behind(one, rules), say),
        "hint": say(hint_on(one)),
    }


def _said(message: Message | None, say: Say) -> str | None:
    return None if message is None else say(message)


def planned(found: Planned, say: Say) -> Shape:
    """Return how a workbook is understood, part by part, and what has to be asked."""
    plan = found.plan
    names: Mapping[str, str] = {}
    return {
        "place": found.rules.place,
        "year": found.rules.year,
        "file": found.workbook.file.name,
        "kind": found.workbook.kind.value,
        "shape": plan.shape,
        "mapping": str(found.mapping) if found.mapping else None,
        "remembered": found.is_recalled,
        "parts": [_part(part, say) for part in plan.parts],
        "ignored": {name: say(why) for name, why in plan.ignored.items()},
        "encodings": dict(plan.encodings),
        "questions": [finding(q, names, found.rules, say) for q in plan.questions],
    }


def _part(part: Part, say: Say) -> Shape:
    is_across = part.axis is Axis.ACROSS
    return {
        "sheet": part.sheet,
        "form": part.form.value,
        "units_run": part.axis.value,
        "group": part.group,
        "title": part.title,
        "first_row": part.first + 1,
        "last_row": part.last + 1,
        "units": _meanings(part.units, say, columns=is_across),
        "figures": _meanings(part.figures, say, columns=not is_across),
        "criteria": _meanings(part.criteria, say, columns=not is_across),
        "skipped": [line_name(line, columns=False) for line in part.skipped],
    }


def _meanings(found: Iterable[Meaning], say: Say, *, columns: bool) -> list[Shape]:
    return [_meaning(one, say, columns=columns) for one in found]


def _meaning(one: Meaning, say: Say, *, columns: bool) -> Shape:
    return {
        "column" if columns else "row": line_name(one.line, columns=columns),
        "text": one.text,
        "key": one.key,
        "certainty": one.certainty.value,
        "candidates": list(one.candidates),
        "evidence": _said(one.evidence, say),
    }


def line_name(line: int, *, columns: bool) -> str | int:
    """Return a column by its letters, a row by its number."""
    return letters(line) if columns else line + 1
