"""The door for councils: a table of scores, recomputed by the rules of a year."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from core.api.council_lines import (
    Names,
    PrintedShares,
    groups_of,
    phrase_of,
)
from core.api.council_rows import CouncilRow, rows_of
from core.errors import N_, AmbiguousUnitError, CchcError, NotInTableError
from core.model import GroupRules, Message, RuleSet, UnitId
from core.text import fold
from core.units import Certainty
from core.workbook.columns import Column
from core.workbook.summary import (
    Grid,
    find_header,
    lines_below,
    needed_by,
    require_columns,
)

if TYPE_CHECKING:
    from core.api.archive import Archive

_NEAREST = 4


def recompute(
    archive: "Archive", grid: Grid, *, place: str | None = None, year: int | None = None
) -> "CouncilTable":
    """Return the summary table in ``grid`` with every line's standing, ranked anew.

    Units are those of the registry where a name is exactly one of theirs, else each
    name is a unit of its own. Each line follows the rules of its group and is ranked
    among the lines of that group; a unit without one goes with the group that most
    lines belong to. A line that cannot be reckoned keeps its problem.

    Raises:
        BadTableError: The cells have no readable header, or lack a column that the
            rules ask for.
        UnknownYearError: There are no rules for the year.
        UnknownPlaceError: There is no such place.
    """
    rules = archive.rules(place, year)
    names = Names(archive.registry(place), rules.year)
    header = find_header(grid, _ways_to_need(rules))
    lines = lines_below(grid, header, names.identify)
    groups = groups_of(lines, names, rules)
    require_columns(header, needed_by(groups.main))
    printed = PrintedShares(archive, place, rules.year)
    lines = tuple(printed.added_to(line, groups.of(line, names)) for line in lines)
    rows = rows_of(archive, lines, groups, names)
    return CouncilTable(
        year=rules.year,
        group=groups.main,
        is_known=groups.is_known,
        names=names,
        printed_shares=printed,
        rows=rows,
    )


@dataclass(frozen=True, kw_only=True)
class CouncilTable:
    """A council's table, recomputed.

    Attributes:
        year: The year whose rules it follows.
        group: The group whose rules most lines follow.
        is_known: Whether a unit of the table belongs to that group.
        names: How names are read.
        printed_shares: Where shares of communes came from if not from the table.
        rows: From top to bottom.
    """

    year: int
    group: GroupRules
    is_known: bool
    names: Names
    printed_shares: PrintedShares
    rows: tuple[CouncilRow, ...]

    @cached_property
    def _by_unit(self) -> Mapping[UnitId, CouncilRow]:
        return {row.row.unit: row for row in self.rows if row.row.printed_name}

    @cached_property
    def _by_group(self) -> Mapping[str, tuple[CouncilRow, ...]]:
        codes = dict.fromkeys(row.group.code for row in self.rows)
        return {
            code: tuple(row for row in self.rows if row.group.code == code)
            for code in codes
        }

    @cached_property
    def _obstacles(self) -> Mapping[str, CchcError | None]:
        return {code: _obstacle(rows) for code, rows in self._by_group.items()}

    def ranked_with(self, row: CouncilRow) -> int:
        """Return how many lines are ranked together with ``row``, itself included."""
        together = self._by_group[row.group.code]
        return sum(each.standing is not None for each in together)

    def obstacle(self, row: CouncilRow) -> CchcError | None:
        """Return why nobody of the row's group is ranked: a line is not reckoned."""
        return self._obstacles[row.group.code]

    def find(self, name: str) -> CouncilRow:
        """Return the line of the unit called ``name``.

        Raises:
            AmbiguousUnitError: Several units have that name.
            NotInTableError: No line is that unit.
        """
        row = self._by_unit.get(self.names.identify(name))
        if row is not None:
            return row
        found = self.names.mention(name)
        if found is not None and found.certainty is Certainty.AMBIGUOUS:
            candidates = tuple(unit.name for unit in found.units)
            raise AmbiguousUnitError(unit=name, candidates=candidates)
        raise NotInTableError(unit=name, candidates=self._nearest(name))

    def _nearest(self, name: str) -> tuple[str, ...]:
        from rapidfuzz import fuzz, process

        names = [row.row.printed_name for row in self.rows if row.row.printed_name]
        folded = [fold(each) for each in names]
        best = process.extract(fold(name), folded, scorer=fuzz.WRatio, limit=_NEAREST)
        return tuple(names[place] for _, _, place in best)

    def ranks(self, row: CouncilRow) -> tuple[int, int]:
        """Return the best and the worst rank the line may have: mostly the same one.

        Raises:
            CchcError: A line of the table, this one or another, cannot be reckoned.
        """
        row.reckoned()
        obstacle = self.obstacle(row)
        if obstacle is not None:
            raise obstacle.with_traceback(None)
        return row.ranks()

    def notes_on(self, row: CouncilRow) -> Iterator[Message]:
        """Yield what a reader of the line's standing must know besides its steps."""
        params = {"group": row.group.label, "year": self.year, "unit": row.name}
        for applies, text in (
            (len(self._by_group) > 1, _APART),
            (not self.is_known, _UNKNOWN_UNITS),
            (self._is_guest(row), _GUEST),
            (row.row.value(Column.SCALE) is None, _SCALE_FROM_RULES),
            (_exceeds(row), _EXCEEDS),
        ):
            if applies:
                yield Message(text=text, params=params)
        yield from self._about_shares(row)
        yield from self._about_others()

    def _is_guest(self, row: CouncilRow) -> bool:
        return row.unit is not None and row.unit.group != row.group.code

    def _about_shares(self, row: CouncilRow) -> Iterator[Message]:
        steps = () if row.standing is None else row.standing.trace.steps
        if phrase_of(row.row) or not any(step.what == "condition" for step in steps):
            return
        if row.row.shares:
            decision = self.printed_shares.decision()
            yield Message(text=_PRINTED_SHARES, params={"decision": decision})
        else:
            yield Message(text=_NO_SHARES)

    def _about_others(self) -> Iterator[Message]:
        waiting = tuple(row.name for row in self.rows if row.is_awaited)
        if waiting:
            params = {"units": waiting[:_NEAREST], "count": len(waiting)}
            yield Message(text=_WAITING, params=params)


def _ways_to_need(rules: RuleSet) -> tuple[tuple[Column, ...], ...]:
    """Return the columns each group's rules ask for, the most demanding first."""
    ways = dict.fromkeys(needed_by(group) for group in rules.groups)
    return tuple(sorted(ways, key=len, reverse=True))


def _obstacle(rows: tuple[CouncilRow, ...]) -> CchcError | None:
    problems = (row.problem for row in rows if not row.is_open)
    return next((problem for problem in problems if problem is not None), None)


def _exceeds(row: CouncilRow) -> bool:
    standing = row.standing
    if standing is None or standing.points is None or standing.scale is None:
        return False
    return standing.points > standing.scale


_APART = N_(
    "The table holds units of several groups, each ranked apart by its own rules: "
    "{unit} is ranked among the lines of {group}."
)
_UNKNOWN_UNITS = N_(
    "No unit of the table is in a group with rules: it follows those of {group} "
    "({year})."
)
_GUEST = N_(
    "{unit} belongs to another group: like most lines of the table it follows the "
    "rules of {group}."
)
_SCALE_FROM_RULES = N_(
    "The table states no standard scale for {unit}: the rules of {year} give it."
)
_EXCEEDS = N_("ATTENTION: the points are more than the standard scale.")
_PRINTED_SHARES = N_(
    "The table does not state the communes per band: those printed in decision "
    "{decision} are used."
)
_NO_SHARES = N_(
    "The table does not state the communes per band, nor does a decision: the band "
    "stays open. Add a column headed “Chỉ số CCHC cấp xã”."
)
_WAITING = N_(
    "Lines without all their scores, which are not ranked ({count}): {units}."
)
