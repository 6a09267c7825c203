"""Words for figures, findings and bases, as msgids; the catalogues translate them."""

from typing import TYPE_CHECKING

from core.errors import N_
from core.i18n import Localizer
from core.model.basis import Basis, Interval, Status
from core.model.results import Severity
from core.model.table import CellState

if TYPE_CHECKING:
    from collections.abc import Callable

FIGURES = {
    "self_assessed": N_("self-assessed score"),
    "reviewed": N_("self-assessment as appraised"),
    "bonus": N_("bonus"),
    "penalty": N_("penalty"),
    "appraised": N_("appraised score"),
    "survey": N_("survey score"),
    "points": N_("total points"),
    "total": N_("total points"),
    "scale": N_("standard scale"),
    "index": N_("index (%)"),
    "band": N_("band"),
    "rank": N_("rank"),
}
STATUSES = {
    Status.STATED: N_("stated"),
    Status.INFERRED: N_("inferred"),
    Status.OBSERVED: N_("observed"),
}
EMPTY_CELLS = {
    CellState.NOT_APPLICABLE: N_("not applicable"),
    CellState.BLANK: N_("blank"),
    CellState.LOST: N_("lost in the scan"),
    CellState.UNDECIDABLE: N_("undecidable"),
}
SEVERITIES = {
    Severity.ERROR: N_("Error"),
    Severity.WARNING: N_("Warning"),
    Severity.NOTE: N_("Remark"),
    Severity.CANNOT_CHECK: N_("Cannot be checked"),
}
STYLES = {
    Severity.ERROR: "bold red",
    Severity.WARNING: "yellow",
    Severity.NOTE: "cyan",
    Severity.CANNOT_CHECK: "dim",
}


def named(figure: str, localizer: Localizer) -> str:
    """Return what people call a figure; an unknown key stands for itself."""
    return localizer.text(FIGURES[figure]) if figure in FIGURES else figure


def counted(severity: Severity, n: int, localizer: Localizer) -> str:
    """Return how many findings of a severity there are, as in "2 errors"."""
    say: dict[Severity, Callable[[], str]] = {
        Severity.ERROR: lambda: localizer.count("{n} error", "{n} errors", n),
        Severity.WARNING: lambda: localizer.count("{n} warning", "{n} warnings", n),
        Severity.NOTE: lambda: localizer.count("{n} note", "{n} notes", n),
        Severity.CANNOT_CHECK: lambda: localizer.count(
            "{n} that cannot be checked", "{n} that cannot be checked", n
        ),
    }
    return say[severity]()


def mark(basis: Basis | None, localizer: Localizer) -> str:
    """Return the citation of a stated value, else how it is known."""
    if basis is None:
        return ""
    cited = basis.is_stated and basis.citation
    return cite(basis) if cited else localizer.text(STATUSES[basis.status])


def cite(basis: Basis) -> str:
    """Return the document and the place in it."""
    if basis.citation is None:
        return ""
    parts = (basis.citation.document, basis.citation.locator)
    return ", ".join(part for part in parts if part)


def why(basis: Basis, localizer: Localizer) -> str:
    """Return the status of a value with its citation, evidence and interval."""
    status = localizer.text(STATUSES[basis.status])
    open_ = basis.interval and interval(basis.interval, localizer)
    known = localizer.text("possible: {interval}", interval=open_) if open_ else ""
    evidence = basis.evidence.rstrip(".") if known else basis.evidence
    said = "; ".join(part for part in (cite(basis), evidence, known) if part)
    return f"{status}: {said}"


def interval(values: Interval, localizer: Localizer) -> str:
    """Return an interval as people write it: ``> 95,5`` or ``(50; 70]``."""
    low = "" if values.low is None else localizer.number(values.low)
    high = "" if values.high is None else localizer.number(values.high)
    if low and high:
        opening = "[" if values.low_included else "("
        return f"{opening}{low}; {high}{']' if values.high_included else ')'}"
    if low:
        return f"{'≥' if values.low_included else '>'} {low}"
    return f"{'≤' if values.high_included else '<'} {high}" if high else ""
