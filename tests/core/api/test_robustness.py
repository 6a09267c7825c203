"""Firmness of the shipped decision's ranks."""

from dataclasses import replace

import pytest

from core.api import open_archive
from core.api.robustness import Robustness, robustness
from core.model import Result, UnitId


@pytest.fixture(scope="module")
def result() -> Result:
    return open_archive().result()


@pytest.fixture(scope="module")
def departments(result: Result) -> Robustness:
    return robustness(result.group("so"))


def test_only_the_closest_units_change_places_within_rounding(
    departments: Robustness,
) -> None:
    assert departments.survey is not None
    wide = {u: p for u, p in departments.survey.places.items() if p[0] != p[1]}

    assert wide == {"bql-khu-ktck-ma-lu-thang": (17, 18),
                    "so-giao-thong-van-tai": (17, 18)}  # fmt: skip
    assert departments.survey.is_exact


def test_one_step_of_appraisal_moves_more(departments: Robustness) -> None:
    assert departments.appraised is not None
    assert departments.appraised.places[UnitId("so-giao-duc-va-dao-tao")] == (1, 2)
    assert departments.appraised.places[UnitId("so-y-te")] == (20, 20)


def test_a_field_with_an_unknown_maximum_is_not_left_out(
    departments: Robustness,
) -> None:
    unknown = [one.code for one, found in departments.fields if found is None]

    assert unknown == ["8"]
    assert departments.left_out(UnitId("so-y-te")) == (20, 20)
    assert departments.left_out(UnitId("so-la")) is None


def test_ranks_of_districts_stay(result: Result) -> None:
    found = robustness(result.group("huyen"))

    assert found.survey is not None
    assert all(best == worst for best, worst in found.survey.places.values())
    assert found.left_out(UnitId("huyen-muong-te")) == (3, 6)


def test_without_an_annex_little_can_be_said(result: Result) -> None:
    group = result.group("huyen")
    bare = replace(group, rows=tuple(replace(row, items={}) for row in group.rows))
    rules = replace(group.rules, criteria=())

    found = robustness(bare)
    assert (found.step, found.appraised) == (None, None)
    assert {spread for _, spread in found.fields} == {None}
    assert robustness(replace(bare, rules=rules)).survey is None
