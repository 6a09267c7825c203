"""The printed results of the shipped decision, and what its own parts give."""

from collections.abc import Mapping
from decimal import Decimal

import pytest

from core import api
from core.model import GroupResult, UnitResult
from tests.golden import seed_transcribed as ours

DECISION = api.open_archive().result("lai-chau", 2017)
MISPRINTED = "so-tu-phap"  # 64.25 + 15.80 is printed as 79.05
both_groups = pytest.mark.parametrize("group", ours.GROUPS)


def published() -> list[UnitResult]:
    return [row for group in DECISION.groups for row in group.rows]


def printed(row: UnitResult) -> tuple[Decimal | None, str, int | None]:
    return row.index, row.band, row.rank


def recomputed(row: UnitResult) -> tuple[Decimal | None, str, int | None]:
    standing = row.recomputed
    band = standing.band.label if standing.band else ""
    return standing.index, band, standing.rank


def transcribed(group: str) -> Mapping[str, tuple[Decimal, str, int]]:
    return {
        unit: (ours.points(row["index"]), row["band"], int(row["rank"]))
        for unit, row in ours.summary(group).items()
    }


@both_groups
def test_every_printed_row_comes_out_by_rank(group: str) -> None:
    rows: GroupResult = DECISION.group(group)

    found = {row.unit.id: printed(row) for row in rows.rows}
    assert found == transcribed(group)
    assert [row.rank for row in rows.rows] == [*range(1, len(found) + 1)]


def test_the_decision_ranks_20_departments_and_8_districts() -> None:
    assert {g.code: len(g.rows) for g in DECISION.groups} == {"so": 20, "huyen": 8}


@pytest.mark.parametrize("row", published(), ids=lambda row: row.unit.id)
def test_recomputed_equals_printed_but_for_the_misprinted_total(
    row: UnitResult,
) -> None:
    if row.unit.id == MISPRINTED:
        assert printed(row) == (Decimal("79.05"), "KHÁ", 12)
        assert recomputed(row) == (Decimal("80.05"), "TỐT", 12)
    else:
        assert recomputed(row) == printed(row)


@pytest.mark.parametrize("row", published(), ids=lambda row: row.unit.id)
def test_every_recomputed_figure_has_its_steps(row: UnitResult) -> None:
    steps = [step.what for step in row.recomputed.trace.steps]

    expected = ["points", "scale", "index", "band", "rank"]
    assert [what for what in steps if what != "condition"] == expected
    assert all(step.basis for step in row.recomputed.trace.steps)


def test_printed_bands_are_those_of_the_rules() -> None:
    for group in DECISION.groups:
        labels = {band.label: band.code for band in group.rules.bands}

        assert {labels[row.band] == row.band_code for row in group.rows} == {True}
