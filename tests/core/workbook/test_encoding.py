"""Texts of the years before Unicode, and letters that only look right."""

from pathlib import Path

import pytest

from core.workbook.encoding import decoded, encodings_of
from core.workbook.found import Kind, Scalar, Sheet, Spot, Workbook


def book(*texts: Scalar, fonts: dict[Spot, str] | None = None) -> Workbook:
    rows = tuple((text,) for text in texts)
    sheet = Sheet(name="Bảng", rows=rows, fonts=fonts or {})
    return Workbook(file=Path("b.xls"), kind=Kind.XLS, sheets=(sheet,))


def texts(workbook: Workbook) -> list[Scalar]:
    return [row[0] for row in decoded(workbook).sheets[0].rows]


@pytest.mark.parametrize(
    ("font", "typed", "meant"),
    [
        (".VnTime", "HuyÖn Tam §\xad\xeang", "Huyện Tam Đường"),
        (".VnTimeH", "së y tÕ", "SỞ Y TẾ"),
        (".vnArial", "S\xeb Y t\xd5", "Sở Y tế"),
        ("VNI-Times", "Sôû Y teá", "Sở Y tế"),
        ("Times New Roman", "Sở Y tế", "Sở Y tế"),
    ],
)
def test_a_cells_font_tells_its_encoding(font: str, typed: str, meant: str) -> None:
    assert texts(book(typed, fonts={(0, 0): font})) == [meant]


def test_a_font_does_not_spoil_what_is_unicode_already() -> None:
    assert texts(book("Sở Y tế", fonts={(0, 0): ".VnTime"})) == ["Sở Y tế"]


TCVN3 = ("§¬n vÞ", "§iÓm thÈm ®Þnh", "§iÓm ®iÒu tra", "XÕp h¹ng", "HuyÖn S×n Hå")
VNI = ("Ñôn vò", "Ñieåm thaåm ñònh", "Ñieåm ñieàu tra", "Xeáp haïng", "Huyeän Sìn Hoà")


@pytest.mark.parametrize(("typed", "encoding"), [(TCVN3, "tcvn3"), (VNI, "vni")])
def test_a_whole_sheet_without_fonts_is_told_by_its_texts(
    typed: tuple[str, ...], encoding: str
) -> None:
    workbook = book(*typed)

    assert encodings_of(workbook) == {"Bảng": encoding}
    assert texts(workbook)[:4] == [
        "Đơn vị", "Điểm thẩm định", "Điểm điều tra", "Xếp hạng",
    ]  # fmt: skip


def test_a_sheet_that_reads_as_vietnamese_is_left_alone() -> None:
    workbook = book("Đơn vị", "Điểm", *TCVN3)

    assert encodings_of(workbook) == {}
    assert decoded(workbook) is workbook


@pytest.mark.parametrize(
    "other", [("Don vi", "Diem"), ("Año", "Señor", "français"), ()]
)
def test_other_languages_and_plain_texts_are_left_alone(other: tuple[str, ...]) -> None:
    workbook = book(*other)

    assert decoded(workbook) is workbook
    assert encodings_of(workbook) == {}


def test_cyrillic_letters_become_the_latin_ones_they_look_like() -> None:
    assert texts(book("\u0421\u043e Y t\u0435")) == ["Co Y te"]


def test_doing_it_twice_does_no_harm() -> None:
    once = decoded(book(*TCVN3, fonts={(0, 0): ".VnTime"}))

    assert decoded(once) == once


class Told:
    """What a mapping file tells."""

    def __init__(self, encoding: str | None) -> None:
        self.encoding = encoding

    def encoding_of(self, name: str, /) -> str | None:
        return self.encoding if name == "Bảng" else None


def test_what_is_told_counts_more_than_fonts_and_texts() -> None:
    workbook = book("Sôû Y teá", 1, fonts={(0, 0): ".VnTime"})  # type: ignore[arg-type]  # a figure

    assert encodings_of(workbook, Told("vni")) == {"Bảng": "vni"}
    assert decoded(workbook, Told("vni")).sheets[0].rows == (("Sở Y tế",), (1,))
    assert decoded(workbook, Told("unicode")) is workbook
    assert encodings_of(workbook, Told("unicode")) == {}
    assert encodings_of(workbook, Told(None)) == {"Bảng": "tcvn3"}
