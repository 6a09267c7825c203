"""Reading on behind a line that is no TOML: the line is told and left out.

``tomllib`` stops at the first such line. Whoever corrects a file wants to know all.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from core.errors import SyntaxFileError
from core.rules.faults import Faults
from core.rules.reader import Node, parsed
from core.rules.source import Source, read_text

MOST = 100  # lines told of one file; a file of another kind has no end of them
_ENTRY = re.compile(r"\s*[A-Za-z0-9_-]+\s*=")
_OPEN_LIST = re.compile(r"\s*[A-Za-z0-9_-]+\s*=\s*\[[^\]]*$")


def read_mended(file: Path, faults: Faults, told: list[SyntaxFileError]) -> Node:
    """Return the root of a file without the keys whose lines are no TOML.

    Args:
        file: The file.
        faults: Where its faults are gathered; the keys left out are excused there.
        told: Gets one error for each line left out.

    Raises:
        SyntaxFileError: A line is no key with its value, so what is below it may
            belong anywhere.
        MissingFileError, UnreadableFileError: See `read_text`.
    """
    text = read_text(file)
    original = Source(file=file, text=text)
    while True:
        try:
            return replace(parsed(file, text), faults=faults)
        except SyntaxFileError as error:
            lines = text.split("\n")
            first, last = _broken(lines, int(str(error.params["line"])) - 1)
            if first is None or len(told) == MOST:
                raise
            told.append(SyntaxFileError(**{**error.params, "line": first + 1}))
            for path in original.at(first + 1):
                faults.excuse(path)
            lines[first : last + 1] = [""] * (last + 1 - first)
            text = "\n".join(lines)


def _broken(lines: Sequence[str], line: int) -> tuple[int | None, int]:
    """Return the first and last of the lines to leave out; None for a header."""
    if line < len(lines) and _ENTRY.match(lines[line]) and not _left_open(lines, line):
        return line, line
    start = _left_open(lines, line)
    return (None, line) if start is None else (start, max(start, line - 1))


def _left_open(lines: Sequence[str], line: int) -> int | None:
    """Return the line above on which a list begins that nothing closes, if one does."""
    for number in range(min(line, len(lines)) - 1, -1, -1):
        if _OPEN_LIST.match(lines[number]):
            return number
        if "]" in lines[number] or "=" in lines[number]:
            return None
    return None
