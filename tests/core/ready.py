"""Rules and lines ready to hand, for tests that look at one thing."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from core.model import (
    Band,
    BandShare,
    Basis,
    Cell,
    Compare,
    Criterion,
    GroupCode,
    GroupRules,
    Interval,
    Maximum,
    Method,
    Ranking,
    RankKey,
    Rounding,
    RoundingMode,
    Scale,
    ShareCondition,
    Status,
    SummaryRow,
    Ties,
    UnitId,
)
from core.text import decimal_of
from tests.core.strategies import STATED, formula

INFERRED = Basis(status=Status.INFERRED, evidence="bảng kết quả")


def band(code: str, at_least: str, label: str = "") -> Band:
    """Return a band; its label is its code in capitals unless given."""
    return Band(
        code=code, label=label or code.upper(), at_least=Decimal(at_least), basis=STATED
    )


def rounding(digits: int, mode: RoundingMode = RoundingMode.HALF_UP) -> Rounding:
    """Return how an index is rounded."""
    return Rounding(digits=digits, mode=mode, basis=STATED)


def ranking(
    *key: RankKey, ties: Ties = Ties.SHARED, second: RankKey | None = None
) -> Ranking:
    """Return what units are ordered by."""
    return Ranking(
        key=key, ties=ties, basis=STATED, ties_basis=STATED, second_key=second
    )


def condition(low: str | None = None, high: str | None = None) -> ShareCondition:
    """Return a condition: a good share above 50 %, or from ``low`` to ``high`` open."""
    interval = None
    if low is not None or high is not None:
        ends = [None if end is None else Decimal(end) for end in (low, high)]
        interval = Interval(low=ends[0], high=ends[1], high_included=True)
    return ShareCondition(
        bands=("good",),
        counted=("best", "good"),
        threshold=Decimal(50),
        exclusive=True,
        costs=1,
        basis=replace(INFERRED, interval=interval),
    )


RULES = GroupRules(
    code=GroupCode("huyen"),
    label="các huyện",
    criteria=(),
    formulas=(formula("total", ("appraised", "survey")),),
    scale=Scale(full=Decimal(100), basis=STATED),
    rounding=rounding(2),
    compare=Compare.ROUNDED,
    compare_basis=STATED,
    bands=(
        band("best", "90"),
        band("good", "80"),
        band("fair", "70"),
        band("low", "0"),
    ),
    ranking=ranking(RankKey.INDEX),
    survey_tolerance=Decimal("0.005"),
)


def cell(text: str) -> Cell:
    """Return a printed cell."""
    return Cell(text=text, value=decimal_of(text), where=f"ô {text}")


def row(
    unit: str, figures: Mapping[str, str], shares: tuple[BandShare, ...] = ()
) -> SummaryRow:
    """Return a printed line."""
    return SummaryRow(
        unit=UnitId(unit),
        printed_name=f"Huyện {unit}",
        cells={name: cell(text) for name, text in figures.items()},
        shares=shares,
        where=f"dòng {unit}",
    )


def scored(
    unit: str, appraised: str, survey: str = "0", scale: str = "100"
) -> SummaryRow:
    """Return a line with the parts of a score."""
    return row(unit, {"appraised": appraised, "survey": survey, "scale": scale})


def share(band_code: str, count: int, out_of: int, percent: str = "") -> BandShare:
    """Return communes of one band, with the percentage as printed."""
    text = f"{count}/{out_of} xã xếp loại {band_code} ({percent}%)"
    return BandShare(
        band=band_code, count=count, out_of=out_of, percent=cell(percent), text=text
    )


def heading(code: str) -> Criterion:
    """Return a heading without a maximum."""
    return Criterion(code=code, label=f"Mục {code}")


def scored_criteria(
    appraised: Mapping[str, str], survey: Mapping[str, str]
) -> tuple[Criterion, ...]:
    """Return criteria with maxima, those of the council first."""
    return tuple(
        Criterion(
            code=code,
            label=f"Tiêu chí {code}",
            method=method,
            maximum=Maximum(points=Decimal(points), basis=STATED),
        )
        for method, maxima in (
            (Method.APPRAISED, appraised),
            (Method.SURVEY, survey),
        )
        for code, points in maxima.items()
    )
