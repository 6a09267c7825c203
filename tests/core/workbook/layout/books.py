"""Workbooks by hand, rules and a registry that their plans are made with."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cache
from pathlib import Path

from core import api
from core.model import RuleSet
from core.units import Registry
from core.workbook.found import Kind, Scalar, Sheet, Workbook
from core.workbook.layout import plan_of
from core.workbook.plan import Meaning, Part, Plan
from core.workbook.values import figure_in

Rows = Sequence[Sequence[object]]
Lines = list[Sequence[object]]

DISTRICTS = (
    "Thành phố Lai Châu", "Huyện Tân Uyên", "Huyện Nậm Nhùn", "Huyện Mường Tè",
    "Huyện Tam Đường", "Huyện Sìn Hồ", "Huyện Phong Thổ", "Huyện Than Uyên",
)  # fmt: skip
DISTRICT_IDS = (
    "thanh-pho-lai-chau", "huyen-tan-uyen", "huyen-nam-nhun", "huyen-muong-te",
    "huyen-tam-duong", "huyen-sin-ho", "huyen-phong-tho", "huyen-than-uyen",
)  # fmt: skip
HEADER = ("STT", "Đơn vị", "Điểm thẩm định", "Điểm điều tra", "Xếp hạng")


@cache
def rules() -> RuleSet:
    return api.open_archive().rules("lai-chau", 2017)


@cache
def registry() -> Registry:
    return api.open_archive().registry("lai-chau")


def sheet(rows: Rows, name: str = "Bảng 1", **more: object) -> Sheet:
    return Sheet(name=name, rows=tuple(map(tuple, rows)), **more)  # type: ignore[arg-type]  # any field


def book(*sheets: Sheet | Rows, kind: Kind = Kind.XLSX) -> Workbook:
    made = tuple(
        one if isinstance(one, Sheet) else sheet(one, f"Bảng {place}")
        for place, one in enumerate(sheets, 1)
    )
    return Workbook(file=Path("bang.xlsx"), kind=kind, sheets=made)


def plan(*sheets: Sheet | Rows, **options: object) -> Plan:
    """Plan with the registry of Lai Châu."""
    return plan_of(book(*sheets), rules(), registry(), **options)  # type: ignore[arg-type]  # any option


def cells(line: str) -> list[Scalar]:
    """Return a line with tabs as a sheet holds it: figures as numbers."""
    return [_cell(text) for text in line.split("\t")]


def _cell(text: str) -> Scalar:
    if not text.strip():
        return None
    value = figure_in(text)
    return value if value is not None else text


def summary(names: Sequence[str] = DISTRICTS, header: Sequence[str] = HEADER) -> Rows:
    """Return a plain table: a row for every unit."""
    lines = [
        (Decimal(n), name, Decimal(70 - n), Decimal("15.5"), Decimal(n))
        for n, name in enumerate(names, 1)
    ]
    return [header, *lines]


def annex(
    names: Sequence[str] = DISTRICTS,
    codes: Sequence[str] = ("1.1.1", "1.1.2", "1.1.3"),
    corner: str = "Tiêu chí",
) -> Rows:
    """Return criteria down and units across; every value tells its row and column."""
    labels = {c.code: c.label for c in rules().group("huyen").criteria}
    lines = [
        (code, labels.get(code), *(value(r, c) for c in range(len(names))))
        for r, code in enumerate(codes)
    ]
    return [("TT", corner, *names), *lines]


def value(row: int, column: int) -> Decimal:
    return Decimal(row * 100 + column) / 100


def keys(meanings: Sequence[Meaning]) -> list[str | None]:
    return [one.key for one in meanings]


def only(found: Plan) -> Part:
    (part,) = found.parts
    return part


def lines(meanings: Sequence[Meaning]) -> Mapping[str | None, int]:
    return {one.key: one.line for one in meanings}


def codes(found: Plan) -> list[str]:
    return [question.code for question in found.questions]
