"""What was read once and is kept, whichever thread asks for it first."""

from collections.abc import Callable
from pathlib import Path
from threading import RLock
from typing import TypeVar

Value = TypeVar("Value")


class Kept(dict[Path, Value]):
    """Values by the file or folder they were read from."""

    def __init__(self) -> None:
        """Keep nothing yet."""
        super().__init__()
        self._reading = RLock()

    def once(self, file: Path, read: Callable[[], Value]) -> Value:
        """Return what is kept for ``file``; the first to ask reads, others wait."""
        with self._reading:
            if file not in self:
                self[file] = read()
            return self[file]
