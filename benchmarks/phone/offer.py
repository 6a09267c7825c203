"""Questions offered to a bot in one measurement, and when each was answered."""

import json
from collections.abc import Sequence

# A person of their own asks each question: none waits for another's answer.
_UPDATE = (
    '{"update_id":%d,"message":{"message_id":%d,"date":1763856000,'
    '"chat":{"id":%d,"type":"private","first_name":"An"},'
    '"from":{"id":%d,"is_bot":false,"first_name":"An","language_code":"vi"},'
    '"text":%s}}'
)
_PEOPLE = 1_000_000


class Offer:
    """So many questions, all at once or so many a second.

    Attributes:
        count: How many.
        rate: How many a second; 0 is all at once.
        begun: Tells whether the bot was there to be asked.
    """

    def __init__(
        self, *, first: int, count: int, rate: float, texts: Sequence[str]
    ) -> None:
        """Lay the questions out.

        Args:
            first: Number of the first update.
            count: How many questions.
            rate: How many a second.
            texts: What is asked, over and over.
        """
        self.count = count
        self.rate = rate
        self.begun = False
        self._first = first
        self._texts = [json.dumps(text, ensure_ascii=False) for text in texts]
        self._queued: dict[int, float] = {}
        self._answered: dict[int, float] = {}

    def begin(self, now: float) -> float:
        """Note when it begins and return that."""
        self.begun = True
        if not self.rate:
            self._queued = {self._chat(n): now for n in range(self.count)}
        return now

    def update(self, number: int) -> tuple[int, bytes]:
        """Return a question as an update, with its number."""
        update, chat = self._first + number, self._chat(number)
        text = self._texts[update % len(self._texts)]
        body = _UPDATE % (update, update, chat, chat, text)
        return update, body.encode()

    def queued(self, number: int, now: float) -> tuple[int, bytes]:
        """Return a question that is asked now."""
        self._queued[self._chat(number)] = now
        return self.update(number)

    def answered(self, chat: int, now: float) -> None:
        """Note the first answer in a chat."""
        if chat in self._queued:
            self._answered.setdefault(chat, now)

    @property
    def is_over(self) -> bool:
        """Tell whether every question is answered."""
        return len(self._answered) == self.count

    def outcome(self) -> dict[str, object]:
        """Return how long each answer took and how long all of them, in seconds."""
        waits = [at - self._queued[chat] for chat, at in self._answered.items()]
        began = min(self._queued.values(), default=0.0)
        last = max(self._answered.values(), default=began)
        return {"waits": waits, "seconds": last - began, "asked": self.count}

    def _chat(self, number: int) -> int:
        return _PEOPLE + self._first + number
