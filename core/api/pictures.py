"""Pictures of a decision for phones, each with the sentence that tells it.

Figures are the printed ones; what contradicts them is marked.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from core.api.picture_fields import compared, of_unit
from core.api.picture_groups import distributed, ranked
from core.api.picture_parts import Scene, written
from core.api.shapes import group_of
from core.errors import (
    N_,
    MissingPackageError,
    UnitNotRankedError,
    UnknownGroupError,
)
from core.i18n import Localizer
from core.model import GroupResult, Message, Result, UnitResult
from core.reports.report_errors import NothingToDrawError
from core.text import clean, fold

if TYPE_CHECKING:
    from core.api.archive import Archive


class Kind(StrEnum):
    """What a picture shows."""

    RANKING = "ranking"
    UNIT = "unit"
    COMPARE = "compare"
    DISTRIBUTION = "distribution"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Which picture is wanted.

    Attributes:
        kind: One of `Kind`.
        group: The group; where it is left out that of the unit, or the first.
        unit: The unit, by name or id.
        other: The unit to compare it with.
        dark: Whether on dark ground.
    """

    kind: str
    group: str | None = None
    unit: str | None = None
    other: str | None = None
    dark: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture and what it says.

    Attributes:
        png: The file.
        alt: What is to be seen, in whole sentences with unit, year and source.
        width: Pixels across.
        height: Pixels down.
    """

    png: bytes
    alt: str
    width: int
    height: int


def picture(
    archive: "Archive",
    asked: Asked,
    localizer: Localizer,
    *,
    place: str | None = None,
    year: int | None = None,
) -> Picture:
    """Return a picture of a released decision; the latest where no year is given."""
    return drawn(archive, archive.result(place, year), asked, localizer)


def drawn(
    archive: "Archive", result: Result, asked: Asked, localizer: Localizer
) -> Picture:
    """Return a picture of a decision.

    Raises:
        NothingToDrawError: The decision does not print what it needs.
        UnknownUnitError: No unit is called so.
        UnitNotRankedError: The decision does not rank the unit.
        UnknownGroupError: There is no such group.
        MissingPackageError: What draws pictures is not installed.
    """
    from core.reports.pictures import png

    drawing, alt = written(_scene(archive, result, asked, localizer), asked.dark)
    try:
        content, width, height = png(drawing)
    except ModuleNotFoundError as error:
        raise MissingPackageError(package=error.name, extra="report") from error
    return Picture(png=content, alt=alt, width=width, height=height)


def svg(
    archive: "Archive", result: Result, asked: Asked, localizer: Localizer
) -> bytes:
    """Return the same picture as SVG."""
    from core.reports.pictures import svg as svg_of

    return svg_of(written(_scene(archive, result, asked, localizer), asked.dark)[0])


def file_name(result: Result, asked: Asked) -> str:
    """Return the name of its file, without an ending."""
    named = (asked.group, asked.unit, asked.other, "dark" if asked.dark else None)
    parts = (result.place.id, str(result.year), asked.kind, *named)
    return "-".join(_slug(part) for part in parts if part)


def _slug(text: str) -> str:
    letters = (c if c.isascii() and c.isalnum() else "-" for c in fold(text))
    return "-".join(part for part in "".join(letters).split("-") if part)


def _scene(
    archive: "Archive", result: Result, asked: Asked, localizer: Localizer
) -> Scene:
    kind = Kind(asked.kind)
    units = tuple(
        _row(archive, result, name) for name in _needed(kind, asked) if name is not None
    )
    group = _group(result, asked, units)
    return _SCENES[kind](result, group, units, localizer)


def _needed(kind: Kind, asked: Asked) -> tuple[str | None, ...]:
    """Return the units a picture needs.

    Raises:
        NothingToDrawError: One is not named.
    """
    count = {Kind.UNIT: 1, Kind.COMPARE: 2}.get(kind, 0)
    names = (asked.unit, asked.other)[:count]
    if None in names:
        text = N_("it needs {count} units, named by --unit and --with")
        if count == 1:
            text = N_("it needs a unit, named by --unit")
        raise NothingToDrawError(problem=Message(text=text, params={"count": count}))
    return names


def _row(archive: "Archive", result: Result, name: str) -> UnitResult:
    """Return the line of the unit called so, as printed or as on record."""
    rows = [row for group in result.groups for row in group.rows]
    wanted = fold(clean(name))
    for row in rows:
        names = (row.unit.id, row.printed_name, row.unit.name)
        if wanted in {fold(one) for one in names}:
            return row
    unit = archive.find_unit(name, result.place.id, result.year)
    found = result.find(unit.id)
    if found is None:
        raise UnitNotRankedError(unit=unit.name, year=result.year)
    return found


def _group(result: Result, asked: Asked, units: tuple[UnitResult, ...]) -> GroupResult:
    groups = {group_of(result, unit).code: group_of(result, unit) for unit in units}
    if len(groups) > 1:
        text = N_("the units are of different groups, whose scores are not comparable")
        raise NothingToDrawError(problem=Message(text=text))
    if groups:
        return next(iter(groups.values()))
    if asked.group is None:
        return result.groups[0]
    for group in result.groups:
        if fold(group.code) == fold(clean(asked.group)):
            return group
    known = ", ".join(group.code for group in result.groups)
    raise UnknownGroupError(group=asked.group, known=known)


Draw = Callable[[Result, GroupResult, tuple[UnitResult, ...], Localizer], Scene]
_SCENES: Mapping[Kind, Draw] = {
    Kind.RANKING: ranked,
    Kind.UNIT: of_unit,
    Kind.COMPARE: compared,
    Kind.DISTRIBUTION: distributed,
}
