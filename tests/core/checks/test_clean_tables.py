"""A table in which every figure follows from the rules is found clean."""

from hypothesis import given

from core.model import Severity
from tests.core.sheets import findings
from tests.core.tables import Case, cases

GRAVE = (Severity.ERROR, Severity.WARNING)


@given(cases())
def test_finds_nothing_wrong_with_a_clean_table(case: Case) -> None:
    grave = [f for f in findings(case.clean()) if f.severity in GRAVE]

    assert grave == []
