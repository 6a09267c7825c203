"""Checks: what a published table says against itself and against its rules.

One family a file. Each yields `Finding` values; nothing is corrected, both readings
are told.
"""

from core.checks.bands import band_findings
from core.checks.gaps import gap_findings
from core.checks.items import item_findings
from core.checks.maxima import maximum_findings, rule_findings
from core.checks.order import order_findings
from core.checks.pages import page_findings, told_once
from core.checks.parts import part_findings
from core.checks.ranges import range_findings
from core.checks.ranks import rank_findings
from core.checks.ratios import ratio_findings
from core.checks.scales import scale_findings
from core.checks.shape import shape_findings
from core.checks.shares import share_findings
from core.checks.steps import step_findings
from core.checks.subject import Subject, subject_of
from core.checks.sums import sum_findings
from core.model import Finding, Severity

FAMILIES = (
    shape_findings,
    sum_findings,
    item_findings,
    ratio_findings,
    band_findings,
    rank_findings,
    share_findings,
    scale_findings,
    range_findings,
    gap_findings,
    page_findings,
    part_findings,
    step_findings,
    maximum_findings,
    order_findings,
)

__all__ = ["FAMILIES", "Subject", "findings_of", "rule_findings", "subject_of"]


def findings_of(subject: Subject) -> tuple[Finding, ...]:
    """Return all findings about a group, gravest first, else in the table's order.

    What concerns no single unit stands before the units.
    """
    order = list(Severity)
    lines = {row.unit: position for position, row in enumerate(subject.rows)}

    def place_in(finding: Finding) -> tuple[int, int]:
        """Return where a finding stands in the list."""
        line = -1 if finding.unit is None else lines.get(finding.unit, len(lines))
        return order.index(finding.severity), line

    found = [finding for family in FAMILIES for finding in family(subject)]
    return tuple(sorted(told_once(found), key=place_in))
