"""Wiring: from settings to a conversation over an archive, and to its channels."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from bot.channels.web.address import Address, listening, url
from bot.conversation.talk import Conversation
from bot.settings import Settings
from core.api import Archive, open_archive
from core.i18n import Localizer

if TYPE_CHECKING:
    from bot.channels.web.desk import Desk


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
    """Serve the web channel as long as the block lasts; yield its address.

    Raises:
        AddressTakenError: Another program listens there.
        AddressUnusableError: The system does not let us listen there.
    """
    from bot.channels.web.app import web_app
    from bot.channels.web.server import beside

    with beside(web_app(_desk(settings, data)), address) as where:
        yield where


def serve(
    settings: Settings, address: Address, announce: Callable[[str], None]
) -> None:
    """Serve the web channel alone until it is told to stop.

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
    announce(url(listener))
    alone(web_app(desk), listener, address)


def _desk(settings: Settings, data: Archive) -> "Desk":
    from bot.channels.web.desk import Desk

    return Desk(data, language=settings.language, contact=settings.contact)
