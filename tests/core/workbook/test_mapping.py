"""Mapping files: what they tell, what is refused, and what is kept by shape."""

from pathlib import Path

import pytest

from core.errors import BadKeyError, BadValueError, UnwritableFileError
from core.workbook import remembered
from core.workbook.mapping import (
    Encoding,
    LayoutMapping,
    SheetMapping,
    read_mapping,
    written,
)

TOLD = LayoutMapping(
    encoding=Encoding.TCVN3,
    sheets={
        "Bảng 1": SheetMapping(
            group="so",
            encoding=Encoding.UNICODE,
            units={'Sở "Y" tế\\': "so-y-te", "B7": "so-noi-vu"},
            columns={"H": "survey"},
            rows={"98": "bonus"},
            criteria={"1,1": "1.1"},
        ),
        "Nháp\t2": SheetMapping(ignore=True),
    },
)


def mapping(tmp_path: Path, text: str) -> Path:
    file = tmp_path / "mapping.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    assert read_mapping(mapping(tmp_path, written(TOLD))) == TOLD


def test_an_empty_file_tells_nothing(tmp_path: Path) -> None:
    found = read_mapping(mapping(tmp_path, ""))

    assert found == LayoutMapping()
    assert found.sheet("Bảng 1") == SheetMapping()
    assert found.encoding_of("Bảng 1") is None


def test_remarks_stand_behind_their_lines() -> None:
    text = written(TOLD, lambda sheet, table, key: f"{sheet}/{table}/{key}")

    assert '"H" = "survey"  # Bảng 1/columns/H' in text.split("\n")


def test_a_star_tells_of_every_sheet_without_its_own_words() -> None:
    every = SheetMapping(group="huyen")
    told = LayoutMapping(sheets={"*": every, "Nháp": SheetMapping(ignore=True)})

    assert told.sheet("Bảng 9") == every
    assert told.sheet("Nháp").ignore


def test_an_encoding_of_its_own_comes_before_that_of_the_file() -> None:
    assert TOLD.encoding_of("Bảng 1") is Encoding.UNICODE
    assert TOLD.encoding_of("Bảng 2") is Encoding.TCVN3


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("colour = 1", BadKeyError),
        ('encoding = "abc"', BadValueError),
        ("[sheets.A]\ncolour = 1", BadKeyError),
        ('[sheets.A]\nignore = "yes"', BadValueError),
        ("[sheets.A.units]\nX = 1", BadValueError),
        ("[sheets]\nA = 1", BadValueError),
    ],
)
def test_what_cannot_be_meant_is_refused(
    tmp_path: Path, text: str, error: type[Exception]
) -> None:
    with pytest.raises(error):
        read_mapping(mapping(tmp_path, text))


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder of one's own where settings lie."""
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "settings"))
    return tmp_path / "settings"


def test_a_file_is_kept_by_shape_and_dropped_again(home: Path, tmp_path: Path) -> None:
    file = mapping(tmp_path, "# so lieu")

    kept = remembered.remember("abc123", file)

    assert kept == home / "cchc" / "mappings" / "abc123.toml"
    assert remembered.remembered("abc123") == kept
    assert kept.read_text("utf-8") == "# so lieu"
    assert remembered.remembered("other") is None
    assert remembered.forget("abc123") == kept
    assert remembered.forget("abc123") is None


def test_without_a_plain_shape_nothing_is_kept(home: Path, tmp_path: Path) -> None:
    file = mapping(tmp_path, "")

    assert remembered.remember("", file) is None
    assert remembered.remember("../x", file) is None
    assert not home.exists()


def test_a_folder_that_takes_no_file_is_told(home: Path, tmp_path: Path) -> None:
    home.write_text("a file stands there", encoding="utf-8")

    with pytest.raises(UnwritableFileError):
        remembered.remember("abc", mapping(tmp_path, ""))


def test_a_file_that_cannot_be_dropped_is_told(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    remembered.remember("abc", mapping(tmp_path, ""))

    def refuse(_: Path) -> None:
        raise PermissionError(13, "no")

    monkeypatch.setattr(Path, "unlink", refuse)

    with pytest.raises(UnwritableFileError):
        remembered.forget("abc")
    assert home.exists()


@pytest.mark.parametrize(
    ("platform", "settings", "folder"),
    [
        ("linux", {"HOME": "/home/a"}, "/home/a/.config/cchc/mappings"),
        ("linux", {"XDG_CONFIG_HOME": "/etc/a"}, "/etc/a/cchc/mappings"),
        ("win32", {"APPDATA": "/Users/a/AppData"}, "/Users/a/AppData/cchc/mappings"),
        ("win32", {"HOME": "/Users/a"}, "/Users/a/AppData/Roaming/cchc/mappings"),
        (
            "darwin",
            {"HOME": "/Users/a"},
            "/Users/a/Library/Application Support/cchc/mappings",
        ),
    ],
)
def test_settings_lie_where_the_system_keeps_them(
    monkeypatch: pytest.MonkeyPatch,
    platform: str,
    settings: dict[str, str],
    folder: str,
) -> None:
    monkeypatch.setattr("sys.platform", platform)

    assert remembered.folder(settings) == Path(folder)
