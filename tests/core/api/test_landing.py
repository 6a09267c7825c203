"""Reports go where they are told, and nothing is written over unasked."""

from pathlib import Path

import pytest

from core.api.landing import targets
from core.errors import FileThereError
from core.reports.report_errors import (
    MissingFolderError,
    SeveralFilesError,
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

    with pytest.raises(FileThereError):
        targets(kept, ["a.pdf"])
    assert targets(kept, ["a.pdf"], force=True) == [kept]
