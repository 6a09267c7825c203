"""The lines of a council's table: whom each is about, and what is wrong with it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from core.errors import (
    N_,
    BadCellError,
    CchcError,
    DuplicateUnitError,
    MissingFigureError,
    UnknownYearError,
)
from core.model import (
    BandShare,
    Cell,
    GroupRules,
    Message,
    RuleSet,
    SummaryRow,
    Unit,
    UnitId,
)
from core.text import clean, fold
from core.units import Certainty, Mention, Registry, resolve
from core.workbook.columns import Column
from core.workbook.shares import shares_of, unread
from core.workbook.summary import COLUMN_NAMES, absent, scores_of, unreadable

if TYPE_CHECKING:
    from core.api.archive import Archive

_IN_NO_REGISTRY = "?"  # begins the key of a unit that only the table knows


@dataclass(frozen=True, slots=True)
class Names:
    """How the names of a table are read."""

    registry: Registry
    year: int

    def identify(self, name: str) -> UnitId:
        """Return the id of the unit that is exactly meant, else a key of the name."""
        if self.registry.get(UnitId(name)) is not None:
            return UnitId(name)
        found = self.mention(name)
        if found is not None and found.certainty is Certainty.EXACT:
            return found.units[0].id
        return UnitId(_IN_NO_REGISTRY + fold(clean(name)))

    def mention(self, name: str) -> Mention | None:
        """Return what the registry makes of a name."""
        return resolve(name, self.registry, self.year) if name.strip() else None

    def unit(self, unit: UnitId) -> Unit | None:
        """Return the registry's unit, or None for one that only the table knows."""
        return self.registry.get(unit)


@dataclass(frozen=True, slots=True, kw_only=True)
class Groups:
    """The rules that the lines of a table follow.

    Attributes:
        own: The rules of each group.
        main: Those of the group that most units belong to.
        is_known: Whether any unit of the table called for them.
    """

    own: Mapping[str, GroupRules]
    main: GroupRules
    is_known: bool

    def of(self, line: SummaryRow, names: Names) -> GroupRules:
        """Return the rules of the unit's group; the main ones where it has none."""
        unit = names.unit(line.unit)
        return self.main if unit is None else self.own.get(unit.group, self.main)


def groups_of(lines: Sequence[SummaryRow], names: Names, rules: RuleSet) -> Groups:
    """Return which rules the lines follow; with units unknown, the plainest ones."""
    units = (names.unit(line.unit) for line in lines)
    counts = Counter(unit.group for unit in units if unit is not None)
    called = [group for group in rules.groups if counts[group.code]]
    plain = (group for group in rules.groups if group.condition is None)
    return Groups(
        own={group.code: group for group in rules.groups},
        main=max(
            called,
            key=lambda group: counts[group.code],
            default=next(plain, rules.groups[0]),
        ),
        is_known=bool(called),
    )


class PrintedShares:
    """Communes per band as a released decision prints them, for tables without any."""

    def __init__(self, archive: "Archive", place: str | None, year: int) -> None:
        """Remember where to look; nothing is read before a line needs it."""
        self._archive, self._place, self._year = archive, place, year

    @cached_property
    def _shares(self) -> Mapping[UnitId, SummaryRow]:
        try:
            result = self._archive.result(self._place, self._year)
        except UnknownYearError:
            return {}
        return {row.unit.id: row.row for group in result.groups for row in group.rows}

    def decision(self) -> str:
        """Return the number of the decision looked into."""
        return self._archive.result(self._place, self._year).decision.number

    def added_to(self, line: SummaryRow, group: GroupRules) -> SummaryRow:
        """Return ``line`` with the shares it states, else with the printed ones."""
        if group.condition is None:
            return line
        if phrase_of(line):
            return replace(line, shares=_stated(line, group))
        printed = self._shares.get(line.unit)
        return line if printed is None else replace(line, shares=printed.shares)


def _stated(line: SummaryRow, group: GroupRules) -> tuple[BandShare, ...]:
    """Return the shares the line states, or nothing unless all of it is understood."""
    phrase = phrase_of(line)
    shares = shares_of(phrase, group, line.cells[Column.COMMUNES].where)
    understood = not unread(phrase) and all(share.band for share in shares)
    return shares if understood else ()


def phrase_of(line: SummaryRow) -> str:
    """Return what the line states about its communes, or an empty text."""
    return clean(line.printed(Column.COMMUNES))


def problem_of(
    line: SummaryRow, places: Sequence[str], group: GroupRules, names: Names
) -> CchcError | None:
    """Return why a line cannot be reckoned, or None.

    Args:
        line: The line.
        places: Where its unit stands in the table; once, if all is well.
        group: The rules the table follows.
        names: How names are read.
    """
    if not line.printed_name:
        return _wrong_cell(line.where, "", N_("the name of a unit"))
    if len(places) > 1:
        return DuplicateUnitError(unit=line.printed_name, where="; ".join(places))
    scores = scores_of(group)
    wrong = unreadable(line, scores) or _unreadable_shares(line, group)
    return wrong or _absent(line, group, names)


def _unreadable_shares(line: SummaryRow, group: GroupRules) -> BadCellError | None:
    if group.condition is None or not phrase_of(line) or line.shares:
        return None
    expected = N_('communes per band, such as "07/10 xã xếp loại tốt (70%)"')
    where = line.cells[Column.COMMUNES].where
    return _wrong_cell(where, phrase_of(line), expected)


def _wrong_cell(where: str, text: str, expected: str) -> BadCellError:
    return BadCellError(where=where, text=text, expected=Message(text=expected))


def _absent(
    line: SummaryRow, group: GroupRules, names: Names
) -> MissingFigureError | None:
    column = absent(line, scores_of(group))
    has_scale = line.value(Column.SCALE) is not None
    unit = names.unit(line.unit)
    if column is None and not has_scale and (unit is None or unit.group != group.code):
        column = Column.SCALE  # the group's rules say nothing about this unit
    return None if column is None else missing(line, column)


def missing(line: SummaryRow, column: Column) -> MissingFigureError:
    """Return the error that a figure of ``line`` is not there."""
    cell = line.cells.get(column, Cell(text="", where=line.where))
    return MissingFigureError(
        where=cell.where, unit=line.printed_name, figure=COLUMN_NAMES[column]
    )
