"""What the reading process sends, frame by frame."""

import io
import marshal
import sys
from datetime import date, datetime, time, timedelta
from types import SimpleNamespace

import pytest

from core.workbook import child
from core.workbook.found import CellError
from core.workbook.scalars import Scalars, number, scalar
from tests.core.workbook import compounds as ole
from tests.core.workbook import hostile
from tests.core.workbook.conftest import Forms

VALUES = [
    *(True, False, 1.0, 1, 0.0, "x"),
    date(2001, 2, 1),
    datetime(2001, 2, 1, 3, 4, 5, 6),  # noqa: DTZ001  # a cell has no zone
    time(1, 2, 3, 4),
    timedelta(days=1, seconds=2, microseconds=3),
]


def test_every_value_survives_the_way() -> None:
    sent = marshal.loads(marshal.dumps(child.encoded(list(VALUES))))  # noqa: S302

    (row,) = Scalars().rows([sent])

    assert [*row] == VALUES
    assert [type(value) for value in row[:2]] == [bool, bool]


def test_what_nobody_knows_becomes_text() -> None:
    sent = child.encoded([b"x"])

    assert Scalars().rows([sent]) == [("b'x'",)]


def test_infinite_figures_are_errors() -> None:
    assert [number(float(text)) for text in ("nan", "inf", "-inf")] == [
        CellError.NUM
    ] * 3
    assert scalar(None) is None


def test_blank_ends_are_dropped() -> None:
    assert Scalars().rows([["", "a", "", ""], ["", ""], []]) == [(None, "a"), (), ()]


def test_rows_come_by_the_block(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "_BLOCK", 4)
    blocks = list(child.blocks([["a"], ["b"], ["c"]], left=1))

    assert blocks == [("rows", [["", "a"], ["", "b"]]), ("rows", [["", "c"]])]


@pytest.mark.parametrize(("form", "kind"), [("xlsx", "xlsx"), ("xls", "xls")])
def test_a_book_is_sent_whole(forms: Forms, form: str, kind: str) -> None:
    content = getattr(forms, form).read_bytes()
    sorts = [frame[0] for frame in child.frames(content, kind)]

    assert sorts[:2] == ["sheet", "rows"]
    assert sorts[-1] == "end"
    assert ("styles" in sorts) == (kind == "xls")


def test_a_locked_book_is_known() -> None:
    locked = ole.compound({"Workbook": ole.old_book({(0, 0): 1}, locked=True)})
    open_ = ole.compound({"Workbook": ole.old_book({(0, 0): 1})})

    assert (child.locked(locked), child.locked(open_)) == (True, False)


def test_a_book_that_xlrd_gives_up_is_sent_plain() -> None:
    looped = ole.compound({"Workbook": ole.old_book({(0, 0): 1})}, loop=True)

    assert [frame[0] for frame in child.old_structure(looped)] == ["plain"]


def sent(
    monkeypatch: pytest.MonkeyPatch, content: bytes, kind: str = "xlsx"
) -> list[object]:
    """Return every frame of a whole run, in this process and without its limits."""
    out = io.BytesIO()
    monkeypatch.setattr(sys, "argv", ["child.py", "", kind, "1", "1"])
    monkeypatch.setattr(sys, "path", list(sys.path))
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(content)))
    monkeypatch.setattr(sys, "stdout", SimpleNamespace(buffer=out))
    monkeypatch.setattr(child, "confine", lambda *_: None)
    child.main()
    frames, packed = [], io.BytesIO(out.getvalue())
    while length := packed.read(8):
        read = packed.read(int.from_bytes(length, "big"))
        frames.append(marshal.loads(read)[0])  # noqa: S302
    return frames


def test_a_run_says_that_it_is_ready_first(monkeypatch: pytest.MonkeyPatch) -> None:
    frames = sent(monkeypatch, hostile.plain())

    assert frames == ["ready", "sheet", "rows", "end"]


@pytest.mark.parametrize("kind", ["xlsx", "xls"])
def test_a_run_that_fails_says_so(monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    assert sent(monkeypatch, b"nothing", kind) == ["ready", "failed"]


def test_a_run_without_memory_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(child, "frames", fail)

    assert sent(monkeypatch, b"") == ["ready", "memory"]


def test_limits_are_those_of_the_process(monkeypatch: pytest.MonkeyPatch) -> None:
    resource = pytest.importorskip("resource")
    kept: dict[int, tuple[int, int]] = {}
    monkeypatch.setattr(resource, "setrlimit", kept.__setitem__)

    child.confine(1000, 5)

    assert kept == {
        resource.RLIMIT_CORE: (0, 0),
        resource.RLIMIT_CPU: (5, 5),
        resource.RLIMIT_AS: (1000, 1000),
    }
