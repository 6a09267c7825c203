"""Tallies: the communes of one district per band, looked at together."""

from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from core.model import BandShare, CellState, RoundingMode, SummaryRow
from core.scoring.bands import communes_of
from core.scoring.index import shortened

_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """The shares of one district, looked at together.

    Attributes:
        row: Its summary line.
        out_of: The denominator most shares print.
        total: The counts added up.
        wrong: Shares whose percentage is not that of their count.
        nudged: Shares off by less than one last digit, so that all add up to 100.
    """

    row: SummaryRow
    out_of: int
    total: int
    wrong: tuple[BandShare, ...]
    nudged: tuple[BandShare, ...]


def counted(row: SummaryRow) -> Counted:
    """Return the shares of ``row`` with what is wrong about them."""
    out_of = communes_of(row.shares)
    same = [share for share in row.shares if share.out_of == out_of]
    adds_up = sum(_percent(s) for s in row.shares) == _HUNDRED
    off = [share for share in same if _is_off(share)]
    nudged = [share for share in off if adds_up and _is_near(share)]
    return Counted(
        row=row,
        out_of=out_of,
        total=sum(share.count for share in row.shares),
        wrong=tuple(share for share in off if share not in nudged),
        nudged=tuple(nudged),
    )


def _percent(share: BandShare) -> Decimal:
    return share.percent.value if share.percent.value is not None else Decimal(0)


def _exact(count: int, out_of: int) -> Fraction:
    return Fraction(count * 100, out_of) if out_of else Fraction(0)


def digits_of(share: BandShare) -> int:
    """Return how many decimals the percentage is printed with."""
    return len(share.percent.text.replace(".", ",").partition(",")[2])


def percent_of(count: int, out_of: int, digits: int) -> Decimal:
    """Return ``count`` of ``out_of`` in percent, half up, with ``digits`` places."""
    return shortened(_exact(count, out_of), digits, RoundingMode.HALF_UP)


def _is_off(share: BandShare) -> bool:
    if share.percent.state is CellState.BLANK:
        return False
    return percent_of(share.count, share.out_of, digits_of(share)) != _percent(share)


def _is_near(share: BandShare) -> bool:
    distance = abs(_exact(share.count, share.out_of) - Fraction(_percent(share)))
    return distance < Fraction(1, 10 ** digits_of(share))


def with_right_count(row: SummaryRow) -> SummaryRow | None:
    """Return ``row`` with its one wrong count put right, which settles all; or None."""
    if not row.shares:
        return None
    district = counted(row)
    fixed = right_count(district)
    if fixed is None:
        return None
    wrong = district.wrong[0]
    return replace(row, shares=tuple(fixed if s is wrong else s for s in row.shares))


def right_count(district: Counted) -> BandShare | None:
    """Return the one share whose count, put right, settles sum and percentage."""
    if district.total == district.out_of or len(district.wrong) != 1:
        return None
    share = district.wrong[0]
    count = share.count + district.out_of - district.total
    fixed = replace(share, count=count)
    return fixed if count >= 0 and not _is_off(fixed) else None
