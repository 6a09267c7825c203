"""Sums: parts and totals, in the summary and in the annex."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from core.checks.effect import effect_if
from core.checks.subject import Subject
from core.errors import N_
from core.model import (
    Cell,
    Finding,
    Formula,
    GroupRules,
    Message,
    Severity,
    SummaryRow,
)
from core.scoring.points import added, counted, cut

Figures = Mapping[str, Decimal | None]


def sum_findings(subject: Subject) -> Iterator[Finding]:
    """Yield an error for each printed sum that its printed parts contradict."""
    names = _names(subject.rules.formulas)
    for row in subject.rows:
        summary = _values(row.cells, names)
        annex = _values(subject.items.get(row.unit, {}), names)
        for formula in subject.rules.formulas:
            yield from _row_sum(subject, row, formula, summary, annex)


def _names(formulas: Iterable[Formula]) -> tuple[str, ...]:
    """Return every figure that a formula gives or adds up."""
    names = ((formula.result, *(t.name for t in formula.terms)) for formula in formulas)
    return tuple(dict.fromkeys(name for group in names for name in group))


def _row_sum(
    subject: Subject,
    row: SummaryRow,
    formula: Formula,
    summary: Figures,
    annex: Figures,
) -> Iterator[Finding]:
    rules = subject.rules
    if _wrong(formula, summary, rules) is not None:
        yield _finding(subject, row, formula, summary)
    elif _wrong(formula, annex, rules) is not None and not _explained(
        subject, formula, annex
    ):
        where = _where(subject, row, formula.result)
        yield replace(_finding(subject, row, formula, annex), where=where)


def _explained(subject: Subject, formula: Formula, values: Figures) -> bool:
    """Return whether a part, wrong by its own formula, already tells of this fault."""
    return any(
        _wrong(formula, {**values, part.result: computed}, subject.rules) is None
        for part in subject.rules.formulas
        if part.result in (term.name for term in formula.terms)
        for computed in (_wrong(part, values, subject.rules),)
        if computed is not None
    )


def _values(cells: Mapping[str, Cell], names: Iterable[str]) -> Figures:
    return {name: cells[name].value for name in names if name in cells}


def _where(subject: Subject, row: SummaryRow, code: str) -> str:
    cell = subject.item(row.unit, code)
    return row.where if cell is None else cell.where


def _wrong(formula: Formula, values: Figures, rules: GroupRules) -> Decimal | None:
    """Return what the parts give, when the printed result differs from it.

    It may be printed with all its digits, too. A part below 0 is out of range, which is
    told of its cell.
    """
    whole, printed = added(formula, values, rules), values.get(formula.result)
    computed = cut(formula.result, whole, rules)
    parts = (values.get(term.name) for term in formula.terms)
    if any(part is not None and part < 0 for part in parts):
        return None
    return None if printed is None or printed in (computed, whole) else computed


def _finding(
    subject: Subject, row: SummaryRow, formula: Formula, values: Figures
) -> Finding:
    printed, computed = values[formula.result], _wrong(formula, values, subject.rules)
    params = {
        "sum": sum_text(formula, counted(formula, values, subject.rules)),
        "figure": figure_name(formula.result, subject.rules),
        "computed": computed,
        "printed": printed,
    }
    text = N_("{figure}: the parts give {sum} = {computed}, printed is {printed}")
    return Finding(
        code=_code(formula.result),
        severity=Severity.ERROR,
        group=subject.rules.code,
        unit=row.unit,
        where=row.where,
        printed=f"{printed}",
        computed=f"{computed}",
        message=Message(text=text, params=params),
        effect=effect_if(
            subject, row, _change(subject, row, formula.result, computed, printed)
        ),
    )


def _code(result: str) -> str:
    return f"{result}-sum" if result in ("appraised", "total") else "part-sum"


def _change(
    subject: Subject,
    row: SummaryRow,
    name: str,
    computed: Decimal | None,
    printed: Decimal | None,
) -> dict[str, Decimal]:
    """Return the part of the line that would change; the total follows by itself."""
    is_part = name in ("appraised", "survey") or subject.rules.component(name)
    if name == "total" or not is_part or computed is None:
        return {}
    return {} if row.value(name) != printed else {name: computed}


def sum_text(formula: Formula, values: Figures) -> Message:
    """Return the sum with its figures, as a clerk writes it."""
    signs = " ".join(
        f"{'+' if term.adds else '−'} {{{term.name}}}" for term in formula.terms
    )
    return Message(text=signs.removeprefix("+ "), params=dict(values))


_NAMES = {
    "self_assessed": N_("self-assessed score"),
    "survey": N_("survey score"),
    "reviewed": N_("appraised result of the self-assessment"),
    "bonus": N_("bonus"),
    "penalty": N_("penalty"),
    "appraised": N_("appraised score"),
    "scale": N_("standard scale"),
    "communes": N_("communes per band"),
    "order": N_("number of the line"),
    "total": N_("total score"),
    "index": N_("index"),
    "band": N_("band"),
    "rank": N_("rank"),
}


def figure_name(name: str, rules: GroupRules | None = None) -> Message:
    """Return the name of a figure, for people; the rules' own where only they have."""
    part = None if rules is None else rules.component(name)
    if name in _NAMES or part is None:
        return Message(text=_NAMES[name])
    return Message(text="{label}", params={"label": part.label})
