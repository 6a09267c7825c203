"""The order of rows, columns and sheets changes nothing of what is read."""

from collections.abc import Mapping
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from core.workbook.found import Scalar
from core.workbook.plan import Axis, Form, Plan
from tests.core.workbook.layout.books import (
    DISTRICTS,
    Lines,
    Rows,
    annex,
    book,
    codes,
    plan,
    summary,
)

CODES = ("1.1.1", "1.1.2", "1.2.1", "1.4.2", "8.3.1")
Values = Mapping[tuple[str | None, str | None], Scalar]


def extracted(found: Plan, *sheets: Rows) -> Values:
    """Return every value of the plan's parts by unit and figure or criterion."""
    by_name = {sheet.name: sheet for sheet in book(*sheets).sheets}
    values = {}
    for part in found.parts:
        at = by_name[part.sheet].at
        for unit in part.units:
            for item in (*part.figures, *part.criteria):
                spot = (
                    (item.line, unit.line)
                    if part.axis is Axis.ACROSS
                    else (unit.line, item.line)
                )
                values[unit.key, item.key] = at(*spot)
    return values


def turned(rows: Rows) -> Rows:
    return list(zip(*rows, strict=True))


@settings(max_examples=40, deadline=None)
@given(st.permutations(range(8)), st.permutations(range(5)))
def test_rows_and_columns_of_a_summary_may_stand_anyhow(
    rows: list[int], columns: list[int]
) -> None:
    head, *body = summary()
    mixed = [[row[c] for c in columns] for row in (head, *(body[r] for r in rows))]

    found = plan(mixed)

    assert extracted(found, mixed) == extracted(plan(summary()), summary())
    assert codes(found) == []


@settings(max_examples=40, deadline=None)
@given(st.permutations(range(5)), st.permutations(range(8)))
def test_criteria_and_units_of_an_annex_may_stand_anyhow(
    rows: list[int], columns: list[int]
) -> None:
    plain = annex(codes=CODES)
    head, *body = plain
    order = [0, 1, *(c + 2 for c in columns)]
    mixed = [[row[c] for c in order] for row in (head, *(body[r] for r in rows))]

    found = plan(mixed)

    assert extracted(found, mixed) == extracted(plan(plain), plain)
    assert codes(found) == []


@settings(max_examples=20, deadline=None)
@given(st.permutations(range(8)))
def test_an_annex_says_the_same_on_its_side(columns: list[int]) -> None:
    plain = [[row[0], *row[2:]] for row in annex(codes=CODES)]
    plain[0][0] = "Đơn vị"
    side = [list(row) for row in turned(plain)]
    mixed = [side[0], *(side[1 + c] for c in columns)]

    found = plan(mixed)

    assert [part.form for part in found.parts] == [Form.ANNEX]
    assert extracted(found, mixed) == extracted(
        plan(annex(codes=CODES)), annex(codes=CODES)
    )


@settings(max_examples=20, deadline=None)
@given(st.permutations(range(4)))
def test_sheets_may_stand_in_any_order(order: list[int]) -> None:
    phrase = "07/10 xã xếp loại tốt (70%); 03/10 xã xếp loại khá (30%)"
    sheets: list[Rows] = [
        summary(),
        annex(codes=CODES[:3]),
        annex(codes=CODES[3:]),
        [("Đơn vị", "Chỉ số CCHC cấp xã"), *[(name, phrase) for name in DISTRICTS]],
    ]
    mixed = [sheets[place] for place in order]

    assert extracted(plan(*mixed), *mixed) == extracted(plan(*sheets), *sheets)


def test_the_long_form_says_the_same_as_the_annex() -> None:
    plain = annex(codes=CODES)
    lines: Lines = [
        (name, row[0], row[column])
        for column, name in enumerate(DISTRICTS, 2)
        for row in plain[1:]
    ]
    long: Rows = [("Đơn vị", "Mã tiêu chí", "Điểm"), *lines]

    (part,) = plan(long).parts

    units = {one.line: one.key for one in part.units}
    criteria = {one.line: one.key for one in part.criteria}
    points = next(one.line for one in part.figures if one.key == "points")
    values = {(units[r], criteria[r]): long[r][points] for r in units}
    assert part.form is Form.LONG
    assert values == extracted(plan(plain), plain)
    assert isinstance(values["huyen-sin-ho", "1.1.1"], Decimal)
