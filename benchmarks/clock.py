"""Medians of several runs, in milliseconds.

What runs in this process is measured in processor time, so that other work on the
machine counts less; whole processes are measured by the clock on the wall, too.
"""

import gc
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from statistics import median
from time import process_time
from typing import TypeVar

Value = TypeVar("Value")
Clock = Callable[[], float]


def timed(action: Callable[[], Value], runs: int) -> tuple[Value, float]:
    """Return what ``action`` gives, and the median of ``runs`` runs."""
    value, first = once(action)
    rest = [once(action)[1] for _ in range(runs - 1)]
    return value, median((first, *rest))


def in_turns(
    actions: Mapping[str, Callable[[], object]], runs: int, clock: Clock = process_time
) -> dict[str, float]:
    """Return each action's median; the actions take turns, so load hits all alike."""
    spent: dict[str, list[float]] = {name: [] for name in actions}
    for _ in range(runs):
        for name, action in actions.items():
            spent[name].append(once(action, clock)[1])
    return {name: median(every) for name, every in spent.items()}


def once(
    action: Callable[[], Value], clock: Clock = process_time
) -> tuple[Value, float]:
    """Return what ``action`` gives and its milliseconds, earlier garbage swept."""
    gc.collect()
    began = clock()
    value = action()
    return value, (clock() - began) * 1000


@contextmanager
def collector_paused() -> Iterator[None]:
    """Keep the garbage collector out of what is measured inside."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
