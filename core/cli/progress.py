"""How far long work has come: a bar on the error stream, only where somebody looks."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Step = Callable[[str], None]


@contextmanager
def steps(count: int) -> Iterator[Step]:
    """Give what is called at the start of each of ``count`` steps, with its name.

    Nothing is drawn where the error stream is no terminal; the bar is gone at the end.
    """
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        transient=True,
    )
    with bar:
        task = bar.add_task("", total=count, completed=-1)

        def begin(name: str) -> None:
            """Show that a step begins."""
            bar.update(task, description=name, advance=1)

        yield begin
