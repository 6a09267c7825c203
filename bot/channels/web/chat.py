"""The chat: a page, the same page answering without scripts, and a JSON address."""

import json
from json import JSONDecodeError

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from bot.channels.web.answers import Answer, Way, answered, greeting
from bot.channels.web.frame import page
from bot.channels.web.limits import Pace, body_of
from bot.channels.web.links import Links
from bot.channels.web.visit import Visit
from bot.errors import UnreadableRequestError
from core.errors import (
    N_,
    CchcError,
    EmptyQuestionError,
    NoPlaceChosenError,
    QuestionTooLongError,
)
from core.model import Message

QUESTION = "q"


def home(request: Request) -> Response:
    """Return the way to the default place's chat; a choice where there is none."""
    visit = Visit(request)
    archive = visit.desk.archive
    try:
        return RedirectResponse(visit.links.chat(archive.default_place))
    except NoPlaceChosenError:
        ways = tuple(
            Way(label=place.name, href=visit.links.chat(place.id))
            for place in archive.places
        )
        title = visit.localizer.text(N_("Administrative reform index"))
        return page(visit, "places", title, {"ways": ways})


def chat(request: Request) -> HTMLResponse:
    """Return a place's chat, nothing asked yet."""
    return _page(Visit(request))


def to_chat(request: Request) -> RedirectResponse:
    """Return the way to a place's chat from the address without its slash."""
    visit = Visit(request)
    return RedirectResponse(visit.links.chat(visit.place.id))


def answer_page(request: Request) -> HTMLResponse:
    """Return the chat with one question answered: all that is had without scripts."""
    visit = Visit(request)
    question = request.query_params.get(QUESTION, "")
    _admit(request)
    try:
        return _page(visit, answered(visit, question))
    except (EmptyQuestionError, QuestionTooLongError) as error:
        return _page(visit, refusal=visit.localizer.explain(error))


def _page(
    visit: Visit, answer: Answer | None = None, refusal: str = ""
) -> HTMLResponse:
    place = visit.place
    values = {
        "place": place,
        "action": Links(root=visit.root).to(place.id, "hoi"),
        "api": visit.links.to(place.id, "api", "hoi"),
        "greeting": greeting(visit),
        "answer": answer,
        "refusal": refusal,
    }
    return page(visit, "chat", place.name, values, status=400 if refusal else 200)


async def answer_json(request: Request) -> JSONResponse:
    """Return the answer to ``?q=`` or to the body ``{"q": "…"}`` as JSON."""
    _admit(request)
    question = await _question(request)
    answer = await run_in_threadpool(answered, Visit(request), question)
    return JSONResponse(answer.shape())


async def _question(request: Request) -> str:
    """Return what is asked.

    Raises:
        UnreadableRequestError: The body is no JSON object with a text ``q``.
    """
    if request.method != "POST":
        return request.query_params.get(QUESTION, "")
    try:
        asked = json.loads(await body_of(request))[QUESTION]
    except (JSONDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise _unreadable(N_("it is no JSON")) from error
    except (KeyError, TypeError, IndexError) as error:
        raise _unreadable(N_("it has no text “q”")) from error
    if not isinstance(asked, str):
        raise _unreadable(N_("it has no text “q”"))
    return asked


def _unreadable(problem: str) -> CchcError:
    return UnreadableRequestError(problem=Message(text=problem), status=400)


def _admit(request: Request) -> None:
    """Count a question of this client.

    Raises:
        TooManyQuestionsError: There were too many of them.
    """
    pace: Pace = request.app.state.pace
    pace.admit(request.client.host if request.client else "")
