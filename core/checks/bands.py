"""Bands: the printed label against index and commune condition."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from core.checks.effect import effect_of
from core.checks.readings import printed_band, printed_parts
from core.checks.subject import Subject
from core.checks.tallies import with_right_count
from core.errors import N_
from core.model import (
    Band,
    Compare,
    CompareOn,
    Finding,
    GroupRules,
    Message,
    Severity,
    SummaryRow,
)
from core.scoring.bands import bands_possible
from core.scoring.parts import Parts, bands_by, compared, readings
from core.scoring.standing import places_of

_Place = tuple[tuple[Band, ...], int | None]


def band_findings(subject: Subject) -> Iterator[Finding]:
    """Yield an error for each band its index and condition contradict."""
    for row in subject.rows:
        if row.printed("band"):
            yield from _checked(subject, row)
    yield from _policy_notes(subject)


def _checked(subject: Subject, row: SummaryRow) -> Iterator[Finding]:
    band = printed_band(row, subject)
    if band is None:
        yield _unknown(subject, row)
        return
    parts = printed_parts(row, subject)
    by_index = bands_in(parts)
    if band in by_index and len(parts[0].bands) > 1:
        yield _open(subject, row, by_index)
    elif _is_known(parts, subject) and band not in (
        *by_index,
        *_by_parts(subject, row),
    ):
        yield _wrong(subject, row, parts)


def _is_known(parts: Sequence[Parts], subject: Subject) -> bool:
    """Return whether there is a figure that bands look at."""
    return any(compared(part, subject.rules) is not None for part in parts)


def bands_in(parts: Sequence[Parts]) -> tuple[Band, ...]:
    """Return the bands of all readings of a line, each once."""
    return tuple(dict.fromkeys(band for part in parts for band in part.bands))


def _by_parts(subject: Subject, row: SummaryRow) -> tuple[Band, ...]:
    """Return the bands by the parts, and with a wrong count of communes put right."""
    fixed = with_right_count(row)
    right = () if fixed is None else printed_parts(fixed, subject)
    return (*subject.parts(row).bands, *bands_in(right))


def _labels(bands: tuple[Band, ...]) -> str:
    return " / ".join(band.label for band in bands)


def _shown(bands: tuple[Band, ...]) -> str | Message:
    return _labels(bands) or Message(text=N_("no band"))


def _unknown(subject: Subject, row: SummaryRow) -> Finding:
    known = _labels(subject.rules.bands)
    text = N_('Band: "{printed}" is no band of the rules ({known})')
    if not subject.rules.bands:
        text = N_('Band: "{printed}" cannot be checked: the rules have no bands')
    severity = Severity.ERROR if known else Severity.CANNOT_CHECK
    params = {"printed": row.printed("band"), "known": known}
    message = Message(text=text, params=params)
    return _finding(subject, row, "band-unknown", severity, message)


def _open(subject: Subject, row: SummaryRow, bands: tuple[Band, ...]) -> Finding:
    text = N_(
        "Band: printed {printed}; the commune condition is not settled at this share, "
        "both are possible: {computed}"
    )
    if subject.rules.condition is not None and subject.parts(row).share is None:
        text = N_(
            "Band: printed {printed}; the bands of its communes are not in the table, "
            "so both are possible: {computed}"
        )
    if subject.rules.conditions:
        text = N_(
            "Band: printed {printed}; a condition on it is not settled, several bands "
            "are possible: {computed}"
        )
    params = {"printed": row.printed("band"), "computed": _labels(bands)}
    message = Message(text=text, params=params)
    found = _finding(subject, row, "band-open", Severity.CANNOT_CHECK, message)
    return replace(found, computed=_labels(bands))


def _wrong(subject: Subject, row: SummaryRow, parts: Sequence[Parts]) -> Finding:
    computed = _labels(bands_in(parts))
    text = N_("Band: an index of {index} % gives {computed}, printed is {printed}")
    if subject.rules.compare_on is CompareOn.POINTS:
        text = N_("Band: {points} points give {computed}, printed is {printed}")
    params = {
        "index": row.value("index"),
        "points": parts[0].points,
        "printed": row.printed("band"),
        "computed": _shown(bands_in(parts)),
    }
    message = Message(text=text, params=params)
    found = _finding(subject, row, "band-index", _gravity(subject, row), message)
    return replace(found, computed=computed, effect=effect_of(subject, parts[0]))


def _gravity(subject: Subject, row: SummaryRow) -> Severity:
    """Return a warning where only our choice of what is inferred is contradicted.

    That may be the cut, or whether the rounded index is compared with it.
    """
    band = printed_band(row, subject)
    possible = (
        bands_possible(figure, part.share, subject.rules, part.asked)
        for part in printed_parts(row, subject)
        for figure in _figures(part, subject.rules)
    )
    allowed = any(band in bands for bands in possible)
    return Severity.WARNING if allowed else Severity.ERROR


def _figures(part: Parts, rules: GroupRules) -> tuple[Decimal | Fraction, ...]:
    is_rounded = rules.compare is Compare.ROUNDED
    figures: tuple[Decimal | Fraction | None, ...] = readings(part, rules)
    if rules.compare_basis.is_stated:
        figures = figures[:1] if is_rounded else figures[1:]
    return tuple(figure for figure in figures if figure is not None)


def _finding(
    subject: Subject, row: SummaryRow, code: str, severity: Severity, message: Message
) -> Finding:
    return Finding(
        code=code,
        severity=severity,
        group=subject.rules.code,
        unit=row.unit,
        where=row.cells["band"].where,
        printed=row.printed("band"),
        message=message,
    )


_OTHER = {Compare.ROUNDED: Compare.EXACT, Compare.EXACT: Compare.ROUNDED}


def _policy_notes(subject: Subject) -> Iterator[Finding]:
    """Yield a note for each unit whose band or rank hangs on rounding first or last."""
    other = replace(subject.rules, compare=_OTHER[subject.rules.compare])
    ours = tuple(map(subject.parts, subject.rows))
    theirs = tuple(replace(part, bands=bands_by(part, other)) for part in ours)
    pairs = zip(_places(ours, subject.rules), _places(theirs, other), strict=True)
    for row, (mine, alternative) in zip(subject.rows, pairs, strict=True):
        if mine != alternative:
            yield _policy_note(subject, row, mine, alternative)


def _places(parts: tuple[Parts, ...], rules: GroupRules) -> tuple[_Place, ...]:
    """Return each unit's bands and, where it is settled, its rank."""
    ranks = (ends[0] if ends and ends[0] == ends[1] else None
             for ends in places_of(parts, rules))  # fmt: skip
    return tuple((part.bands, rank) for part, rank in zip(parts, ranks, strict=True))


def _policy_note(
    subject: Subject, row: SummaryRow, mine: _Place, alternative: _Place
) -> Finding:
    params = {
        "band": _shown(mine[0]),
        "rank": mine[1],
        "other_band": _shown(alternative[0]),
        "other_rank": alternative[1],
    }
    text = N_(
        "Rounded and unrounded index give different results: {band}, rank {rank} "
        "by these rules; {other_band}, rank {other_rank} the other way"
    )
    return Finding(
        code="compare-policy",
        severity=Severity.NOTE,
        group=subject.rules.code,
        unit=row.unit,
        where=row.where,
        message=Message(text=text, params=params),
    )
