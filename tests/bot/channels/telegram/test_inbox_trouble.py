"""A database in trouble, a lease that is lost, words that only some updates have."""

from pathlib import Path

import pytest

from bot.channels.telegram import lease
from bot.channels.telegram.channel import TelegramChannel
from bot.channels.telegram.fetching import Fetcher
from bot.channels.telegram.updates import incoming, kind, private_words
from core.api.inbox import Inbox
from core.errors import DatabaseUnavailableError
from tests.bot.channels.telegram.running import answering, environment, until
from tests.botapi.client import Telegram

FACT = "Sở Y tế: hạng 20/20"


def gone(*_: object) -> bool:
    raise DatabaseUnavailableError(database="cchc.sqlite3", problem="disk full")


def test_while_nothing_can_be_stored_telegram_keeps_it(
    telegram: Telegram, bot: TelegramChannel, monkeypatch: pytest.MonkeyPatch
) -> None:
    lan = telegram.user("Lan")
    with monkeypatch.context() as broken:
        broken.setattr(Inbox, "exchange", gone)
        lan.types("xếp hạng Sở Y tế")
        until(lambda: "Chưa lưu được" in str(bot.condition.check()))
        assert telegram.pending == 1
        assert telegram.deliveries == {}

    assert lan.next().text.startswith(FACT)
    until(lambda: telegram.pending == 0)
    assert telegram.deliveries == {lan.chat: 1}
    assert bot.condition.check() is None


def test_a_fault_of_ours_in_storing_loses_nothing(
    telegram: Telegram, bot: TelegramChannel, monkeypatch: pytest.MonkeyPatch
) -> None:
    lan = telegram.user("Lan")
    with monkeypatch.context() as broken:
        broken.setattr(Inbox, "exchange", lambda *_: 1 / 0)
        lan.types("xếp hạng Sở Y tế")
        until(lambda: "Chưa lưu được" in str(bot.condition.check()))

    assert lan.next().text.startswith(FACT)


def test_a_fault_of_ours_in_fetching_starts_the_channel_anew(
    telegram: Telegram, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.channels.telegram.channel._AFTER_FAULT", 0.1)
    lan = telegram.user("Lan")
    with monkeypatch.context() as broken:
        broken.setattr(Fetcher, "run", lambda *_: 1 / 0)
        with answering(environment(telegram, tmp_path)) as bot:
            until(lambda: bot.condition.check() is not None)
            broken.undo()
            lan.types("xếp hạng Sở Y tế")

            assert lan.next().text.startswith(FACT)


def test_who_has_lost_the_lease_stops_and_takes_it_again_when_it_is_free(
    telegram: Telegram, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lease, "_RENEWED", 0.1)
    lan = telegram.user("Lan")
    with answering(environment(telegram, tmp_path)) as bot:
        with monkeypatch.context() as taken:
            taken.setattr(Inbox, "take_lease", lambda *_: False)
            until(lambda: "Một tiến trình khác" in str(bot.condition.check()))
            lan.types("xếp hạng Sở Y tế")

        assert lan.next().text.startswith(FACT)
        until(lambda: bot.condition.check() is None)


def test_a_lease_that_cannot_be_asked_for_is_not_held(
    telegram: Telegram, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Inbox, "take_lease", gone)
    monkeypatch.setattr(Inbox, "drop_lease", gone)

    with answering(environment(telegram, tmp_path)) as bot:
        until(lambda: "Một tiến trình khác" in str(bot.condition.check()))

    assert telegram.calls("getUpdates") == ()


def test_a_folder_that_is_a_file_ends_the_channel_with_its_reason(
    telegram: Telegram, tmp_path: Path
) -> None:
    file = tmp_path / "file"
    file.write_text("no folder", "utf-8")

    with answering(environment(telegram, file / "state")) as bot:
        assert "cchc.sqlite3" in str(bot.condition.check())
        assert bot.condition.error is not None


def test_an_update_belongs_to_its_chat_else_to_its_person() -> None:
    bodies = (
        {"update_id": 1, "message": {"chat": {"id": -5}, "from": {"id": 7}}},
        {"update_id": 2, "callback_query": {"message": {"chat": {"id": -5}}}},
        {"update_id": 3, "inline_query": {"from": {"id": 7}}},
        {"update_id": 4, "poll": {"id": "9"}},
    )

    assert [incoming(body, "x").chat for body in bodies] == ["-5", "-5", "7", "none"]
    assert [kind(body) for body in bodies] == [
        "message",
        "callback_query",
        "inline_query",
        "other",
    ]


def test_what_has_no_number_is_no_update() -> None:
    with pytest.raises(TypeError):
        incoming({"update_id": "1"}, "x")


def test_names_and_texts_are_found_at_any_depth() -> None:
    body = {
        "message": {
            "from": {"first_name": "Lan", "id": 7},
            "text": "xếp hạng",
            "entities": [{"user": {"last_name": "Lò"}}],
        }
    }

    assert sorted(private_words(body)) == ["Lan", "Lò", "xếp hạng"]
