"""The reading process may die as it likes: the one that asks gets a sentence."""

import sys
import time
from pathlib import Path

import pytest

from core.errors import CchcError, MissingPackageError, ReadingStoppedError
from core.workbook import process
from core.workbook.limits import Limits
from core.workbook.process import Reading
from tests.core.workbook import hostile

LIMITS = Limits(seconds=1)


def result(script: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CchcError:
    """Return how reading ends when the process runs ``script`` once it is ready."""
    program = tmp_path / "program.py"
    start = (
        "import marshal, os, sys, time, signal\n"
        "def send(*frame):\n"
        "    packed = marshal.dumps(frame)\n"
        "    out = sys.stdout.buffer\n"
        "    out.write(len(packed).to_bytes(8, 'big') + packed)\n"
        "    out.flush()\n"
    )
    program.write_text(start + script, "utf-8")
    monkeypatch.setattr(process.child, "__file__", str(program))
    with (
        pytest.raises(CchcError) as caught,
        Reading(name="a.xlsx", kind="xlsx", limits=LIMITS) as reading,
    ):
        reading.send(b"x" * 1_000_000)
        list(reading.frames())
    return caught.value


@pytest.mark.parametrize(
    ("script", "code"),
    [
        ("", "CCHC-236"),
        ("send('ready'); sys.exit(3)", "CCHC-236"),
        ("send('ready'); sys.stdin.buffer.read(); os.abort()", "CCHC-236"),
        ("send('ready'); sys.stdin.buffer.read(); send('memory')", "CCHC-236"),
        ("send('ready'); sys.stdin.buffer.read(); time.sleep(60)", "CCHC-236"),
        ("send('ready'); time.sleep(60)", "CCHC-236"),
        ("send('ready'); sys.stdin.buffer.read(); print('x' * 99)", "CCHC-236"),
        (
            "send('ready'); sys.stdin.buffer.read(); send('failed', 'E', 'x')",
            "CCHC-231",
        ),
        (
            "send('ready'); sys.stdin.buffer.read(); send('failed', 'PasswordError')",
            "CCHC-233",
        ),
    ],
)
def test_every_end_is_a_sentence(
    script: str, code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    began = time.monotonic()

    assert result(script, tmp_path, monkeypatch).code == code
    assert time.monotonic() - began < 4


@pytest.mark.parametrize(
    ("script", "limit"),
    [
        ("send('ready'); sys.stdin.buffer.read(); os.abort()", "MB"),
        ("send('ready'); os.kill(os.getpid(), signal.SIGXCPU)", "seconds"),
        ("send('ready'); sys.stdin.buffer.read(); time.sleep(60)", "seconds"),
    ],
)
def test_the_limit_is_named(
    script: str, limit: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    error = result(script, tmp_path, monkeypatch)

    assert isinstance(error, ReadingStoppedError)
    assert limit in error.params["limit"].text  # type: ignore[attr-defined]


def test_no_secret_of_ours_reaches_the_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TELEGRAM_TOKEN", "canary")
    said = "send('failed', 'E', ' '.join(os.environ))"
    script = f"send('ready'); sys.stdin.buffer.read(); {said}"

    problem = result(script, tmp_path, monkeypatch).params["problem"]

    assert "TELEGRAM_TOKEN" not in str(problem)


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "find_spec", lambda _: None)

    with (
        pytest.raises(MissingPackageError),
        Reading(name="a.xlsx", kind="xls", limits=LIMITS),
    ):
        pass


def test_the_process_starts_at_once() -> None:
    times = []
    for _ in range(5):
        began = time.perf_counter()
        with Reading(name="a.xlsx", kind="xlsx", limits=LIMITS) as reading:
            reading.send(hostile.plain())
            list(reading.frames())
        times.append(time.perf_counter() - began)

    assert min(times) < 0.5  # a tenth of that on a quiet machine


def test_it_imports_nothing_of_this_house() -> None:
    child = Path(process.child.__file__).read_text("utf-8")

    assert "from core" not in child
    assert "import core" not in child
    assert sys.executable
