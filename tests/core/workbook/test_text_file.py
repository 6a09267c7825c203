"""Texts: separators, encodings and quotes as offices save them."""

from pathlib import Path

import pytest

from core.errors import CchcError
from core.workbook.found import Kind, Sheet
from core.workbook.limits import DEFAULT, Limits
from core.workbook.text_back import text_table
from core.workbook.text_file import read_text


def read(text: str | bytes, name: str = "a.csv", limits: Limits = DEFAULT) -> Sheet:
    content = text.encode() if isinstance(text, str) else text
    return read_text(Path(name), content, limits)[1]


@pytest.mark.parametrize(
    "text",
    [
        "Mã,Điểm\n1.10,85\n",
        "Mã;Điểm\n1.10;85\n",
        "Mã\tĐiểm\r\n1.10\t85\r\n",
        '"Mã";"Điểm"\r\n"1.10";85',
        "\ufeffMã;Điểm\n1.10;85\n",
    ],
)
def test_the_separator_is_found(text: str) -> None:
    assert read(text).rows == (("Mã", "Điểm"), ("1.10", "85"))


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_every_unicode_is_read(codec: str) -> None:
    text = "STT\tTen don vi\tDiem\n1\tSở Y tế\t85,5\n"

    assert read(text.encode(codec), "a.txt").rows[1] == ("1", "Sở Y tế", "85,5")


def test_a_decimal_comma_separates_nothing() -> None:
    assert read("a;85,5;1,2\nb;86,5;1,3\n").rows[0] == ("a", "85,5", "1,2")


def test_single_bytes_stay_what_they_were() -> None:
    content = "ChØ sè;1\n".encode("latin-1")
    kind, sheet, remarks = read_text(Path("a.csv"), content, DEFAULT)

    assert (kind, sheet.rows) == (Kind.CSV, (("ChØ sè", "1"),))
    assert [remark.text.split(":")[0] for remark in remarks] == [
        "The text is not UTF-8"
    ]


@pytest.mark.parametrize(
    ("name", "kind"), [("a.tsv", Kind.TSV), ("a.txt", Kind.TEXT), ("a.csv", Kind.TSV)]
)
def test_tabs_make_a_text_or_a_table(name: str, kind: Kind) -> None:
    assert read_text(Path(name), b"a\tb\n", DEFAULT)[0] == kind


def test_lines_of_a_decision_stay_lines() -> None:
    text = 'Điều 1. "Phê duyệt\n\n1\tSở Y tế\t"Tốt"\t"a ""b"""\t"c"d"\n'

    assert read(text, "a.txt").rows == (
        ('Điều 1. "Phê duyệt',),
        (),
        ("1", "Sở Y tế", "Tốt", 'a "b"', '"c"d"'),
        (),
    )


def test_blank_cells_at_the_end_are_dropped() -> None:
    assert read("a;;\n;;b;\n;;\n").rows == (("a",), (None, None, "b"), ())


def test_text_is_kept_to_the_letter() -> None:
    assert read(" a\u00a0;So\u031b\u0309\n").rows == ((" a\u00a0", "So\u031b\u0309"),)


@pytest.mark.parametrize("sign", ["\x0b", "\x0c", "\x1c", "\x85", "\u2028"])
def test_only_line_ends_end_a_line_when_read_and_when_written(sign: str) -> None:
    text = f"a;b\r\nx{sign}y;1\n\nc;2\r"
    rows = read(text).rows

    assert rows == (("a", "b"), (f"x{sign}y", "1"), (), ("c", "2"))
    assert len(text_table(text.encode()).lines) == len(rows)


@pytest.mark.parametrize(
    ("text", "limits", "says"),
    [
        ("a;b\nc;d\n", Limits(cells=3), "3"),
        ("a;b;c\n", Limits(columns=2), "columns"),
        ("abcdef\n", Limits(text=5), "characters"),
    ],
)
def test_limits_are_named(text: str, limits: Limits, says: str) -> None:
    with pytest.raises(CchcError, match=says):
        read(text, limits=limits)


@pytest.mark.parametrize("content", [b"a;\0b\n", b"\xff\xfea\0b", b"\xff\xfe\0\xd8"])
def test_what_is_no_text_is_refused(content: bytes) -> None:
    with pytest.raises(CchcError, match=r"CCHC-23[01]"):
        read(content)
