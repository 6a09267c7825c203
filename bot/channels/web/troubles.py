"""What a visitor is told when there is no page: in words, with ways on."""

from collections.abc import Iterator, Mapping

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from bot.channels.web.answers import Way
from bot.channels.web.frame import page
from bot.channels.web.visit import Visit
from bot.errors import TooManyQuestionsError, UnreadableRequestError
from core.errors import (
    N_,
    CchcError,
    EmptyQuestionError,
    QuestionTooLongError,
    UnknownGroupError,
    UnknownPlaceError,
    UnknownYearError,
)
from core.model import Place
from core.units import Certainty, nearest, resolve

API = "/api/"
_ASKED_BADLY = (EmptyQuestionError, QuestionTooLongError)
_NOT_THERE = (UnknownPlaceError, UnknownYearError, UnknownGroupError)


def http_trouble(request: Request, error: Exception) -> Response:
    """Return what is told for an address or a method that is none of ours."""
    status = error.status_code if isinstance(error, HTTPException) else 500
    headers = error.headers if isinstance(error, HTTPException) else None
    said = {
        404: N_("There is no such page here."),
        405: N_("This address can only be read; nothing can be sent to it."),
    }.get(status, N_("This request cannot be answered."))
    text = Visit(request).localizer.text(said)
    return _told(request, text, status, headers=headers)


def our_trouble(request: Request, error: Exception) -> Response:
    """Return what is told for one of our own errors.

    Raises:
        CchcError: The data are at fault; the visitor can do nothing about that.
    """
    if not isinstance(error, CchcError):  # pragma: no cover  # registered for no other
        raise error
    status = _status(error)
    if status is None:
        raise error
    text = Visit(request).localizer.explain(error)
    wait = error.params.get("seconds")
    headers = {} if wait is None else {"Retry-After": str(wait)}
    ways = tuple(_ways(Visit(request), error))
    return _told(request, text, status, error.code, ways=ways, headers=headers)


def _status(error: CchcError) -> int | None:
    if isinstance(error, _ASKED_BADLY):
        return 400
    if isinstance(error, TooManyQuestionsError):
        return 429
    if isinstance(error, UnreadableRequestError):
        return int(str(error.params["status"]))
    return 404 if isinstance(error, _NOT_THERE) else None


def apology(request: Request, incident: str) -> Response:
    """Return what is told when we are at fault ourselves."""
    text = Visit(request).localizer.text(
        N_("Something went wrong on our side (incident {number}). We are sorry."),
        number=incident,
    )
    return _told(request, text, 500)


def _told(  # noqa: PLR0913  # the parts of a response
    request: Request,
    text: str,
    status: int,
    code: str | None = None,
    *,
    ways: tuple[Way, ...] = (),
    headers: Mapping[str, str] | None = None,
) -> Response:
    if API in request.scope["path"]:
        told = {"error": {"code": code, "message": text}}
        return JSONResponse(told, status_code=status, headers=headers)
    visit = Visit(request)
    values = {"ways": ways}
    return page(visit, "trouble", text, values, status=status, headers=headers)


def _ways(visit: Visit, error: CchcError) -> Iterator[Way]:
    """Yield pages near the one that was looked for."""
    if isinstance(error, UnknownPlaceError):
        for place in visit.desk.archive.places:
            yield Way(label=place.name, href=visit.links.chat(place.id))
    elif isinstance(error, UnknownYearError | UnknownGroupError):
        yield from _rankings(visit, visit.place)


def _rankings(visit: Visit, place: Place) -> Iterator[Way]:
    archive = visit.desk.archive
    for year in reversed(archive.years(place.id)):
        for group in archive.result(place.id, year).groups:
            label = f"{group.rules.label} · {year}"
            href = visit.links.ranking(place.id, year, group.code)
            yield Way(label=label, href=href)


def no_such_unit(visit: Visit, name: str) -> Response:
    """Return the way to the unit meant by ``name``, or the nearest units."""
    registry = visit.desk.archive.registry(visit.place.id)
    words = name.replace("-", " ")
    found = resolve(words, registry)
    if found is not None and found.certainty is Certainty.EXACT:
        to = visit.links.unit(visit.place.id, found.units[0].id)
        return RedirectResponse(to)
    ways = tuple(
        Way(label=unit.name, href=visit.links.unit(visit.place.id, unit.id))
        for unit in nearest(words, registry)
    )
    text = visit.localizer.text(N_("There is no unit “{name}” here."), name=name)
    return _told(visit.request, text, 404, ways=ways)
