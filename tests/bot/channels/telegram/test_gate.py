"""Waiting as long as Telegram wants."""

import asyncio

from bot.channels.telegram.gate import Gate


class Time:
    """A clock that only sleeping moves."""

    def __init__(self) -> None:
        self.now = 0.0

    def clock(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.now += seconds


def waited(gate: Gate, time: Time, chat: int | None) -> float:
    """Return how long a call for a chat is held back."""
    began = time.now
    asyncio.run(gate.wait(chat))
    return time.now - began


def test_a_refused_chat_waits_alone() -> None:
    time = Time()
    gate = Gate(time.clock, time.sleep)
    gate.close(1, 5)

    assert waited(gate, time, 2) == 0
    assert waited(gate, time, None) == 0
    assert waited(gate, time, 1) == 5


def test_several_refused_at_once_mean_everybody() -> None:
    time = Time()
    gate = Gate(time.clock, time.sleep)
    for chat in (1, 2, 3):
        gate.close(chat, 4)

    assert waited(gate, time, 9) == 4


def test_several_refused_one_after_the_other_do_not() -> None:
    time = Time()
    gate = Gate(time.clock, time.sleep)
    for chat in (1, 2, 3):
        gate.close(chat, 60)
        time.now += 2

    assert waited(gate, time, 9) == 0


def test_a_call_for_no_chat_that_is_refused_means_everybody() -> None:
    time = Time()
    gate = Gate(time.clock, time.sleep)
    gate.close(None, 3)

    assert waited(gate, time, 1) == 3


def test_the_longer_wait_holds() -> None:
    time = Time()
    gate = Gate(time.clock, time.sleep)
    gate.close(1, 9)
    gate.close(1, 2)

    assert waited(gate, time, 1) == 9
