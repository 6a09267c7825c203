"""Lines of a council's table with their standings, each group ranked apart."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from core.api.council_lines import Groups, Names, missing, problem_of
from core.errors import N_, CchcError, UndeterminedError
from core.model import GroupRules, Message, Standing, SummaryRow, Unit, UnitId
from core.workbook.columns import Column
from core.workbook.summary import absent, scores_of, unreadable

if TYPE_CHECKING:
    from core.api.archive import Archive


@dataclass(frozen=True, slots=True, kw_only=True)
class CouncilRow:
    """One line of a council's table.

    Attributes:
        unit: The registry's unit, or None where the name is in no registry.
        group: The rules it follows; it is ranked among the lines that follow them.
        row: The line's cells; its shares may be those of a decision.
        standing: Recomputed, or None where the line cannot be reckoned.
        problem: Why it cannot.
    """

    unit: Unit | None
    group: GroupRules
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
        scores = scores_of(self.group)
        return absent(self.row, scores) is not None and not unreadable(self.row, scores)

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

    def ranks(self) -> tuple[int, int]:
        """Return the best and the worst rank the line may have.

        Raises:
            CchcError: A figure that ranks go by is wrong or missing, or the rules do
                not rank the unit.
        """
        standing = self.reckoned()
        if standing.unranked is not None:
            choices = Message(text=N_("not ranked"))
            raise UndeterminedError(choices=choices, why=standing.unranked)
        if standing.best_rank is None or standing.worst_rank is None:
            raise missing(self.row, self._unknown_key())
        return standing.best_rank, standing.worst_rank

    def _unknown_key(self) -> Column:
        """Return the column without which the line has no rank."""
        ranking = self.group.ranking
        keys = {*ranking.key, ranking.second_key}
        scores = (Column.APPRAISED, Column.SURVEY)
        asked = (column for column in scores if column.value in keys)
        unknown = (column for column in asked if self.row.value(column) is None)
        return next(unknown, Column.SCALE)


def rows_of(
    archive: "Archive", lines: Sequence[SummaryRow], groups: Groups, names: Names
) -> tuple[CouncilRow, ...]:
    """Return every line with its standing among the lines of its group.

    Args:
        archive: What reckons.
        lines: From top to bottom.
        groups: The rules that lines follow.
        names: How names are read.
    """
    places: dict[UnitId, list[str]] = {}
    for line in lines:
        places.setdefault(line.unit, []).append(line.where)
    bare = [
        CouncilRow(
            unit=names.unit(line.unit),
            group=(group := groups.of(line, names)),
            row=line,
            problem=problem_of(line, places[line.unit], group, names),
        )
        for line in lines
    ]
    standings = _standings(archive, [row for row in bare if row.problem is None])
    return tuple(_with(row, standings) for row in bare)


def _standings(
    archive: "Archive", rows: Sequence[CouncilRow]
) -> dict[UnitId, Standing]:
    groups = {row.group.code: row.group for row in rows}
    scored = (
        archive.score([row.row for row in rows if row.group is group], group)
        for group in groups.values()
    )
    return {standing.unit: standing for found in scored for standing in found}


def _with(row: CouncilRow, standings: dict[UnitId, Standing]) -> CouncilRow:
    standing = standings.get(row.row.unit) if row.problem is None else None
    return replace(row, standing=standing)
