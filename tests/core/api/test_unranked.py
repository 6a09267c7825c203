"""Units that the rules do not rank: what cannot be asked of them, and what can."""

from pathlib import Path

import pytest

from core.api.target import Goal, target
from core.errors import BadAssumptionError
from core.model import GroupResult
from tests.core.bandless import bandless


@pytest.fixture
def group(tmp_path: Path) -> GroupResult:
    folder = bandless(tmp_path / "tinh-x", ranks_all=False)
    return folder.opened().result().group("so")


def test_no_rank_can_be_aimed_at(group: GroupResult) -> None:
    unranked = group.rows[1]

    with pytest.raises(BadAssumptionError, match="CCHC-117"):
        target(group, unranked, Goal(rank=1))


def test_a_ranked_unit_passes_it_over(group: GroupResult) -> None:
    found = target(group, group.rows[0], Goal(rank=1))

    assert found.is_reached
    assert found.least is not None
    assert found.least.after.worst_rank == 1


def test_no_one_overtakes_it(group: GroupResult) -> None:
    first, unranked = group.rows

    with pytest.raises(BadAssumptionError):
        target(group, first, Goal(over=unranked))


def test_its_standing_says_why(group: GroupResult) -> None:
    assert [row.recomputed.unranked for row in group.rows] == [None, "mới thành lập"]
