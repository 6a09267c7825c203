"""Sums: parts and totals, in the summary and in the annex."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from core.checks.effect import effect_if
from core.checks.subject import Subject
from core.errors import N_
from core.model import Cell, Finding, Formula, Message, Severity, SummaryRow
from core.scoring.points import combined

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
    if _wrong(formula, summary) is not None:
        yield _finding(subject, row, formula, summary)
    elif _wrong(formula, annex) is not None and not _explained(subject, formula, annex):
        where = _where(subject, row, formula.result)
        yield replace(_finding(subject, row, formula, annex), where=where)


def _explained(subject: Subject, formula: Formula, values: Figures) -> bool:
    """Return whether a part, wrong by its own formula, already tells of this fault."""
    return any(
        _wrong(formula, {**values, part.result: computed}) is None
        for part in subject.rules.formulas
        if part.result in (term.name for term in formula.terms)
        for computed in (_wrong(part, values),)
        if computed is not None
    )


def _values(cells: Mapping[str, Cell], names: Iterable[str]) -> Figures:
    return {name: cells[name].value for name in names if name in cells}


def _where(subject: Subject, row: SummaryRow, code: str) -> str:
    cell = subject.item(row.unit, code)
    return row.where if cell is None else cell.where


def _wrong(formula: Formula, values: Figures) -> Decimal | None:
    """Return what the parts give, when the printed result differs from it.

    A part below 0 is out of range, which is told of its cell.
    """
    computed, printed = combined(formula, values), values.get(formula.result)
    parts = (values.get(term.name) for term in formula.terms)
    if any(part is not None and part < 0 for part in parts):
        return None
    return None if printed is None or computed == printed else computed


def _finding(
    subject: Subject, row: SummaryRow, formula: Formula, values: Figures
) -> Finding:
    printed, computed = values[formula.result], _wrong(formula, values)
    params = {
        "sum": sum_text(formula, values),
        "figure": figure_name(formula.result),
        "computed": computed,
        "printed": printed,
    }
    text = N_("{figure}: the parts give {sum} = {computed}, printed is {printed}")
    return Finding(
        code=f"{formula.result}-sum",
        severity=Severity.ERROR,
        group=subject.rules.code,
        unit=row.unit,
        where=row.where,
        printed=f"{printed}",
        computed=f"{computed}",
        message=Message(text=text, params=params),
        effect=effect_if(subject, row, _change(formula, row, computed, printed)),
    )


def _change(
    formula: Formula,
    row: SummaryRow,
    computed: Decimal | None,
    printed: Decimal | None,
) -> dict[str, Decimal]:
    """Return the part of the line that would change; the total follows by itself."""
    if formula.result not in ("appraised", "survey") or computed is None:
        return {}
    return {} if row.value(formula.result) != printed else {formula.result: computed}


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
    "total": N_("total score"),
    "index": N_("index"),
    "band": N_("band"),
    "rank": N_("rank"),
}


def figure_name(name: str) -> Message:
    """Return the name of a figure, for people."""
    return Message(text=_NAMES[name])
