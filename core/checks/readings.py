"""Two readings of a printed line: by its printed results, and by its parts."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from itertools import product

from core.checks.exemptions import certain_scale
from core.checks.subject import Subject, same_text
from core.model import (
    Band,
    Cell,
    Compare,
    CompareOn,
    GroupRules,
    RoundingMode,
    SummaryRow,
    UnitId,
)
from core.scoring.index import index_under, rounded
from core.scoring.parts import Parts, bands_by
from core.scoring.ranking import Key
from core.scoring.standing import rank_key

_PARTS = ("appraised", "survey", "total", "scale")


def printed_band(row: SummaryRow, subject: Subject) -> Band | None:
    """Return the band printed, or None when it is missing or no band of the rules."""
    label, known = row.printed("band"), subject.bands_called
    if label not in known:  # a table prints few labels, on many lines
        known[label] = _band_called(label, subject.rules.bands)
    return known[label]


def _band_called(label: str, bands: tuple[Band, ...]) -> Band | None:
    for band in bands:
        if any(same_text(label, word) for word in (band.label, *band.words)):
            return band
    return None


def exact_indices(row: SummaryRow, subject: Subject) -> tuple[Fraction, ...]:
    """Return the unrounded index by the printed total, then by the parts' own sum."""
    part = subject.parts(row)
    if part.exact is not None and row.value("total") in (None, part.points):
        return (part.exact,)
    totals = (row.value("total"), part.points)
    return _indices(totals, (part.scale,), subject.rules)


def other_indices(row: SummaryRow, subject: Subject) -> tuple[Fraction, ...]:
    """Return the unrounded index by totals and scales printed or reckoned elsewhere.

    Where one of them gives the printed index, it is the total or scale that is wrong.
    """
    totals, scales = totals_of(row, subject), scales_of(row, subject)
    return _indices(totals, scales, subject.rules)


def totals_of(row: SummaryRow, subject: Subject) -> tuple[Decimal, ...]:
    """Return the total as printed, by its parts and by the annex, where known."""
    points = subject.parts(row).points
    found = (row.value("total"), points, _in_annex(row, subject, "total"))
    return tuple(total for total in found if total is not None)


def scales_of(row: SummaryRow, subject: Subject) -> tuple[Decimal, ...]:
    """Return the scale as printed, by the annex and by the criteria, where known."""
    printed = subject.parts(row).scale
    in_annex = _in_annex(row, subject, "scale")
    found = (printed, in_annex, certain_scale(subject, row.unit))
    return tuple(scale for scale in found if scale is not None)


def _in_annex(row: SummaryRow, subject: Subject, name: str) -> Decimal | None:
    cell = subject.item(row.unit, name)
    return cell.value if cell else None


def _indices(
    totals: Iterable[Decimal | None],
    scales: Iterable[Decimal | None],
    rules: GroupRules,
) -> tuple[Fraction, ...]:
    pairs = product(filter(None, scales), totals)
    exacts = (
        index_under(total, scale, rules) for scale, total in pairs if total is not None
    )
    return tuple(exact for exact in exacts if exact is not None)


def printed_parts(row: SummaryRow, subject: Subject) -> tuple[Parts, ...]:
    """Return a unit's figures by its printed results; none without an index.

    Where bands are set on points, these serve where no index is printed. Their bands
    are those that the printed figures allow. Where the unrounded index counts and
    nothing tells it, the figures with the least and the greatest one that is printed
    so.
    """
    index, part = row.value("index"), _as_printed(row, subject)
    if index is None:
        return _by_points(part, subject.rules)
    exacts = _exacts(row, index, subject)
    return tuple(_with_index(part, index, exact, subject.rules) for exact in exacts)


def _as_printed(row: SummaryRow, subject: Subject) -> Parts:
    part, total = subject.parts(row), row.value("total")
    if total is None or total == part.points:
        return part
    return replace(part, points=total, added=total)


def _by_points(part: Parts, rules: GroupRules) -> tuple[Parts, ...]:
    if rules.compare_on is not CompareOn.POINTS or part.row.value("total") is None:
        return ()
    return (replace(part, bands=bands_by(part, rules)),)


def _with_index(
    part: Parts, index: Decimal, exact: Fraction, rules: GroupRules
) -> Parts:
    found = replace(part, index=index, exact=exact)
    return replace(found, bands=bands_by(found, rules))


def _exacts(row: SummaryRow, index: Decimal, subject: Subject) -> tuple[Fraction, ...]:
    rounding = subject.rules.rounding
    for exact in exact_indices(row, subject):
        if rounded(exact, rounding) == index:
            return (exact,)
    if subject.rules.compare is Compare.ROUNDED:
        return (Fraction(index),)
    digit = Fraction(1, 10**rounding.digits)
    is_half_up = rounding.mode is RoundingMode.HALF_UP
    lowest = Fraction(index) - (digit / 2 if is_half_up else 0)
    return (lowest, lowest + digit)


def printed_keys(row: SummaryRow, subject: Subject) -> tuple[Key, ...]:
    """Return what a unit is ranked by as printed, for each band it may have.

    None without a printed index, or without a figure that ranks go by.
    """
    band = printed_band(row, subject)
    return tuple(
        key
        for part in printed_parts(row, subject)
        for key in keys_of(part, part.possible if band is None else (band,), subject)
    )


@lru_cache(maxsize=4)  # every effect asks for the same table
def printed_ends(subject: Subject) -> Mapping[UnitId, tuple[Key, Key]]:
    """Return what each unit is ranked by as printed, at best and at worst."""
    keys = ((row.unit, printed_keys(row, subject)) for row in subject.rows)
    return {unit: (max(found), min(found)) for unit, found in keys if found}


def part_keys(row: SummaryRow, subject: Subject) -> tuple[Key, ...]:
    """Return what a unit is ranked by as its parts give it.

    A band that the rules leave open is the printed one, where that is possible. Parts
    that contradict the total or the annex count as printed and as they should be.
    """
    return tuple(
        key for line in _lines(row, subject) for key in _part_keys(line, subject)
    )


def _part_keys(row: SummaryRow, subject: Subject) -> tuple[Key, ...]:
    part, band = subject.parts(row), printed_band(row, subject)
    bands = (band,) if band is not None and band in part.bands else part.possible
    return keys_of(part, bands, subject)


def _lines(row: SummaryRow, subject: Subject) -> Iterator[SummaryRow]:
    """Yield the line as printed, by the annex, by its criteria and by its own sum."""
    found = {name: subject.item(row.unit, name) for name in _PARTS}
    in_annex = {name: c.value for name, c in found.items() if c and c.value is not None}
    scale = certain_scale(subject, row.unit)
    yield row
    if any(row.value(name) != value for name, value in in_annex.items()):
        yield _with(row, in_annex)
    if scale is not None and scale != subject.parts(row).scale:
        yield _with(row, {"scale": scale})
    yield from _put_right(row, subject)


def _with(row: SummaryRow, figures: Mapping[str, Decimal]) -> SummaryRow:
    cells = {name: Cell(text=f"{v}", value=v) for name, v in figures.items()}
    return replace(row, cells={**row.cells, **cells})


def _put_right(row: SummaryRow, subject: Subject) -> Iterator[SummaryRow]:
    """Yield a line whose sum is wrong with each of its parts put right in turn."""
    formula, total = subject.rules.formula("total"), row.value("total")
    added = subject.parts(row).points
    if formula is None or total is None or added is None or added == total:
        return
    lacking = total - added
    for term in formula.terms:
        value = row.value(term.name) or Decimal(0)
        yield _with(row, {term.name: value + lacking * (1 if term.adds else -1)})


def keys_of(
    part: Parts, bands: Iterable[Band | None], subject: Subject
) -> tuple[Key, ...]:
    """Return what figures are ranked by, for each of ``bands``; none if unranked."""
    if subject.rules.why_unranked(part.row.unit) is not None:
        return ()
    keys = (rank_key(part, band, subject.rules) for band in bands)
    return tuple(key for key in keys if key is not None)
