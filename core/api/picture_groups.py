"""Pictures of a whole group: the ranking as bars, the indices as dots over bands."""

from dataclasses import replace
from decimal import Decimal

from core.api.picture_axis import axis_of
from core.api.picture_parts import (
    Scene,
    frame,
    is_marked,
    mark_note,
    share,
    with_index,
)
from core.i18n import Localizer
from core.model import GroupResult, Result, UnitResult
from core.reports.pictures import Bar, Line, Note

MOST_LINES = 30  # more are not read on a phone
_SHOWN_OF_MANY = 25
_FULL = Decimal(100)


def ranked(
    result: Result,
    group: GroupResult,
    units: tuple[UnitResult, ...],  # noqa: ARG001  # as the other pictures
    localizer: Localizer,
) -> Scene:
    """Return the ranking as bars from 0 to 100 percent."""
    rows = with_index(group)
    shown = rows if len(rows) <= MOST_LINES else rows[:_SHOWN_OF_MANY]
    notes = mark_note(shown, localizer)
    is_ranked = any(row.rank is not None for row in rows)
    if len(shown) < len(rows):
        text = localizer.text("… and {count} more units.", count=len(rows) - len(shown))
        notes = (Note(text=text), *notes)
    drawing = replace(
        frame(result, group, localizer.text("Ranking by index (%)"), localizer),
        lines=tuple(_rank_line(row, localizer, is_ranked=is_ranked) for row in shown),
        notes=notes,
    )
    return Scene(drawing=drawing, alt=_ranking_alt(result, group, rows, localizer))


def _rank_line(row: UnitResult, localizer: Localizer, *, is_ranked: bool) -> Line:
    index = row.index or Decimal(0)
    lead = "–" if row.rank is None else str(row.rank)
    return Line(
        label=row.printed_name,
        lead=lead if is_ranked else "",
        value=localizer.number(index),
        side=row.band,
        bars=(Bar(share=share(index, _FULL)),),
        is_marked=is_marked(row),
    )


def _ranking_alt(
    result: Result, group: GroupResult, rows: list[UnitResult], localizer: Localizer
) -> str:
    ordered = sorted(rows, key=lambda row: row.index or Decimal(0))
    return localizer.text(
        "Bars: administrative reform index {year} of {count} units ({group}, {place}). "
        "Highest {first} with {high} %, lowest {last} with {low} %.",
        year=result.year,
        count=len(rows),
        group=group.rules.label,
        place=result.place.name,
        first=ordered[-1].printed_name,
        high=ordered[-1].index,
        last=ordered[0].printed_name,
        low=ordered[0].index,
    )


def distributed(
    result: Result,
    group: GroupResult,
    units: tuple[UnitResult, ...],  # noqa: ARG001  # as the other pictures
    localizer: Localizer,
) -> Scene:
    """Return every unit as a dot over its index, the bands behind."""
    rows = with_index(group)
    drawing = replace(
        frame(result, group, localizer.text("Distribution of indices (%)"), localizer),
        axis=axis_of(group, rows, localizer),
        notes=(*mark_note(rows, localizer), *_band_note(group, rows, localizer)),
    )
    return Scene(drawing=drawing, alt=_distribution_alt(result, group, rows, localizer))


def _band_note(
    group: GroupResult, rows: list[UnitResult], localizer: Localizer
) -> tuple[Note, ...]:
    """Return a note where bands are printed that the index alone does not give."""
    bands = group.rules.bands
    for row in rows:
        index = row.index or Decimal(0)
        by_index = next((b.code for b in bands if index >= b.at_least), None)
        if row.band_code is not None and row.band_code != by_index:
            text = localizer.text(
                "Counts are of the printed bands, which do not rest on the index alone."
            )
            return (Note(text=text),)
    return ()


def _distribution_alt(
    result: Result, group: GroupResult, rows: list[UnitResult], localizer: Localizer
) -> str:
    labels = [row.band for row in rows if row.band]
    counted = (
        localizer.text("{band}: {count}", band=band, count=labels.count(band))
        for band in dict.fromkeys(labels)
    )
    values = [row.index for row in rows if row.index is not None]
    text = localizer.text(
        "Dots: administrative reform index {year} of {count} units ({group}, {place}), "
        "from {low} % to {high} %.",
        year=result.year,
        count=len(rows),
        group=group.rules.label,
        place=result.place.name,
        low=min(values),
        high=max(values),
    )
    bands = "; ".join(counted)
    told = localizer.text("Units by band: {bands}.", bands=bands) if bands else ""
    return f"{text} {told}".rstrip()
