"""What all pictures share: the frame, lengths of bars, the mark of a contradiction."""

from dataclasses import dataclass, replace
from decimal import Decimal

from core.errors import N_
from core.i18n import Localizer
from core.model import GroupResult, Message, Result, Severity, UnitResult
from core.reports.pictures import WHOLE, Drawing, Note
from core.reports.report_errors import NothingToDrawError


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A drawing on light ground, and its alternative text."""

    drawing: Drawing
    alt: str


def written(scene: Scene, is_dark: bool) -> tuple[Drawing, str]:  # noqa: FBT001  # light or dark
    """Return the drawing on the ground asked for, and what it says."""
    drawing = replace(scene.drawing, is_dark=is_dark)
    return drawing, f"{scene.alt} {drawing.source}"


def with_index(group: GroupResult) -> list[UnitResult]:
    """Return the rows that have a printed index.

    Raises:
        NothingToDrawError: None has.
    """
    rows = [row for row in group.rows if row.index is not None]
    if not rows:
        text = N_("the decision prints no index for {group}")
        params = {"group": group.rules.label}
        raise NothingToDrawError(problem=Message(text=text, params=params))
    return rows


def frame(
    result: Result, group: GroupResult, title: str, localizer: Localizer
) -> Drawing:
    """Return a drawing with nothing in it but what it is about and its source."""
    decision = result.decision
    return Drawing(
        language=localizer.language,
        is_dark=False,
        title=title,
        subtitle=localizer.text(
            "{group} · {place} · {year}",
            group=group.rules.label,
            place=result.place.name,
            year=result.year,
        ),
        source=localizer.text(
            "Source: Decision {number} of {day}, {issuer}.",
            number=decision.number,
            day=decision.issued,
            issuer=decision.issuer,
        ),
    )


def share(value: Decimal, whole: Decimal) -> int:
    """Return how much of the whole a value is, as drawings count; never outside."""
    if whole <= 0:
        return 0
    return max(0, min(WHOLE, int(WHOLE * value / whole)))


def is_marked(row: UnitResult) -> bool:
    """Return whether a printed figure of the unit contradicts others."""
    return any(one.severity is Severity.ERROR for one in row.findings)


def mark_note(rows: list[UnitResult], localizer: Localizer) -> tuple[Note, ...]:
    """Return what the mark means, where one of the rows bears it."""
    if not any(is_marked(row) for row in rows):
        return ()
    text = localizer.text("Printed figures of the unit contradict each other.")
    return (Note(text=text, marked=True),)
