"""Words shared by doors and papers: of findings, cells and what values stand on.

They are msgids; the catalogues translate them.
"""

from core.errors import N_
from core.i18n import Localizer
from core.model.basis import Basis, Interval, Status
from core.model.results import Severity
from core.model.table import CellState

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


def cite(basis: Basis) -> str:
    """Return the document and the place in it; empty without one."""
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
