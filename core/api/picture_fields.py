"""Pictures by field: one unit beside the maximum and the median, or two units."""

from collections.abc import Collection
from dataclasses import replace
from decimal import Decimal

from core.api.breakdown import Line as Standing
from core.api.breakdown import breakdown
from core.api.picture_parts import Scene, frame, is_marked, mark_note, share
from core.errors import N_
from core.i18n import Localizer
from core.model import GroupResult, Message, Result, UnitResult
from core.reports.pictures import Bar, Key, Line, Note
from core.reports.report_errors import NothingToDrawError

_MEDIAN = 2  # which colour of the legend
_FULL = Decimal(100)


def of_unit(
    result: Result,
    group: GroupResult,
    units: tuple[UnitResult, ...],
    localizer: Localizer,
) -> Scene:
    """Return one unit's points by field beside the most there is, and the median."""
    [row] = units
    fields = _fields(group, row)
    told = standing_of(row, group, localizer)
    drawing = replace(
        frame(result, group, row.printed_name, localizer),
        title=row.printed_name,
        headline=told,
        legend=(
            Key(label=localizer.text("Points of the maximum"), tone=0),
            Key(label=localizer.text("Median of the group"), tone=_MEDIAN),
        ),
        lines=tuple(_field_line(one, localizer) for one in fields),
        notes=(*mark_note([row], localizer), *_unit_notes(fields, localizer)),
    )
    alt = localizer.text(
        "Bars: points of {unit} by field in {year}; {standing}. {fields}.",
        unit=row.printed_name,
        year=result.year,
        standing=told,
        fields="; ".join(_said(one, localizer) for one in fields),
    )
    return Scene(drawing=drawing, alt=alt)


def standing_of(row: UnitResult, group: GroupResult, localizer: Localizer) -> str:
    """Return the printed index, band and rank in a line; what is not printed, not."""
    index = "" if row.index is None else f"{localizer.number(row.index)} %"
    rank = ""
    if row.rank is not None:
        of = len(group.rows)
        rank = localizer.text("rank {rank}/{ranked}", rank=row.rank, ranked=of)
    return " · ".join(part for part in (index, row.band, rank) if part)


def _fields(group: GroupResult, row: UnitResult) -> tuple[Standing, ...]:
    """Return the unit's fields.

    Raises:
        NothingToDrawError: The decision prints no scores by criterion.
    """
    lines = breakdown(group, row)
    codes = {one.criterion.code for one in lines}
    found = tuple(one for one in lines if not _is_below(one.criterion.code, codes))
    if not found:
        text = N_("the decision prints no scores by criterion for {unit}")
        params = {"unit": row.printed_name}
        raise NothingToDrawError(problem=Message(text=text, params=params))
    return found


def _is_below(code: str, codes: Collection[str]) -> bool:
    """Return whether a heading of the annex stands above a line."""
    parts = code.split(".")
    return any(".".join(parts[:n]) in codes for n in range(1, len(parts)))


def _field_line(one: Standing, localizer: Localizer) -> Line:
    """Return a field's line; without a bar where nobody knows what a whole one is."""
    whole = one.maximum
    line = Line(
        label=_label(one),
        bars=(),
        value=_of_maximum(one, localizer),
        note=_unknown(one, localizer),
    )
    if whole is None:
        return line
    points = one.own.points or Decimal(0)
    bar = Bar(share=share(points, whole), is_open=bool(one.own.unread))
    tick = None if one.median is None else share(one.median, whole)
    return replace(line, bars=(bar,), tick=tick)


def _label(one: Standing) -> str:
    return f"{one.criterion.code}. {one.criterion.label}"


def _whole(*ones: Standing) -> Decimal:
    """Return what a whole bar stands for: the maximum, else the most there is."""
    known = (v for one in ones for v in (one.maximum, one.own.points, one.median) if v)
    return max(known, default=_FULL)


def _of_maximum(one: Standing, localizer: Localizer) -> str:
    points = "–" if one.own.points is None else localizer.number(one.own.points)
    if one.maximum is None:
        return points
    return f"{points} / {localizer.number(one.maximum)}"


def _unknown(one: Standing, localizer: Localizer) -> str:
    """Return what is not known of a field; nothing when all is."""
    if one.own.not_applied and one.own.points is None and not one.own.unread:
        return localizer.text("the whole field is not applied")
    parts = []
    if one.own.unread:
        codes = ", ".join(one.own.unread)
        parts.append(localizer.text("points not known: {codes}", codes=codes))
    if one.own.not_applied:
        codes = ", ".join(one.own.not_applied)
        parts.append(localizer.text("not applied: {codes}", codes=codes))
    if one.maximum is None:
        parts.append(localizer.text("maximum not known"))
    return "; ".join(parts)


def _unit_notes(fields: tuple[Standing, ...], localizer: Localizer) -> tuple[Note, ...]:
    texts = []
    if any(one.basis and not one.basis.is_stated for one in fields):
        texts.append(
            localizer.text(
                "Maxima are the highest points seen, not those of the rules."
            )
        )
    if any(one.own.unread for one in fields):
        texts.append(localizer.text("Hatched: some points of the field are not known."))
    return tuple(Note(text=text) for text in texts)


def _said(one: Standing, localizer: Localizer) -> str:
    unknown = _unknown(one, localizer)
    said = f"{_label(one)}: {_of_maximum(one, localizer)}"
    return f"{said} ({unknown})" if unknown else said


def compared(
    result: Result,
    group: GroupResult,
    units: tuple[UnitResult, ...],
    localizer: Localizer,
) -> Scene:
    """Return two units of a group beside each other, field by field."""
    first, second = units
    if first.unit.id == second.unit.id:
        text = N_("both names mean {unit}")
        params = {"unit": first.printed_name}
        raise NothingToDrawError(problem=Message(text=text, params=params))
    pairs = tuple(zip(_fields(group, first), _fields(group, second), strict=True))
    names = tuple(_named(row, group, localizer) for row in units)
    drawing = replace(
        frame(result, group, localizer.text("Two units by field (points)"), localizer),
        legend=tuple(
            Key(label=name, tone=tone, is_marked=is_marked(row))
            for tone, (name, row) in enumerate(zip(names, units, strict=True))
        ),
        lines=tuple(_pair_line(pair, units, localizer) for pair in pairs),
        notes=mark_note([*units], localizer),
    )
    alt = localizer.text(
        "Bars: points by field in {year} of {first} and of {second}. {fields}.",
        year=result.year,
        first=names[0],
        second=names[1],
        fields="; ".join(_both(pair, localizer) for pair in pairs),
    )
    return Scene(drawing=drawing, alt=alt)


def _named(row: UnitResult, group: GroupResult, localizer: Localizer) -> str:
    return f"{row.printed_name}: {standing_of(row, group, localizer)}"


def _pair_line(
    pair: tuple[Standing, ...], units: tuple[UnitResult, ...], localizer: Localizer
) -> Line:
    whole = _whole(*pair)
    return Line(
        label=_label(pair[0]),
        bars=tuple(
            Bar(
                share=share(one.own.points or Decimal(0), whole),
                value=_points(one, localizer),
                tone=tone,
                is_open=bool(one.own.unread),
            )
            for tone, one in enumerate(pair)
        ),
        note=_unknown_of(pair, units, localizer),
    )


def _unknown_of(
    pair: tuple[Standing, ...], units: tuple[UnitResult, ...], localizer: Localizer
) -> str:
    """Return what is not known of either unit, said once where it is the same."""
    first, second = (_unknown(one, localizer) for one in pair)
    if first == second:
        return first
    told = zip(units, (first, second), strict=True)
    return "; ".join(f"{row.printed_name}: {note}" for row, note in told if note)


def _points(one: Standing, localizer: Localizer) -> str:
    return "–" if one.own.points is None else localizer.number(one.own.points)


def _both(pair: tuple[Standing, ...], localizer: Localizer) -> str:
    first, second = (_points(one, localizer) for one in pair)
    values = localizer.text("{first} and {second}", first=first, second=second)
    return f"{_label(pair[0])}: {values}"
