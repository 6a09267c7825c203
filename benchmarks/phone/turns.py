"""The measurements: the bots take turns, so that other work hits all alike."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from statistics import median

from benchmarks.phone.clients import CLIENTS, Client, Outcome, Running, running

TURNS = 3
DELAYS = (0.0, 0.1)  # of the Bot API, in seconds
RATES = (20, 100, 400, 1000)  # questions a second
_WARMING = 400  # questions: every usual one, several times
_SECONDS = 1.7  # of each pace in each turn
_TOO_NEAR = 0.9  # of the ceiling
Place = tuple[float, int]  # delay, pace


@dataclass(slots=True)
class Record:
    """What was measured of one bot, turn by turn."""

    ceilings: dict[float, list[Outcome]] = field(
        default_factory=lambda: defaultdict(list)
    )
    paces: dict[Place, list[Outcome]] = field(default_factory=lambda: defaultdict(list))

    def ceiling(self, delay: float) -> float:
        """Return answers a second, median of the turns."""
        return median(one.rate for one in self.ceilings[delay])

    def cpu_ms(self, delay: float) -> float:
        """Return processor time for one answer, median of the turns."""
        every = self.ceilings[delay]
        return median(1000 * one.cpu / max(1, len(one.waits)) for one in every)

    def wait_ms(self, place: Place, part: float) -> float | None:
        """Return a percentile of the waits, median of the turns; None if overloaded."""
        every = self.paces.get(place, [])
        whole = [one for one in every if len(one.waits) == one.asked]
        if len(whole) < TURNS:
            return None
        return median(1000 * _percentile(one, part) for one in whole)


def measured(address: str) -> Mapping[str, Record]:
    """Return what was measured of each bot, by its name."""
    records = {client.name: Record() for client in CLIENTS}
    for _ in range(TURNS):
        for client in CLIENTS:
            with running(client, address) as bot:
                _one_turn(client, bot, records[client.name])
    return records


def _one_turn(client: Client, bot: Running, record: Record) -> None:
    bot.measure(_warming(client), texts="usual")
    for delay, count in zip(DELAYS, client.at_once, strict=True):
        top = bot.measure(count, texts=client.texts, delay=delay)
        record.ceilings[delay].append(top)
        for rate in RATES if client.paced else ():
            if rate < _TOO_NEAR * top.rate:
                paced = _paced(client, bot, rate, delay)
                record.paces[delay, rate].append(paced)


def _paced(client: Client, bot: Running, rate: int, delay: float) -> Outcome:
    count = round(rate * _SECONDS)
    return bot.measure(count, texts=client.texts, delay=delay, rate=rate)


def _warming(client: Client) -> int:
    return min(_WARMING, *(count for count in client.at_once if count > RATES[0]))


def _percentile(outcome: Outcome, part: float) -> float:
    ordered = sorted(outcome.waits)
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))]
