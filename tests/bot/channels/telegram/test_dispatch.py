"""Order within a chat, chats side by side, an end in good order."""

import asyncio
from collections.abc import Coroutine
from typing import Any

from bot.channels.telegram.dispatch import Dispatcher

Item = tuple[str, int]


class Work:
    """Notes what is worked at, and holds it up until it is let go."""

    def __init__(self) -> None:
        self.begun: list[Item] = []
        self.ended: list[Item] = []
        self.go = asyncio.Event()

    async def __call__(self, item: Item) -> None:
        self.begun.append(item)
        await self.go.wait()
        self.ended.append(item)


def run(work: Coroutine[Any, Any, None]) -> None:
    asyncio.run(work)


async def put(dispatcher: Dispatcher[Item], *items: Item) -> None:
    for item in items:
        dispatcher.put(item[0], item)
    await asyncio.sleep(0)


def test_one_chat_in_its_order_and_chats_side_by_side() -> None:
    async def story() -> None:
        work = Work()
        dispatcher = Dispatcher(work)
        await put(dispatcher, ("a", 1), ("a", 2), ("b", 1), ("a", 3))
        assert work.begun == [("a", 1), ("b", 1)]

        work.go.set()
        await dispatcher.stop(0) if not dispatcher.pending else await asyncio.sleep(
            0.01
        )

        assert [n for chat, n in work.ended if chat == "a"] == [1, 2, 3]
        assert dispatcher.pending == 0

    run(story())


def test_a_chat_that_was_done_can_begin_again() -> None:
    async def story() -> None:
        work = Work()
        work.go.set()
        dispatcher = Dispatcher(work)
        await put(dispatcher, ("a", 1))
        await asyncio.sleep(0.01)
        await put(dispatcher, ("a", 2))
        await asyncio.sleep(0.01)

        assert work.ended == [("a", 1), ("a", 2)]

    run(story())


def test_a_full_house_makes_others_wait_until_there_is_room() -> None:
    async def story() -> None:
        work = Work()
        dispatcher = Dispatcher(work, most=2)
        await put(dispatcher, ("a", 1), ("b", 1))
        waiting = asyncio.create_task(dispatcher.room())
        await asyncio.sleep(0.01)
        assert (dispatcher.is_full, waiting.done()) == (True, False)

        work.go.set()
        await asyncio.wait_for(waiting, 1)

        assert not dispatcher.is_full

    run(story())


def test_stopping_ends_what_was_begun_and_begins_nothing() -> None:
    async def story() -> None:
        work = Work()
        dispatcher = Dispatcher(work)
        await put(dispatcher, ("a", 1), ("a", 2))
        asyncio.get_running_loop().call_later(0.02, work.go.set)

        await dispatcher.stop(1)

        assert (work.begun, work.ended) == ([("a", 1)], [("a", 1)])

    run(story())


def test_what_does_not_end_in_time_is_given_up() -> None:
    async def story() -> None:
        work = Work()
        dispatcher = Dispatcher(work)
        await put(dispatcher, ("a", 1))

        await dispatcher.stop(0.01)

        assert (work.begun, work.ended) == ([("a", 1)], [])

    run(story())
