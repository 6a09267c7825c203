"""What is asked back, and where a plea for help or for the source leads."""

import pytest

from bot.conversation.talk import Conversation


@pytest.mark.parametrize(
    ("question", "intent"),
    [
        ("nguồn ở đâu", "source"),
        ("căn cứ ở đâu", "source"),
        ("nguon o dau", "source"),
        ("giúp tôi", "help"),
        ("giúp tôi với", "help"),
        ("giúp", "help"),
        ("giúp tôi bảng xếp hạng", "table"),
        ("giúp tôi xếp hạng sở y tế", "rank_unit"),
        ("kết quả tỉnh Lai Châu năm 2017", "table"),
        ("bảng xếp hạng tỉnh lai châu", "table"),
    ],
)
def test_what_needs_no_unit_is_answered(
    talk: Conversation, question: str, intent: str
) -> None:
    reply = talk.ask(question)

    assert (reply.status.value, reply.intent) == ("answered", intent)


def test_of_the_province_itself_the_group_is_asked(talk: Conversation) -> None:
    reply = talk.ask("kết quả tỉnh Lai Châu")
    answers = [talk.ask(button.question) for button in reply.buttons]

    assert reply.status.value == "ask_back"
    assert [(one.intent, one.group) for one in answers] == [
        ("table", "so"),
        ("table", "huyen"),
    ]


@pytest.mark.parametrize(
    "question",
    ["top 0 sở", "top -3 sở", "top −3 sở", "0 huyện cuối bảng", "sở xếp thứ 0"],
)
def test_a_number_below_one_is_asked_back(talk: Conversation, question: str) -> None:
    reply = talk.ask(question)
    offered = talk.ask(reply.buttons[0].question)

    assert reply.status.value == "ask_back"
    assert "từ 1 trở lên" in reply.lines[0]
    assert (offered.status.value, offered.intent) == ("answered", reply.intent)


@pytest.mark.parametrize("question", ["top 3 sở", "top 3 sở - 2017", "3 sở đứng đầu"])
def test_a_dash_elsewhere_makes_no_number_negative(
    talk: Conversation, question: str
) -> None:
    assert (talk.ask(question).status.value, talk.ask(question).n) == ("answered", 3)


@pytest.mark.parametrize(
    ("question", "intent"),
    [
        ("điểm điều tra sở tài", "criterion_score"),
        ("vì sao sở tài xếp hạng đó", "why"),
        ("xếp hạng sở tài", "rank_unit"),
    ],
)
def test_a_candidate_is_asked_what_was_asked(
    talk: Conversation, question: str, intent: str
) -> None:
    reply = talk.ask(question)
    answers = [talk.ask(button.question) for button in reply.buttons]

    assert reply.status.value == "ask_back"
    assert [one.intent for one in answers] == [intent] * 2
