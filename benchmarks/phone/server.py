"""A Bot API that judges nothing, so that it is never the slowest: its own process.

`POST /measure` queues questions and tells, once all are answered, when each was.
"""

import asyncio
import json
import re
import sys
from collections import deque
from functools import partial
from urllib.parse import parse_qsl

from benchmarks.phone import questions
from benchmarks.phone.offer import Offer
from benchmarks.phone.wire import Wire

_CHAT = re.compile(rb'chat_id(?:": ?"?|=)(\d+)')
_MOST_AT_ONCE = 100
_OK = b'{"ok":true,"result":true}'
_ME = (
    b'{"ok":true,"result":{"id":1,"is_bot":true,"first_name":"Bot",'
    b'"username":"a_bot","can_join_groups":true}}'
)
_SENT = (
    b'{"ok":true,"result":{"message_id":1,"date":1,"text":"x",'
    b'"chat":{"id":%s,"type":"private","first_name":"A"}}}'
)


class Server:
    """Hands out updates and notes when their answers come."""

    def __init__(self) -> None:
        """Begin with nothing to hand out."""
        self._loop = asyncio.get_running_loop()
        self._texts = {"usual": questions.usual(), "rare": questions.rare()}
        self._queue: deque[tuple[int, bytes]] = deque()
        self._next = 1
        self._poll: tuple[Wire, asyncio.TimerHandle] | None = None
        self._offer: Offer | None = None
        self._asker: Wire | None = None
        self._delay = 0.0

    def heard(self, wire: Wire, path: str, body: bytes) -> None:
        """Answer one request."""
        method = path.rpartition("/")[2].partition("?")[0]
        if method == "getUpdates":
            self._asked(wire, _fields(body))
        elif method == "measure":
            self._measure(wire, json.loads(body))
        elif method == "getMe":
            wire.say(_ME)
        else:
            self._said(wire, body)

    def _asked(self, wire: Wire, fields: dict[str, object]) -> None:
        """Hand out what is queued, or wait for something to be."""
        offset = int(str(fields.get("offset") or 0))
        while self._queue and self._queue[0][0] < offset:
            self._queue.popleft()
        seconds = float(str(fields.get("timeout") or 0))
        held = self._loop.call_later(seconds, self._hand_out)
        self._poll = (wire, held)
        if self._queue or not seconds:
            self._hand_out()
        elif self._offer is not None and not self._offer.begun:
            self._begin(self._offer)

    def _hand_out(self) -> None:
        """End the poll with what there is."""
        if self._poll is None:
            return
        wire, held = self._poll
        self._poll = None
        held.cancel()
        batch = [self._queue[n][1] for n in range(min(_MOST_AT_ONCE, len(self._queue)))]
        wire.say(b'{"ok":true,"result":[' + b",".join(batch) + b"]}")

    def _measure(self, wire: Wire, wanted: dict[str, float | str]) -> None:
        """Queue questions once the bot waits for some."""
        self._queue.clear()
        self._asker = wire
        self._delay = float(wanted["delay"])
        self._offer = Offer(
            first=self._next,
            count=int(wanted["count"]),
            rate=float(wanted["rate"]),
            texts=self._texts[str(wanted["texts"])],
        )
        self._next += self._offer.count
        self._loop.call_later(
            float(wanted["seconds"]), partial(self._over, self._offer)
        )
        if self._poll is not None:
            self._begin(self._offer)

    def _begin(self, offer: Offer) -> None:
        """Queue all at once, or each when its time has come."""
        began = offer.begin(self._loop.time())
        if not offer.rate:
            self._queue.extend(offer.update(n) for n in range(offer.count))
            self._hand_out()
            return
        for number in range(offer.count):
            at = began + number / offer.rate
            self._loop.call_at(at, partial(self._queue_one, offer, number))

    def _queue_one(self, offer: Offer, number: int) -> None:
        if offer is self._offer:
            self._queue.append(offer.queued(number, self._loop.time()))
            self._hand_out()

    def _said(self, wire: Wire, body: bytes) -> None:
        """Note an answer and say, after the delay, that it was taken."""
        found = _CHAT.search(body)
        if found is None:
            wire.say(_OK)
            return
        if self._offer is not None:
            self._offer.answered(int(found[1]), self._loop.time())
            if self._offer.is_over:
                self._over(self._offer)
        sent = _SENT % found[1]
        if self._delay:
            self._loop.call_later(self._delay, wire.say, sent)
        else:
            wire.say(sent)

    def _over(self, offer: Offer) -> None:
        """Tell whoever measures what came of it; too late is as good as never."""
        if offer is self._offer and self._asker is not None:
            self._offer = None
            self._asker.say(json.dumps(offer.outcome()).encode())


def _fields(body: bytes) -> dict[str, object]:
    if body.startswith(b"{"):
        return dict(json.loads(body))
    return dict(parse_qsl(body.decode()))


async def _serve() -> None:
    """Listen on a port that is free, tell which, and end with standard input."""
    api, loop = Server(), asyncio.get_running_loop()
    listener = await loop.create_server(lambda: Wire(api.heard), "127.0.0.1", 0)
    print(listener.sockets[0].getsockname()[1], flush=True)
    await asyncio.to_thread(sys.stdin.read)


if __name__ == "__main__":
    asyncio.run(_serve())
