"""Wiring: from settings to a conversation over an archive, and to its channels."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from bot.channels.web.address import Address, listening, url
from bot.conversation.talk import Conversation
from bot.settings import Settings
from core.api import Archive, open_archive
from core.i18n import Localizer

if TYPE_CHECKING:
    from bot.channels.telegram.joining import Joined
    from bot.channels.web.desk import Desk

TOKEN = "TELEGRAM_BOT_TOKEN"  # noqa: S105  # the name of a setting
_GLANCE = 0.2  # seconds between two looks at whether there is still something to do


def conversation(settings: Settings) -> Conversation:
    """Return the conversation that ``settings`` describe.

    Raises:
        MissingFileError: The data folder is none.
    """
    return Conversation(
        archive(settings),
        place=settings.place,
        localizer=Localizer(settings.language),
        contact=settings.contact,
    )


def archive(settings: Settings) -> Archive:
    """Return the data that ``settings`` choose.

    Raises:
        MissingFileError: The data folder is none.
    """
    return open_archive(settings.data, place=settings.place)


@contextmanager
def website(settings: Settings, data: Archive, address: Address) -> Iterator[str]:
    """Serve the web channel, and Telegram where it joins, as long as the block lasts.

    Yields:
        Where the page is.

    Raises:
        AddressTakenError: Another program listens there.
        AddressUnusableError: The system does not let us listen there.
    """
    from bot.channels.web.app import web_app
    from bot.channels.web.server import beside

    desk = _desk(settings, data)
    with telegram(settings) as joined:
        page = web_app(desk, **_shared(joined))
        with beside(page, address) as where:
            yield where


def serve(
    settings: Settings, address: Address, announce: Callable[[str], None]
) -> None:
    """Serve the web channel, and Telegram where it joins, until told to stop.

    Args:
        settings: What is answered, and how.
        address: Where to listen.
        announce: Is told the address once questions can be sent there.

    Raises:
        CchcError: The data cannot be read, or the address cannot be used.
    """
    from bot.channels.web.app import web_app
    from bot.channels.web.server import alone

    desk = _desk(settings, archive(settings))
    for place in desk.archive.places:
        desk.talk(place.id, desk.language)  # what is wrong with the data is said now
    listener = listening(address)
    with telegram(settings) as joined:
        announce(url(listener))
        alone(web_app(desk, **_shared(joined)), listener, address)


@contextmanager
def telegram(settings: Settings) -> Iterator["Joined | None"]:
    """Answer in Telegram as long as the block lasts, if a token is set.

    What Telegram refuses is said on standard error; the block goes on without it.
    """
    if not joins_telegram():
        yield None
        return
    from bot.channels.telegram.joining import joining

    with joining(settings, lambda: conversation(settings)) as joined:
        yield joined


def joins_telegram() -> bool:
    """Tell whether there is a token, so that Telegram is to be answered too."""
    return bool(os.environ.get(TOKEN, "").strip())


def until_stopped(joined: object) -> None:
    """Return never: SIGTERM and Ctrl-C end it.

    Raises:
        CchcError: Telegram is all there is, and it has ended by itself.
    """
    error = getattr(joined, "error", lambda: None)
    while (reason := error()) is None:
        time.sleep(_GLANCE)
    raise reason


def _shared(joined: "Joined | None") -> dict[str, Any]:
    """Return what the page says and serves for another channel."""
    from bot.channels.web.app import routes_to

    if joined is None:
        return {}
    return {"checks": (joined.check,), "routes": routes_to(joined.routes)}


def _desk(settings: Settings, data: Archive) -> "Desk":
    from bot.channels.web.desk import Desk

    return Desk(data, language=settings.language, contact=settings.contact)
