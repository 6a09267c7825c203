"""Every hostile file is refused or read, quickly, in little memory; we live on."""

import os
import resource
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from core.errors import CchcError
from core.i18n import Localizer
from core.workbook.process import PROGRAM
from core.workbook.read import read_workbook
from tests.core.workbook.corpus import CORPUS
from tests.core.workbook.hostile import READ, Case

ENGLISH = Localizer("en")
SECONDS, MEGABYTES = 5.0, 300
PATIENCE = 15.0  # seconds by the clock on the wall, where others keep us waiting
COMMAND = str(PROGRAM).encode() + b"\0"
PROC = Path("/proc")
needs_proc = pytest.mark.skipif(not PROC.is_dir(), reason="memory is read from /proc")


def resident(process: int, what: str = "VmRSS") -> float:
    """Return the megabytes that a process holds; none once it has ended."""
    try:
        text = (PROC / str(process) / "status").read_text("utf-8")
    except OSError:
        return 0
    found = [line.split()[1] for line in text.splitlines() if line.startswith(what)]
    return int(found[0]) / 1024 if found else 0


def children() -> Iterator[int]:
    """Yield the reading processes that this thread's process started."""
    with suppress(OSError):  # threads and processes end while they are counted
        for task in (PROC / "self" / "task").iterdir():
            for child in (task / "children").read_text("utf-8").split():
                if COMMAND in (PROC / child / "cmdline").read_bytes():
                    yield int(child)


class Memory:
    """The most that this process has grown, with what its children hold."""

    def __init__(self) -> None:
        self.most = 0.0
        self._before = resident(os.getpid())
        self._ended = threading.Event()

    def watch(self) -> None:
        while not self._ended.wait(0.004):
            grown = resident(os.getpid()) - self._before
            held = sum(resident(child, "VmHWM") for child in children())
            self.most = max(self.most, grown + held)

    def end(self) -> None:
        self._ended.set()


@contextmanager
def watched() -> Iterator[Memory]:
    memory = Memory()
    thread = threading.Thread(target=memory.watch)
    thread.start()
    try:
        yield memory
    finally:
        memory.end()
        thread.join()


def worked() -> tuple[float, float]:
    """Return the seconds that this thread has worked, and the processes it ended."""
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.thread_time(), ended.ru_utime + ended.ru_stime


def outcome(file: Path) -> tuple[str, str]:
    """Return the code of the error and its sentence, or READ and the remarks."""
    try:
        workbook = read_workbook(file)
    except CchcError as error:
        return error.code, ENGLISH.explain(error)
    return READ, " ".join(map(ENGLISH.say, workbook.remarks))


def test_the_corpus_is_large_and_its_names_differ() -> None:
    names = {case.name for case in CORPUS}

    assert len(names) == len(CORPUS) >= 45


@needs_proc
@pytest.mark.parametrize("case", CORPUS, ids=lambda case: case.name)
def test_a_hostile_file_harms_nobody(case: Case, tmp_path: Path) -> None:
    file = tmp_path / case.name
    file.write_bytes(case.make())
    began, busy = time.monotonic(), worked()

    with watched() as memory:
        code, said = outcome(file)

    assert code == case.outcome
    assert case.says in said
    assert code == READ or case.name in said
    # Both work at the same time; a busy computer makes neither work longer.
    assert max(now - then for now, then in zip(worked(), busy, strict=True)) < SECONDS
    assert time.monotonic() - began < PATIENCE
    assert memory.most < MEGABYTES


def test_a_folder_is_no_workbook(tmp_path: Path) -> None:
    code, said = outcome(tmp_path)

    assert (code, "a folder" in said) == ("CCHC-237", True)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes here")
def test_a_pipe_is_never_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.xlsx"
    os.mkfifo(pipe)

    assert outcome(pipe)[0] == "CCHC-237"


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    code, said = outcome(tmp_path / "gone.xlsx")

    assert (code, "gone.xlsx" in said) == ("CCHC-201", True)


def test_links_in_a_ring_are_refused(tmp_path: Path) -> None:
    link = tmp_path / "ring.xlsx"
    link.symlink_to(link)

    assert outcome(link)[0] == "CCHC-202"


def test_an_unreadable_file_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("core.workbook.read.os.open", refuse)

    assert outcome(tmp_path / "closed.csv")[0] == "CCHC-202"


def test_a_name_with_a_zero_is_refused() -> None:
    assert outcome(Path("a\0b.xlsx"))[0] == "CCHC-202"
