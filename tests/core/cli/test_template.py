from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.core.cli.conftest import Run


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "bang-cham.xlsx"


def test_a_workbook_is_written_and_what_is_in_it_is_said(cchc: Run, out: Path) -> None:
    told = cchc("template", "--out", str(out))

    assert told.code == 0
    assert told.out.splitlines()[0] == f"Đã ghi: {out}"
    assert "  các sở, ban, ngành tỉnh: 20 đơn vị, 70 tiêu chí" in told.out
    names = load_workbook(out).sheetnames
    assert names[:3] == ["Hướng dẫn", "Chấm điểm so", "Tổng hợp so"]


def test_json_says_the_same(cchc: Run, out: Path) -> None:
    words = ("--rules", "bo-noi-vu/2015", "--out", str(out), "--json")

    told = cchc("template", *words).json

    group = {"group": "tinh", "units": 20, "criteria": 0}
    assert (told["place"], told["year"], told["file"]) == ("bo-noi-vu", 2015, f"{out}")
    assert told["groups"][0].items() >= group.items()
    assert len(told["digest"]) == 64  # SHA-256 in hexadecimal


def test_a_file_that_is_there_stays_unless_forced(cchc: Run, out: Path) -> None:
    out.write_bytes(b"cu")

    assert "CCHC-213" in cchc("template", "--out", str(out)).err
    assert out.read_bytes() == b"cu"
    assert cchc("template", "--group", "huyen", "--out", str(out), "--force").code == 0
    assert out.read_bytes() != b"cu"


def test_units_may_be_listed(cchc: Run, out: Path, tmp_path: Path) -> None:
    listed = tmp_path / "don-vi.txt"
    listed.write_text("Sở Y tế\nSở Nội vụ\n", "utf-8")

    told = cchc("template", "--units", str(listed), "--group", "so", "--out", str(out))

    assert "các sở, ban, ngành tỉnh: 2 đơn vị" in told.out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ("--rules", "lai-chau/2017", "--year", "2017"),
            "`--rules` đã nêu nơi và năm.",
        ),
        (("--units", "khong-co.txt"), "`--units` phải đi cùng `--group`."),
        (("--rules", "khong-dau"), "CCHC-222"),
        (("--group", "xa"), "CCHC-105"),
    ],
)
def test_what_does_not_fit_together_is_said(
    cchc: Run, out: Path, words: tuple[str, ...], said: str
) -> None:
    told = cchc("template", *words, "--out", str(out))

    assert told.code == 2  # bad input
    assert said in told.err
    assert not out.exists()
