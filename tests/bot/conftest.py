"""Conversations over the shipped data and over an invented province."""

from datetime import date
from pathlib import Path

import pytest

from bot.conversation.talk import Conversation
from core.api import open_archive
from core.i18n import Localizer

NOW = date(2026, 11, 23)
ELSEWHERE = Path(__file__).parent / "elsewhere"


def conversation(data: Path | None = None, language: str = "vi") -> Conversation:
    """Return a conversation held on a day in November 2026."""
    return Conversation(
        open_archive(data), localizer=Localizer(language), clock=lambda: NOW
    )


@pytest.fixture(scope="session")
def talk() -> Conversation:
    """The conversation over the shipped data."""
    return conversation()


@pytest.fixture(scope="session")
def talk_in_english() -> Conversation:
    """The same, answering in English."""
    return conversation(language="en")


@pytest.fixture(scope="session")
def talk_elsewhere() -> Conversation:
    """A conversation about a province with other groups, bands and years."""
    return conversation(ELSEWHERE)
