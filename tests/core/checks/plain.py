"""A small clean decision of two units to try one check at a time."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from core.model import (
    Basis,
    Criterion,
    Finding,
    GroupRules,
    Maximum,
    Method,
    NotApplicable,
    UnitId,
)
from tests.core.ready import INFERRED, RULES
from tests.core.sheets import Sheet, findings
from tests.core.strategies import STATED, formula

A, B = UnitId("a"), UnitId("b")
BOTH = (A, B)


def criterion(code: str, method: Method, most: str | None, basis: Basis) -> Criterion:
    """Return a scored criterion."""
    maximum = None if most is None else Maximum(points=Decimal(most), basis=basis)
    return Criterion(code=code, label=code, method=method, maximum=maximum)


CRITERIA = (
    Criterion(code="1", label="Lĩnh vực 1"),
    criterion("1.1", Method.APPRAISED, "80", STATED),
    criterion("1.2", Method.APPRAISED, "10", INFERRED),
    criterion("1.3", Method.APPRAISED, None, STATED),
    criterion("1.4", Method.SURVEY, "20", STATED),
)
EXACT_PARTS = (
    formula("appraised", ("reviewed", "bonus", "-penalty")),
    formula("total", ("appraised", "survey")),
)
PLAIN = replace(RULES, criteria=CRITERIA, formulas=EXACT_PARTS)


def exempt(*codes: str, rules: GroupRules = PLAIN) -> GroupRules:
    """Return the rules with criteria that are not applied to unit A."""
    exception = NotApplicable(unit=A, criteria=codes, basis=INFERRED)
    return replace(rules, scale=replace(rules.scale, not_applicable=(exception,)))


def line(unit: UnitId, **figures: str) -> Mapping[str, str]:
    """Return a line of the summary; figures given replace the plain ones."""
    plain = {
        "appraised": "70,00",
        "survey": "12,00",
        "total": "82,00",
        "scale": "100",
        "index": "82,00",
        "communes": "",
        "band": "GOOD",
        "rank": "1",
    }
    return {"unit": unit, "name": unit, **plain, **figures}


ROWS = (
    ("1", "", ""),
    ("1.1", "66,00", "66,00"),
    ("1.2", "3,00", "3,00"),
    ("1.3", "1,00", "1,00"),
    ("1.4", "12,00", "12,00"),
    ("survey", "12,00", "12,00"),
    ("reviewed", "70,00", "70,00"),
    ("bonus", "1,00", "1,00"),
    ("penalty", "1,00", "1,00"),
    ("appraised", "70,00", "70,00"),
    ("scale", "100", "100"),
    ("total", "82,00", "82,00"),
)
PAGE = Sheet(rules=PLAIN, summary=(line(A), line(B)), units=BOTH, annex=ROWS)
SUMMARY = replace(PAGE, units=(), annex=())


def without(page: Sheet, *codes: str) -> Sheet:
    """Return the tables without some rows of the annex."""
    return replace(page, annex=tuple(r for r in page.annex if r[0] not in codes))


def only(page: Sheet) -> Finding:
    """Return the one finding in the tables."""
    (found,) = findings(page)
    return found


def coded(page: Sheet, code: str) -> Finding:
    """Return the one finding with that code."""
    (found,) = (finding for finding in findings(page) if finding.code == code)
    return found


def codes(page: Sheet) -> list[tuple[str, str | None, str]]:
    """Return code, unit and severity of every finding."""
    return [(f.code, f.unit, f.severity.value) for f in findings(page)]
