"""Print how the bot in Telegram keeps pace: ``python -m benchmarks.phone``."""

import os
import platform
import sqlite3
import tempfile
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from statistics import median
from time import perf_counter

from benchmarks.cold_start import byte_compile
from benchmarks.phone.clients import (
    CLIENTS,
    ECHO,
    IN_MEMORY,
    OURS,
    STOCK,
    STOCK_16,
    server,
)
from benchmarks.phone.turns import DELAYS, RATES, TURNS, Record, measured
from benchmarks.table import ms, show, times

_HALF, _NEARLY_ALL = 0.5, 0.99
_AIMED_PACE = 100
_FLUSHES = 50
Records = Mapping[str, Record]


def main() -> None:
    """Measure, then print the machine and each table."""
    byte_compile()
    flush = _flush_ms()
    with server() as address:
        records = measured(address)
    print(
        f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, load "
        f"{os.getloadavg()[0]:.1f}; Python {platform.python_version()}, "
        f"python-telegram-bot {version('python-telegram-bot')}, "
        f"aiohttp {version('aiohttp')}, httpx {version('httpx')}, "
        f"SQLite {sqlite3.sqlite_version}; one flush to disk {flush:.2f} ms"
    )
    _ceilings(records)
    for delay in DELAYS:
        _waits(records, delay)
    _aims(records)


def _ceilings(records: Records) -> None:
    header = ["answers a second"]
    for delay in DELAYS:
        header += [f"API {_delay(delay)}", "ours/it", "cpu ms each"]
    rows = []
    for client in CLIENTS:
        row = [client.name]
        for delay in DELAYS:
            one, ours = records[client.name], records[OURS.name]
            ratio = ours.ceiling(delay) / one.ceiling(delay)
            row += [f"{one.ceiling(delay):,.0f}", times(ratio)]
            row += [f"{one.cpu_ms(delay):.2f}"]
        rows.append(row)
    show(f"All questions at once, medians of {TURNS} turns", header, rows)


def _waits(records: Records, delay: float) -> None:
    header = ["p50 / p99, ms", *(f"{rate:,}/s" for rate in RATES)]
    rows: list[Sequence[str]] = []
    for client in filter(lambda client: client.paced, CLIENTS):
        record = records[client.name]
        rows.append((client.name, *(_pair(record, (delay, rate)) for rate in RATES)))
    show(
        f"From question to answer, API {_delay(delay)}, medians of turns", header, rows
    )


def _pair(record: Record, place: tuple[float, int]) -> str:
    half, most = record.wait_ms(place, _HALF), record.wait_ms(place, _NEARLY_ALL)
    if half is None or most is None:
        return "overloaded"
    return f"{ms(half)} / {ms(most)}"


def _aims(records: Records) -> None:
    ours, echo = records[OURS.name], records[ECHO.name]
    at_once, delayed = DELAYS
    stock = max(
        (records[one.name] for one in (STOCK, STOCK_16)),
        key=lambda record: record.ceiling(delayed),
    )
    memory = records[IN_MEMORY.name].ceiling(at_once)
    place = at_once, _AIMED_PACE
    late, echo_late = ours.wait_ms(place, _NEARLY_ALL), echo.wait_ms(place, _NEARLY_ALL)
    told = times(late / echo_late) if late and echo_late else "overloaded"
    best = ours.ceiling(delayed) / stock.ceiling(delayed)
    rows = (
        (
            "ceiling / bare echo's",
            times(ours.ceiling(at_once) / echo.ceiling(at_once)),
            "≥ ×0.6",
        ),
        ("p99 at 100/s / bare echo's", told, "≤ ×5"),
        ("ceiling at 100 ms / best stock httpx", times(best), "≥ ×8"),
        (
            "ceiling / with the inbox in memory",
            times(ours.ceiling(at_once) / memory),
            "–",
        ),
    )
    show("Aims", ("ours / the other", "ratio", "aim"), rows)


def _delay(seconds: float) -> str:
    return f"{seconds * 1000:.0f} ms"


def _flush_ms() -> float:
    """Return how long the disk takes to have a few bytes, as the inbox asks it to."""
    with tempfile.TemporaryFile() as file:
        return median(_flushed(file.fileno()) for _ in range(_FLUSHES))


def _flushed(file: int) -> float:
    began = perf_counter()
    os.write(file, b"x" * 512)
    os.fsync(file)
    return (perf_counter() - began) * 1000


if __name__ == "__main__":
    main()
