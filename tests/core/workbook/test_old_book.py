"""What xlrd tells, and the properties of an .xls."""

import struct
from decimal import Decimal
from pathlib import Path
from time import thread_time

from core.i18n import Localizer
from core.workbook.found import CellError
from core.workbook.guard import Package
from core.workbook.limits import DEFAULT
from core.workbook.old_book import looks_of_old, structure_of, texts_of
from core.workbook.read import read_workbook
from core.workbook.structure import Structure
from tests.core.workbook import compounds as ole


def empty(**fields: object) -> Structure:
    package = Package(
        file="a.xls", content=b"", parts={}, limits=DEFAULT, until=thread_time()
    )
    return Structure(package=package, part="S", **fields)  # type: ignore[arg-type]


def test_built_in_formats_are_ours() -> None:
    looks = looks_of_old([".VnTime", "Arial"], [14, 0], ["m/d/yy", "General"])

    assert [(look.code, look.font) for look in looks.known] == [
        ("", ""),
        ("d/m/yyyy", ".VnTime"),
    ]


def test_errors_fonts_and_looks_are_taken() -> None:
    looks = looks_of_old(["", ".VnTime"], [0, 0], ["", ""])
    old = {
        "errors": {(0, 0): 0x2A, (0, 1): 0x99},
        "runs": {(1, 1): ["Arial", "VNI-Times"], (1, 2): ["Arial"]},
        "styles": [[0, 1, -1]],
    }
    found = structure_of(empty(looks=looks), old)

    assert found.errors == {(0, 0): CellError.NA, (0, 1): CellError.VALUE}
    assert found.runs == {(1, 1): "VNI-Times"}
    assert found.lines == {0: bytearray(b"\0\1\0")}


def wide_property(text: str) -> bytes:
    """Return a property stream with one text in two-byte characters, no code page."""
    said = text.encode("utf-16-le") + b"\0\0"
    section = struct.pack("<IIIIII", 0, 1, 2, 16, 0x1F, len(said) // 2) + said
    return bytes(44) + struct.pack("<I", 48) + section


def test_property_texts_are_decoded() -> None:
    assert list(texts_of(ole.summary("TỐI MẬT"))) == ["TỐI MẬT"]
    assert list(texts_of(wide_property("MẬT"))) == ["MẬT"]
    assert list(texts_of(b"\xff" * 100)) == []
    assert list(texts_of(b"")) == []


def test_odd_code_pages_are_read_by_the_byte() -> None:
    page = struct.pack("<II", 2, 65001)
    for other in (struct.pack("<II", 2, 12345), struct.pack("<II", 2, 65001)):
        stream = ole.summary("MẬT").replace(page, other)
        broken = stream.replace("MẬT".encode(), b"M\xffT")

        assert list(texts_of(broken)) == ["MÿT"]


def test_macros_are_remarked_on_and_values_read(tmp_path: Path) -> None:
    streams = {"Workbook": ole.old_book({(0, 0): 1.5}), "_VBA_PROJECT_CUR": b"x"}
    (tmp_path / "a.xls").write_bytes(ole.compound(streams))

    book = read_workbook(tmp_path / "a.xls")

    assert book.sheets[0].rows == ((Decimal("1.5"),),)
    assert [*map(Localizer("en").say, book.remarks)] == [
        "The workbook carries macros; they were not run."
    ]
