"""What a worksheet function can say about one unit: printed, or recomputed."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from core.api.council import CouncilTable
from core.api.council_rows import CouncilRow
from core.errors import N_, MissingFigureError, UndeterminedError, UnitNotRankedError
from core.i18n import Localizer
from core.model import (
    GroupResult,
    Message,
    Result,
    Standing,
    UnitResult,
)
from excel_addin.cells import Grid
from excel_addin.explanations import (
    Figure,
    contradictions,
    either,
    figures,
    or_dash,
    steps,
)
from excel_addin.reasons import reason
from excel_addin.shelf import Shelf

_LONGEST_NAME = 200


class Found(Protocol):
    """A unit found in a decision or in a table."""

    def index(self) -> Decimal:
        """Return its index, in percent."""
        ...

    def band(self) -> str:
        """Return its band as decisions print it."""
        ...

    def rank(self) -> int:
        """Return its rank; 1 is best."""
        ...

    def explanation(self, localizer: Localizer) -> str:
        """Return how its figures came about, one step a line."""
        ...


class Source(Protocol):
    """Where units are looked up."""

    def find(self, name: str) -> Found:
        """Return what is known about the unit called ``name``."""
        ...


def source(shelf: Shelf, year: int | None, table: Grid | None) -> Source:
    """Return the released decision of ``year``, or the given table.

    Raises:
        CchcError: There is no such year, or the cells are no summary table.
    """
    if table is None:
        return PrintedSource(shelf, shelf.archive.result(year=year))
    return TableSource(shelf.table(table, year))


def shortened(name: str) -> str:
    """Return a name short enough to be looked up and repeated in a message."""
    return name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME]}…"


@dataclass(frozen=True, slots=True)
class PrintedSource:
    """The figures that a released decision prints."""

    shelf: Shelf
    result: Result

    def find(self, name: str) -> Found:
        """Return the unit's printed figures.

        Raises:
            UnknownUnitError: No unit has that name.
            AmbiguousUnitError: Several have it.
            UnitNotRankedError: The decision does not rank the unit.
        """
        year = self.result.year
        unit = self.shelf.archive.find_unit(shortened(name), year=year)
        for group in self.result.groups:
            for row in group.rows:
                if row.unit.id == unit.id:
                    return Printed(self.result, group, row)
        raise UnitNotRankedError(unit=unit.name, year=year)


@dataclass(frozen=True, slots=True)
class Printed:
    """One unit's line in a released decision."""

    result: Result
    group: GroupResult
    row: UnitResult

    def index(self) -> Decimal:
        """Return the printed index."""
        return self._there(self.row.index, N_("index"))

    def band(self) -> str:
        """Return the printed band."""
        return self._there(self.row.band or None, N_("band"))

    def rank(self) -> int:
        """Return the printed rank."""
        return self._there(self.row.rank, N_("rank"))

    def _there(self, figure: Figure | None, what: str) -> Figure:
        if figure is None:
            raise MissingFigureError(
                where=self.result.decision.number,
                unit=self.row.unit.name,
                figure=Message(text=what),
            )
        return figure

    def explanation(self, localizer: Localizer) -> str:
        """Return the printed figures, their source, and what contradicts them."""
        return "\n".join(self._lines(localizer))

    def _lines(self, localizer: Localizer) -> Iterator[str]:
        yield localizer.say(self._fact())
        yield localizer.say(self._source())
        yield localizer.say(self._recomputed())
        yield from steps(self.row.recomputed, localizer)
        yield from contradictions(self.row.findings, localizer)

    def _fact(self) -> Message:
        row = self.row
        params = {
            "unit": row.unit.name,
            "rank": or_dash(row.rank),
            "count": len(self.group.rows),
            "index": or_dash(row.index),
            "band": row.band or "–",
            "year": self.result.year,
        }
        text = N_("{unit}: rank {rank}/{count} · {index} % · {band} · year {year}")
        return Message(text=text, params=params)

    def _source(self) -> Message:
        decision = self.result.decision
        params = {"decision": decision.number, "date": decision.issued}
        return Message(text=N_("Source: decision {decision} of {date}."), params=params)

    def _recomputed(self) -> Message:
        standing = self.row.recomputed
        same = (
            standing.index == self.row.index
            and standing.rank == self.row.rank
            and _band_code(standing) == self.row.band_code
        )
        if same:
            return Message(
                text=N_("Recomputed from the scores printed beside: the same.")
            )
        text = N_(
            "ATTENTION: recomputed from the scores printed beside: {index} % · "
            "{band} · rank {rank}."
        )
        return Message(text=text, params=figures(standing))


@dataclass(frozen=True, slots=True)
class TableSource:
    """The figures recomputed from a council's own table."""

    table: CouncilTable

    def find(self, name: str) -> Found:
        """Return the unit's recomputed figures.

        Raises:
            AmbiguousUnitError: Several units have that name.
            NotInTableError: No line of the table is that unit.
        """
        return Recomputed(self.table, self.table.find(shortened(name)))


@dataclass(frozen=True, slots=True)
class Recomputed:
    """One unit's line in a council's table."""

    table: CouncilTable
    row: CouncilRow

    def index(self) -> Decimal:
        """Return the recomputed index."""
        return self.row.index()

    def band(self) -> str:
        """Return the band the index reaches by the rules.

        Raises:
            UndeterminedError: The rules leave several bands open.
            MissingFigureError: The rules have no band there.
        """
        bands = self.row.reckoned().bands
        if len(bands) > 1:
            raise UndeterminedError(choices=either([b.label for b in bands]), why=_WHY)
        if not bands:
            where, figure = self.row.row.where, Message(text=N_("band"))
            raise MissingFigureError(where=where, unit=self.row.name, figure=figure)
        return bands[0].label

    def rank(self) -> int:
        """Return the rank among the lines of the table.

        Raises:
            UndeterminedError: Open bands leave several ranks open.
        """
        best, worst = self.table.ranks(self.row)
        if best == worst:
            return best
        text = N_("rank {best} to {worst}")
        choices = Message(text=text, params={"best": best, "worst": worst})
        raise UndeterminedError(choices=choices, why=_WHY)

    def explanation(self, localizer: Localizer) -> str:
        """Return the recomputed figures, each step, and what came from elsewhere."""
        return "\n".join(self._lines(localizer))

    def _lines(self, localizer: Localizer) -> Iterator[str]:
        self.row.index()  # a line without an index has nothing to be explained
        text = N_(
            "{unit}: recomputed from the table by the rules of {year}: {index} % · "
            "{band} · rank {rank}/{count}"
        )
        params = {
            "unit": self.row.name,
            "year": self.table.year,
            "count": self.table.ranked_with(self.row),
            **figures(self.row.reckoned()),
        }
        obstacle = self.table.obstacle(self.row)
        if obstacle is not None:
            params["rank"] = "–"
        yield localizer.text(text, **params)
        if obstacle is not None:
            yield f"! {reason(obstacle, localizer)}"
        yield from steps(self.row.reckoned(), localizer)
        yield from (localizer.say(note) for note in self.table.notes_on(self.row))


def _band_code(standing: Standing) -> str | None:
    """Return the one band of a standing; a text no code is where several are open."""
    if len(standing.bands) > 1:
        return ""
    return standing.band.code if standing.band else None


_WHY = Message(text=N_("The known rules do not decide it; CCHC_EXPLAIN says why."))
