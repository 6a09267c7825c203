"""One number has one way through the house: every door gives the same answer.

A door is a function from a unit's name to its printed index, band and rank; a new
front end joins by adding its own to `DOORS`.
"""

from collections.abc import Callable, Iterator
from decimal import Decimal

import pytest

from core import api
from core.model import UnitResult
from excel_addin.functions import CCHC_BAND, CCHC_EXPLAIN, CCHC_INDEX, CCHC_RANK

Answer = tuple[Decimal, str, int]
ARCHIVE = api.open_archive()


def units() -> Iterator[UnitResult]:
    """Yield every unit that the latest decision ranks."""
    return (row for group in ARCHIVE.result().groups for row in group.rows)


def from_the_core(name: str) -> Answer:
    found = ARCHIVE.result().find(ARCHIVE.find_unit(name).id)
    assert found is not None
    assert found.index is not None
    assert found.rank is not None
    return found.index, found.band, found.rank


def from_a_worksheet(name: str) -> Answer:
    index, rank = CCHC_INDEX(name), CCHC_RANK(name)
    assert isinstance(index, float)
    assert isinstance(rank, int)
    return Decimal(repr(index)), str(CCHC_BAND(name)), rank


def from_a_range(name: str) -> Answer:
    """Ask for all units at once, as a column that spills."""
    names = [[row.unit.name] for row in units()]
    place = names.index([name])
    shown = [f(names) for f in (CCHC_INDEX, CCHC_BAND, CCHC_RANK)]
    index, band, rank = (column[place][0] for column in shown)  # type: ignore[index]
    return Decimal(repr(index)), str(band), int(rank)


DOORS: dict[str, Callable[[str], Answer]] = {
    "core.api": from_the_core,
    "a formula": from_a_worksheet,
    "a formula over a range": from_a_range,
}
UNITS = [pytest.param(row, id=row.unit.id) for row in units()]


def test_there_are_28_units() -> None:
    assert len(UNITS) == 28


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("door", DOORS)
def test_every_door_gives_the_printed_answer(door: str, unit: UnitResult) -> None:
    answer = DOORS[door](unit.unit.name)

    assert answer == (unit.index, unit.band, unit.rank)


@pytest.mark.parametrize("unit", UNITS)
def test_the_name_printed_in_the_decision_is_answered_too(unit: UnitResult) -> None:
    assert from_a_worksheet(unit.printed_name) == from_the_core(unit.unit.name)


@pytest.mark.parametrize("unit", UNITS)
def test_a_table_recomputes_what_the_core_recomputes(unit: UnitResult) -> None:
    (group,) = (g for g in ARCHIVE.result().groups if unit in g.rows)
    rows: list[list[object]] = [["name", "appraised", "survey", "scale", "communes"]]
    rows += [
        [row.printed_name, *(row.row.printed(column) for column in rows[0][1:])]  # type: ignore[arg-type]
        for row in group.rows
    ]
    standing = unit.recomputed
    assert standing.index is not None
    assert standing.band is not None

    shown = [f(unit.unit.name, None, rows) for f in (CCHC_INDEX, CCHC_BAND, CCHC_RANK)]

    assert shown == [float(standing.index), standing.band.label, standing.rank]


@pytest.mark.parametrize("unit", UNITS)
def test_the_explanation_says_when_another_result_is_recomputed(
    unit: UnitResult,
) -> None:
    standing = unit.recomputed
    assert standing.band is not None
    same = (standing.index, standing.band.code, standing.rank) == (
        unit.index,
        unit.band_code,
        unit.rank,
    )

    told = str(CCHC_EXPLAIN(unit.unit.name))

    assert ("CHÚ Ý" in told) is not same
