"""Whether the process lives, and whether it can answer."""

from collections.abc import Callable, Iterator

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse

from bot.channels.web.desk import Desk
from core.errors import CchcError

Check = Callable[[], str | None]
_NOT_READY = 503


def livez(request: Request) -> PlainTextResponse:  # noqa: ARG001  # as endpoints are called
    """Return that the process lives."""
    return PlainTextResponse("ok")


def readyz(request: Request) -> JSONResponse:
    """Return whether questions can be answered, and else what is amiss, in codes.

    Other channels of the same process put their own checks in
    ``app.state.checks``: what returns a text is not ready.
    """
    state = request.app.state
    problems = [*_unreadable(state.desk), *filter(None, (c() for c in state.checks))]
    told = {"ready": not problems, "problems": problems}
    return JSONResponse(told, status_code=_NOT_READY if problems else 200)


def _unreadable(desk: Desk) -> Iterator[str]:
    """Yield the codes of what keeps places from being read."""
    try:
        for place in desk.archive.places:
            desk.talk(place.id, desk.language)
    except CchcError as error:
        yield error.code
