"""Cold starts: whole processes against a Python that does nothing."""

import compileall
import resource
import subprocess
import sys
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from time import perf_counter

from benchmarks.clock import in_turns
from benchmarks.table import ms, show, times

ROOT = Path(__file__).parent.parent
RUNS = 31
BARE = "python -c pass"
_PYTHON = sys.executable
_CCHC = str(Path(_PYTHON).with_name("cchc"))
COMMANDS = {
    BARE: (_PYTHON, "-c", "pass"),
    "import core.api": (_PYTHON, "-c", "import core.api"),
    "cchc --help": (_CCHC, "--help"),
    "cchc rank --json": (_CCHC, "rank", "--json"),
    "cchc check --json": (_CCHC, "check", "--json"),
}
AIMS_MS = {"cchc --help": 150, "import core.api": 60}


def report() -> None:
    """Print the median of each command, over bare Python and as a ratio to it."""
    byte_compile()
    actions = {name: partial(_run, command) for name, command in COMMANDS.items()}
    passed = in_turns(actions, RUNS, perf_counter)
    used = in_turns(actions, RUNS, _processor_seconds)
    rows = [
        (name, *_figures(name, passed), *_figures(name, used), _aim(name))
        for name in passed
    ]
    columns = ("ms", "over bare", "ratio")
    header = ("cold start", *columns, *(f"cpu {each}" for each in columns), "aim, ms")
    show(f"Cold starts, medians of {RUNS} runs, in turns", header, rows)


def _figures(name: str, medians: Mapping[str, float]) -> tuple[str, str, str]:
    spent, bare = medians[name], medians[BARE]
    return ms(spent), ms(spent - bare), times(spent / bare)


def _processor_seconds() -> float:
    """Return what finished processes have used; other work counts less in it."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return children.ru_utime + children.ru_stime


def byte_compile() -> None:
    """Compile the packages once, as an installation does; start-up must not pay it."""
    for package in ("core", "bot", "excel_addin"):
        compileall.compile_dir(ROOT / package, quiet=1)


def _run(command: tuple[str, ...]) -> None:
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    if done.returncode not in (0, 1):  # 1: the decision contradicts itself
        raise RuntimeError(done.stderr.decode())


def _aim(name: str) -> str:
    return f"≤ {AIMS_MS[name]}" if name in AIMS_MS else "–"
