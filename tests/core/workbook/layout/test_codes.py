"""Codes of criteria, however Excel or a typist mangled them."""

from datetime import datetime
from decimal import Decimal

import pytest

from core.workbook.found import Scalar, Spot
from core.workbook.layout import plan_of
from core.workbook.plan import Certainty, Plan
from tests.core.workbook.layout.books import (
    DISTRICTS,
    Lines,
    Rows,
    annex,
    book,
    codes,
    only,
    plan,
    registry,
    rules,
    sheet,
)
from tests.core.workbook.layout.rules import short_rules

NAMES = DISTRICTS[:3]


def rows_of(*lines: tuple[Scalar, str | None]) -> Rows:
    body: Lines = [(code, label, *[Decimal(1)] * 3) for code, label in lines]
    return [("TT", "Tiêu chí", *NAMES), *body]


def tens(
    *lines: tuple[Scalar, str | None], shown: dict[Spot, str] | None = None
) -> Plan:
    """Plan under rules whose only field runs from 1.1 to 1.11."""
    made = book(sheet(rows_of(*lines), shown=shown or {}))
    return plan_of(made, short_rules(), registry())


def told(found: Plan) -> list[tuple[str | None, Certainty]]:
    return [(one.key, one.certainty) for one in only(found).criteria]


@pytest.mark.parametrize(
    ("typed", "code"),
    [("1,1", "1.1"), ("1.1.1.", "1.1.1"), ("5.5.1. ", "5.5.1"), (" 1.1.2 ", "1.1.2")],
)
def test_commas_dots_and_blanks_do_not_matter(typed: str, code: str) -> None:
    found = plan(rows_of((typed, None), ("1.6.1", None), ("8.3.1", None)))

    assert told(found)[0] == (code, Certainty.SURE)


def test_a_segment_too_many_is_told_by_the_label() -> None:
    label = str(annex(codes=("1.1.2",))[1][1])

    found = plan(rows_of(("1.1.1", None), ("1.1.1.2", label), ("1.1.3", None)))

    assert told(found)[1] == ("1.1.2", Certainty.LIKELY)


def test_a_segment_too_many_is_told_by_its_neighbours() -> None:
    found = plan(rows_of(("1.1.1", None), ("1.1.1.2", None), ("1.1.3", None)))

    assert told(found)[1] == ("1.1.2", Certainty.LIKELY)


def test_1_1_between_1_9_and_1_11_is_1_10() -> None:
    typed = ("1.1", "1.9", "1.1", "1.11")

    found = tens(*[(Decimal(code), None) for code in typed])

    assert told(found) == [
        ("1.1", Certainty.LIKELY),
        ("1.9", Certainty.SURE),
        ("1.10", Certainty.LIKELY),
        ("1.11", Certainty.SURE),
    ]


def test_1_1_among_strangers_is_asked() -> None:
    found = tens((Decimal("1.1"), None), (Decimal("1.11"), None))

    assert told(found)[0] == (None, Certainty.ASK)
    assert codes(found) == ["ask-criterion"]
    assert found.questions[0].where == "'Bảng 1'!A2"


def test_a_number_shown_with_two_decimals_is_1_10() -> None:
    found = tens((Decimal("1.1"), None), shown={(1, 0): "1.10"})

    assert told(found) == [("1.10", Certainty.SURE)]


def test_1_1_is_told_by_its_label() -> None:
    found = tens((Decimal("1.1"), "Tiêu chí thứ mười của lĩnh vực"))

    assert told(found) == [("1.10", Certainty.LIKELY)]


@pytest.mark.parametrize("day", [datetime(2001, 2, 1), datetime(2001, 1, 2)])  # noqa: DTZ001  # as a cell holds it
def test_a_date_that_excel_made_is_the_code_again(day: datetime) -> None:
    rows: list[tuple[Scalar, str | None]] = [
        ("1.1.4", None),
        (day, None),
        ("1.2.2", None),
    ]

    found = plan(rows_of(*rows))

    assert told(found)[1] == ("1.2.1", Certainty.LIKELY)


def test_a_date_that_may_be_two_codes_is_asked() -> None:
    found = plan(rows_of((datetime(2001, 2, 1), None), ("8.3.1", None)))  # noqa: DTZ001  # the same

    one = only(found).criteria[0]

    assert (one.key, one.certainty) == (None, Certainty.ASK)
    assert {"1.2.1", "2.1"} <= set(one.candidates)


def test_a_code_and_a_label_that_contradict_are_asked() -> None:
    label = str(annex(codes=("8.3.1",))[1][1])

    found = plan(rows_of(("1.1.1", label), ("1.1.2", None), ("1.1.3", None)))

    one = only(found).criteria[0]
    assert (one.key, one.candidates) == (None, ("1.1.1", "8.3.1"))
    assert codes(found) == ["ask-criterion"]


def test_a_code_printed_twice_is_asked() -> None:
    found = plan(rows_of(("1.1.1", None), ("1.1.1", None), ("1.1.3", None)))

    assert told(found)[:2] == [(None, Certainty.ASK)] * 2


def test_of_two_lines_with_one_code_the_one_with_its_words_keeps_it() -> None:
    label = str(annex(codes=("1.1.1",))[1][1])
    once = plan(rows_of(("1.1.1", label), ("1.1.1", None), ("1.1.3", None)))
    twice = plan(rows_of(("1.1.1", label), ("1.1.1", label), ("1.1.3", None)))

    assert [key for key, _ in told(once)] == ["1.1.1", None, "1.1.3"]
    assert [key for key, _ in told(twice)] == [None, None, "1.1.3"]


def test_two_lines_typed_1_10_and_shown_1_1_are_told_by_their_words() -> None:
    lines = (("1.1", "Việc số 1 phải làm"), ("1.1", "Tiêu chí thứ mười của lĩnh vực"))

    assert [key for key, _ in told(tens(*lines))] == ["1.1", "1.10"]


def test_a_line_without_a_code_is_known_by_its_label() -> None:
    labels = [str(row[1]) for row in annex(codes=("1.3.1", "1.3.3"))[1:]]

    found = plan(rows_of(("1.1.1", None), (None, labels[0]), (None, labels[1].upper())))

    assert told(found)[1:] == [("1.3.1", Certainty.SURE), ("1.3.3", Certainty.SURE)]


def test_a_label_of_several_criteria_is_told_by_its_neighbours() -> None:
    found = plan(
        rows_of(("3.1.1", None), (None, "Mức độ thực hiện kế hoạch"), ("3.1.3", None))
    )

    assert told(found)[1] == ("3.1.2", Certainty.LIKELY)


def test_a_code_the_rules_do_not_have_is_asked() -> None:
    found = plan(rows_of(("1.1.1", None), ("1.1.2", None), ("9.9.9", "Tiêu chí lạ")))

    assert told(found)[2] == (None, Certainty.ASK)
    assert found.questions[0].printed == "9.9.9"


def test_without_criteria_in_the_rules_codes_stand_for_themselves() -> None:
    bare = short_rules(criteria=())

    found = plan_of(book(rows_of(("1.1", "a"), ("1.2", "b"))), bare, registry())

    assert told(found) == [("1.1", Certainty.NEW), ("1.2", Certainty.NEW)]


def test_every_criterion_has_one_line() -> None:
    every = [one.code for one in rules().group("huyen").criteria]

    criteria = only(plan(annex(codes=every))).criteria

    assert [one.key for one in criteria] == every
