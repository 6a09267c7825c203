"""One fault in clean tables of any rule set gives its finding and no other error."""

import pytest
from hypothesis import assume, given

from core.model import Severity
from tests.core.checks.faults import FIGURES, Make, above_observed
from tests.core.checks.misprints import MISPRINTS
from tests.core.sheets import errors, findings
from tests.core.strategies import group_rules
from tests.core.tables import Case, cases

FULL = cases(group_rules(formulas=(2, 2), stated=True), is_full=True)
OBSERVED = cases(group_rules(formulas=(2, 2)), is_full=True)


def named(make: Make) -> str:
    return make.__name__


@pytest.mark.parametrize("make", [*FIGURES, *MISPRINTS], ids=named)
@given(case=FULL)
def test_a_fault_is_told_once_and_of_its_unit(make: Make, case: Case) -> None:
    made = make(case)

    assume(made is not None)
    assert made is not None
    assert errors(made.page) == made.expected


@given(case=OBSERVED)
def test_above_an_observed_maximum_nothing_is_proven(case: Case) -> None:
    made = above_observed(case)

    assume(made is not None)
    assert made is not None
    assert errors(made.page) == made.expected
    open_ones = {
        f.code for f in findings(made.page) if f.severity is Severity.CANNOT_CHECK
    }
    assert "range-maximum" in open_ones
