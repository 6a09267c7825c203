"""Shares: communes per band, their counts, denominators and percentages."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from core.checks.effect import effect_if
from core.checks.subject import Subject
from core.checks.tallies import (
    Counted,
    counted,
    digits_of,
    percent_of,
    right_count,
    with_right_count,
)
from core.errors import N_
from core.model import BandShare, Finding, Message, Severity
from core.text import dotted


def share_findings(subject: Subject) -> Iterator[Finding]:
    """Yield errors for counts and percentages that contradict each other, and notes."""
    districts = [counted(row) for row in subject.rows if row.shares]
    for district in districts:
        yield from _denominators(subject, district)
        yield from _counts(subject, district)
        yield from _nudges(subject, district)
    yield from _mixed_digits(subject, districts)


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
    fixed = right_count(district)
    if fixed is not None:
        yield _one_wrong_count(subject, district, fixed)
        return
    if district.total != district.out_of:
        yield _wrong_total(subject, district)
    for share in district.wrong:
        yield _wrong_percent(subject, district, share)


def _one_wrong_count(subject: Subject, district: Counted, fixed: BandShare) -> Finding:
    share = district.wrong[0]
    params = {
        "printed": share.text,
        "total": district.total,
        "out_of": district.out_of,
        "percent": percent_of(share.count, share.out_of, digits_of(share)),
        "count": fixed.count,
    }
    text = N_(
        "Communes: the counts add up to {total} of {out_of}, and {printed} would be "
        "{percent} %; {count}/{out_of} would fit both"
    )
    message = Message(text=text, params=params)
    found = _finding(subject, district, "share-count", message, share.text)
    right = with_right_count(district.row)
    return replace(
        found,
        computed=f"{fixed.count}/{district.out_of}",
        effect=effect_if(subject, right or district.row),
    )


def _wrong_total(subject: Subject, district: Counted) -> Finding:
    params = {"total": district.total, "out_of": district.out_of}
    text = N_("Communes: the counts add up to {total}, the district has {out_of}")
    message = Message(text=text, params=params)
    found = _finding(subject, district, "share-count", message, f"{district.total}")
    return replace(found, computed=f"{district.out_of}")


def _wrong_percent(subject: Subject, district: Counted, share: BandShare) -> Finding:
    computed = percent_of(share.count, share.out_of, digits_of(share))
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
        computed = percent_of(share.count, share.out_of, digits_of(share))
        params = {"printed": share.text, "computed": computed}
        message, printed = Message(text=text, params=params), dotted(share.percent.text)
        found = _finding(subject, district, "share-nudged", message, printed)
        yield replace(found, severity=Severity.NOTE, computed=f"{computed}")


def _mixed_digits(subject: Subject, districts: Sequence[Counted]) -> Iterator[Finding]:
    digits = {digits_of(s) for d in districts for s in d.row.shares} - {0}
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
