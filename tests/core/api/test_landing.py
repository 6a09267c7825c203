"""Files arrive whole or not at all, and nothing is written over unasked."""

import os
import stat
import sys
from pathlib import Path

import pytest

from core.api.landing import land, targets
from core.errors import UnwritableFileError
from core.reports.report_errors import (
    MissingFolderError,
    SeveralFilesError,
    TargetExistsError,
)


def test_a_folder_takes_files_under_their_names(tmp_path: Path) -> None:
    assert targets(tmp_path, ["a.pdf", "b.csv"]) == [
        tmp_path / "a.pdf",
        tmp_path / "b.csv",
    ]


def test_one_file_goes_where_it_is_told(tmp_path: Path) -> None:
    assert targets(tmp_path / "x.pdf", ["a.pdf"]) == [tmp_path / "x.pdf"]


def test_no_folder_is_made(tmp_path: Path) -> None:
    with pytest.raises(MissingFolderError):
        targets(tmp_path / "none" / "x.pdf", ["a.pdf"])
    with pytest.raises(MissingFolderError):
        targets(tmp_path / "none", ["a.pdf", "b.csv"])


def test_several_files_need_a_folder(tmp_path: Path) -> None:
    with pytest.raises(SeveralFilesError):
        targets(tmp_path / "x.pdf", ["a.pdf", "b.csv"])


def test_a_file_is_kept_unless_it_may_go(tmp_path: Path) -> None:
    kept = tmp_path / "x.pdf"
    kept.write_bytes(b"before")

    with pytest.raises(TargetExistsError):
        targets(kept, ["a.pdf"])
    assert targets(kept, ["a.pdf"], force=True) == [kept]


def test_a_file_is_replaced_and_nothing_left_beside(tmp_path: Path) -> None:
    target = tmp_path / "x.pdf"
    target.write_bytes(b"before")

    land(target, b"after")

    assert target.read_bytes() == b"after"
    assert [*tmp_path.iterdir()] == [target]


@pytest.mark.skipif(sys.platform == "win32", reason="rights of Unix")
def test_a_file_has_the_usual_rights(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        land(tmp_path / "x.pdf", b"x")
    finally:
        os.umask(before)

    assert stat.S_IMODE((tmp_path / "x.pdf").stat().st_mode) == 0o640


def test_trouble_leaves_the_file_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "x.pdf"
    target.write_bytes(b"before")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)

    with pytest.raises(UnwritableFileError, match="No space left"):
        land(target, b"after")
    assert target.read_bytes() == b"before"
    assert [*tmp_path.iterdir()] == [target]
