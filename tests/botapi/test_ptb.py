"""python-telegram-bot, as it comes, reads every answer and every error."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import TypeAlias

import pytest
from telegram import Bot, BotCommand, BotCommandScopeAllGroupChats, Update
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from tests.botapi.client import Telegram
from tests.botapi.phone import Phone
from tests.botapi.ptb_bot import Log, application, polling

Work: TypeAlias = Callable[[Bot], Awaitable[object]]


def run(telegram: Telegram, work: Work) -> object:
    """Return what a bot gets that does one thing."""

    async def working() -> object:
        url, files = telegram.api_url, telegram.file_url
        async with Bot(telegram.token, url, base_file_url=files) as bot:
            return await work(bot)

    return asyncio.run(working())


def failure(telegram: Telegram, work: Work) -> TelegramError:
    with pytest.raises(TelegramError) as caught:
        run(telegram, work)
    return caught.value


def saying(phone: Phone) -> Work:
    return lambda bot: bot.send_message(phone.chat, "x")


def test_every_answer_is_read(telegram: Telegram, lan: Phone) -> None:
    group = telegram.group("Tổ CCHC", lan)

    async def work(bot: Bot) -> None:
        assert (await bot.get_me()).username == "cchc_bot"
        assert (await bot.get_chat(group.chat)).title == "Tổ CCHC"
        assert (await bot.get_chat_member(group.chat, bot.id)).status == "member"
        assert (await bot.get_webhook_info()).pending_update_count == 2
        commands = [BotCommand("top", "Đứng đầu")]
        scope = BotCommandScopeAllGroupChats()
        assert await bot.set_my_commands(commands, scope, "vi")
        assert await bot.get_my_commands(scope, "vi") == tuple(commands)
        assert await bot.set_my_description("CCHC", "vi")
        assert (await bot.get_my_description("vi")).description == "CCHC"
        assert await bot.set_my_short_description("CCHC")
        assert (await bot.get_my_short_description()).short_description == "CCHC"
        assert await bot.send_chat_action(lan.chat, "typing")
        sent = await bot.send_message(lan.chat, "<b>x</b>", parse_mode="HTML")
        assert (sent.text, sent.entities[0].type) == ("x", "bold")
        assert await sent.delete()
        assert await bot.leave_chat(group.chat)

    run(telegram, work)
    assert telegram.violations == ()


def test_every_update_is_read(telegram: Telegram, lan: Phone) -> None:
    group = telegram.admit(telegram.group("Tổ CCHC", lan), "administrator")
    group.migrates()
    telegram.admit(telegram.channel("Tin", lan), "administrator").posts("x")
    lan.edits(lan.types("x"), "y")
    lan.uploads("a.txt", b"x")
    lan.sends_sticker()
    lan.sends_voice()
    lan.forwards("x")
    lan.sends_nothing_known()
    lan.forges("x", on=99)
    lan.blocks()

    kinds = Update.ALL_TYPES
    updates = run(telegram, lambda bot: bot.get_updates(allowed_updates=kinds))

    assert isinstance(updates, tuple)
    assert len(updates) == telegram.pending == 16
    assert [update for update in updates if update.api_kwargs] == []


def test_errors_are_what_they_are(
    telegram: Telegram, lan: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "true")
    telegram.flood("sendMessage", 7)
    flood = failure(telegram, saying(lan))
    group = telegram.group("Tổ CCHC", lan)
    new = group.migrates()
    moved = failure(telegram, saying(group))
    lan.blocks()

    assert isinstance(flood, RetryAfter)
    assert flood.retry_after == timedelta(seconds=7)
    assert isinstance(moved, ChatMigrated)
    assert moved.new_chat_id == new.chat
    assert isinstance(failure(telegram, saying(lan)), Forbidden)
    assert isinstance(failure(telegram, lambda bot: bot.get_file("F")), BadRequest)


def test_trouble_on_the_way_is_a_network_error(telegram: Telegram, lan: Phone) -> None:
    telegram.lose("sendMessage")
    assert isinstance(failure(telegram, saying(lan)), NetworkError)
    telegram.garble("sendMessage")
    assert isinstance(failure(telegram, saying(lan)), NetworkError)
    telegram.refuse("sendMessage", 500, "Internal Server Error")
    assert isinstance(failure(telegram, saying(lan)), NetworkError)

    async def unreachable(bot: Bot) -> None:
        with telegram.unreachable():
            await bot.send_message(lan.chat, "x")

    assert isinstance(failure(telegram, unreachable), NetworkError)
    assert telegram.deliveries == {lan.chat: 1}


def test_a_slow_answer_times_out_and_arrives_all_the_same(
    telegram: Telegram, lan: Phone
) -> None:
    telegram.delay("sendMessage", 0.3, times=1)

    error = failure(
        telegram, lambda bot: bot.send_message(lan.chat, "x", read_timeout=0.1)
    )

    assert isinstance(error, TimedOut)
    assert lan.next().text == "x"


def test_a_wrong_token_is_said(telegram: Telegram) -> None:
    telegram.token = "1:wrong"  # noqa: S105  # nobody's

    assert isinstance(failure(telegram, lambda bot: bot.get_me()), InvalidToken)


def test_a_second_poller_is_a_conflict(telegram: Telegram) -> None:
    async def work(bot: Bot) -> None:
        first = asyncio.create_task(bot.get_updates(timeout=30))
        async with Bot(telegram.token, telegram.api_url) as other:
            await asyncio.to_thread(telegram.wait_for_poll)
            await other.get_updates()
        await first

    assert isinstance(failure(telegram, work), Conflict)


def test_a_bot_that_polls_answers_many_at_once(telegram: Telegram) -> None:
    people = [telegram.user(f"Người {number}") for number in range(5)]

    async def work() -> None:
        log = Log()
        urls = telegram.api_url, telegram.file_url
        async with polling(application(*urls, telegram.token, log)):
            telegram.load((people[n % 5], f"câu {n}") for n in range(50))
            for _ in range(50):
                await log.next()

    asyncio.run(work())

    assert set(telegram.deliveries.values()) == {10}
    assert telegram.violations == ()
    telegram.drain()
