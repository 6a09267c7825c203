"""Which year a question is about, and what is said where there is none."""

import pytest

from bot.conversation.talk import Conversation


@pytest.mark.parametrize(
    "question",
    [
        "xếp hạng Sở Y tế",
        "xếp hạng Sở Y tế năm 2017",
        "sở y tế 2k17",
        "sở y tế năm 17 hạng mấy",
        "kết quả mới nhất của sở y tế",
        "sở y tế ２０１７",
    ],
)
def test_the_year_is_said_or_the_latest(talk: Conversation, question: str) -> None:
    reply = talk.ask(question)

    assert (reply.status.value, reply.year) == ("answered", 2017)


@pytest.mark.parametrize(
    ("question", "year"),
    [
        ("sở y tế năm 2035", 2035),
        ("sở tài chính năm nay hạng mấy", 2026),
        ("xếp hạng sở y tế năm ngoái", 2025),
        ("hạng sở nội vụ năm trước", 2025),
        ("hai năm trước sở y tế hạng mấy", 2024),
        ("top 3 sở năm 2016", 2016),
    ],
)
def test_a_year_without_result_is_never_replaced(
    talk: Conversation, question: str, year: int
) -> None:
    reply = talk.ask(question)

    assert (reply.status.value, reply.units, reply.year) == ("not_found", (), None)
    assert str(year) in reply.text
    assert "2017" in reply.text


def test_the_latest_year_is_one_touch_away(talk: Conversation) -> None:
    offered = talk.ask("sở y tế năm 2035").buttons[0]

    assert talk.ask(offered.question).lines[0].startswith("Sở Y tế: hạng 20/20")


@pytest.mark.parametrize(
    "question", ["quý 4 sở y tế xếp thứ mấy", "sở y tế quý IV năm 2017"]
)
def test_there_are_only_yearly_figures(talk: Conversation, question: str) -> None:
    reply = talk.ask(question)

    assert reply.status.value == "confirm"
    assert "cả năm" in reply.lines[0]


def test_a_short_number_may_be_a_year(talk: Conversation) -> None:
    reply = talk.ask("sở y tế 17")

    assert (reply.status.value, reply.year) == ("confirm", 2017)


def test_the_year_of_publication_is_not_the_year_judged(talk: Conversation) -> None:
    reply = talk.ask("xếp hạng sở y tế công bố năm 2018")

    assert (reply.status.value, reply.year) == ("confirm", 2017)


@pytest.mark.parametrize(
    "question",
    [
        "sở y tế năm 2017 so với 2016",
        "điểm của phong thổ từ 2015 đến 2018",
        "biến động xếp hạng các huyện 2016-2017",
        "sở nội vụ qua các năm",
    ],
)
def test_one_year_allows_no_comparison(talk: Conversation, question: str) -> None:
    assert talk.ask(question).status.value == "not_found"


def test_several_years_stand_side_by_side(talk_elsewhere: Conversation) -> None:
    reply = talk_elsewhere.ask("sở thủy lợi qua các năm")

    assert reply.intent == "year_change"
    facts, sources = reply.lines[0:4:2], reply.lines[1:4:2]
    assert [line.rpartition(" ")[2] for line in facts] == ["2024", "2025"]
    assert all(line.startswith("Nguồn: ") for line in sources)


def test_last_year_is_counted_from_today(talk_elsewhere: Conversation) -> None:
    assert talk_elsewhere.ask("năm ngoái sở thủy lợi hạng mấy").year == 2025
    assert talk_elsewhere.ask("năm kia sở thủy lợi hạng mấy").year == 2024


def test_an_earlier_year_has_its_own_figures(talk_elsewhere: Conversation) -> None:
    first = talk_elsewhere.ask("sở thủy lợi năm 2024").lines[0]

    assert first == "Sở Thủy lợi: hạng 1/3 · 92,00 % · HẠNG A · năm 2024"
