"""What the user tells counts more than what is found."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from core.workbook.layout.planning import TOLD
from core.workbook.plan import Certainty
from tests.core.workbook.layout.books import (
    annex,
    codes,
    keys,
    lines,
    only,
    plan,
    summary,
)


@dataclass(frozen=True)
class SheetMapping:
    ignore: bool = False
    group: str = ""
    units: Mapping[str, str] = field(default_factory=dict)
    columns: Mapping[str, str] = field(default_factory=dict)
    rows: Mapping[str, str] = field(default_factory=dict)
    criteria: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class LayoutMapping:
    own: SheetMapping
    encoding: str | None = None

    def sheet(self, name: str, /) -> SheetMapping:
        return self.own if name == "Bảng 1" else SheetMapping()

    def encoding_of(self, _name: str, /) -> str | None:
        return self.encoding


def test_a_sheet_may_be_left_out() -> None:
    found = plan(summary(), mapping=LayoutMapping(SheetMapping(ignore=True)))

    assert found.parts == ()
    assert found.ignored["Bảng 1"].text == TOLD


def test_a_name_or_its_cell_may_be_told() -> None:
    names = ["Sở Tài chính", "Sở NV", "Sở N…"]
    told = SheetMapping(units={"Sở NV": "so-noi-vu", "B4": "so-ngoai-vu"})

    found = plan(summary(names), mapping=LayoutMapping(told))

    assert keys(only(found).units) == ["so-tai-chinh", "so-noi-vu", "so-ngoai-vu"]
    assert {one.certainty for one in only(found).units} == {Certainty.SURE}
    assert codes(found) == []


def test_a_row_may_be_told_to_be_nobody() -> None:
    told = SheetMapping(units={"Sở X": "ignore"})

    found = plan(summary(["Sở Tài chính", "Sở X"]), mapping=LayoutMapping(told))

    assert keys(only(found).units) == ["so-tai-chinh"]
    assert only(found).skipped == (2,)


def test_a_column_may_be_told() -> None:
    header = ("STT", "Đơn vị", "A", "B", "Xếp hạng")
    told = SheetMapping(columns={"C": "appraised", "D": "survey", "E": "ignore"})

    found = plan(summary(header=header), mapping=LayoutMapping(told))

    assert lines(only(found).figures) == {"appraised": 2, "survey": 3}


def test_rows_and_criteria_may_be_told() -> None:
    rows = [*annex(), ("?", "Điểm gì đó", *[None] * 8), ("9.1", "Lạ", *[None] * 8)]
    told = SheetMapping(
        rows={"5": "total", "3": "ignore"}, criteria={"9.1": "8.3.1", "A2": "1.6.1"}
    )

    part = only(plan(rows, mapping=LayoutMapping(told)))

    assert keys(part.criteria) == ["1.6.1", "1.1.3", "8.3.1"]
    assert lines(part.figures) == {"total": 4}


def test_the_group_may_be_told() -> None:
    told = LayoutMapping(SheetMapping(group="so"))

    assert only(plan(summary(["A", "B"]), mapping=told)).group == "so"


def test_an_encoding_may_be_told_or_forbidden() -> None:
    rows = summary(["HuyÖn S×n Hå", "HuyÖn Tam §\xad\xd5ng"])

    told = plan(rows, mapping=LayoutMapping(SheetMapping(), "tcvn3"))
    left = plan(rows, mapping=LayoutMapping(SheetMapping(), "unicode"))

    assert keys(only(told).units) == ["huyen-sin-ho", "huyen-tam-duong"]
    assert told.encodings == {"Bảng 1": "tcvn3"}
    assert left.encodings == {}
