"""Items: the criteria of a unit against the totals printed for it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from core.checks.effect import effect_if
from core.checks.ranges import out_of_range
from core.checks.subject import Subject, is_unknown
from core.checks.sums import figure_name
from core.errors import N_
from core.model import (
    Cell,
    Effect,
    Finding,
    Formula,
    GroupRules,
    Message,
    Method,
    Severity,
    SummaryRow,
)
from core.scoring.points import Values, added, cut, summed

_TARGETS = {Method.APPRAISED: "reviewed", Method.SURVEY: "survey"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemSum:
    """The items of one unit and the total they should add up to.

    Attributes:
        row: The unit's summary line.
        figure: Name of the printed total.
        printed: The printed total.
        where: Where that total stands.
        added: Sum of the legible items.
        codes: Codes of these items.
        unknown: Codes of items that are not to be had.
        tolerance: How far rounded items may be off, in points.
    """

    row: SummaryRow
    figure: str
    printed: Decimal
    where: str
    added: Decimal
    codes: tuple[str, ...]
    unknown: tuple[str, ...]
    tolerance: Decimal

    @property
    def fits(self) -> bool:
        """Return whether items and total agree within rounding."""
        return abs(self.added - self.printed) <= self.tolerance


def item_findings(subject: Subject) -> Iterator[Finding]:
    """Yield an error for each total its own items contradict; else what hinders."""
    if subject.table.annex is None:
        return
    for method, figure in _TARGETS.items():
        codes = [c.code for c in subject.rules.criteria if c.method is method]
        if not codes:
            continue
        targets = [(row, _target(subject, row, figure)) for row in subject.rows]
        known = [(row, cell) for row, cell in targets if cell is not None]
        if not known:
            yield _no_totals(subject, figure)
        for row, cell in known:
            yield from _compared(subject, _added(subject, row, cell, codes, figure))


def _target(subject: Subject, row: SummaryRow, figure: str) -> Cell | None:
    """Return the printed total: in the annex, else in the summary."""
    in_annex = subject.item(row.unit, figure)
    if in_annex is not None and in_annex.value is not None:
        return in_annex
    cell = row.cells.get(_summary_column(subject, figure))
    return cell if cell is not None and cell.value is not None else None


def _summary_column(subject: Subject, figure: str) -> str:
    """Return the summary's column for ``figure``.

    Without bonus and penalty in the rules, the appraised column is the items' sum.
    """
    direct = figure == "reviewed" and subject.rules.formula("appraised") is None
    return "appraised" if direct else figure


def _added(
    subject: Subject, row: SummaryRow, total: Cell, codes: Sequence[str], figure: str
) -> ItemSum:
    items = subject.items.get(row.unit, {})
    cells = [(code, items.get(code)) for code in codes]
    values = {k: c.value for k, c in cells if c is not None and c.value is not None}
    is_survey = figure == "survey"
    tolerance = subject.rules.survey_tolerance if is_survey else Decimal(0)
    return ItemSum(
        row=row,
        figure=figure,
        printed=total.value or Decimal(0),
        where=total.where,
        added=summed(values.values()),
        codes=tuple(values),
        unknown=tuple(k for k, c in cells if k not in values and is_unknown(c)),
        tolerance=tolerance * len(values),
    )


def _compared(subject: Subject, items: ItemSum) -> Iterator[Finding]:
    if items.unknown:
        yield _cannot_check(subject, items)
    elif not items.fits and not _explained(subject, items):
        yield _contradiction(subject, items)


def _explained(subject: Subject, items: ItemSum) -> bool:
    """Return whether another finding about this total already tells of the fault.

    That is so when an item is out of range, when the summary prints what the items
    give, and when a sum on either page adds up with what they give, not as printed.
    """
    if out_of_range(subject, items.row.unit, items.codes):
        return True
    column = _summary_column(subject, items.figure)
    summary = _values(items.row.cells)
    annex = _values(subject.items[items.row.unit])
    copied = summary.get(column)
    if copied is not None and copied != items.printed:
        return abs(copied - items.added) <= items.tolerance
    return any(
        _settles(formula, {**values, name: items.added}, items.tolerance, subject.rules)
        for name, values in ((column, summary), (items.figure, annex))
        for formula in subject.rules.formulas
        if name in (term.name for term in formula.terms)
        if not _settles(formula, values, Decimal(0), subject.rules)
    )


def _values(cells: Mapping[str, Cell]) -> dict[str, Decimal | None]:
    return {name: cell.value for name, cell in cells.items()}


def _settles(
    formula: Formula, values: Values, tolerance: Decimal, rules: GroupRules
) -> bool:
    whole, printed = added(formula, values, rules), values.get(formula.result)
    computed = cut(formula.result, whole, rules)
    if computed is None or printed is None:
        return False
    return abs(computed - printed) <= tolerance


def _contradiction(subject: Subject, items: ItemSum) -> Finding:
    text = N_("{figure}: {count} criteria add up to {computed}, printed is {printed}")
    return Finding(
        code=f"items-{items.figure}",
        severity=Severity.ERROR,
        group=subject.rules.code,
        unit=items.row.unit,
        where=items.where,
        printed=f"{items.printed}",
        computed=f"{items.added}",
        message=Message(text=text, params=_params(items)),
        effect=_effect(subject, items),
    )


def _effect(subject: Subject, items: ItemSum) -> Effect:
    """Return the effect of the items being right: the line's part moves with them."""
    column = "survey" if items.figure == "survey" else "appraised"
    printed = items.row.value(column)
    if printed is None:
        return Effect()
    changed = printed + items.added - items.printed
    return effect_if(subject, items.row, {column: changed})


def _cannot_check(subject: Subject, items: ItemSum) -> Finding:
    rest = items.printed - items.added
    params = {**_params(items), "rest": rest, "tolerance": items.tolerance}
    text = N_(
        "{figure}: {codes} cannot be read; the other {count} criteria add up to "
        "{computed} of {printed}; it fits only with {rest} there"
    )
    if items.tolerance:
        text = N_(
            "{figure}: {codes} cannot be read; the other {count} criteria add up to "
            "{computed} of {printed}; it fits only with {rest} ± {tolerance} there"
        )
    return Finding(
        code=f"items-{items.figure}",
        severity=Severity.CANNOT_CHECK,
        group=subject.rules.code,
        unit=items.row.unit,
        where=items.where,
        printed=f"{items.printed}",
        computed=f"{items.added}",
        message=Message(text=text, params=params),
    )


def _params(items: ItemSum) -> dict[str, object]:
    return {
        "figure": figure_name(items.figure),
        "codes": ", ".join(items.unknown),
        "count": len(items.codes),
        "computed": items.added,
        "printed": items.printed,
    }


def _no_totals(subject: Subject, figure: str) -> Finding:
    text = N_("{figure}: no total is printed, so the criteria cannot be compared")
    return Finding(
        code=f"items-{figure}",
        severity=Severity.CANNOT_CHECK,
        group=subject.rules.code,
        where=subject.table.annex.where if subject.table.annex else None,
        message=Message(text=text, params={"figure": figure_name(figure)}),
    )
