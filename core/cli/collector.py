"""Python's garbage collector, kept out of the way of one long command."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_paused() -> Iterator[None]:
    """Keep the collector still inside: what a command makes is kept to its end.

    It would visit hundreds of thousands of cells again and again and find nothing to
    collect (benchmarks/README.md).
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
