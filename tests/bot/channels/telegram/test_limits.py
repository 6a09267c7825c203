"""How fast one person may ask."""

from bot.channels.telegram.limits import Limiter, Verdict

LAN, MINH = 1, 2


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_burst_is_answered_then_refused_once_then_ignored() -> None:
    limiter = Limiter(20, burst=3, clock=Clock())

    verdicts = [limiter.judge(LAN) for _ in range(6)]

    assert verdicts == [Verdict.ALLOWED] * 3 + [Verdict.REFUSED] + [Verdict.IGNORED] * 2


def test_who_has_waited_may_ask_again_and_is_told_again() -> None:
    clock = Clock()
    limiter = Limiter(60, burst=1, clock=clock)
    limiter.judge(LAN)
    limiter.judge(LAN)

    clock.now = 1.0

    assert limiter.judge(LAN) is Verdict.ALLOWED
    assert limiter.judge(LAN) is Verdict.REFUSED


def test_one_person_s_haste_is_nobody_else_s_trouble() -> None:
    limiter = Limiter(20, burst=1, clock=Clock())
    limiter.judge(LAN)

    assert limiter.judge(MINH) is Verdict.ALLOWED


def test_no_pace_is_no_limit() -> None:
    limiter = Limiter(0)

    assert {limiter.judge(LAN) for _ in range(1000)} == {Verdict.ALLOWED}


def test_who_has_not_asked_for_longest_is_forgotten() -> None:
    limiter = Limiter(1, burst=1, clock=Clock())
    limiter.judge(LAN)

    for person in range(100, 10_100):
        limiter.judge(person)

    assert limiter.judge(LAN) is Verdict.ALLOWED
