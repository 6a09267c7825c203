"""The door for councils: a table of scores, recomputed by the rules of a year."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from core.api.council_lines import (
    Names,
    PrintedShares,
    group_of,
    missing,
    phrase_of,
    problem_of,
)
from core.errors import N_, AmbiguousUnitError, CchcError, NotInTableError
from core.model import GroupRules, Message, Standing, SummaryRow, Unit, UnitId
from core.text import fold
from core.units import Certainty
from core.workbook.columns import Column
from core.workbook.summary import Grid, absent, read_summary, unreadable

if TYPE_CHECKING:
    from core.api.archive import Archive

_NEAREST = 4


def recompute(
    archive: "Archive", grid: Grid, *, place: str | None = None, year: int | None = None
) -> "CouncilTable":
    """Return the summary table in ``grid`` with every line's standing, ranked anew.

    Units are those of the registry where a name is exactly one of theirs, else each
    name is a unit of its own. All lines follow the rules of the group that most of
    them belong to. A line that cannot be reckoned keeps its problem.

    Raises:
        BadTableError: The cells have no readable header.
        UnknownYearError: There are no rules for the year.
        UnknownPlaceError: There is no such place.
    """
    rules = archive.rules(place, year)
    names = Names(archive.registry(place), rules.year)
    lines = read_summary(grid, names.identify)
    group, is_known = group_of(lines, names, rules)
    printed = PrintedShares(archive, place, rules.year)
    lines = tuple(printed.added_to(line, group) for line in lines)
    rows = _standing_rows(archive, lines, group, names)
    return CouncilTable(
        year=rules.year,
        group=group,
        is_known=is_known,
        names=names,
        printed_shares=printed,
        rows=rows,
    )


def _standing_rows(
    archive: "Archive", lines: Sequence[SummaryRow], group: GroupRules, names: Names
) -> tuple["CouncilRow", ...]:
    places: dict[UnitId, list[str]] = {}
    for line in lines:
        places.setdefault(line.unit, []).append(line.where)
    problems = [problem_of(line, places[line.unit], group, names) for line in lines]
    sound = [line for line, p in zip(lines, problems, strict=True) if p is None]
    standings = {s.unit: s for s in archive.score(sound, group)}
    return tuple(
        CouncilRow(
            unit=names.unit(line.unit),
            row=line,
            standing=standings.get(line.unit) if problem is None else None,
            problem=problem,
        )
        for line, problem in zip(lines, problems, strict=True)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class CouncilRow:
    """One line of a council's table.

    Attributes:
        unit: The registry's unit, or None where the name is in no registry.
        row: The line's cells; its shares may be those of a decision.
        standing: Recomputed, or None where the line cannot be reckoned.
        problem: Why it cannot.
    """

    unit: Unit | None
    row: SummaryRow
    standing: Standing | None = None
    problem: CchcError | None = None

    @property
    def name(self) -> str:
        """Return the unit's name: the registry's, else the table's."""
        return self.row.printed_name if self.unit is None else self.unit.name

    @property
    def is_open(self) -> bool:
        """Return whether a score is still to be entered; such a line ranks nowhere."""
        return absent(self.row) is not None and unreadable(self.row) is None

    @property
    def is_awaited(self) -> bool:
        """Return whether the line is open and no mere heading."""
        begun = any(cell.value is not None for cell in self.row.cells.values())
        return self.is_open and (begun or self.unit is not None)

    def reckoned(self) -> Standing:
        """Return the recomputed standing.

        Raises:
            CchcError: A cell of the line is wrong or missing.
        """
        if self.problem is not None:
            # Raised many times over: each raise would lengthen its traceback.
            raise self.problem.with_traceback(None)
        if self.standing is None:
            raise missing(self.row, Column.SCALE)
        return self.standing

    def index(self) -> Decimal:
        """Return the recomputed index, in percent.

        Raises:
            CchcError: A cell of the line is wrong or missing.
        """
        index = self.reckoned().index
        if index is None:
            raise missing(self.row, Column.SCALE)
        return index


@dataclass(frozen=True, kw_only=True)
class CouncilTable:
    """A council's table, recomputed.

    Attributes:
        year: The year whose rules it follows.
        group: The group whose rules it follows.
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
    def ranked(self) -> int:
        """Return how many lines are ranked."""
        return sum(row.standing is not None for row in self.rows)

    @cached_property
    def obstacle(self) -> CchcError | None:
        """Return why nobody can be ranked: some line cannot be reckoned."""
        problems = (row.problem for row in self.rows if not row.is_open)
        return next((problem for problem in problems if problem is not None), None)

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
        standing = row.reckoned()
        if self.obstacle is not None:
            raise self.obstacle.with_traceback(None)
        best, worst = standing.best_rank, standing.worst_rank
        if best is None or worst is None:
            raise missing(row.row, Column.SCALE)
        return best, worst

    def notes_on(self, row: CouncilRow) -> Iterator[Message]:
        """Yield what a reader of the line's standing must know besides its steps."""
        params = {"group": self.group.label, "year": self.year, "unit": row.name}
        for applies, text in (
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
        return row.unit is not None and row.unit.group != self.group.code

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


def _exceeds(row: CouncilRow) -> bool:
    standing = row.standing
    if standing is None or standing.points is None or standing.scale is None:
        return False
    return standing.points > standing.scale


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
