"""The long form: a line for every unit and criterion."""

from decimal import Decimal

from core.workbook.plan import Certainty, Form
from tests.core.workbook.layout.books import (
    DISTRICTS,
    Rows,
    codes,
    keys,
    lines,
    only,
    plan,
)

CODES = ("1.1.1", "1.1.2")


def long(
    header: tuple[str, ...] = ("Đơn vị", "Mã tiêu chí", "Điểm"),
) -> list[list[object]]:
    rows: list[list[object]] = [list(header)]
    for name in DISTRICTS[:3]:
        rows += [[name, code, Decimal(1)] for code in CODES]
    return rows


def found(rows: object) -> Rows:
    return rows  # type: ignore[return-value]  # rows, each of cells


def test_every_line_has_its_unit_and_its_criterion() -> None:
    part = only(read := plan(found(long())))

    assert (part.form, part.group) == (Form.LONG, "huyen")
    assert lines(part.figures) == {"unit": 0, "criterion": 1, "points": 2}
    assert keys(part.units)[:3] == ["thanh-pho-lai-chau"] * 2 + ["huyen-tan-uyen"]
    assert keys(part.criteria) == list(CODES) * 3
    assert [one.line for one in part.units] == list(range(1, 7))
    assert [one.spot for one in part.criteria][:2] == [(1, 1), (2, 1)]
    assert codes(read) == []


def test_what_the_unit_claims_stands_beside() -> None:
    header = ("Đơn vị", "Mã tiêu chí", "Tự chấm", "Điểm")
    rows = [[*row[:2], Decimal(2), row[2]] for row in long()]
    rows[0] = list(header)

    part = only(plan(found(rows)))

    assert lines(part.figures) == {
        "unit": 0, "criterion": 1, "self_assessed": 2, "points": 3,
    }  # fmt: skip


def test_a_label_may_stand_beside_the_code() -> None:
    header = ["Tên tiêu chí", "Mã tiêu chí", "Tên đơn vị", "Điểm số"]
    rows = [["Ban hành Kế hoạch", row[1], row[0], row[2]] for row in long()]
    rows[0] = list(header)

    part = only(plan(found(rows)))

    assert lines(part.figures) == {"unit": 2, "criterion": 1, "points": 3}
    assert keys(part.criteria)[:2] == list(CODES)


def test_a_doubtful_text_is_asked_once_however_many_lines_hold_it() -> None:
    rows = long()
    for row in rows[1:3]:
        row[0] = "Sở NV"

    read = plan(found(rows))

    assert codes(read) == ["ask-unit"]
    assert [one.certainty for one in only(read).units[:2]] == [Certainty.ASK] * 2


def test_lines_without_a_unit_and_headers_printed_again_are_no_lines() -> None:
    rows = long()
    rows[3:3] = [[None, None, None], ["Đơn vị", "Mã tiêu chí", "Điểm"]]

    parts = plan(found(rows)).parts

    assert [len(part.units) for part in parts] == [2, 4]


def test_numbers_may_stand_for_codes_and_dates_too() -> None:
    rows = long()
    for row in rows[1:]:
        row[1] = row[1] if row[1] == "1.1.1" else Decimal("2.1")

    assert keys(only(plan(found(rows))).criteria)[:2] == ["1.1.1", "2.1"]
