"""The bots that are measured, each a process of its own, and the server."""

import json
import os
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
_TOKEN = "123456:" + "A" * 35
_PATIENCE = 20  # seconds
_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True, kw_only=True)
class Client:
    """A bot.

    Attributes:
        name: In the tables.
        module: What is started, with its arguments.
        at_once: Questions that its ceiling is taken from, without and with a delay:
            fewer for who is slow.
        paced: Whether its delays are measured, too.
        texts: What it is asked.
    """

    name: str
    module: tuple[str, ...]
    at_once: tuple[int, int] = (2000, 2000)
    paced: bool = True
    texts: str = "usual"


OURS = Client(name="ours", module=("ours", "durable"))
IN_MEMORY = Client(name="ours, inbox in memory", module=("ours", "memory"))
ALL_NEW = Client(
    name="ours, every question new",
    module=("ours", "durable"),
    texts="rare",
    at_once=(500, 500),
    paced=False,
)
ECHO = Client(name="echo, our aiohttp, 256 at once", module=("echo", "aiohttp", "256"))
STOCK = Client(
    name="echo, httpx, one at a time", module=("echo", "httpx", "1"), at_once=(2000, 20)
)
STOCK_16 = Client(
    name="echo, httpx, 16 at once", module=("echo", "httpx", "16"), at_once=(1000, 300)
)
CLIENTS = (OURS, IN_MEMORY, ALL_NEW, ECHO, STOCK, STOCK_16)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of one measurement.

    Attributes:
        waits: Seconds from each question to its answer.
        seconds: From the first question to the last answer.
        asked: How many questions there were.
        cpu: Seconds of processor time of the bot.
    """

    waits: Sequence[float]
    seconds: float
    asked: int
    cpu: float

    @property
    def rate(self) -> float:
        """Return answers a second."""
        return len(self.waits) / self.seconds if self.seconds else 0.0


class Running:
    """A bot at work against a server."""

    def __init__(self, process: subprocess.Popen[str], server: str) -> None:
        """Remember both."""
        self._process = process
        self._server = server

    def measure(
        self, count: int, *, texts: str, delay: float = 0.0, rate: float = 0.0
    ) -> Outcome:
        """Return what comes of so many questions, all at once if there is no rate."""
        seconds = _PATIENCE + (count / rate if rate else 0.0)
        wanted = {"count": count, "texts": texts, "delay": delay, "rate": rate}
        body = json.dumps({**wanted, "seconds": seconds}).encode()
        before = self._cpu()
        with urllib.request.urlopen(  # noqa: S310  # our own server
            f"{self._server}/measure", body, timeout=seconds + _PATIENCE
        ) as answer:
            found = json.load(answer)
        return Outcome(**found, cpu=self._cpu() - before)

    def _cpu(self) -> float:
        stat = Path(f"/proc/{self._process.pid}/stat").read_text(encoding="ascii")
        user, system = stat.rpartition(")")[2].split()[11:13]
        return (int(user) + int(system)) / _TICKS


@contextmanager
def server() -> Iterator[str]:
    """Give the address of a server that lives as long as the block."""
    command = [sys.executable, "-m", "benchmarks.phone.server"]
    with _process(command, os.environ) as process:
        assert process.stdout is not None
        yield f"http://127.0.0.1:{int(process.stdout.readline())}"


@contextmanager
def running(client: Client, address: str) -> Iterator[Running]:
    """Have a bot work as long as the block lasts, in a state folder of its own."""
    name, *arguments = client.module
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        environment = {
            **os.environ,
            "TELEGRAM_BOT_TOKEN": _TOKEN,
            "TELEGRAM_API_URL": address,
            "CCHC_STATE": folder,
            "DATABASE_URL": "",
        }
        command = [sys.executable, "-m", f"benchmarks.phone.{name}", *arguments]
        yield Running(stack.enter_context(_process(command, environment)), address)


@contextmanager
def _process(
    command: Sequence[str], environment: Mapping[str, str]
) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.communicate(timeout=_PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
