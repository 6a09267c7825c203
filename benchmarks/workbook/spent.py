"""What a process took: seconds on the wall, and the most memory it held."""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter

ROOT = Path(__file__).parent.parent.parent
_JOBS = ("-m", "benchmarks.workbook.jobs")


@dataclass(frozen=True, slots=True, kw_only=True)
class Spent:
    """What one command took, median over runs.

    Attributes:
        seconds: On the wall.
        megabytes: The largest process it was made of, its children included one by one.
    """

    seconds: float
    megabytes: float


def job(name: str, *arguments: object) -> tuple[str, ...]:
    """Return the command line of one of our jobs."""
    return (sys.executable, *_JOBS, name, *map(str, arguments))


def cchc(*arguments: object) -> tuple[str, ...]:
    """Return a command line of the product."""
    return (sys.executable, "-m", "core.cli", *map(str, arguments))


def in_turns(commands: Mapping[str, Sequence[str]], runs: int) -> dict[str, Spent]:
    """Return what each command takes; they take turns, so load hits all alike."""
    every: dict[str, list[Spent]] = {name: [] for name in commands}
    for _ in range(runs):
        for name, command in commands.items():
            every[name].append(once(command))
    return {name: _middle(each) for name, each in every.items()}


def once(command: Sequence[str]) -> Spent:
    """Run a command to its end and return what it took.

    Raises:
        RuntimeError: It failed: an exit code above 1, where 1 is findings.
    """
    began = perf_counter()
    process = subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    said = b"" if process.stderr is None else process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        raise RuntimeError(said.decode(errors="replace"))
    seconds = perf_counter() - began
    return Spent(seconds=seconds, megabytes=usage.ru_maxrss / 1024)


def _middle(every: Sequence[Spent]) -> Spent:
    return Spent(
        seconds=median(one.seconds for one in every),
        megabytes=median(one.megabytes for one in every),
    )
