import json
from pathlib import Path

import pytest

from core.cli import report as command
from core.i18n import Localizer
from tests.core.cli.conftest import Copy, Run

NAMES = [
    f"lai-chau-2017.{end}" for end in ("csv", "docx", "json", "pdf", "xlsx", "zip")
]


def test_a_folder_gets_every_format(cchc: Run, tmp_path: Path) -> None:
    done = cchc("report", "--out", str(tmp_path), "--lang", "en")

    assert (done.code, done.err) == (0, "")
    assert sorted(file.name for file in tmp_path.iterdir()) == NAMES
    *lines, digest = done.out.splitlines()
    assert len(lines) == len(NAMES)
    assert all(line.startswith("Wrote ") for line in lines)
    assert digest.startswith("SHA-256 of the published figures: ")


@pytest.mark.parametrize(
    ("name", "beginning"),
    [
        ("a.pdf", b"%PDF-"),
        ("a.DOCX", b"PK"),
        ("a.xlsx", b"PK"),
        ("a.csv", b"\xef\xbb\xbf"),
        ("a.json", b"{"),
        ("a.zip", b"PK"),
    ],
)
def test_the_ending_chooses_the_format(
    cchc: Run, tmp_path: Path, name: str, beginning: bytes
) -> None:
    assert cchc("report", "--out", str(tmp_path / name)).code == 0

    assert (tmp_path / name).read_bytes().startswith(beginning)


def test_json_tells_what_was_written(cchc: Run, tmp_path: Path) -> None:
    words = ("--group", "so", "--format", "csv, json", "--out", str(tmp_path))
    told = cchc("report", "502/QĐ-UBND", *words, "--json").json

    digest = json.loads((tmp_path / "lai-chau-2017-so.json").read_text("utf-8"))
    assert told["digest"] == digest["digest"]
    assert [file["format"] for file in told["files"]] == ["csv", "json"]
    for file in told["files"]:
        assert Path(file["path"]).stat().st_size == file["bytes"]


def test_one_year_of_a_place_is_written(cchc: Run, tmp_path: Path) -> None:
    words = ("--year", "2017", "--place", "Lai Châu", "--out", str(tmp_path / "x.csv"))

    assert cchc("report", *words).code == 0


def test_data_of_ones_own_is_written(cchc: Run, copy: Copy, tmp_path: Path) -> None:
    out = tmp_path / "x.csv"

    copy.change("so.tsv", "Thanh tra tỉnh", "=Thanh tra tỉnh")
    done = cchc("report", "--data", str(copy.folder), "--out", str(out))

    assert done.code == 0
    assert "'=Thanh tra tỉnh" in out.read_text("utf-8-sig")


@pytest.mark.parametrize(
    ("out", "words", "code"),
    [
        ("no/x.pdf", (), "CCHC-261"),
        ("no", (), "CCHC-261"),
        ("x.doc", (), "CCHC-262"),
        ("x.pdf", ("--format", "pdf,tex"), "CCHC-262"),
        ("x.pdf", ("--format", "pdf,csv"), "CCHC-263"),
        ("x.pdf", ("--group", "xa"), "CCHC-105"),
        ("x.pdf", ("--picture", "ranking"), "CCHC-262"),
        ("x.png", ("--picture", "unit"), "CCHC-264"),
        ("x.png", ("--picture", "unit", "--unit", "Sở Hỏa tinh"), "CCHC-101"),
    ],
)
def test_bad_wishes_get_a_sentence(
    cchc: Run, tmp_path: Path, out: str, words: tuple[str, ...], code: str
) -> None:
    done = cchc("report", *words, "--out", str(tmp_path / out))

    assert done.code == 2
    assert f"[{code}]" in done.err
    assert [*tmp_path.iterdir()] == []


def test_nothing_is_written_over_unasked(cchc: Run, tmp_path: Path) -> None:
    out = tmp_path / "x.csv"
    out.write_text("mine", "utf-8")

    assert "[CCHC-213]" in cchc("report", "--out", str(out)).err
    assert out.read_text("utf-8") == "mine"
    assert cchc("report", "--out", str(out), "--force").code == 0
    assert out.read_text("utf-8") != "mine"


@pytest.mark.parametrize(
    "words",
    [
        ("2017", "--year", "2017"),
        ("--unit", "syt"),
        ("--dark",),
        ("--picture", "ranking", "--format", "png"),
        ("--picture", "pie"),
    ],
)
def test_options_that_do_not_go_together(
    cchc: Run, tmp_path: Path, words: tuple[str, ...]
) -> None:
    done = cchc("report", *words, "--out", str(tmp_path / "x.pdf"))

    assert done.code == 2
    assert done.err.strip()


def test_a_place_to_write_must_be_named(cchc: Run) -> None:
    assert "--out" in cchc("report").err


def test_a_picture_is_written_and_told(cchc: Run, tmp_path: Path) -> None:
    words = ("--picture", "unit", "--unit", "so y te", "--lang", "en")
    done = cchc("report", *words, "--out", str(tmp_path))

    [file] = tmp_path.iterdir()
    assert file.name == "lai-chau-2017-unit-so-y-te.png"
    assert file.read_bytes().startswith(b"\x89PNG")
    assert "Bars: points of Sở Y tế by field in 2017" in done.out


def test_a_picture_may_be_svg_and_dark(cchc: Run, tmp_path: Path) -> None:
    out = tmp_path / "x.svg"
    words = ("--picture", "compare", "--unit", "syt", "--with", "so noi vu", "--dark")
    told = cchc("report", *words, "--out", str(out), "--json").json

    assert out.read_text("utf-8").startswith("<svg")
    assert (told["path"], told["width"]) == (str(out), 1080)
    assert "Sở Nội vụ" in told["alt"]


def test_a_pipe_gets_no_progress_bar(cchc: Run, tmp_path: Path) -> None:
    done = cchc("report", "--format", "csv,json", "--out", str(tmp_path))

    assert done.err == ""


def test_a_terminal_gets_a_progress_bar(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TTY_COMPATIBLE", "1")
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)

    with command._progress(2, Localizer("en")) as advance:  # noqa: SLF001
        advance()
        advance()

    assert "Writing" in capsys.readouterr().err
