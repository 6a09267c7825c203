"""Words of the terminal for figures, findings and bases, as msgids."""

from typing import TYPE_CHECKING

from core.errors import N_
from core.i18n import Localizer
from core.model.basis import Basis
from core.model.results import Finding, Severity
from core.wording import STATUSES, cite

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

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


def how_many(findings: "Sequence[Finding]", localizer: Localizer) -> str:
    """Return how many findings of each severity there are, in one line."""
    numbers = [
        counted(severity, n, localizer)
        for severity in Severity
        if (n := sum(one.severity is severity for one in findings))
    ]
    if not numbers:
        return localizer.text("Found: nothing to remark.")
    return localizer.text("Found: {numbers}.", numbers=", ".join(numbers))


def mark(basis: Basis | None, localizer: Localizer) -> str:
    """Return the citation of a stated value, else how it is known."""
    if basis is None:
        return ""
    cited = basis.is_stated and basis.citation
    return cite(basis) if cited else localizer.text(STATUSES[basis.status])
