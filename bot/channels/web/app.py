"""The web channel put together: addresses, limits, manners."""

from collections.abc import Mapping, Sequence

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.routing import BaseRoute, Mount, Route
from starlette.types import ASGIApp

from bot.channels.web.chat import answer_json, answer_page, chat, home, to_chat
from bot.channels.web.desk import Desk
from bot.channels.web.headers import Manners
from bot.channels.web.health import Check, livez, readyz
from bot.channels.web.limits import Pace
from bot.channels.web.ranking import ranking, rankings
from bot.channels.web.static import Assets
from bot.channels.web.troubles import apology, http_trouble, our_trouble
from bot.channels.web.unit import unit
from core.errors import CchcError

_WORTH_PACKING = 1024  # bytes


def web_app(
    desk: Desk,
    *,
    pace: Pace | None = None,
    checks: Sequence[Check] = (),
    routes: Sequence[BaseRoute] = (),
) -> Starlette:
    """Return the web channel as an ASGI application.

    Args:
        desk: Who answers.
        pace: How fast one client may ask.
        checks: What else must be well for ``/readyz``.
        routes: Addresses of other channels in the same process, such as a webhook;
            they come before ours.
    """
    app = Starlette(
        routes=[*routes, *_routes()],
        middleware=[
            Middleware(Manners, apology=apology),
            Middleware(GZipMiddleware, minimum_size=_WORTH_PACKING),
        ],
        exception_handlers={HTTPException: http_trouble, CchcError: our_trouble},
    )
    app.router.redirect_slashes = False
    app.state.desk = desk
    app.state.pace = pace or Pace()
    app.state.checks = tuple(checks)
    return app


def routes_to(apps: Mapping[str, ASGIApp]) -> tuple[BaseRoute, ...]:
    """Return the addresses of what another channel wants served."""
    return tuple(Route(path, app) for path, app in apps.items())


def _routes() -> list[BaseRoute]:
    return [
        Route("/", home),
        Route("/livez", livez),
        Route("/readyz", readyz),
        Mount("/static", Assets()),
        Route("/{place}", to_chat),
        Route("/{place}/", chat),
        Route("/{place}/hoi", answer_page),
        Route("/{place}/api/hoi", answer_json, methods=["GET", "POST"]),
        Route("/{place}/xep-hang", rankings),
        Route("/{place}/xep-hang/{year}", rankings),
        Route("/{place}/xep-hang/{year}/{group}", ranking),
        Route("/{place}/don-vi/{unit}", unit),
        Route("/{place}/don-vi/{unit}/{year}", unit),
    ]
