"""A process that works with an inbox and tells each step, until it is killed.

Started as ``python -m tests.core.store.worker <task> <address> <arguments>``.
"""

import sys
import time
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from core.api.inbox import Inbox, open_inbox
from core.errors import CchcError
from tests.core.store.arrivals import CHANNEL, ids, update

BATCH = 5
LEASE_SECONDS = 4


def tell(*words: object) -> None:
    """Write a line that the reader has at once."""
    print(*words, flush=True)  # noqa: T201  # what the test reads


def store(inbox: Inbox, start: str, size: str) -> None:
    """Store batches without end; tell the last number of each that is stored."""
    for first in count(int(start), int(size)):
        inbox.store([update(first + n, body="x" * 300) for n in range(int(size))])
        tell(first + int(size) - 1)


def store_range(inbox: Inbox, first: str, last: str) -> None:
    """Store a range in batches of odd size; tell how many were new."""
    numbers = range(int(first), int(last))
    batches = (numbers[at : at + 7] for at in range(0, len(numbers), 7))
    tell(sum(inbox.store([update(n) for n in batch]) for batch in batches))


def answer(inbox: Inbox) -> None:
    """Answer all that waits; an answer counts from when it is told."""
    waiting = ids(inbox.waiting(CHANNEL))
    for at in range(0, len(waiting), BATCH):
        batch = waiting[at : at + BATCH]
        inbox.begin(CHANNEL, batch)
        for update_id in batch:
            tell(update_id)
        inbox.done(CHANNEL, batch)


def fill(inbox: Inbox, bytes_: str) -> None:
    """Store until a file may not grow further; tell what is raised."""
    import resource

    resource.setrlimit(resource.RLIMIT_FSIZE, (int(bytes_), int(bytes_)))
    try:
        store(inbox, "0", "10")
    except CchcError as error:
        tell(error)


def hold(inbox: Inbox, holder: str) -> None:
    """Tell when ready; once let go, try for a lease and tell the outcome."""
    tell("ready")
    sys.stdin.readline()
    tell(inbox.take_lease("poller", holder, LEASE_SECONDS, datetime.now(UTC)))
    time.sleep(60)


TASKS = {task.__name__: task for task in (store, store_range, answer, fill, hold)}


def main() -> None:
    """Do the task that the command line names."""
    task, url, *arguments = sys.argv[1:]
    with open_inbox(url, Path()) as inbox:
        TASKS[task](inbox, *arguments)


if __name__ == "__main__":
    main()
