"""Text in and out: one form of every letter, dictionary order, exact decimals."""

import unicodedata
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.text import clean, decimal_of, dotted, fold, sort_key

VIETNAMESE = (
    "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmn"
    "oòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"
)
words = st.text(alphabet=VIETNAMESE + VIETNAMESE.upper() + " ", max_size=12)


class TestFold:
    @pytest.mark.parametrize(
        "text",
        [
            "Huyện Tam Đường",
            "HUYỆN TAM ĐƯỜNG",
            "Huyện Tam Ðường",
            "huyện tam ðường",
            unicodedata.normalize("NFD", "Huyện Tam Đường"),
            "Huy\u200bện Tam\u00a0Đường",
            "\ufeffHuyện Tam Đườ\u00adng",
        ],
    )
    def test_leaves_no_mark(self, text: str) -> None:
        assert fold(text) == "huyen tam duong"

    def test_takes_full_width_letters(self) -> None:
        assert fold("\uff33ở \uff39 tế") == "so y te"

    def test_keeps_blanks(self) -> None:
        assert fold(" Sở  Y tế ") == " so  y te "

    @given(words)
    def test_is_the_same_for_both_normal_forms(self, text: str) -> None:
        assert fold(unicodedata.normalize("NFD", text)) == fold(text)

    @given(words)
    def test_gives_plain_letters_once_and_for_all(self, text: str) -> None:
        folded = fold(text)

        assert folded.isascii()
        assert fold(folded) == folded
        assert len(folded) == len(text)


class TestClean:
    def test_makes_blanks_single_and_marks_whole(self) -> None:
        text = "  Sở\t Nội \u200b\n vụ\u00a0"

        assert clean(unicodedata.normalize("NFD", text)) == "Sở Nội vụ"

    @given(st.text(max_size=20))
    def test_is_done_once(self, text: str) -> None:
        assert clean(clean(text)) == clean(text)


class TestSortKey:
    def test_orders_letters_before_tones(self) -> None:
        names = ["Đà Nẵng", "Ăn", "Hà Nội", "An", "Ân", "Dân", "Bà", "Ba", "Bá"]

        assert sorted(names, key=sort_key) == [
            "An",
            "Ăn",
            "Ân",
            "Ba",
            "Bà",
            "Bá",
            "Dân",
            "Đà Nẵng",
            "Hà Nội",
        ]

    def test_a_shorter_name_comes_first(self) -> None:
        assert sort_key("Nậm") < sort_key("Nậm Ban")

    def test_digits_come_before_letters(self) -> None:
        assert sort_key("Quận 1") < sort_key("Quận Ba")

    @given(st.text(max_size=20), st.text(max_size=20))
    def test_any_two_texts_can_be_ordered(self, one: str, other: str) -> None:
        assert (sort_key(one) < sort_key(other)) != (sort_key(one) >= sort_key(other))

    def test_a_tone_without_its_letter_does_no_harm(self) -> None:
        assert sort_key("b\u0301") > sort_key("b")


class TestDecimals:
    @pytest.mark.parametrize(
        ("text", "value"),
        [
            ("72,50", "72.50"),
            ("72.50", "72.50"),
            (" 87,00 ", "87.00"),
            ("100", "100"),
            ("-0,25", "-0.25"),
            ("+1", "1"),
        ],
    )
    def test_every_printed_digit_is_kept(self, text: str, value: str) -> None:
        found = decimal_of(text)

        assert found is not None
        assert str(found) == value

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "-",
            "~",
            "1.234,5",
            "1 234",
            "7,",
            ",5",
            "1e3",
            "NaN",
            "²",
            "٣",
            "88,75%",
        ],
    )
    def test_anything_else_is_no_figure(self, text: str) -> None:
        assert decimal_of(text) is None

    @given(st.decimals(-999, 999, places=2))
    def test_text_to_value_to_text_is_the_same(self, value: Decimal) -> None:
        text = f"{value:f}".replace(".", ",")

        assert decimal_of(text) == value
        assert dotted(text) == f"{value:f}"
