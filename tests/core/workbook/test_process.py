"""The reading process may die as it likes: the one that asks gets a sentence."""

import time
from pathlib import Path

import pytest

from core.errors import CchcError, MissingPackageError, ReadingStoppedError
from core.workbook import process
from core.workbook.limits import Limits
from core.workbook.process import Reading
from tests.core.workbook import hostile

LIMITS = Limits(seconds=1)
START = """
import marshal, os, signal, sys, time

def send(*frame):
    packed = marshal.dumps(frame)
    sys.stdout.buffer.write(len(packed).to_bytes(8, "big") + packed)
    sys.stdout.buffer.flush()

def taken():
    send("ready")
    sys.stdin.buffer.read()

"""


def result(script: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CchcError:
    """Return how reading ends when the process does what ``script`` says."""
    program = tmp_path / "program.py"
    program.write_text(START + script, "utf-8")
    monkeypatch.setattr(process, "PROGRAM", program)
    with pytest.raises(CchcError) as caught:
        read()
    return caught.value


def read() -> None:
    """Send a megabyte, and take what comes."""
    with Reading(name="a.xlsx", kind="xlsx", limits=LIMITS) as reading:
        reading.send(b"x" * 1_000_000)
        list(reading.frames())


@pytest.mark.parametrize(
    ("script", "code"),
    [
        ("", "CCHC-236"),
        ("send('ready'); sys.exit(3)", "CCHC-236"),
        ("send('ready'); time.sleep(60)", "CCHC-236"),
        ("taken(); os.abort()", "CCHC-236"),
        ("taken(); send('memory')", "CCHC-236"),
        ("taken(); time.sleep(60)", "CCHC-236"),
        ("taken(); print('x' * 99)", "CCHC-236"),
        (r"taken(); os.write(1, b'\0' * 7 + b'\3xyz')", "CCHC-236"),
        ("taken(); send('failed', 'E', 'x')", "CCHC-231"),
        ("taken(); send('failed', 'PasswordError')", "CCHC-233"),
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
        ("taken(); os.abort()", "MB"),
        ("send('ready'); os.kill(os.getpid(), signal.SIGXCPU)", "seconds"),
        ("taken(); time.sleep(60)", "seconds"),
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
    script = "taken(); send('failed', 'E', ' '.join(os.environ))"

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
    child = process.PROGRAM.read_text("utf-8")

    assert "from core" not in child
    assert "import core" not in child
