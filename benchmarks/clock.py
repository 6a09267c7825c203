"""Medians of several runs, in milliseconds."""

import gc
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from statistics import median
from time import perf_counter
from typing import TypeVar

Value = TypeVar("Value")


def timed(action: Callable[[], Value], runs: int) -> tuple[Value, float]:
    """Return what ``action`` gives, and the median of ``runs`` runs."""
    value, first = once(action)
    rest = [once(action)[1] for _ in range(runs - 1)]
    return value, median((first, *rest))


def in_turns(
    actions: Mapping[str, Callable[[], object]], runs: int
) -> dict[str, float]:
    """Return each action's median; the actions take turns, so load hits all alike."""
    spent: dict[str, list[float]] = {name: [] for name in actions}
    for _ in range(runs):
        for name, action in actions.items():
            spent[name].append(once(action)[1])
    return {name: median(every) for name, every in spent.items()}


def once(action: Callable[[], Value]) -> tuple[Value, float]:
    """Return what ``action`` gives and its milliseconds, earlier garbage swept."""
    gc.collect()
    began = perf_counter()
    value = action()
    return value, (perf_counter() - began) * 1000


@contextmanager
def collector_paused() -> Iterator[None]:
    """Keep the garbage collector out of what is measured inside."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
