"""Questions of a file, one raw line each."""

import sys
from collections.abc import Iterator
from typing import BinaryIO

from core.errors import N_, MissingFileError, UnreadableFileError
from core.model import Message

STANDARD_INPUT = "-"


def lines(name: str) -> Iterator[str]:
    """Yield the raw lines of a file: only the newline is taken off.

    Raises:
        MissingFileError: There is no such file.
        UnreadableFileError: The system does not let us read it.
    """
    if name == STANDARD_INPUT:
        yield from _decoded(sys.stdin.buffer)
        return
    try:
        with open(name, "rb") as file:  # noqa: PTH123  # a name as the user wrote it
            yield from _decoded(file)
    except FileNotFoundError as error:
        hint = Message(text=N_("Name a file with one question a line."))
        raise MissingFileError(file=name, hint=hint) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UnreadableFileError(file=name, problem=reason) from error


def _decoded(file: BinaryIO) -> Iterator[str]:
    for number, line in enumerate(file):
        coding = "utf-8" if number else "utf-8-sig"  # an encoding mark is no text
        text = line.removesuffix(b"\n").removesuffix(b"\r")
        yield text.decode(coding, errors="replace")
