"""Our text files, and the line on which something in them stands.

Source: TOML 1.0 (tables, arrays of tables); UTF-8, RFC 3629.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from core.errors import (
    N_,
    MissingFileError,
    SyntaxFileError,
    UnreadableFileError,
)
from core.files import system_problem
from core.model import Message

RULES = "rules.toml"  # the rule file of a year
Key = str | int
_HEADER = re.compile(r"\s*(\[\[?)\s*([^\[\]]+?)\s*\]\]?\s*(?:#.*)?$")
_ENTRY = re.compile(r"\s*([A-Za-z0-9_-]+)\s*=")


def read_text(file: Path) -> str:
    """Return the file's text.

    Raises:
        MissingFileError: There is no such file.
        UnreadableFileError: The system refuses.
        SyntaxFileError: It is not UTF-8; the line is named.
    """
    try:
        raw = file.read_bytes()
    except FileNotFoundError as error:
        hint = Message(text=N_("Check the folder given with --data."))
        raise MissingFileError(file=file, hint=hint) from error
    except OSError as error:
        raise UnreadableFileError(file=file, problem=system_problem(error)) from error
    except ValueError as error:  # a NUL in the name
        problem = Message(text=N_("no file can have that name"))
        raise UnreadableFileError(file=file, problem=problem) from error
    return _decoded(file, raw)


def _decoded(file: Path, raw: bytes) -> str:
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = len(raw[: error.start].split(b"\n"))
        problem = Message(text=N_("the text is not UTF-8"))
        raise SyntaxFileError(file=file, line=line, problem=problem) from error


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a value stands: the file, its line, and its path in that file."""

    file: Path
    line: int
    path: tuple[Key, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """A file and its text, to find the line of a path when something is wrong."""

    file: Path
    text: str

    def spot(self, path: tuple[Key, ...]) -> Spot:
        """Return where ``path`` stands."""
        return Spot(file=self.file, line=self.line(path), path=path)

    def at(self, line: int) -> tuple[tuple[Key, ...], ...]:
        """Return the paths of what begins on a line."""
        return tuple(path for path, n in _lines(self.text).items() if n == line)

    def line(self, path: tuple[Key, ...]) -> int:
        """Return the line of ``path``, or of the nearest table around it."""
        lines = _lines(self.text)
        while path and path not in lines:
            path = path[:-1]
        return lines.get(path, 1)


@lru_cache(maxsize=4)  # a rule file and those it extends
def _lines(text: str) -> Mapping[tuple[Key, ...], int]:
    return dict(_located(text))


def _located(text: str) -> Iterator[tuple[tuple[Key, ...], int]]:
    counts: dict[tuple[Key, ...], int] = {}
    table: tuple[Key, ...] = ()
    for number, line in enumerate(text.split("\n"), 1):
        if header := _HEADER.match(line):
            table = _table_path(header[2], counts, is_array=header[1] == "[[")
            if table[-1] == 0:
                yield table[:-1], number  # the list itself
            yield table, number
        elif entry := _ENTRY.match(line):
            yield (*table, entry[1]), number


def _table_path(
    name: str, counts: dict[tuple[Key, ...], int], *, is_array: bool
) -> tuple[Key, ...]:
    path: tuple[Key, ...] = ()
    keys = [key.strip().strip("\"'") for key in name.split(".")]
    for position, key in enumerate(keys):
        path = (*path, key)
        if is_array and position == len(keys) - 1:
            counts[path] = counts.get(path, -1) + 1
        if path in counts:
            path = (*path, counts[path])
    return path


def shown(path: tuple[Key, ...]) -> str:
    """Return a path as people read it: ``groups.so.bands[1].label``."""
    parts = [f"[{key}]" if isinstance(key, int) else f".{key}" for key in path]
    return "".join(parts).lstrip(".") or "."
