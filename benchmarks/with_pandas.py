"""The same arithmetic in pandas: sums, index half up, bands, ranks.

Three ways: in floating point, as fast as pandas goes; with Decimal objects, exact;
and in whole hundredths, exact as well once somebody has turned the points into
integers. None of them says how a figure came about.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import numpy as np
import pandas as pd

from benchmarks.national import CUTS, Points, Sheet

_LABELS = [*reversed(CUTS)]
_EDGES = [*reversed([cut * 100 for cut in CUTS.values()]), np.inf]


@dataclass(frozen=True, slots=True, kw_only=True)
class Frames:
    """Score sheets as pandas takes them best: one frame for each kind of column."""

    appraised: pd.DataFrame
    survey: pd.DataFrame
    scale: "pd.Series[Any]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """Indices in whole hundredths of a percent, bands and ranks, by unit."""

    hundredths: "pd.Series[Any]"
    bands: "pd.Series[Any]"
    ranks: "pd.Series[Any]"


def float_frames(sheets: Sequence[Sheet]) -> Frames:
    """Return the sheets in floating point, NaN where a criterion is not applied."""
    return _frames(sheets, _float, "float64")


def decimal_frames(sheets: Sequence[Sheet]) -> Frames:
    """Return the sheets as Decimal objects, 0 where a criterion is not applied."""
    return _frames(sheets, _decimal, "object")


def integer_frames(sheets: Sequence[Sheet]) -> Frames:
    """Return the sheets in whole hundredths, 0 where a criterion is not applied."""
    return _frames(sheets, _hundredths, "int64")


def _frames(
    sheets: Sequence[Sheet], cell: Callable[[Points], object], dtype: str
) -> Frames:
    def frame(rows: list[tuple[Points, ...]]) -> pd.DataFrame:
        return pd.DataFrame([list(map(cell, row)) for row in rows], dtype=dtype)

    return Frames(
        appraised=frame([sheet.appraised for sheet in sheets]),
        survey=frame([sheet.survey for sheet in sheets]),
        scale=pd.Series([cell(sheet.scale) for sheet in sheets], dtype=dtype),
    )


def _float(points: Points) -> float:
    return float("nan") if points is None else float(points)


def _decimal(points: Points) -> Decimal:
    return Decimal(0) if points is None else points


def _hundredths(points: Points) -> int:
    return 0 if points is None else int(points * 100)


def by_floats(frames: Frames) -> Ranked:
    """Return the ranking by vectorised floating point."""
    index = _total(frames) * 100 / frames.scale
    return _ranked(np.floor(index * 100 + 0.5))


def by_decimals(frames: Frames) -> Ranked:
    """Return the ranking by Decimal objects, rounded one by one."""
    index = _total(frames) * 100 / frames.scale
    return _ranked(index.map(_rounded).astype("int64"))


def by_integers(frames: Frames) -> Ranked:
    """Return the ranking by integers: half up is a floor after adding half."""
    twice = 2 * frames.scale
    return _ranked((_total(frames) * 20_000 + frames.scale) // twice)


def _total(frames: Frames) -> "pd.Series[Any]":
    return frames.appraised.sum(axis=1) + frames.survey.sum(axis=1)


def _rounded(percent: Decimal) -> int:
    return int((percent * 100).quantize(Decimal(1), ROUND_HALF_UP))


def _ranked(hundredths: "pd.Series[Any]") -> Ranked:
    return Ranked(
        hundredths=hundredths,
        bands=pd.cut(hundredths, _EDGES, right=False, labels=_LABELS),
        ranks=hundredths.rank(method="min", ascending=False),
    )
