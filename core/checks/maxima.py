"""Maxima: what the rules state of a heading against what they state below it."""

from collections.abc import Iterator

from core.checks.subject import Subject
from core.errors import N_
from core.model import Criterion, Finding, GroupRules, Message, Severity
from core.scoring.points import summed


def maximum_findings(subject: Subject) -> Iterator[Finding]:
    """Yield a warning for each heading whose maximum is not the sum of those below."""
    yield from rule_findings(subject.rules)


def rule_findings(rules: GroupRules) -> Iterator[Finding]:
    """Yield what the stated maxima of a group's criteria say against each other."""
    for heading in rules.criteria:
        below = [one for one in rules.criteria if _parent(one) == heading.code]
        if below and all(map(_is_stated, (heading, *below))):
            yield from _checked(rules, heading, below)


def _parent(criterion: Criterion) -> str:
    return criterion.code.rpartition(".")[0]


def _is_stated(criterion: Criterion) -> bool:
    maximum = criterion.maximum
    return maximum is not None and maximum.basis.is_stated


def _checked(
    rules: GroupRules, heading: Criterion, below: list[Criterion]
) -> Iterator[Finding]:
    points = [one.maximum.points for one in (heading, *below) if one.maximum]
    stated, added = points[0], summed(points[1:])
    if stated == added:
        return
    text = N_("{code}: the rules state {maximum} points, and {sum} below it ({codes})")
    params = {
        "code": heading.code,
        "maximum": stated,
        "sum": added,
        "codes": ", ".join(one.code for one in below),
    }
    yield Finding(
        code="maximum-sum",
        severity=Severity.WARNING,
        group=rules.code,
        printed=f"{stated}",
        computed=f"{added}",
        message=Message(text=text, params=params),
    )
