"""Sentences, figures and days in the reader's language."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from core import i18n
from core.errors import UnknownYearError
from core.i18n import Localizer, catalogues
from core.model import Message

VIETNAMESE, ENGLISH = Localizer(), Localizer("en")
DAY = date(2018, 5, 2)


def test_vietnamese_is_the_default() -> None:
    assert Localizer("vi") == VIETNAMESE
    assert set(i18n.LANGUAGES) == {"vi", "en"}


@pytest.mark.parametrize(
    ("value", "vietnamese", "english"),
    [("88.70", "88,70", "88.70"), ("100", "100", "100"), ("1E+2", "100", "100")],
)
def test_every_digit_of_a_figure_is_written(
    value: str, vietnamese: str, english: str
) -> None:
    assert VIETNAMESE.number(Decimal(value)) == vietnamese
    assert ENGLISH.number(Decimal(value)) == english


def test_days_are_written_as_people_do() -> None:
    assert VIETNAMESE.date(DAY) == "2/5/2018"
    assert ENGLISH.date(DAY) == "2 May 2018"


def test_a_text_that_has_no_translation_stands_as_it_is() -> None:
    assert VIETNAMESE.text("{n} never said", n=Decimal("0.5")) == "0,5 never said"


def test_fields_are_shown_each_in_its_way() -> None:
    message = Message(
        text="{figure} | {day} | {inner} | {many} | {word}",
        params={
            "figure": Decimal("1.50"),
            "day": DAY,
            "inner": Message(text="<{x}>", params={"x": Decimal("2.5")}),
            "many": (1, Decimal("0.5"), Message(text="y")),
            "word": "so",
        },
    )

    assert VIETNAMESE.say(message) == "1,50 | 2/5/2018 | <2,5> | 1, 0,5, y | so"
    assert ENGLISH.say(message) == "1.50 | 2 May 2018 | <2.5> | 1, 0.5, y | so"


@pytest.mark.parametrize(("n", "expected"), [(1, "1 row of 9"), (2, "2 rows of 9")])
def test_counts_choose_their_form(n: int, expected: str) -> None:
    assert ENGLISH.count("{n} row of {m}", "{n} rows of {m}", n, m=9) == expected


def test_errors_are_explained_in_the_reader_s_language() -> None:
    error = UnknownYearError(year=2018, years="2017")

    assert "There is no published result for 2018" in ENGLISH.explain(error)
    assert "2018" in VIETNAMESE.explain(error)


def test_braces_in_a_field_are_no_fields() -> None:
    assert ENGLISH.text('"{x}"', x="{y}") == '"{y}"'


def test_catalogues_lie_in_the_wheel_or_in_the_checkout() -> None:
    assert catalogues().name in {"_locale", "locale"}


def test_an_installed_product_has_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed = tmp_path / "core" / "_locale"
    installed.mkdir(parents=True)
    monkeypatch.setattr(i18n, "__file__", f"{installed.parent / 'i18n.py'}")

    assert catalogues() == installed
