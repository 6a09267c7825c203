"""``python -m bot`` on a terminal: the page is there as long as the prompt is."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

import pytest

from bot.channels.web.address import Address, listening

pty = pytest.importorskip("pty", reason="terminals of other systems are no files")
ROOT = Path(__file__).parents[4]
PATIENCE = 30  # seconds
BAD_INPUT = 2


class Terminal:
    """A terminal with a person at it who waits for what is said."""

    def __init__(self, master: int, process: subprocess.Popen[bytes]) -> None:
        self._master = master
        self.process = process
        self.screen = ""

    def type(self, line: str) -> None:
        os.write(self._master, f"{line}\n".encode())

    def wait_for(self, pattern: str) -> str:
        """Return the first group of ``pattern``, once that is on the screen."""
        until = time.monotonic() + PATIENCE
        while not (found := re.search(pattern, self.screen)):
            assert time.monotonic() < until, self.screen
            self.read()
        return found[found.re.groups]

    def read(self) -> bool:
        """Take what is said next; return whether anything may still follow."""
        try:
            said = os.read(self._master, 65536)
        except OSError:  # the other end is closed
            return False
        self.screen += said.decode(errors="replace")
        return bool(said)

    def ended(self) -> int:
        while self.read():
            pass
        return self.process.wait(PATIENCE)


@contextmanager
def sat_at(*words: str, **environment: str) -> Iterator[Terminal]:
    master, slave = pty.openpty()
    kept = {k: v for k, v in os.environ.items() if not k.startswith("CCHC_")}
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", *words],
        stdin=slave,
        stdout=slave,
        stderr=slave,
        cwd=ROOT,
        env={**kept, "PYTHONIOENCODING": "utf-8", "COLUMNS": "300", **environment},
    )
    os.close(slave)
    try:
        with process:
            yield Terminal(master, process)
            process.kill()
    finally:
        os.close(master)


@pytest.fixture
def taken() -> Iterator[str]:
    """A port that another program listens at."""
    with listening(Address(port=0)) as listener:
        yield str(listener.getsockname()[1])


def test_the_page_is_there_until_the_prompt_is_left() -> None:
    with sat_at("--port", "0") as terminal:
        address = terminal.wait_for(r"(http://127\.0\.0\.1:\d+/)")
        with urlopen(f"{address}livez", timeout=PATIENCE) as response:  # noqa: S310
            alive = response.read()
        terminal.type("sở y tế")
        terminal.wait_for(r"hạng 20/20")
        terminal.type("")

        assert (alive, terminal.ended()) == (b"ok", 0)


def test_ctrl_c_leaves_both() -> None:
    with sat_at("--port", "0") as terminal:
        terminal.wait_for(r"http://127\.0\.0\.1:\d+/")
        terminal.wait_for(r"Enter trống")
        terminal.type("\x03")

        assert terminal.ended() == 0
        assert "Traceback" not in terminal.screen


def test_a_taken_port_is_one_sentence(taken: str) -> None:
    with sat_at(CCHC_PORT=taken) as terminal:
        code = terminal.ended()

    assert code == BAD_INPUT
    assert f"đang dùng cổng {taken} của 127.0.0.1" in terminal.screen
    assert "Traceback" not in terminal.screen


def test_the_page_can_be_left_out(taken: str) -> None:
    with sat_at("--no-web", "--port", taken) as terminal:
        terminal.wait_for(r"Enter trống")
        terminal.type("")

        assert terminal.ended() == 0
        assert "http://" not in terminal.screen


@pytest.mark.parametrize("words", [["--port", "x"], ["--port", "70000"], ["--nope"]])
def test_options_that_make_no_sense_are_told(words: list[str]) -> None:
    with sat_at(*words) as terminal:
        code = terminal.ended()

    assert code == BAD_INPUT
    assert "Traceback" not in terminal.screen


def test_what_is_piped_starts_no_page(taken: str) -> None:
    kept = {k: v for k, v in os.environ.items() if not k.startswith("CCHC_")}
    done = subprocess.run(
        [sys.executable, "-m", "bot"],
        input="sở y tế\n",
        capture_output=True,
        check=False,
        cwd=ROOT,
        encoding="utf-8",
        env={**kept, "PYTHONIOENCODING": "utf-8", "CCHC_PORT": taken},
        timeout=PATIENCE,
    )

    assert (done.returncode, done.stderr) == (0, "")
    assert "http://" not in done.stdout
