"""A text as tokens: signs dropped, figures whole, keyboard keys resolved."""

from collections.abc import Callable

import pytest

from core.units import Reading
from core.units.keyboard import resolve_keys


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("Điểm 88,75 của 3.1.2?", ["Điểm", "88,75", "của", "3.1.2"]),
        ("sở vh,tt&dl", ["sở", "vh", "tt", "dl"]),
        ("502/QĐ-UBND", ["502", "QĐ", "UBND"]),
        ("/xephang@cchc_bot sở A", ["/xephang", "sở", "A"]),
        ("/rank 2017", ["/rank", "2017"]),
        ("năm2017, 2k17", ["năm", "2017", "2k17"]),
        ("2016,2017", ["2016", "2017"]),
        ("😷 ???", []),
    ],
)
def test_words_and_figures(
    read: Callable[[str], Reading], text: str, tokens: list[str]
) -> None:
    assert [token.text for token in read(text).tokens] == tokens


def test_a_token_keeps_what_was_typed_and_what_it_means(
    read: Callable[[str], Reading],
) -> None:
    typed, marked = read("xeeps hạng").tokens

    assert (typed.text, typed.marked, typed.folded) == ("xeeps", "xếp", "xep")
    assert (marked.marked, marked.folded, marked.has_marks) == ("hạng", "hang", True)


class TestKeys:
    @pytest.mark.parametrize(
        ("keys", "syllable"),
        [
            ("xeeps", "xếp"),
            ("xeesp", "xếp"),
            ("dduwowngf", "đường"),
            ("dduowngf", "đường"),
            ("ddwngs", "đứng"),
            ("nafo", "nào"),
            ("tw", "tư"),
            ("giaos", "giáo"),
            ("awn", "ăn"),
            ("xe61p", "xếp"),
            ("d9u7o7ng2", "đường"),
            ("d9a81c", "đắc"),
            ("so73", "sở"),
        ],
    )
    def test_give_a_syllable(self, keys: str, syllable: str) -> None:
        assert resolve_keys(keys) == syllable

    @pytest.mark.parametrize(
        "word",
        [
            "hang",
            "noong",
            "sở",
            "syt",
            "gtvt",
            "vpubnd",
            "index",
            "iso",
            "cchc",
            "2k17",
            "nam2017",
            "d9",
            "a9",
            "b6",
            "hang11",
            "x",
            "web",
        ],
    )
    def test_leave_other_words_alone(self, word: str) -> None:
        assert resolve_keys(word) is None
