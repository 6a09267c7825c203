"""A file that is written stands at its target whole, or nothing is there."""

import errno
import io
import os
import signal
import subprocess
import sys
import tempfile
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from core.errors import SameFileError, TargetKindError, UnwritableFileError
from core.workbook.write_back import write_cells
from tests.core.workbook.refusals import ONE, refused, said
from tests.core.workbook.rich import parts_of, rich


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return rich(tmp_path_factory.mktemp("rich") / "bảng.xlsx").read_bytes()


@pytest.fixture
def book(tmp_path: Path, made: bytes) -> Path:
    file = tmp_path / "bảng.xlsx"
    file.write_bytes(made)
    return file


def test_the_target_is_not_the_source(book: Path) -> None:
    assert type(refused(book, book)) is SameFileError


def test_the_target_is_not_the_source_by_another_name(book: Path) -> None:
    hard, soft = book.with_stem("cứng"), book.with_stem("mềm")
    hard.hardlink_to(book)
    soft.symlink_to(book.name)

    assert type(refused(book, hard)) is SameFileError
    assert type(refused(book, soft)) is SameFileError


def test_the_target_may_be_the_source_when_told_so(book: Path, made: bytes) -> None:
    write_cells(book, book, ONE, overwrite=True)

    assert book.read_bytes() != made
    assert parts_of(book).keys() == parts_of(book).keys()


def test_the_target_keeps_a_link_that_leads_elsewhere(book: Path) -> None:
    real, link = book.with_stem("thật"), book.with_stem("liên kết")
    link.symlink_to(real.name)
    write_cells(book, link, ONE)

    assert link.is_symlink()
    assert parts_of(real)


def test_the_target_has_the_ending_of_the_source(book: Path) -> None:
    error = refused(book, book.with_suffix(".xlsm"))

    assert type(error) is TargetKindError
    assert "must end in .xlsx as" in said(error)


def test_the_target_has_the_rights_of_the_source(book: Path) -> None:
    book.chmod(0o440)
    target = book.with_stem("ra")
    write_cells(book, target, ONE)

    assert oct(target.stat().st_mode & 0o777) == oct(0o640)


def test_the_target_in_no_folder(book: Path) -> None:
    error = refused(book, book.parent / "không có" / "ra.xlsx")

    assert type(error) is UnwritableFileError


def test_the_target_on_a_full_disk(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Full(io.FileIO):
        def write(self, content: Any) -> int:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), len(content))

    monkeypatch.setattr(os, "fdopen", Full)
    error = refused(book)

    assert type(error) is UnwritableFileError
    assert "no space is left" in said(error)


def test_the_target_in_a_folder_without_rights(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: Any) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(tempfile, "mkstemp", refuse)
    error = refused(book)

    assert type(error) is UnwritableFileError
    assert "permission is denied" in said(error)


KILLED = """
    import os, signal, sys
    from pathlib import Path
    from core.workbook.write_back import Written, write_cells
    os.fsync = lambda number: os.kill(os.getpid(), signal.SIGKILL)
    source, target = map(Path, sys.argv[1:])
    write_cells(source, target, {"Trống": {(0, 0): Written(1)}})
"""


@pytest.fixture
def old(book: Path) -> Iterator[Path]:
    target = book.with_stem("ra")
    target.write_bytes(b"as before")
    yield target
    assert target.read_bytes() == b"as before"


def test_a_process_killed_midway_leaves_the_target_as_it_was(
    book: Path, old: Path
) -> None:
    command = [sys.executable, "-c", textwrap.dedent(KILLED), str(book), str(old)]
    done = subprocess.run(command, check=False, timeout=60)

    assert done.returncode == -signal.SIGKILL


def test_a_failure_midway_leaves_the_target_as_it_was(
    book: Path, old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(number: int) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO), number)

    monkeypatch.setattr(os, "fsync", fail)

    assert type(refused(book, old)) is UnwritableFileError
