"""The standard scale: the full one less the maxima of what is not applied."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import given

from core.model import Criterion, GroupRules, Maximum, Method, NotApplicable, UnitId
from core.scoring import not_applicable_points, standard_scale
from tests.core.clerk import scale
from tests.core.ready import RULES
from tests.core.strategies import STATED
from tests.core.tables import Case, cases


def leaf(code: str, points: str | None) -> Criterion:
    most = None if points is None else Maximum(points=Decimal(points), basis=STATED)
    return Criterion(code=code, label=code, method=Method.APPRAISED, maximum=most)


def heading(code: str, points: str | None = None) -> Criterion:
    return replace(leaf(code, points), method=None)


def rules(*criteria: Criterion, **exempt: tuple[str, ...]) -> GroupRules:
    exceptions = tuple(
        NotApplicable(unit=UnitId(unit), criteria=codes, basis=STATED)
        for unit, codes in exempt.items()
    )
    return replace(
        RULES, criteria=criteria, scale=replace(RULES.scale, not_applicable=exceptions)
    )


TREE = (
    heading("1"),
    leaf("1.1", "2"),
    leaf("1.10", "3"),
    heading("2", "14"),
    leaf("2.1", None),
    leaf("2.2", None),
)


@given(cases())
def test_is_what_a_clerk_reckons(case: Case) -> None:
    for unit in case.books.units:
        assert standard_scale(case.rules, unit) == scale(case.books, unit)


def test_a_unit_without_exceptions_has_the_full_scale() -> None:
    assert standard_scale(rules(*TREE, xa=("1.1",)), "xb") == 100


def test_a_field_stands_for_all_below_it() -> None:
    assert standard_scale(rules(*TREE, xa=("1",)), "xa") == 95


def test_a_code_is_no_prefix_of_a_longer_one() -> None:
    assert standard_scale(rules(*TREE, xa=("1.1",)), "xa") == 98


def test_a_field_with_a_maximum_of_its_own_counts_once_and_whole() -> None:
    assert not_applicable_points(rules(*TREE), ["2"]) == 14
    assert not_applicable_points(rules(*TREE), ["2.1", "2.2"]) == 14


def test_part_of_a_field_whose_split_is_unknown_cannot_be_reckoned() -> None:
    assert not_applicable_points(rules(*TREE), ["2.1"]) is None
    assert standard_scale(rules(*TREE, xa=("1.1", "2.1")), "xa") is None


def test_a_heading_inside_a_field_that_is_not_applied_is_not_taken_off_again() -> None:
    nested = (heading("5", "14"), heading("5.5", "4"), leaf("5.5.1", None))

    assert not_applicable_points(rules(*nested), ["5"]) == 14


def test_a_heading_without_criteria_below_takes_nothing_off() -> None:
    bare = (*TREE, heading("3", "11"))

    assert standard_scale(rules(*bare, xa=("1.1",)), "xa") == 98
