"""Files arrive whole or not at all, and refusals are told in words."""

import os
import stat
import sys
from pathlib import Path

import pytest

from core.errors import FileThereError, UnwritableFileError
from core.files import land, require_free


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

    with pytest.raises(UnwritableFileError, match="no space is left"):
        land(target, b"after")
    assert target.read_bytes() == b"before"
    assert [*tmp_path.iterdir()] == [target]


def test_a_file_is_kept_unless_it_may_go(tmp_path: Path) -> None:
    kept = tmp_path / "x.pdf"
    require_free(kept)
    kept.touch()

    with pytest.raises(FileThereError):
        require_free(kept)
    require_free(kept, force=True)


def test_a_name_that_no_file_can_have_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnwritableFileError, match="the name is too long"):
        require_free(tmp_path / ("x" * 300))


def test_a_folder_is_made_only_where_told_so(tmp_path: Path) -> None:
    target = tmp_path / "folder" / "x.toml"

    with pytest.raises(UnwritableFileError, match="its folder is not there"):
        land(target, b"x")
    land(target, b"x", makes_folder=True)
    assert target.read_bytes() == b"x"


def test_a_file_in_the_way_of_a_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "taken").touch()

    for target in (tmp_path / "taken" / "x", tmp_path / "taken" / "deep" / "x"):
        with pytest.raises(UnwritableFileError, match="a part of the path is a file"):
            land(target, b"x", makes_folder=True)


def test_a_folder_in_the_way_of_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "x.xlsx").mkdir()

    with pytest.raises(UnwritableFileError, match="it is a folder"):
        land(tmp_path / "x.xlsx", b"x")
    assert [one.name for one in tmp_path.iterdir()] == ["x.xlsx"]


@pytest.mark.skipif(sys.platform == "win32", reason="links of Unix")
def test_a_link_stays_and_its_file_changes(tmp_path: Path) -> None:
    real, link = tmp_path / "real", tmp_path / "link"
    link.symlink_to(real.name)

    land(link, b"x")

    assert link.is_symlink()
    assert real.read_bytes() == b"x"
