"""The only writer to standard output: text, JSON, drawings.

A terminal gets colours and its own width. A pipe gets plain text with nothing cut.
An output that cannot hold Vietnamese gets letters without marks, never an error.
"""

import codecs
import os
import sys
from io import StringIO
from typing import TYPE_CHECKING, TextIO

from core.text import fold

if TYPE_CHECKING:
    from rich.console import RenderableType

_HANDLER = "cchc-without-marks"
_NO_LIMIT = 10_000  # columns; a pipe has no edge to break lines at


def prepare() -> None:
    """Make the standard streams take every letter, if need be without its marks."""
    codecs.register_error(_HANDLER, _without_marks)
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:  # a captured stream may have none
            reconfigure(errors=_HANDLER)


def _without_marks(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    letters = error.object[error.start : error.end]
    return "".join(_plain(letter) for letter in letters), error.end


def _plain(letter: str) -> str:
    plain = fold(letter)
    if not plain.isascii():
        return "-" if letter in "–−—" else "?"
    return plain.upper() if letter.isupper() else plain


def holds_vietnamese(stream: TextIO) -> bool:
    """Return whether every Vietnamese letter can be written to ``stream``."""
    try:
        "ằỹđ".encode(stream.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def put(text: str) -> None:
    """Write one text and end the line."""
    sys.stdout.write(f"{text}\n")


def emit(shape: object) -> None:
    """Write JSON; where the output cannot hold Vietnamese, in escapes."""
    import json

    escaped = not holds_vietnamese(sys.stdout)
    put(json.dumps(shape, ensure_ascii=escaped, indent=2))


def draw(*parts: "RenderableType") -> None:
    """Write tables and lines one under the other."""
    from rich.console import Console

    terminal = Console(markup=False, highlight=False, emoji=False)
    if terminal.is_terminal:
        terminal.print(*parts, sep="\n")
    else:
        put(_undecorated(*parts))


def _undecorated(*parts: "RenderableType") -> str:
    from rich.console import Console
    from rich.table import Table

    page = StringIO()
    plain = Console(
        file=page,
        width=_NO_LIMIT,
        color_system=None,
        force_terminal=False,
        markup=False,
        highlight=False,
        emoji=False,
    )
    for part in parts:
        if isinstance(part, Table):
            part.box, part.padding = None, (0, 2, 0, 0)
        plain.print(part)
    return "\n".join(line.rstrip() for line in page.getvalue().splitlines())


def flush() -> None:
    """Hand everything over now, while trouble with the output can still be told."""
    sys.stdout.flush()


def abandon() -> None:
    """Write no more: nobody reads the output, or it takes nothing.

    Otherwise the interpreter tries once more at its end and complains.
    """
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):  # a captured stream has no number
        sys.stdout = StringIO()
