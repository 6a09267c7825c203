"""The national set at one, four and sixteen times its size, against pandas."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from benchmarks import with_pandas
from benchmarks.clock import collector_paused, timed
from benchmarks.national import APPRAISED, SURVEY, UNITS, Sheet, sheets
from benchmarks.ours import scored
from benchmarks.table import ms, show, times
from benchmarks.with_pandas import Frames, Ranked
from core.model import Standing

SIZES = (1, 4, 16)
RUNS = 5
OURS, PAUSED = "core.scoring", "core.scoring, collector paused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Peer:
    """One way to do the same in pandas: what it is given and how it reckons."""

    frames: Callable[[Sequence[Sheet]], Frames]
    ranked: Callable[[Frames], Ranked]


PEERS = {
    "pandas, float64": Peer(
        frames=with_pandas.float_frames, ranked=with_pandas.by_floats
    ),
    "pandas, Decimal objects": Peer(
        frames=with_pandas.decimal_frames, ranked=with_pandas.by_decimals
    ),
    "pandas, int64 hundredths": Peer(
        frames=with_pandas.integer_frames, ranked=with_pandas.by_integers
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """One size: medians by name, and what each peer has otherwise."""

    units: int
    ms: dict[str, float]
    differing: dict[str, tuple[int, int]]


def report() -> None:
    """Print medians, growth and ratio of each way, and where results differ."""
    measured = [_measured(UNITS * size) for size in SIZES]
    names = list(measured[0].ms)
    criteria = len(APPRAISED) + len(SURVEY)
    title = f"{UNITS:,} units × {criteria} criteria scored and ranked"
    header = (
        "ms",
        *(f"{m.units:,} units" for m in measured),
        "growth",
        "ours/it",
    )
    rows = [_row(name, measured) for name in names]
    show(f"{title}, ×{SIZES[1]}, ×{SIZES[2]}; medians of {RUNS} runs", header, rows)
    _show_differences(measured)


def _row(name: str, measured: Sequence[Measured]) -> tuple[str, ...]:
    spent = [one.ms[name] for one in measured]
    growth = " ".join(times(after / spent[0]) for after in spent[1:])
    ratios = (one.ms[OURS] / one.ms[name] for one in measured)
    return (name, *map(ms, spent), growth, " ".join(map(times, ratios)))


def _show_differences(measured: Sequence[Measured]) -> None:
    header = ("another index / band or rank", *(f"{m.units:,} units" for m in measured))
    rows = [
        (name, *("{:,} / {:,}".format(*one.differing[name]) for one in measured))
        for name in measured[0].differing
    ]
    show("Units with other results than core.scoring", header, rows)


def _measured(units: int) -> Measured:
    given = sheets(units)
    standings, spent = timed(lambda: scored(given), RUNS)
    medians, differing = {OURS: spent}, {}
    with collector_paused():
        medians[PAUSED] = timed(lambda: scored(given), RUNS)[1]
    for name, peer in PEERS.items():
        ranked, medians[name] = _peer(peer, given)
        differing[name] = _differing(standings, ranked)
    return Measured(units=units, ms=medians, differing=differing)


def _peer(peer: Peer, given: Sequence[Sheet]) -> tuple[Ranked, float]:
    frames = peer.frames(given)  # preparing the frames is not measured
    return timed(lambda: peer.ranked(frames), RUNS)


def _differing(standings: Sequence[Standing], ranked: Ranked) -> tuple[int, int]:
    """Return how many units have another index, and how many another band or rank."""
    ours = [_told(standing) for standing in standings]
    indices = zip(ours, ranked.hundredths, strict=True)
    places = zip(ours, ranked.bands, ranked.ranks, strict=True)
    return (
        sum(mine[0] != int(index) for mine, index in indices),
        sum(mine[1:] != (str(band), int(rank)) for mine, band, rank in places),
    )


def _told(standing: Standing) -> tuple[int, str, int]:
    """Return index in hundredths, band and rank."""
    index, band, rank = standing.index, standing.band, standing.rank
    assert index is not None
    assert band is not None
    assert rank is not None
    return int(index * 100), band.code, rank
