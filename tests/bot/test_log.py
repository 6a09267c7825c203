"""Logs without tokens, ids, names or questions."""

import io
import json
import logging
from collections.abc import Iterator

import pytest
import structlog
from hypothesis import given
from hypothesis import strategies as st

from bot import log

TOKEN = "6000000001:AAcanaryCANARYcanaryCANARYcanary123"  # noqa: S105  # nobody's
SECRET = "a-secret-of-thirty-two-letters-0"  # noqa: S105


@pytest.fixture
def lines() -> Iterator[io.StringIO]:
    """What is written after `set_up`; logging is as before afterwards."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    stream = io.StringIO()
    log.set_up([TOKEN, SECRET], stream=stream)
    yield stream
    root.handlers[:] = handlers
    root.setLevel(level)
    structlog.reset_defaults()


def test_a_line_is_json_with_time_level_and_name(lines: io.StringIO) -> None:
    log.logger("bot.test").info("it works", updates=3)

    line = json.loads(lines.getvalue())
    assert (line["event"], line["level"], line["logger"], line["updates"]) == (
        "it works",
        "info",
        "bot.test",
        3,
    )
    assert line["timestamp"].endswith("Z")


def test_vietnamese_stays_readable(lines: io.StringIO) -> None:
    log.logger("bot.test").info("Sở Y tế")

    assert "Sở Y tế" in lines.getvalue()


@pytest.mark.parametrize(
    "text",
    [
        f"https://api.telegram.org/bot{TOKEN}/getMe",
        f"https://api.telegram.org/bot{TOKEN.replace(':', '%3A')}/getMe",
        f"X-Telegram-Bot-Api-Secret-Token: {SECRET}",
        "postgresql://user:canary@host/cchc",
        "Group migrated to supergroup. New chat id: -1001234567890 canary"[:-7],
        "chat_id=123456789",
        "{'id': 7000123, 'type': 'private'}",
    ],
)
def test_what_nobody_may_read_is_taken_out(lines: io.StringIO, text: str) -> None:
    log.logger("bot.test").warning(text, detail=text)
    logging.getLogger("somebody.else").warning(text)
    logging.getLogger("somebody.else").warning("%s", text)

    written = lines.getvalue()
    for private in ("canary", "CANARY", SECRET, "1234567", "7000123"):
        assert private not in written
    assert len(written.splitlines()) == 3


def test_the_traceback_of_a_library_is_read_as_well(lines: io.StringIO) -> None:
    try:
        int(f"https://host/bot{TOKEN}/sendMessage")
    except ValueError:
        logging.getLogger("aiohttp.client").exception("failed for %s", -1009876543210)

    written = lines.getvalue()
    assert "Traceback" in written
    assert "canary" not in written
    assert "9876543210" not in written


def test_names_and_questions_are_kept_out_while_they_are_at_hand(
    lines: io.StringIO,
) -> None:
    def words() -> Iterator[str]:
        yield from ("Lò Thị Lan", "lan", "")

    with log.private(words):
        logging.getLogger("library").warning("KeyError: 'Lò Thị Lan' (@lan), plan")
    logging.getLogger("library").warning("lan")

    written = lines.getvalue().splitlines()
    first, second = (json.loads(line)["event"] for line in written)
    assert first == "KeyError: '<private>' (@<private>), plan"
    assert second == "lan"


def test_words_are_not_asked_for_without_a_line(lines: io.StringIO) -> None:
    with log.private(lambda: 1 / 0):  # type: ignore[arg-type, return-value]
        pass

    assert lines.getvalue() == ""


def test_libraries_speak_up_from_a_warning_on(lines: io.StringIO) -> None:
    for name in ("httpx", "telegram.ext.Application", "aiohttp.access", "uvicorn"):
        logging.getLogger(name).info("GET /bot%s", TOKEN)

    assert lines.getvalue() == ""


def test_the_level_can_be_raised() -> None:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    stream = io.StringIO()
    try:
        log.set_up(level="WARNING", stream=stream)
        log.logger("bot.test").info("quiet")
        log.logger("bot.test").warning("loud")
    finally:
        root.handlers[:] = handlers
        root.setLevel(level)
        structlog.reset_defaults()

    assert [json.loads(line)["event"] for line in stream.getvalue().splitlines()] == [
        "loud"
    ]


@given(st.text(max_size=20), st.text(max_size=20))
def test_a_token_is_taken_out_wherever_it_stands(before: str, after: str) -> None:
    redact = log.Redaction([TOKEN])

    assert TOKEN not in redact(f"{before}{TOKEN}{after}")


def test_a_short_text_is_no_secret() -> None:
    assert log.Redaction(["a", ""])("a cat") == "a cat"
