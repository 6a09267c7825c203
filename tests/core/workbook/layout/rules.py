"""Small rule sets that plans are tried with."""

from dataclasses import replace

from core.model import Criterion, GroupRules, Method, RuleSet
from tests.core.workbook.layout.books import rules

_TENTH = "Tiêu chí thứ mười của lĩnh vực"
ELEVEN = tuple(
    Criterion(
        code=f"1.{n}",
        label=_TENTH if n == 10 else f"Việc số {n} phải làm",
        method=Method.APPRAISED,
    )
    for n in range(1, 12)
)


def short_group(criteria: tuple[Criterion, ...] = ELEVEN) -> GroupRules:
    return replace(rules().group("huyen"), criteria=criteria)


def short_rules(criteria: tuple[Criterion, ...] = ELEVEN) -> RuleSet:
    """Return rules of one group with one field of eleven criteria."""
    return replace(rules(), groups=(short_group(criteria),))
