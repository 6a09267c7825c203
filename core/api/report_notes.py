"""Notes below the tables of an annex: contradictions told, nothing corrected."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from core.api.caveats import differs, inferred_thresholds, is_open
from core.api.shapes import gravest_first
from core.errors import N_
from core.i18n import Localizer
from core.model import (
    Annex,
    CellState,
    Effect,
    Finding,
    GroupResult,
    Result,
    Severity,
    Standing,
    UnitResult,
)
from core.text import decimal_of
from core.wording import SEVERITIES

TOLD = frozenset({Severity.ERROR, Severity.WARNING})
_SIGNED = {
    CellState.NOT_APPLICABLE: N_("–: not applicable."),
    CellState.BLANK: N_("Empty: blank in the published document."),
    CellState.LOST: N_("…: lost in the scan of the published document."),
    CellState.UNDECIDABLE: N_(
        "?: one of the line's figures that are left, no telling which; they are: "
        "{figures}."
    ),
}


def is_told(row: UnitResult) -> bool:
    """Return whether a note goes with the unit."""
    return (
        differs(row)
        or is_open(row.recomputed)
        or any(one.severity in TOLD for one in row.findings)
    )


def footnotes(
    result: Result,
    group: GroupResult,
    rows: Sequence[UnitResult],
    marks: Mapping[str, str],
    localizer: Localizer,
) -> tuple[str, ...]:
    """Return what is to be known of single units, then of the whole table."""
    units = (_unit_note(row, localizer) for row in rows if row.unit.id in marks)
    numbered = (f"({n}) {note}" for n, note in zip(marks.values(), units, strict=True))
    return (*numbered, *_group_notes(result, group, rows, localizer))


def _unit_note(row: UnitResult, localizer: Localizer) -> str:
    own = [one for one in gravest_first(row.findings) if one.severity in TOLD]
    told = [_told(one, localizer) for one in own]
    if not told or is_open(row.recomputed):
        told.append(again(row.recomputed, localizer))
    return f"{row.printed_name}: {' '.join(told)}"


def _told(one: Finding, localizer: Localizer) -> str:
    sentence = _ended(localizer.say(one.message))
    effect = _effect(one.effect, localizer)
    return f"{sentence} {effect}" if effect else sentence


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith((".", "!", "?")) else f"{sentence}."


def _effect(effect: Effect | None, localizer: Localizer) -> str:
    """Return what would follow from the other reading, as a sentence."""
    if effect is None:
        return ""
    known = _joined(effect.index, effect.band, effect.rank, localizer)
    text = N_("By that reading: {result}.")
    return localizer.text(text, result=known) if known else ""


def _joined(
    index: str | None, band: str | None, rank: int | str | None, localizer: Localizer
) -> str:
    value = decimal_of(index) if index else None
    parts = (
        "" if value is None else f"{localizer.number(value)} %",
        band,
        localizer.text("rank {rank}", rank=rank) if rank else "",
    )
    return " · ".join(part for part in parts if part)


def again(standing: Standing, localizer: Localizer) -> str:
    """Return a recomputed result; what the rules leave open is said to be open."""
    index = None if standing.index is None else f"{standing.index:f}"
    bands = " / ".join(band.label for band in standing.bands)
    known = _joined(index, bands, ranks(standing), localizer)
    text = N_("Recomputed: {result}.")
    if is_open(standing):
        text = N_("Recomputed: {result}; the known rules do not decide between them.")
    return localizer.text(text, result=known or "–")


def ranks(standing: Standing) -> str:
    """Return the recomputed rank, or the first and last one possible."""
    if standing.rank is not None:
        return str(standing.rank)
    ends = (standing.best_rank, standing.worst_rank)
    return "" if None in ends else "–".join(str(end) for end in ends)


def _group_notes(
    result: Result,
    group: GroupResult,
    rows: Sequence[UnitResult],
    localizer: Localizer,
) -> Iterator[str]:
    for one in gravest_first(result.findings):
        is_told_above = one.unit is not None and result.find(one.unit) is not None
        if one.group == group.code and one.severity in TOLD and not is_told_above:
            yield _told(one, localizer)
    yield from _rank_notes(group, rows, localizer)
    caveat = inferred_thresholds(group.rules, rows, result.year)
    if caveat is not None:
        yield localizer.say(caveat)


def _rank_notes(
    group: GroupResult, rows: Sequence[UnitResult], localizer: Localizer
) -> Iterator[str]:
    """Yield who has no printed rank, and why the rules rank a unit or group not."""
    missing = [row.printed_name for row in rows if row.rank is None]
    if missing and len(missing) == len(rows):
        yield localizer.text("The decision prints no ranks.")
    elif missing:
        text = N_("No rank is printed for: {units}.")
        yield localizer.text(text, units="; ".join(missing))
    whole = group.rules.not_ranked
    if whole is not None:
        yield localizer.text("Not ranked: {reason}", reason=whole.reason)
        return
    for row in rows:
        why = group.rules.why_unranked(row.unit.id)
        if why is not None:
            text = N_("Not ranked: {unit}: {reason}")
            yield localizer.text(text, unit=row.printed_name, reason=why.reason)


def signs(annex: Annex, localizer: Localizer) -> tuple[str, ...]:
    """Return what each sign means that stands in the annex for a figure."""
    used = {cell.state for row in annex.rows for cell in row.cells}
    loose = "; ".join(
        f"{row.printed_code or row.label}: {' '.join(row.loose)}"
        for row in annex.rows
        if row.loose
    )
    return tuple(
        localizer.text(text, figures=loose or "–")
        for state, text in _SIGNED.items()
        if state in used
    )


def all_findings(
    findings: Iterable[Finding], result: Result, localizer: Localizer
) -> Iterator[tuple[str, str, str, str]]:
    """Yield each finding: how grave, which unit, where, the sentence."""
    for one in gravest_first(findings):
        row = result.find(one.unit) if one.unit else None
        yield (
            localizer.text(SEVERITIES[one.severity]),
            row.printed_name if row else "",
            one.where or "",
            _told(one, localizer),
        )
