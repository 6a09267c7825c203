"""Whatever stands on a sheet, a plan comes of it that contradicts itself nowhere."""

from collections import Counter
from datetime import datetime
from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from core.workbook.found import Area, CellError, Sheet
from core.workbook.layout import plan_of
from core.workbook.plan import Axis, Certainty, Form, Part, Plan
from tests.core.workbook.layout.books import book, registry, rules

WORDS = (
    "STT", "TT", "Đơn vị", "Tiêu chí", "Điểm thẩm định", "Điểm điều tra", "Tổng điểm",
    "Xếp loại", "Xếp hạng", "Chỉ số (%)", "Chỉ số CCHC cấp xã", "Điểm", "Điểm tự chấm",
    "Huyện Sìn Hồ", "Huyện Tân Uyên", "Sở Y tế", "SỐ NỘI VỤ", "Sở NV", "Huyện", "Sở",
    "Tổng cộng", "Trung bình", "1.1.1", "1.1.2", "1,1", "1.1.1.2", "2.1", "5.5.1.",
    "(1)", "(C+D)-E", "A", "C", "III", "x", "-", "KAD", "TỐT", "KHÁ", "80, 48", "7,5%",
    "Mức độ thực hiện kế hoạch", "1.1. Kế hoạch", "Đơn vị: Sở Y tế", "HuyÖn S×n Hå",
)  # fmt: skip
values = st.one_of(
    st.none(),
    st.sampled_from(WORDS),
    st.integers(0, 12).map(Decimal),
    st.sampled_from([Decimal("1.1"), Decimal("2.1"), Decimal("0.25"), Decimal(2017)]),
    st.sampled_from([CellError.REF, True, datetime(2001, 2, 1)]),  # noqa: DTZ001  # as a cell holds it
)
rows = st.lists(st.lists(values, max_size=7).map(tuple), max_size=12).map(tuple)
areas = st.builds(
    lambda top, left, down, right: Area(
        top=top, left=left, bottom=top + down, right=left + right
    ),
    st.integers(0, 8), st.integers(0, 5), st.integers(0, 2), st.integers(0, 3),
)  # fmt: skip
NAMES = WORDS[13:20]
CODES = (*WORDS[22:28], "1.1.3", "8.3.1", Decimal("1.1"), Decimal("2.1"), None)
figures = st.sampled_from([Decimal(1), Decimal("0.25"), "0,5", "x", None, "TỐT"])
labels = st.sampled_from([None, "Mức độ thực hiện kế hoạch", "Tổng điểm", "Điểm trừ"])
names = st.sampled_from([*NAMES, "Tổng cộng", None, "A"])
heads = st.lists(st.sampled_from(WORDS[:13]), max_size=4)


def lines(*columns: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.lists(st.tuples(*columns), min_size=1, max_size=9)


def below(head: st.SearchStrategy[Any], body: Any) -> st.SearchStrategy[Any]:
    return st.tuples(head, body).map(lambda pair: (pair[0], *pair[1]))


across = st.lists(names, max_size=4).map(lambda found: ("TT", "Tiêu chí", *found))
tables = st.one_of(
    below(across, lines(st.sampled_from(CODES), labels, *[figures] * 4)),
    below(heads.map(lambda found: ("Đơn vị", *found)), lines(names, *[figures] * 4)),
    below(
        st.just(("Đơn vị", "Mã tiêu chí", "Điểm")),
        lines(names, st.sampled_from(CODES), figures),
    ),
    below(
        st.lists(st.sampled_from(CODES), max_size=5).map(lambda f: ("Đơn vị", *f)),
        lines(names, *[figures] * 5),
    ),
    below(
        st.just(("TT", "Tiêu chí", "Điểm tự chấm", "Điểm thẩm định")),
        lines(st.sampled_from(CODES), labels, figures, figures),
    ),
)
some = st.lists(tables, min_size=1, max_size=3).map(
    lambda found: tuple(row for table in found for row in table)
)
sheets = st.builds(
    Sheet,
    name=st.sampled_from(["Bảng", "Sở Y tế"]),
    rows=st.one_of(rows, some),
    merges=st.lists(areas, max_size=3).map(tuple),
    hidden_rows=st.frozensets(st.integers(0, 5), max_size=2),
    shown=st.dictionaries(
        st.tuples(st.integers(0, 5), st.integers(0, 5)),
        st.sampled_from(["1.10", "84,58%"]),
        max_size=2,
    ),
)


def agrees_with_itself(found: Plan) -> None:
    for part in found.parts:
        if part.form is not Form.LONG:
            assert_one_to_one(part)
        assert part.first <= part.last
    asked = {
        (part.sheet, m.spot)
        for part in found.parts
        for m in (*part.units, *part.criteria, *part.figures)
        if m.certainty is Certainty.ASK
    }
    assert bool(asked) <= bool(found.questions)


def assert_one_to_one(part: Part) -> None:
    units = Counter(m.key for m in part.units if m.key)
    assert set(units.values()) <= {1}
    criteria = Counter(m.key for m in part.criteria if m.key)
    assert set(criteria.values()) <= {1}
    every = [*part.units] if part.axis is Axis.DOWN else [*part.criteria, *part.figures]
    assert all(part.first <= m.line <= part.last for m in every)
    for meaning in (*part.units, *part.criteria, *part.figures):
        assert (meaning.key is None) == (meaning.certainty is Certainty.ASK)


@settings(max_examples=100, deadline=None)
@given(sheets)
def test_any_sheet_of_a_known_place_is_planned(sheet: Sheet) -> None:
    agrees_with_itself(plan_of(book(sheet), rules(), registry()))


@settings(max_examples=100, deadline=None)
@given(sheets, st.sampled_from([None, "so"]))
def test_any_sheet_of_a_place_without_registry_is_planned(
    sheet: Sheet, group: str | None
) -> None:
    agrees_with_itself(plan_of(book(sheet), rules(), None, group=group))
