"""The lines of an explanation: figures, steps with their basis, contradictions."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import reduce
from typing import TypeVar

from core.errors import N_
from core.i18n import Localizer
from core.model import Finding, Message, Severity, Standing, Step

Figure = TypeVar("Figure")
_THRESHOLDS = ("band", "condition")


def either(labels: Sequence[str]) -> Message:
    """Return ``A or B or C``, in the reader's language."""
    first, *others = [
        Message(text="{label}", params={"label": each}) for each in labels
    ]
    return reduce(_or, others, first)


def _or(one: Message, other: Message) -> Message:
    return Message(text=N_("{one} or {other}"), params={"one": one, "other": other})


def figures(standing: Standing) -> dict[str, object]:
    """Return index, band and rank, with every possibility where several are open."""
    bands = [band.label for band in standing.bands] or ["–"]
    rank: object = or_dash(standing.best_rank)
    if standing.best_rank != standing.worst_rank:
        rank = f"{standing.best_rank}–{standing.worst_rank}"
    return {"index": or_dash(standing.index), "band": either(bands), "rank": rank}


def or_dash(figure: Figure | None) -> Figure | str:
    """Return the figure, or a dash where there is none."""
    return "–" if figure is None else figure


def steps(standing: Standing, localizer: Localizer) -> Iterator[str]:
    """Yield each step with its basis, then the evidence of inferred thresholds."""
    for step in standing.trace.steps:
        yield f"– {localizer.say(step.message)}{_basis(step, localizer)}"
    for step in standing.trace.steps:
        basis = step.basis
        if step.what in _THRESHOLDS and basis is not None and not basis.is_stated:
            yield localizer.text("Inferred: {evidence}", evidence=basis.evidence)


def _basis(step: Step, localizer: Localizer) -> str:
    if step.basis is None:
        return ""
    cited = step.basis.citation
    if cited is None:
        return localizer.text(" [inferred]")
    return f" [{', '.join(part for part in (cited.document, cited.locator) if part)}]"


def contradictions(findings: Iterable[Finding], localizer: Localizer) -> Iterator[str]:
    """Yield what contradicts what, and what must be noted; not what is unreadable."""
    for finding in findings:
        if finding.severity in (Severity.ERROR, Severity.WARNING):
            yield localizer.text("Contradiction: {finding}", finding=finding.message)
            yield from _effect(finding, localizer)
        elif finding.severity is Severity.NOTE:
            yield localizer.text("Note: {finding}", finding=finding.message)


def _effect(finding: Finding, localizer: Localizer) -> Iterator[str]:
    """Yield what the result would be if the figure contradicted were the wrong one."""
    effect = finding.effect
    if effect is not None and effect.index is not None:
        yield localizer.text(
            "  If so, the result would be {index} % · {band} · rank {rank}, the other "
            "units as printed.",
            index=Decimal(effect.index),
            band=or_dash(effect.band),
            rank=or_dash(effect.rank),
        )
