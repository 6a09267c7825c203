"""Many at once store and mark: nothing is lost, nothing is there twice."""

import random
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from core.api.inbox import Inbox, Status, open_inbox
from core.store import sqlite
from tests.core.store.arrivals import CHANNEL, ids, update
from tests.core.store.crew import crew

THREADS = 8
UPDATES = 120


def batches(seed: int) -> list[list[int]]:
    """Return all updates in batches of any size and order."""
    chance = random.Random(seed)  # noqa: S311  # an order, no secret
    numbers = list(range(UPDATES))
    chance.shuffle(numbers)
    size = chance.randint(3, 30)
    return [numbers[at : at + size] for at in range(0, UPDATES, size)]


def store_all(inbox: Inbox, seed: int) -> int:
    return sum(inbox.store([update(n) for n in batch]) for batch in batches(seed))


def work_through(inbox: Inbox, numbers: Sequence[int]) -> None:
    for number in numbers:
        inbox.begin(CHANNEL, [number])
        inbox.done(CHANNEL, [number])


def crowd(inbox: Inbox) -> None:
    """Let many threads store the same updates, then share the work."""
    with ThreadPoolExecutor(THREADS) as threads:
        new = list(threads.map(lambda seed: store_all(inbox, seed), range(THREADS)))
        shares = [range(first, UPDATES, THREADS) for first in range(THREADS)]

        assert sum(new) == UPDATES
        assert sorted(ids(inbox.waiting(CHANNEL))) == list(range(UPDATES))
        list(threads.map(lambda share: work_through(inbox, share), shares))
    assert inbox.counts(CHANNEL)[Status.DONE] == UPDATES


def test_threads_share_an_inbox(database: str, tmp_path: Path) -> None:
    with open_inbox(database, tmp_path) as inbox:
        crowd(inbox)


@pytest.mark.parametrize("version", [(3, 40, 1), (3, 51, 3)])
def test_threads_share_a_file_under_either_journal(
    version: tuple[int, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mode = sqlite.journal_mode(version)
    monkeypatch.setattr(sqlite, "journal_mode", lambda _: mode)
    with open_inbox(None, tmp_path) as inbox:
        crowd(inbox)


def test_processes_store_the_same_updates_once(database: str, tmp_path: Path) -> None:
    # All start with an empty database: one of them makes the tables.
    ranges = ((0, 80), (40, UPDATES), (20, 100), (0, UPDATES))
    with crew(*(("store_range", database, *pair) for pair in ranges)) as workers:
        new = [int(line) for worker in workers for line in worker.told()]

    assert sum(new) == UPDATES
    with open_inbox(database, tmp_path) as inbox:
        assert sorted(ids(inbox.waiting(CHANNEL))) == list(range(UPDATES))
