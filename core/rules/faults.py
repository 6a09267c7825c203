"""Faults of a file gathered one by one, where a reader would stop at the first.

A value that does not fit is told once. What only follows from it is not told: an
error where one was told already, or one of a table that holds a faulty value.
"""

from core.errors import CchcError
from core.rules.source import Key

Path_ = tuple[Key, ...]


class Faults:
    """What was found wrong so far, by path."""

    def __init__(self) -> None:
        """Begin with nothing wrong."""
        self._told: dict[Path_, CchcError | None] = {}
        self._around: set[Path_] = set()  # the faulty paths and all above them

    @property
    def errors(self) -> tuple[CchcError, ...]:
        """Return one error for each faulty path, in the order they were met."""
        return tuple(error for error in self._told.values() if error is not None)

    def note(self, path: Path_, error: CchcError) -> None:
        """Keep an error, unless its path is known to be faulty."""
        self._keep(path, error)

    def excuse(self, path: Path_) -> None:
        """Say nothing of ``path``: its fault is told by another name."""
        self._keep(path, None)

    def _keep(self, path: Path_, error: CchcError | None) -> None:
        self._told.setdefault(path, error)
        self._around.update(path[:length] for length in range(len(path) + 1))

    def told(self, path: Path_) -> bool:
        """Return whether ``path`` itself is faulty, so that what is below is not it."""
        return path in self._told

    def has(self, path: Path_) -> bool:
        """Return whether something at ``path`` or below it is faulty."""
        return path in self._around
