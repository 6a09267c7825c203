"""The process is killed in a load of 500 updates: none lost, few answered twice."""

import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.bot.channels.telegram.running import (
    environment,
    process,
    statuses,
    until,
)
from tests.botapi.client import Telegram
from tests.botapi.phone import Phone

PEOPLE, QUESTIONS = 100, ("xếp hạng Sở Y tế", "nguồn", "top 3", "trợ giúp", "/xephang")
AT_ONCE = 64  # calls that may be under way


@pytest.fixture
def settings(telegram: Telegram, tmp_path: Path) -> dict[str, str]:
    return environment(telegram, tmp_path / "state")


def delivered(telegram: Telegram) -> int:
    return sum(telegram.deliveries.values())


def load(telegram: Telegram) -> list[Phone]:
    """Have a hundred people ask five questions each."""
    people = [telegram.user(f"P{n}") for n in range(PEOPLE)]
    telegram.load([(phone, text) for text in QUESTIONS for phone in people])
    return people


def all_done(settings: Mapping[str, str], telegram: Telegram, total: int) -> bool:
    return telegram.pending == 0 and statuses(settings) == {"done": total}


def test_a_kill_in_a_load_of_500_loses_none_and_repeats_only_what_was_in_flight(
    telegram: Telegram, settings: dict[str, str], tmp_path: Path
) -> None:
    total = PEOPLE * len(QUESTIONS)
    telegram.delay("sendMessage", 0.05)  # so that many are under way
    with process(settings, tmp_path, "--port", "0") as first:
        people = load(telegram)
        until(lambda: delivered(telegram) >= total // 3)
        first.kill()
    time.sleep(0.5)  # what was under way arrives
    before, marked = delivered(telegram), statuses(settings)
    with process(settings, tmp_path, "--port", "0") as second:
        until(lambda: all_done(settings, telegram, total), 60)
        assert second.end() == 0

    got = telegram.deliveries
    counts = [got.get(phone.chat, 0) for phone in people]
    lost = sum(max(0, len(QUESTIONS) - n) for n in counts)
    twice = sum(max(0, n - len(QUESTIONS)) for n in counts)
    in_flight = before - marked.get("done", 0)
    figures = (
        f"killed after {before} of {total} answers, {in_flight} of them not yet "
        f"marked; lost {lost}, answered twice {twice}"
    )
    print(figures)  # noqa: T201  # the drill's figures, with -rP
    assert lost == 0, figures
    assert twice <= in_flight, figures
    # The calls under way, and those just ended whose marks are being written.
    assert in_flight <= 2 * AT_ONCE, figures


def test_what_is_told_to_stop_answers_what_it_began_and_keeps_the_rest(
    telegram: Telegram, settings: dict[str, str], tmp_path: Path
) -> None:
    total = PEOPLE * len(QUESTIONS)
    telegram.delay("sendMessage", 0.05)
    with process(settings, tmp_path, "--port", "0") as first:
        people = load(telegram)
        until(lambda: delivered(telegram) >= total // 3)
        assert first.end() == 0
    stopped_at = delivered(telegram)
    assert statuses(settings)["done"] == stopped_at
    with process(settings, tmp_path, "--port", "0"):
        until(lambda: all_done(settings, telegram, total), 60)

    got = telegram.deliveries
    assert stopped_at < total
    assert {got[phone.chat] for phone in people} == {len(QUESTIONS)}


def test_order_within_a_chat_is_kept_over_a_kill(
    telegram: Telegram, settings: dict[str, str], tmp_path: Path
) -> None:
    lan = telegram.user("Lan")
    telegram.delay("sendMessage", 0.1)
    texts = [f"xếp thứ {n} trong các sở" for n in range(1, 11)]
    with process(settings, tmp_path, "--port", "0") as first:
        telegram.load([(lan, text) for text in texts])
        until(lambda: delivered(telegram) >= 3)
        first.kill()
    with process(settings, tmp_path, "--port", "0"):
        until(lambda: all_done(settings, telegram, len(texts)), 60)

    ranks = [
        bubble.text.partition("hạng ")[2].partition("/")[0] for bubble in lan.screen()
    ]
    shown = [int(rank) for rank in ranks if rank]
    assert list(dict.fromkeys(shown)) == list(range(1, 11))
    assert len(shown) <= 11
