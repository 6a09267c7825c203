"""Shares: communes per band, their counts, denominators and percentages."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from core.checks.effect import effect_if
from core.checks.subject import Subject
from core.errors import N_
from core.model import (
    BandShare,
    Finding,
    Message,
    RoundingMode,
    Severity,
    SummaryRow,
)
from core.scoring.index import shortened
from core.text import dotted

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


def share_findings(subject: Subject) -> Iterator[Finding]:
    """Yield errors for counts and percentages that contradict each other, and notes."""
    districts = [counted(row) for row in subject.rows if row.shares]
    for district in districts:
        yield from _denominators(subject, district)
        yield from _counts(subject, district)
        yield from _nudges(subject, district)
    yield from _mixed_digits(subject, districts)


def counted(row: SummaryRow) -> Counted:
    """Return the shares of ``row`` with what is wrong about them."""
    outs = [share.out_of for share in row.shares]
    out_of = max(outs, key=outs.count)
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


def _digits(share: BandShare) -> int:
    return len(share.percent.text.replace(".", ",").partition(",")[2])


def percent_of(count: int, out_of: int, digits: int) -> Decimal:
    """Return ``count`` of ``out_of`` in percent, half up, with ``digits`` places."""
    return shortened(_exact(count, out_of), digits, RoundingMode.HALF_UP)


def _is_off(share: BandShare) -> bool:
    return percent_of(share.count, share.out_of, _digits(share)) != _percent(share)


def _is_near(share: BandShare) -> bool:
    distance = abs(_exact(share.count, share.out_of) - Fraction(_percent(share)))
    return distance < Fraction(1, 10 ** _digits(share))


def _denominators(subject: Subject, district: Counted) -> Iterator[Finding]:
    others = [s for s in district.row.shares if s.out_of != district.out_of]
    text = N_("Communes: {printed} stands beside shares of {computed} communes")
    for share in others:
        params = {"printed": share.text, "computed": district.out_of}
        message = Message(text=text, params=params)
        yield _finding(subject, district, "share-count", message, share.text)


def _counts(subject: Subject, district: Counted) -> Iterator[Finding]:
    if any(s.out_of != district.out_of for s in district.row.shares):
        return
    fixed = _fixed(district)
    if fixed is not None:
        yield _one_wrong_count(subject, district, fixed)
        return
    if district.total != district.out_of:
        yield _wrong_total(subject, district)
    for share in district.wrong:
        yield _wrong_percent(subject, district, share)


def _fixed(district: Counted) -> BandShare | None:
    """Return the one share whose count, put right, settles sum and percentage."""
    if district.total == district.out_of or len(district.wrong) != 1:
        return None
    share = district.wrong[0]
    count = share.count + district.out_of - district.total
    fixed = replace(share, count=count)
    return fixed if count >= 0 and not _is_off(fixed) else None


def _one_wrong_count(subject: Subject, district: Counted, fixed: BandShare) -> Finding:
    share = district.wrong[0]
    params = {
        "printed": share.text,
        "total": district.total,
        "out_of": district.out_of,
        "percent": percent_of(share.count, share.out_of, _digits(share)),
        "count": fixed.count,
    }
    text = N_(
        "Communes: the counts add up to {total} of {out_of}, and {printed} would be "
        "{percent} %; {count}/{out_of} would fit both"
    )
    shares = tuple(fixed if s is share else s for s in district.row.shares)
    message = Message(text=text, params=params)
    found = _finding(subject, district, "share-count", message, share.text)
    return replace(
        found,
        computed=f"{fixed.count}/{district.out_of}",
        effect=effect_if(subject, replace(district.row, shares=shares)),
    )


def _wrong_total(subject: Subject, district: Counted) -> Finding:
    params = {"total": district.total, "out_of": district.out_of}
    text = N_("Communes: the counts add up to {total}, the district has {out_of}")
    message = Message(text=text, params=params)
    found = _finding(subject, district, "share-count", message, f"{district.total}")
    return replace(found, computed=f"{district.out_of}")


def _wrong_percent(subject: Subject, district: Counted, share: BandShare) -> Finding:
    computed = percent_of(share.count, share.out_of, _digits(share))
    params = {"printed": share.text, "computed": computed}
    text = N_("Communes: {printed} would be {computed} %")
    message = Message(text=text, params=params)
    found = _finding(
        subject, district, "share-percent", message, dotted(share.percent.text)
    )
    return replace(found, computed=f"{computed}")


def _nudges(subject: Subject, district: Counted) -> Iterator[Finding]:
    text = N_(
        "Communes: {printed} is {computed} % when rounded; it was nudged so that the "
        "percentages add up to 100"
    )
    for share in district.nudged:
        computed = percent_of(share.count, share.out_of, _digits(share))
        params = {"printed": share.text, "computed": computed}
        message, printed = Message(text=text, params=params), dotted(share.percent.text)
        found = _finding(subject, district, "share-nudged", message, printed)
        yield replace(found, severity=Severity.NOTE, computed=f"{computed}")


def _mixed_digits(subject: Subject, districts: Sequence[Counted]) -> Iterator[Finding]:
    digits = {_digits(s) for d in districts for s in d.row.shares} - {0}
    if len(digits) > 1:
        text = N_("Communes: percentages are printed with {digits} decimals")
        params = {"digits": tuple(sorted(digits))}
        yield Finding(
            code="share-digits",
            severity=Severity.NOTE,
            group=subject.rules.code,
            where=subject.table.where,
            message=Message(text=text, params=params),
        )


def _finding(
    subject: Subject, district: Counted, code: str, message: Message, printed: str
) -> Finding:
    return Finding(
        code=code,
        severity=Severity.ERROR,
        group=subject.rules.code,
        unit=district.row.unit,
        where=district.row.shares[0].percent.where,
        printed=printed,
        message=message,
    )
