"""How much one client may ask, how large and how slow a request may be."""

import asyncio
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.requests import Request
from starlette.types import Message

from bot.channels.web import limits
from bot.channels.web.app import web_app
from bot.channels.web.desk import Desk
from bot.channels.web.limits import MOST_A_MINUTE, Pace, body_of
from bot.errors import TooManyQuestionsError, UnreadableRequestError
from core.api import open_archive
from core.errors import SyntaxFileError
from tests.bot.channels.web.conftest import PLACE, Visitor, desk

SECOND = 1_000_000_000


class Clock:
    """A clock that only moves when it is told to."""

    def __init__(self) -> None:
        self.now = 5 * SECOND

    def __call__(self) -> int:
        return self.now


def asked(pace: Pace, client: str, times: int) -> int:
    """Return how many of the questions were let in."""
    let_in = 0
    for _ in range(times):
        try:
            pace.admit(client)
        except TooManyQuestionsError:
            continue
        let_in += 1
    return let_in


class TestThePace:
    def test_thirty_questions_at_once_are_let_in(self) -> None:
        assert asked(Pace(Clock()), "192.0.2.1", 40) == MOST_A_MINUTE

    def test_then_one_every_two_seconds(self) -> None:
        clock = Clock()
        pace = Pace(clock)
        asked(pace, "192.0.2.1", 30)

        clock.now += 10 * SECOND

        assert asked(pace, "192.0.2.1", 30) == 5

    @given(st.lists(st.integers(0, 3 * SECOND), max_size=200))
    def test_no_minute_sees_more_than_two_bursts(self, pauses: list[int]) -> None:
        clock = Clock()
        pace = Pace(clock)
        times = []
        for pause in pauses:
            clock.now += pause
            times += [clock.now] * asked(pace, "192.0.2.1", 2)

        minute = 60 * SECOND
        busiest = [sum(t <= u < t + minute for u in times) for t in times]
        assert max(busiest, default=0) <= 2 * MOST_A_MINUTE

    def test_it_is_told_how_long_to_wait(self) -> None:
        pace = Pace(Clock())
        asked(pace, "192.0.2.1", 30)

        with pytest.raises(TooManyQuestionsError) as refused:
            pace.admit("192.0.2.1")

        assert refused.value.params["seconds"] == 2

    def test_clients_do_not_use_up_each_others_turn(self) -> None:
        pace = Pace(Clock())
        asked(pace, "192.0.2.1", 30)

        assert asked(pace, "192.0.2.2", 30) == 30

    def test_one_household_is_one_client(self) -> None:
        pace = Pace(Clock())
        asked(pace, "2001:db8::1", 30)

        assert asked(pace, "2001:db8::2", 1) == 0
        assert asked(pace, "2001:db8:0:1::2", 1) == 1

    def test_whoever_asked_longest_ago_is_forgotten(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(limits, "_MOST_CLIENTS", 2)
        pace = Pace(Clock())
        for client in ("a", "b", "c"):
            asked(pace, client, 30)

        assert [asked(pace, client, 30) for client in ("c", "a")] == [0, 30]


class TestTheVisitor:
    @pytest.fixture
    def hasty(self) -> Visitor:
        visitor = Visitor(web_app(desk(), pace=Pace(Clock())))
        for _ in range(MOST_A_MINUTE):
            assert visitor.get(f"{PLACE}/api/hoi?q=so+y+te").status_code == 200
        return visitor

    def test_is_asked_politely_to_wait(self, hasty: Visitor) -> None:
        answer = hasty.get(f"{PLACE}/api/hoi?q=so+y+te")

        assert (answer.status_code, answer.headers["retry-after"]) == (429, "2")
        assert "Xin đợi 2 giây" in answer.json()["error"]["message"]

    def test_is_asked_so_on_the_page_too(self, hasty: Visitor) -> None:
        page = hasty.get(f"{PLACE}/hoi?q=so+y+te")

        assert page.status_code == 429
        assert "Xin đợi 2 giây" in page.text

    def test_may_still_read_the_rankings(self, hasty: Visitor) -> None:
        assert hasty.get(f"{PLACE}/xep-hang/2017/so").status_code == 200


def request(*chunks: bytes, pause: int = 0) -> Request:
    """Return a request whose body comes in chunks."""
    waiting = list(chunks)

    async def receive() -> Message:
        await asyncio.sleep(pause)
        more = len(waiting) > 1
        return {"type": "http.request", "body": waiting.pop(0), "more_body": more}

    return Request({"type": "http", "method": "POST", "headers": []}, receive)


class TestTheBody:
    def test_it_may_come_in_pieces(self) -> None:
        assert asyncio.run(body_of(request(b"ab", b"", b"c"))) == b"abc"

    def test_it_is_not_read_beyond_its_limit(self) -> None:
        endless = request(*[b"x" * 1000] * 1000)

        with pytest.raises(UnreadableRequestError) as refused:
            asyncio.run(body_of(endless))

        assert refused.value.params["status"] == 413

    def test_it_is_not_waited_for_without_end(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(limits, "LONGEST_WAIT", 0)

        with pytest.raises(UnreadableRequestError) as refused:
            asyncio.run(body_of(request(b"x", pause=5)))

        assert refused.value.params["status"] == 408


class TestTheDesk:
    def test_this_year_changes_with_the_calendar(self) -> None:
        days = [date(2017, 12, 31)]
        at_work = Desk(open_archive(), clock=lambda: days[-1])
        question = "sở y tế năm nay"
        before = at_work.talk("lai-chau", "vi").ask(question).year

        days.append(days[0] + timedelta(days=1))

        after = at_work.talk("lai-chau", "vi").ask(question)
        assert (before, after.year) == (2017, None)

    def test_unreadable_data_are_not_ready_and_no_reason_is_shown(
        self, tmp_path: Path
    ) -> None:
        (tmp_path / "units.toml").write_text("[place", "utf-8")
        visitor = Visitor(web_app(desk(tmp_path)))

        ready, page = visitor.get("/readyz"), visitor.get("/lai-chau/")

        assert (ready.status_code, ready.json()["problems"]) == (
            503,
            [SyntaxFileError.code],
        )
        assert page.status_code == 500
        assert str(tmp_path) not in page.text
