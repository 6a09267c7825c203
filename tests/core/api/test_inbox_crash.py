"""A process killed at any moment loses nothing and repeats only what was in work."""

import random
from collections import Counter
from pathlib import Path

import pytest

from core.api.inbox import Status, open_inbox
from tests.core.store.arrivals import CHANNEL, ids, update
from tests.core.store.crew import crew
from tests.core.store.worker import BATCH

UPDATES = 120


@pytest.mark.parametrize("size", [1, 100])
def test_what_was_told_as_stored_is_there_after_a_kill(
    database: str, tmp_path: Path, size: int
) -> None:
    stored = told = 0
    for lines in (1, 7, 20):
        with crew(("store", database, stored, size)) as (worker,):
            heard = worker.told(lines) + worker.kill()
        told = int(heard[-1]) + 1
        with open_inbox(database, tmp_path) as inbox:
            there = ids(inbox.waiting(CHANNEL))

        # At most the one batch that nobody heard of, and that one whole.
        assert there == list(range(len(there)))
        assert len(there) in {told, told + size}
        stored = len(there)


def test_after_kills_every_update_is_answered_and_only_those_in_work_twice(
    database: str, tmp_path: Path
) -> None:
    chance = random.Random(20)  # noqa: S311  # a moment to kill, no secret
    with open_inbox(database, tmp_path) as inbox:
        inbox.store([update(n) for n in range(UPDATES)])
    answered: Counter[int] = Counter()
    doubtful: set[int] = set()
    for _ in range(4):
        with crew(("answer", database)) as (worker,):
            heard = worker.told(chance.randint(1, 25)) + worker.kill()
        answered.update(map(int, heard))
        with open_inbox(database, tmp_path) as inbox:
            in_work = set(ids(inbox.in_work(CHANNEL)))
            undone = set(ids(inbox.waiting(CHANNEL)))
        assert len(in_work) <= BATCH
        assert answered.keys() & undone <= in_work
        doubtful |= in_work

    with crew(("answer", database)) as (worker,):
        answered.update(map(int, worker.told()))

    assert answered.keys() == set(range(UPDATES))
    assert {n for n, times in answered.items() if times > 1} <= doubtful
    with open_inbox(database, tmp_path) as inbox:
        assert inbox.counts(CHANNEL)[Status.DONE] == UPDATES
