"""Self-assessed against appraised as text, the widest difference first."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from rich.console import RenderableType
from rich.table import Table

from core.api.self_assessed import SelfAssessment
from core.cli import words
from core.cli.render_frame import QUIET, Justify, heading, indented, source, table
from core.i18n import Localizer
from core.model.results import GroupResult, Result

Found = Sequence[tuple[GroupResult, tuple[SelfAssessment, ...]]]


def drawn(
    result: Result, found: Found, localizer: Localizer
) -> Iterator[RenderableType]:
    """Yield each group's table, what the difference means, and the source."""
    for group, lines in found:
        title = localizer.text(
            "Self-assessed against appraised · {group} · {year}",
            group=group.rules.label,
            year=result.year,
        )
        yield heading(title)
        if any(line.difference is not None for line in lines):
            yield _table(lines, localizer)
        else:
            none = localizer.text("The decision prints no self-assessed scores here.")
            yield indented(none)
    meaning = localizer.text(
        "Above 0: the unit rated itself higher than the council did. The self-assessed "
        "score enters no formula."
    )
    yield indented(meaning, QUIET, by=0)
    yield source(result, localizer)


def _table(lines: Sequence[SelfAssessment], localizer: Localizer) -> Table:
    council = words.named(lines[0].figure, localizer)
    columns: list[tuple[str, Justify]] = [
        (localizer.text("Unit"), "left"),
        (words.named("self_assessed", localizer), "right"),
        (council, "right"),
        (localizer.text("Difference"), "right"),
    ]
    return table(columns, (_line(line, localizer) for line in lines))


def _line(line: SelfAssessment, localizer: Localizer) -> tuple[str, ...]:
    return (
        line.row.unit.name,
        _number(line.own, localizer),
        _number(line.appraised, localizer),
        _signed(line.difference, localizer),
    )


def _number(value: Decimal | None, localizer: Localizer) -> str:
    return "–" if value is None else localizer.number(value)


def _signed(value: Decimal | None, localizer: Localizer) -> str:
    sign = "+" if value is not None and value > 0 else ""
    return f"{sign}{_number(value, localizer)}"
