"""What bears on the figures of an answer: bands left open, contradictions."""

from collections.abc import Collection, Iterator, Sequence

from bot.conversation.answers.scope import Scope
from core.errors import N_
from core.model import UnitId, UnitResult


def of_units(scope: Scope, rows: Sequence[UnitResult]) -> Iterator[str]:
    """Yield what contradicts the figures of a few units, both readings of each."""
    for row in rows:
        for said in scope.speaker.contradictions(row):
            yield f"{row.unit.name}: {said}" if len(rows) > 1 else said


def of_list(scope: Scope, rows: Sequence[UnitResult]) -> Iterator[str]:
    """Yield a line on bands left open and one on the marks of a list."""
    yield from open_bands(scope, rows)
    yield from of_marks(scope, rows)


def of_marks(scope: Scope, rows: Sequence[UnitResult]) -> Iterator[str]:
    """Yield in one line which units are contradicted, and how to read more."""
    speaker, year = scope.speaker, scope.result.year
    names = tuple(row.unit.name for row in rows if speaker.is_contradicted(row))
    if names:
        yield speaker.say(
            N_(
                "* Figures that contradict others: {units}. Ask “{question}” to see "
                "both readings."
            ),
            units=names,
            question=f"vì sao {names[0]} năm {year}",
        )


def open_bands(
    scope: Scope, rows: Sequence[UnitResult], told: Collection[UnitId] = ()
) -> Iterator[str]:
    """Yield in one line which bands the rules leave open.

    Args:
        scope: The question.
        rows: The units of the answer; where a rank among them is open as well, the
            units of their group that make it so are named.
        told: Units whose open band the answer says elsewhere.
    """
    units = [
        _both(scope, row) for row in _concerned(scope, rows) if row.unit.id not in told
    ]
    if units:
        text = N_("Band not settled: {units}.")
        yield scope.speaker.say(text, units="; ".join(units))


def _both(scope: Scope, row: UnitResult) -> str:
    """Return a unit with the bands it may have and the one that is printed."""
    speaker = scope.speaker
    return speaker.say(
        N_("{unit} ({bands}; printed: {band})"),
        unit=row.unit.name,
        bands=" / ".join(band.label for band in row.recomputed.bands),
        band=speaker.index_and_band(row)[1],
    )


def _concerned(scope: Scope, rows: Sequence[UnitResult]) -> Iterator[UnitResult]:
    """Yield the units with an open band that bears on ``rows``."""
    asked = {row.unit.id: row for row in rows}
    for group in scope.result.groups:
        ours = [asked[r.unit.id] for r in group.rows if r.unit.id in asked]
        every = any(_has_open_rank(row) for row in ours)
        yield from (row for row in (group.rows if every else ours) if is_open(row))


def is_open(row: UnitResult) -> bool:
    """Return whether the rules leave a unit's band open."""
    return len(row.recomputed.bands) > 1


def _has_open_rank(row: UnitResult) -> bool:
    return row.recomputed.best_rank != row.recomputed.worst_rank
