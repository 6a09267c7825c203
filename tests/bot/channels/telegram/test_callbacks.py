"""Data of buttons: at most 64 bytes, and asking what their words ask."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.channels.telegram.answering import Answers
from bot.channels.telegram.callbacks import Callbacks
from bot.channels.telegram.keyboard import LONGEST_DATA, Tap, keyboard
from tests.bot.conftest import conversation
from tests.bot.conversation.test_keys import TEXTS

TALK = conversation()
CALLBACKS = Callbacks(TALK)
ANSWERS = Answers(conversation)


@given(TEXTS)
@settings(deadline=None)
def test_every_button_of_every_page_fits_and_leads_to_a_page(text: str) -> None:
    for shown in ANSWERS.to_text(text):
        for row in shown.buttons.inline_keyboard if shown.buttons else ():
            for button in row:
                data = str(button.callback_data)
                assert 1 <= len(data.encode()) <= LONGEST_DATA
                assert ANSWERS.to_tap(data) is not None


@given(TEXTS)
@settings(deadline=None)
def test_a_button_shows_what_its_words_would(text: str) -> None:
    reply = TALK.ask(text)
    taps = list(CALLBACKS.taps(reply))

    assert [tap.label for tap in taps] == [button.label for button in reply.buttons]
    for tap, button in zip(taps, reply.buttons, strict=True):
        tapped = CALLBACKS.tapped(tap.data)
        assert tapped is not None
        assert TALK.reply(tapped.question) == TALK.ask(button.question)


@given(st.text(max_size=80))
@settings(deadline=None)
def test_no_data_whatever_break_the_reading(data: str) -> None:
    shown = ANSWERS.to_tap(data)

    assert shown is None or shown.page.plain


def test_a_short_text_without_a_key_travels_as_it_is() -> None:
    text = "thời tiết hôm nay"

    data = CALLBACKS.data_of(text)

    assert data == f"?{text}"
    tapped = CALLBACKS.tapped(f"{data}!2")
    assert tapped is not None
    assert (tapped.question.text, tapped.data, tapped.page) == (text, data, 2)


def test_a_long_text_without_a_key_has_no_data() -> None:
    assert CALLBACKS.data_of("thời tiết " * 10) is None


def test_a_text_that_looks_like_a_page_has_no_data() -> None:
    assert CALLBACKS.data_of("thời tiết!2") is None


def test_what_cannot_be_read_has_no_data() -> None:
    assert CALLBACKS.data_of("") is None
    assert CALLBACKS.data_of("a" * 5000) is None
    assert CALLBACKS.tapped("?") is None


def test_a_page_that_is_not_there_is_no_tap() -> None:
    assert ANSWERS.to_tap("s:lai-chau::so-y-te:gso:call!2") is not None
    assert ANSWERS.to_tap("s:lai-chau::so-y-te:gso:call!7") is None


def test_an_answer_no_button_can_turn_comes_in_several_messages(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(Callbacks, "data_of", lambda _self, _text: None)

    messages = Answers(conversation).to_text("chi tiết điểm của Sở Y tế")

    assert len(messages) == 2
    assert "1.1.1" in messages[0].page.plain
    assert "8.3.3" in messages[1].page.plain


def test_short_labels_share_a_row_and_a_long_one_stands_alone() -> None:
    taps = [Tap("Vì sao?", "a"), Tap("Chi tiết điểm", "b"), Tap("x" * 31, "c")]

    rows = keyboard(taps, [Tap("Trang 2 ▶", "d")]).inline_keyboard

    assert [[button.text for button in row] for row in rows] == [
        ["Trang 2 ▶"],
        ["Vì sao?", "Chi tiết điểm"],
        ["x" * 31],
    ]
