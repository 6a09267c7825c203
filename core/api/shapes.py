"""Results as the JSON shapes every door gives out.

Decimals are text with a dot, every printed digit kept; ranks, years and counts are
integers; what is not known is null. Sentences are said by the caller's ``say``.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from core.api import breakdown_shapes
from core.api.figure_shapes import as_printed, figure
from core.api.rule_shapes import basis, decimal
from core.model.places import Place, Succession, Unit
from core.model.results import (
    Effect,
    Finding,
    GroupResult,
    Message,
    Result,
    Severity,
    Standing,
    Step,
    UnitResult,
)
from core.model.table import BandShare, Decision

Shape = dict[str, object]
Say = Callable[[Message], str]
NameOf = Callable[[str], str]

_GRAVEST_FIRST = tuple(Severity)


def ranking(result: Result, group: GroupResult) -> Shape:
    """Return one group's table, rows by printed rank."""
    return {
        "place": result.place.id,
        "group": group.code,
        "year": result.year,
        "decision": result.decision.number,
        "rows": [_row(row) for row in group.rows],
    }


def _row(row: UnitResult) -> Shape:
    return {
        "unit": row.printed_name,
        "id": row.unit.id,
        "name": row.unit.name,
        **_printed(row),
        "recomputed": recomputed(row.recomputed),
        "findings": list(dict.fromkeys(finding.code for finding in row.findings)),
    }


def _printed(row: UnitResult) -> Shape:
    columns = ("index", "total", "scale", "appraised", "survey")
    return {
        "rank": row.rank,
        "band": row.band or None,
        "band_code": row.band_code,
        **{column: figure(row.row.cells.get(column)) for column in columns},
    }


def recomputed(standing: Standing) -> Shape:
    """Return what the printed parts give.

    ``bands`` stands there only where the band is open, the possible ranks where the
    rank alone is.
    """
    shape: Shape = {
        "index": decimal(standing.index),
        "band": standing.band.label if standing.band else None,
        "rank": standing.rank,
    }
    if len(standing.bands) > 1:
        shape["bands"] = [band.label for band in standing.bands]
    elif standing.rank is None and standing.best_rank is not None:
        shape["best_rank"] = standing.best_rank
        shape["worst_rank"] = standing.worst_rank
    if standing.unranked is not None:
        shape["unranked"] = standing.unranked
    return shape


def gravest_first(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings by severity, in document order within each."""
    return tuple(sorted(findings, key=lambda f: _GRAVEST_FIRST.index(f.severity)))


def findings(result: Result, say: Say) -> Shape:
    """Return all findings of a decision, gravest first."""
    ordered = gravest_first(result.findings)
    return {"findings": [finding(one, result, say) for one in ordered]}


def finding(one: Finding, result: Result, say: Say) -> Shape:
    """Return one finding, its unit named as the decision prints it."""
    return {
        "code": one.code,
        "severity": one.severity.value,
        "unit": printed_unit(one, result),
        "where": one.where,
        "printed": as_printed(one.printed),
        "computed": as_printed(one.computed),
        "message": say(one.message),
        "effect": effect(one.effect) if one.effect else None,
    }


def effect(change: Effect) -> Shape:
    """Return what would change; what would not is null."""
    return {"index": change.index, "band": change.band, "rank": change.rank}


def printed_unit(one: Finding, result: Result) -> str | None:
    """Return the printed name of the unit a finding is about, if it is in there."""
    row = result.find(one.unit) if one.unit else None
    return row.printed_name if row else None


def card(result: Result, row: UnitResult, name_of: NameOf, say: Say) -> Shape:
    """Return everything a decision says about one unit."""
    group = group_of(result, row)
    return {
        **_heading(result),
        "group": group.code,
        "of": len(group.rows),
        **_row(row),
        "shares": [_share(share, group) for share in row.shares],
        "findings": [finding(one, result, say) for one in gravest_first(row.findings)],
        **kinship(row.unit, name_of),
        "source": source(result.decision),
    }


def unranked_card(result: Result, unit: Unit, name_of: NameOf) -> Shape:
    """Return what the registry says about a unit the decision does not rank."""
    nothing = dict.fromkeys(("rank", "index", "band", "recomputed"))
    return {
        **_heading(result),
        **registered(unit, name_of),
        "unit": None,
        **nothing,
        "source": source(result.decision),
    }


def explanation(result: Result, row: UnitResult, say: Say) -> Shape:
    """Return the way from the printed parts to the standing, then the items."""
    group = group_of(result, row)
    return {
        **_heading(result),
        "group": group.code,
        "unit": row.printed_name,
        "id": row.unit.id,
        "name": row.unit.name,
        "printed": {"index": figure(row.row.cells.get("index")), **_place_of(row)},
        "recomputed": recomputed(row.recomputed),
        "steps": [_step(step, say) for step in row.recomputed.trace.steps],
        **breakdown_shapes.breakdown(group, row),
    }


def _place_of(row: UnitResult) -> Shape:
    return {"band": row.band or None, "rank": row.rank}


def _heading(result: Result) -> Shape:
    return {
        "place": result.place.id,
        "year": result.year,
        "decision": result.decision.number,
    }


def group_of(result: Result, row: UnitResult) -> GroupResult:
    """Return the group whose table the row stands in."""
    unit = row.unit.id
    return next(g for g in result.groups if unit in {r.unit.id for r in g.rows})


def _share(share: BandShare, group: GroupResult) -> Shape:
    return {
        "band": group.rules.band(share.band).label,
        "band_code": share.band,
        "count": share.count,
        "out_of": share.out_of,
        "percent": figure(share.percent),
        "printed": share.text,
    }


def _step(step: Step, say: Say) -> Shape:
    return {
        "what": step.what,
        "text": say(step.message),
        "result": as_printed(step.result),
        "basis": basis(step.basis) if step.basis else None,
    }


def source(decision: Decision) -> Shape:
    """Return which instrument the figures stand in."""
    return {
        "number": decision.number,
        "issued": decision.issued.isoformat(),
        "issuer": decision.issuer,
        "title": decision.title,
    }


def registry(place: Place, units: Iterable[Unit], name_of: NameOf) -> Shape:
    """Return a list of units as the registry keeps them."""
    return {
        "place": place.id,
        "name": place.name,
        "units": [registered(unit, name_of) for unit in units],
    }


def registered(unit: Unit, name_of: NameOf) -> Shape:
    """Return one unit of the registry, the units around it named."""
    return {
        "id": unit.id,
        "name": unit.name,
        "group": unit.group,
        "valid_from": _day(unit.valid_from),
        "valid_to": _day(unit.valid_to),
        "parent": unit.parent,
        "code": unit.code or None,
        "aliases": list(unit.aliases),
        **kinship(unit, name_of),
    }


def kinship(unit: Unit, name_of: NameOf) -> Mapping[str, object]:
    """Return which units came before and after, and what must be known of it."""
    return {
        "predecessors": [_kin(one, name_of) for one in unit.predecessors],
        "successors": [_kin(one, name_of) for one in unit.successors],
        "note": unit.note or None,
    }


def _kin(one: Succession, name_of: NameOf) -> Shape:
    return {"id": one.unit, "name": name_of(one.unit), "basis": basis(one.basis)}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
