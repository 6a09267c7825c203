"""How many questions one person may ask: a bucket of tokens that fills up again."""

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

_MOST_PEOPLE = 10_000  # who has not asked for longest is forgotten


class Verdict(Enum):
    """What becomes of a question."""

    ALLOWED = auto()
    REFUSED = auto()  # said once, politely
    IGNORED = auto()  # it has been said


@dataclass(slots=True)
class _Bucket:
    tokens: float
    filled: float
    told: bool = False


class Limiter:
    """Token buckets, one a person."""

    def __init__(
        self,
        per_minute: int,
        burst: int = 20,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Give each person ``burst`` questions at once, then ``per_minute``.

        Args:
            per_minute: How fast a bucket fills up; 0 lets everything through.
            burst: How much it holds.
            clock: Seconds that never run back.
        """
        self._rate = per_minute / 60
        self._burst = burst
        self._clock = clock
        self._buckets: OrderedDict[int, _Bucket] = OrderedDict()

    def judge(self, person: int) -> Verdict:
        """Return what becomes of one more question of ``person``."""
        if not self._rate:
            return Verdict.ALLOWED
        bucket = self._filled(person)
        if bucket.tokens >= 1:
            bucket.tokens -= 1
            bucket.told = False
            return Verdict.ALLOWED
        told, bucket.told = bucket.told, True
        return Verdict.IGNORED if told else Verdict.REFUSED

    def _filled(self, person: int) -> _Bucket:
        now = self._clock()
        bucket = self._buckets.pop(person, None) or _Bucket(self._burst, now)
        gained = (now - bucket.filled) * self._rate
        bucket.tokens = min(float(self._burst), bucket.tokens + gained)
        bucket.filled = now
        self._buckets[person] = bucket
        while len(self._buckets) > _MOST_PEOPLE:
            self._buckets.popitem(last=False)
        return bucket
