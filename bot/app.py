"""Wiring: from settings to a conversation over an archive."""

from bot.conversation.talk import Conversation
from bot.settings import Settings
from core.api import open_archive
from core.i18n import Localizer


def conversation(settings: Settings) -> Conversation:
    """Return the conversation that ``settings`` describe.

    Raises:
        MissingFileError: The data folder is none.
    """
    return Conversation(
        open_archive(settings.data, place=settings.place),
        place=settings.place,
        localizer=Localizer(settings.language),
        contact=settings.contact,
    )
