"""Replies as Telegram shows them: what fits a message, what a phone folds away."""

from html import unescape
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.telegram.render import LONGEST_TEXT, Page, page, pages, units
from bot.conversation.question import Status
from bot.conversation.replies import Reply
from tests.bot.conftest import conversation

LETTERS = st.characters(exclude_categories=["Cs", "Cc"])


def reply(*lines: str) -> Reply:
    return Reply(status=Status.ANSWERED, intent="table", lines=lines)


class _Shown(HTMLParser):
    """Collects what remains to be read when the markup is taken away."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""

    def handle_data(self, data: str) -> None:
        self.text += data


def shown(html: str) -> str:
    parser = _Shown()
    parser.feed(html)
    parser.close()
    return parser.text


@given(st.lists(st.text(LETTERS, max_size=6000), min_size=1, max_size=40))
def test_no_page_is_longer_than_a_message(lines: list[str]) -> None:
    for one in pages(reply(*lines)):
        assert len(one.plain.encode("utf-16-le")) // 2 <= LONGEST_TEXT
        assert shown(one.html) == one.plain


@given(st.lists(st.text("ab <&😀", max_size=300), min_size=1, max_size=60))
def test_no_word_is_lost_between_pages(lines: list[str]) -> None:
    read = " ".join(one.plain for one in pages(reply(*lines), room=120))

    assert "".join(read.split()) == "".join("".join(lines).split())


@given(st.text())
def test_length_is_counted_as_telegram_counts(text: str) -> None:
    encoded = text.encode("utf-16-le", "surrogatepass")

    assert units(text) == len(encoded) // 2


def test_the_fact_is_bold_and_signs_are_no_markup() -> None:
    found = pages(reply("Chỉ số < 70 %", "A & B"))

    assert found == (
        Page(html="<b>Chỉ số &lt; 70 %</b>\nA &amp; B", plain="Chỉ số < 70 %\nA & B"),
    )


def test_lines_stay_whole_where_they_fit() -> None:
    found = pages(reply("a" * 60, "b" * 60, "c"), room=100)

    assert [one.plain for one in found] == ["a" * 60, "b" * 60 + "\nc"]


def test_a_line_longer_than_a_page_is_cut_at_a_blank() -> None:
    found = pages(reply("một hai ba bốn năm sáu"), room=20)

    assert [one.plain for one in found] == ["một hai", "ba bốn năm sáu"]


def test_the_tail_of_a_long_answer_is_folded_away() -> None:
    html = pages(reply(*(f"dòng {n}" for n in range(30))))[0].html

    head, _, tail = html.partition("<blockquote expandable>")
    assert head.count("\n") == 12
    assert tail.endswith("dòng 29</blockquote>")


def test_a_short_answer_is_not_folded() -> None:
    assert "blockquote" not in pages(reply(*("dòng" for _ in range(15))))[0].html


def test_one_sentence_is_no_fact_to_be_bold() -> None:
    assert page("1 < 2") == Page(html="1 &lt; 2", plain="1 < 2")


@pytest.mark.parametrize(
    "text", ["bảng xếp hạng", "chi tiết điểm của Sở Y tế", "các tiêu chí"]
)
def test_every_line_of_an_answer_is_on_some_page(text: str) -> None:
    answer = conversation().ask(text)

    found = pages(answer)

    assert "\n".join(one.plain for one in found) == answer.text
    assert unescape(shown(found[0].html)) == found[0].plain
