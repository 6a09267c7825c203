"""Units beside each other, years beside each other; and when that is not honest.

Printed figures only. Nothing is averaged over predecessors, nothing is carried from
one year's scale to another's: what may not be compared is said in plain words.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from core.api.shapes import group_of
from core.errors import N_, NothingToCompareError
from core.model import (
    Criterion,
    GroupResult,
    GroupRules,
    Message,
    Result,
    Succession,
    Unit,
    UnitResult,
)
from core.units import Registry

if TYPE_CHECKING:
    from core.api.archive import Archive


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """Units of one year beside each other.

    Attributes:
        result: The released result.
        rows: In the order asked for.
        fields: Headings of fields that all of them have, when they share an annex.
        remarks: What a reader must know before comparing.
    """

    result: Result
    rows: tuple[UnitResult, ...]
    fields: tuple[Criterion, ...]
    remarks: tuple[Message, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OneYear:
    """What one year's decision says of a unit, or of one before or after it.

    Attributes:
        year: Assessed year.
        unit: The unit asked about, or a relative of it.
        kin: ``self``, ``predecessor`` or ``successor``.
        result: The year's result; None where none is released.
        row: Its line; None where it is not ranked.
    """

    year: int
    unit: Unit
    kin: str
    result: Result | None
    row: UnitResult | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OverYears:
    """A unit through the years, relatives named as such.

    Attributes:
        unit: The unit asked about.
        years: Oldest first; in a year the unit itself before its relatives.
        remarks: Where comparing is not honest, and why.
    """

    unit: Unit
    years: tuple[OneYear, ...]
    remarks: tuple[Message, ...]


def beside(result: Result, rows: Sequence[UnitResult]) -> Beside:
    """Return ``rows`` of one result side by side.

    Raises:
        NothingToCompareError: Fewer than two units are named, or one of them twice.
    """
    ids = [row.unit.id for row in rows]
    if len(set(ids)) < max(2, len(ids)):
        raise NothingToCompareError(units=tuple(row.unit.name for row in rows))
    groups = [group_of(result, row) for row in rows]
    return Beside(
        result=result,
        rows=tuple(rows),
        fields=_shared_fields(rows, groups),
        remarks=tuple(_beside_remarks(rows, groups)),
    )


def _shared_fields(
    rows: Sequence[UnitResult], groups: Sequence[GroupResult]
) -> tuple[Criterion, ...]:
    same = len({group.code for group in groups}) == 1
    if not same or not all(row.items for row in rows):
        return ()
    return tuple(one for one in groups[0].rules.criteria if one.code == one.field)


def _beside_remarks(
    rows: Sequence[UnitResult], groups: Sequence[GroupResult]
) -> Iterator[Message]:
    labels = tuple(dict.fromkeys(group.rules.label for group in groups))
    if len(labels) > 1:
        yield Message(text=_GROUPS, params={"groups": labels})
    scales = {row.row.value("scale") for row in rows}
    if len(scales) > 1:
        yield Message(text=_SCALES)
    doubtful = tuple(row.unit.name for row in rows if _contradicted(row))
    if doubtful:
        yield Message(text=_DOUBTFUL, params={"units": doubtful})


def _contradicted(row: UnitResult) -> bool:
    return any(finding.severity.value == "error" for finding in row.findings)


def over_years(
    archive: "Archive", unit: Unit, place: str | None, years: Sequence[int]
) -> OverYears:
    """Return what each of ``years`` says of ``unit`` and of its relatives.

    Args:
        archive: The released results.
        unit: The unit asked about.
        place: Its place; the default one for None.
        years: Assessed years, in any order.
    """
    registry = archive.registry(place)
    released = set(archive.years(place))
    results = {
        year: archive.result(place, year) if year in released else None
        for year in sorted(set(years))
    }
    lines = tuple(
        line
        for year, result in results.items()
        for line in _year(result, year, unit, registry)
    )
    remarks = tuple(_remarks(unit, lines, registry))
    return OverYears(unit=unit, years=lines, remarks=remarks)


def _year(
    result: Result | None, year: int, unit: Unit, registry: Registry
) -> Iterator[OneYear]:
    own = None if result is None else result.find(unit.id)
    yield OneYear(year=year, unit=unit, kin="self", result=result, row=own)
    if result is None or own is not None:
        return
    for kin, relatives in (
        ("predecessor", _line_of(unit, registry, "predecessors")),
        ("successor", _line_of(unit, registry, "successors")),
    ):
        for relative in relatives:
            row = result.find(relative.id)
            if row is not None:
                yield OneYear(year=year, unit=relative, kin=kin, result=result, row=row)


def _line_of(unit: Unit, registry: Registry, side: str) -> tuple[Unit, ...]:
    """Return all units before, or all after, near ones first, each once."""
    found: dict[str, Unit] = {}
    waiting = [unit]
    while waiting:
        links = getattr(waiting.pop(0), side)
        near = (registry.get(link.unit) for link in links)
        fresh = [one for one in near if one is not None and one.id not in found]
        found.update((one.id, one) for one in fresh)
        waiting += fresh
    return tuple(found.values())


def _remarks(
    unit: Unit, lines: Sequence[OneYear], registry: Registry
) -> Iterator[Message]:
    yield from _about_the_unit(unit, registry)
    known = [line for line in lines if line.row is not None]
    for line in lines:
        if line.result is None:
            yield Message(text=_UNRELEASED, params={"year": line.year})
        elif line.row is None and line.year not in {one.year for one in known}:
            params = {"unit": unit.name, "year": line.year}
            yield Message(text=_UNRANKED, params=params)
    if any(line.kin != "self" for line in known):
        yield Message(text=_RELATIVES, params={"unit": unit.name})
    for earlier, later in pairwise(_ruled(lines).items()):
        yield from _about_rules(earlier, later)


def _about_the_unit(unit: Unit, registry: Registry) -> Iterator[Message]:
    for links, text in ((unit.predecessors, _MADE_FROM), (unit.successors, _WENT_INTO)):
        if links:
            names = tuple(_link(link, registry) for link in links)
            yield Message(text=text, params={"unit": unit.name, "others": names})
    if unit.valid_to is not None:
        params = {"unit": unit.name, "day": unit.valid_to}
        yield Message(text=_ENDED, params=params)


def _link(link: Succession, registry: Registry) -> Message:
    """Return a relative's name, since when it stands, and whether that is inferred."""
    other = registry.get(link.unit)
    begun = None if other is None else other.valid_from
    text = {
        (True, True): "{unit}",
        (True, False): N_("{unit} (inferred)"),
        (False, True): N_("{unit} (from {day})"),
        (False, False): N_("{unit} (from {day}, inferred)"),
    }[begun is None, link.basis.is_stated]
    return Message(
        text=text, params={"unit": registry.name_of(link.unit), "day": begun}
    )


def _ruled(lines: Sequence[OneYear]) -> dict[int, GroupRules]:
    """Return the rules of each year's first line, by year, oldest first."""
    found: dict[int, GroupRules] = {}
    for line in lines:
        if line.result is not None and line.row is not None:
            found.setdefault(line.year, group_of(line.result, line.row).rules)
    return dict(sorted(found.items()))


def _about_rules(
    earlier: tuple[int, GroupRules], later: tuple[int, GroupRules]
) -> Iterator[Message]:
    old, new = earlier[1], later[1]
    params = {"earlier": earlier[0], "later": later[0]}
    for differs, text in (
        (old.code != new.code, _GROUP_CHANGED),
        (_criteria(old) != _criteria(new), _CRITERIA_CHANGED),
        (_cuts(old) != _cuts(new), _BANDS_CHANGED),
        (_order(old) != _order(new), _RANKING_CHANGED),
    ):
        if differs:
            yield Message(text=text, params=params)


def _criteria(rules: GroupRules) -> frozenset[tuple[str, str]]:
    return frozenset((one.code, one.label) for one in rules.criteria)


def _cuts(rules: GroupRules) -> tuple[tuple[str, str], ...]:
    return tuple((band.code, f"{band.at_least}") for band in rules.bands)


def _order(rules: GroupRules) -> tuple[object, ...]:
    ranking, condition = rules.ranking, rules.condition
    guard = None if condition is None else (condition.bands, condition.threshold)
    return ranking.key, ranking.ties, ranking.second_key, guard


_GROUPS = N_(
    "They belong to different groups ({groups}), scored by different criteria and "
    "ranked apart: neither points nor ranks may be compared."
)
_SCALES = N_(
    "Their standard scales differ: compare the index, not the points; criteria that "
    "do not apply to a unit are not lost points."
)
_DOUBTFUL = N_(
    "The printed figures of {units} contradict each other: see `cchc check`; what is "
    "compared here is what is printed."
)
_UNRELEASED = N_("No result is released for {year}.")
_UNRANKED = N_("{unit} is not ranked in the result for {year}.")
_RELATIVES = N_(
    "Lines of units before or after {unit} stand for themselves: another organisation "
    "with other tasks. They are neither averaged nor added up, and a rise or fall "
    "between them and {unit} says nothing."
)
_MADE_FROM = N_("{unit} was made from: {others}.")
_WENT_INTO = N_("{unit} went into: {others}. Results after that are not its own.")
_ENDED = N_("{unit} existed until {day}.")
_GROUP_CHANGED = N_(
    "Between {earlier} and {later} the unit is ranked in different groups: neither "
    "points nor ranks may be compared."
)
_CRITERIA_CHANGED = N_(
    "The criteria changed between {earlier} and {later}: points may not be compared; "
    "index and rank only with care."
)
_BANDS_CHANGED = N_(
    "The bands changed between {earlier} and {later}: the same band is not the same "
    "achievement."
)
_RANKING_CHANGED = N_(
    "What units are ranked by changed between {earlier} and {later}: ranks may not be "
    "compared."
)
