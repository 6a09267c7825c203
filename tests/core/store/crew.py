"""Starts workers as processes of their own and ends those that are left."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice

from tests.architecture.house import ROOT

COMMAND = (sys.executable, "-m", "tests.core.store.worker")


class Worker:
    """A worker process: what it tells is read, and it can be killed like -9."""

    def __init__(self, *arguments: object) -> None:
        """Start the process."""
        self._process = subprocess.Popen(
            [*COMMAND, *map(str, arguments)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def go(self) -> None:
        """Let one go on that waits for a line."""
        stdin = self._process.stdin
        assert stdin is not None
        stdin.write("\n")
        stdin.flush()

    def told(self, lines: int | None = None) -> list[str]:
        """Return the next lines it tells, or all up to its end."""
        stdout = self._process.stdout
        assert stdout is not None
        return [line.strip() for line in islice(stdout, lines)]

    def kill(self) -> list[str]:
        """Kill it as nothing can hinder; return what it had told unread."""
        self._process.kill()
        unread = self.told()
        self._process.wait()
        return unread

    def close(self) -> None:
        """End it, whatever it does."""
        self._process.kill()
        self._process.communicate()


@contextmanager
def crew(*workers: tuple[object, ...]) -> Iterator[tuple[Worker, ...]]:
    """Start a worker for each set of arguments and end those that are left."""
    started = tuple(Worker(*arguments) for arguments in workers)
    try:
        yield started
    finally:
        for worker in started:
            worker.close()
