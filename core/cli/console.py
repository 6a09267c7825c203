"""The only writer to standard output: text, JSON, drawings.

A terminal gets colours and its own width. A pipe gets plain text with nothing cut.
What an output cannot hold is for `core.streams`.
"""

import os
import sys
from io import StringIO
from typing import TYPE_CHECKING

from core.streams import holds_vietnamese

if TYPE_CHECKING:
    from rich.console import RenderableType

_NO_LIMIT = 10_000  # columns; a pipe has no edge to break lines at


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
