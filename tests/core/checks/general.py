"""Findings about a few lines under rules of the general schema."""

from core.checks import findings_of, subject_of
from core.model import (
    Annex,
    AnnexRow,
    Finding,
    GroupRules,
    ScoreTable,
    SummaryRow,
    UnitId,
)
from tests.core.ready import cell


def found(
    rules: GroupRules, *rows: SummaryRow, annex: Annex | None = None
) -> tuple[Finding, ...]:
    table = ScoreTable(group=rules.code, rows=rows, annex=annex)
    return findings_of(subject_of(table, rules))


def codes(rules: GroupRules, *rows: SummaryRow) -> list[tuple[str, str]]:
    return [(one.code, one.severity.value) for one in found(rules, *rows)]


def annex(**scores: str) -> Annex:
    """Return an annex of unit a; ``c1_1`` is the code 1.1."""
    rows = tuple(
        AnnexRow(
            code=name.removeprefix("c").replace("_", ".")
            if name[1].isdigit()
            else name,
            printed_code=name,
            label=name,
            cells=(cell(text),),
            is_total=not name[1].isdigit(),
            where="phụ biểu",
        )
        for name, text in scores.items()
    )
    return Annex(units=(UnitId("a"),), rows=rows)
