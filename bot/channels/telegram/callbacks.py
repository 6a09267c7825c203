"""What buttons send back: the key of a question, or a short text, and a page.

Data come from outside, so they are read as carefully as any text: what is no key of
this place, no page and no question is no tap.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.channels.telegram.keyboard import LONGEST_DATA, Tap
from bot.conversation.keys import LONGEST_KEY, Keys
from bot.conversation.question import Question
from bot.conversation.replies import Reply
from bot.conversation.talk import Conversation
from core.errors import CchcError

_TEXT = "?"  # begins data that are the question itself
_PAGE = re.compile(r"(.*)!([1-9]\d?)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Tapped:
    """What a touch asks: a question, and which page of its answer.

    Attributes:
        question: As it was read.
        data: The data without the page, for the buttons that turn pages.
        page: From 1.
    """

    question: Question
    data: str
    page: int = 1


class Callbacks:
    """Writes and reads the data of buttons for one conversation."""

    def __init__(self, talk: Conversation) -> None:
        """Remember whose questions they are."""
        self._talk = talk
        self._keys = Keys(talk)

    def data_of(self, text: str) -> str | None:
        """Return the data that ask ``text``, None when nothing short enough does."""
        try:
            key = self._keys.of(self._talk.read(text))
        except CchcError:
            return None
        as_text = f"{_TEXT}{text}"
        fits = len(as_text.encode()) <= LONGEST_KEY and not _PAGE.fullmatch(as_text)
        return key or (as_text if fits else None)

    def taps(self, reply: Reply) -> Iterator[Tap]:
        """Yield a reply's buttons, without those whose question nothing short asks."""
        for button in reply.buttons:
            data = self.data_of(button.question)
            if data is not None:
                yield Tap(button.label, data)

    def turning(self, data: str | None, page: int, last: int) -> Iterator[Tap]:
        """Yield the buttons to the page before and after, where there are such."""
        if data is None:
            return
        localizer = self._talk.localizer
        if page > 1:
            label = localizer.text("◀ Page {n}", n=page - 1)
            yield Tap(label, f"{data}!{page - 1}")
        if page < last:
            label = localizer.text("Page {n} ▶", n=page + 1)
            yield Tap(label, f"{data}!{page + 1}")

    def tapped(self, data: str) -> Tapped | None:
        """Return what a tap asks, None when its data mean nothing here, or no more."""
        if len(data.encode()) > LONGEST_DATA:
            return None
        paged = _PAGE.fullmatch(data)
        base, page = (paged[1], int(paged[2])) if paged else (data, 1)
        question = self._question(base)
        return Tapped(question, base, page) if question else None

    def _question(self, data: str) -> Question | None:
        if not data.startswith(_TEXT):
            return self._keys.question(data)
        try:
            return self._talk.read(data.removeprefix(_TEXT))
        except CchcError:
            return None
