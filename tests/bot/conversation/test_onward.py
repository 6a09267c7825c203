"""What is offered to go on with where an answer has no buttons of its own."""

import pytest

from bot.conversation.question import Status
from bot.conversation.talk import Conversation


def labels(talk: Conversation, text: str) -> list[str]:
    return [button.label for button in talk.ask(text).buttons]


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("xếp hạng Sở Y tế", ["Vì sao?", "Chi tiết điểm", "Cả bảng"]),
        ("vì sao Sở Y tế xếp hạng đó", ["Xếp hạng", "Chi tiết điểm", "Cả bảng"]),
        ("chi tiết điểm của Sở Y tế", ["Xếp hạng", "Vì sao?", "Cả bảng"]),
        ("so sánh Sở Y tế và Sở Nội vụ", ["Cả bảng"]),
        ("bảng xếp hạng các sở", ["UBND các huyện, thành phố"]),
    ],
)
def test_an_answer_offers_the_others_about_the_same(
    talk: Conversation, text: str, offered: list[str]
) -> None:
    assert labels(talk, text) == offered


def test_a_year_that_was_asked_for_stays(talk: Conversation) -> None:
    buttons = talk.ask("xếp hạng Sở Y tế năm 2017").buttons

    assert all(button.question.endswith(" năm 2017") for button in buttons)


@pytest.mark.parametrize(
    "text", ["xếp hạng Sở Y tế", "bảng xếp hạng", "top 3", "nguồn"]
)
def test_what_is_offered_is_answered(talk: Conversation, text: str) -> None:
    statuses = [talk.ask(button.question).status for button in talk.ask(text).buttons]

    assert set(statuses) == {Status.ANSWERED}
