"""One unit as a page: figures, findings, the way to them, points, what came after."""

from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import Response

from bot.channels.web.answers import Way
from bot.channels.web.card import findings, kin, printed, shares
from bot.channels.web.frame import page
from bot.channels.web.points import fields
from bot.channels.web.troubles import no_such_unit
from bot.channels.web.visit import Visit
from core.api.shapes import group_of
from core.errors import N_
from core.model import Result, Unit, UnitResult


def unit(request: Request) -> Response:
    """Return the page of a unit, in the latest year or the one of the address."""
    visit = Visit(request)
    named = request.path_params["unit"]
    result = visit.result
    found = visit.desk.archive.registry(visit.place.id).get(named)
    if found is None:
        return no_such_unit(visit, named)
    row = result.find(found.id)
    about = _unranked(visit, result) if row is None else _ranked(visit, result, row)
    return page(visit, "unit", found.name, {**_registered(visit, found), **about})


def _registered(visit: Visit, one: Unit) -> Mapping[str, object]:
    """Return what is told of a unit whether or not it is ranked."""
    ask = visit.localizer.text(N_("Ask about this unit"))
    href = visit.links.answer(visit.place.id, one.name)
    return {
        "place": visit.place,
        "year": visit.result.year,
        "kin": kin(visit, one),
        "note": one.note,
        "source": visit.speaker.source(visit.result),
        "ask": Way(label=ask, href=href),
    }


def _ranked(visit: Visit, result: Result, row: UnitResult) -> Mapping[str, object]:
    group = group_of(result, row)
    href = visit.links.ranking(result.place.id, result.year, group.code)
    return {
        "row": row,
        "ranking": Way(label=group.rules.label, href=href),
        "figures": printed(visit, row, group),
        "differs": visit.speaker.differs(row),
        "findings": findings(visit, row),
        "steps": [visit.speaker.step(step) for step in row.recomputed.trace.steps],
        "shares": shares(row, group),
        "fields": fields(visit, row, group),
        "remarks": [*visit.speaker.about_bands((group.rules,), result.year)],
        "said": "",
    }


def _unranked(visit: Visit, result: Result) -> Mapping[str, object]:
    said = visit.localizer.text(
        N_("Not in the published result for {year}."), year=result.year
    )
    return {"row": None, "said": said}
