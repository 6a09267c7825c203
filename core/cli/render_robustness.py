"""Rank intervals as tables, each with how it was obtained."""

from collections.abc import Iterable, Iterator

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from core.api.robustness import Place, Robustness, places
from core.cli.render_frame import Justify, heading, indented, source, table
from core.cli.render_standing import UNKNOWN, rank_of
from core.i18n import Localizer
from core.model.results import Result, UnitResult
from core.scoring.robustness import Spread

Columns = list[tuple[str, Justify]]


def drawn(
    result: Result, answers: Iterable[Robustness], localizer: Localizer
) -> Iterator[RenderableType]:
    """Yield each group's intervals, their methods, the fields, then the source."""
    for answer in answers:
        yield heading(
            localizer.text(
                "Firmness of ranks, assumed, not an official result · {group} · {year}",
                group=answer.group.rules.label,
                year=result.year,
            )
        )
        yield _overview(answer, localizer)
        for line in _methods(answer, localizer):
            yield indented(f"• {line}")
        if any(found for _, found in answer.fields):
            yield heading(localizer.text("Ranks with one field left out"))
            yield _by_field(answer, localizer)
        yield Text()
    yield source(result, localizer)


def _overview(answer: Robustness, localizer: Localizer) -> Table:
    columns: Columns = [
        (localizer.text("Printed rank"), "right"),
        (localizer.text("Unit"), "left"),
        (localizer.text("Recomputed rank"), "right"),
        (localizer.text("Survey moves"), "right"),
        (localizer.text("Appraisal moves"), "right"),
        (localizer.text("One field left out"), "right"),
    ]
    return table(columns, (_line(row, answer) for row in answer.group.rows))


def _line(row: UnitResult, answer: Robustness) -> tuple[str, ...]:
    key = row.unit.id
    return (
        UNKNOWN if row.rank is None else str(row.rank),
        row.unit.name,
        rank_of(row.recomputed),
        _shown(places(answer.survey).get(key)),
        _shown(places(answer.appraised).get(key)),
        _shown(answer.left_out(key)),
    )


def _shown(place: Place | None) -> str:
    if place is None:
        return UNKNOWN
    best, worst = place
    return str(best) if best == worst else f"{best}–{worst}"


def _methods(answer: Robustness, localizer: Localizer) -> Iterator[str]:
    if answer.survey is None:
        yield localizer.text("Survey: not computed; no survey items are known.")
    else:
        yield localizer.text(
            "Survey: each survey item off by up to {tolerance} points (at most {n} "
            "items a unit); {method}.",
            tolerance=answer.tolerance,
            n=answer.items,
            method=_method([answer.survey], localizer),
        )
    if answer.appraised is None or answer.step is None:
        yield localizer.text("Appraisal: not computed; no appraised items are known.")
    else:
        yield localizer.text(
            "Appraisal: each appraised total up to {step} points lower or higher, one "
            "step of the scores printed; {method}.",
            step=answer.step,
            method=_method([answer.appraised], localizer),
        )
    known = [found for _, found in answer.fields if found is not None]
    if known:
        yield localizer.text(
            "One field left out: its points off the total, its maxima (observed where "
            "none is stated) off the scale; items not legible lie between 0 and their "
            "maximum; {method}.",
            method=_method(known, localizer),
        )
    unknown = ", ".join(one.code for one, found in answer.fields if found is None)
    if unknown:
        yield localizer.text(
            "Fields that cannot be left out, for a maximum or an annex is not known: "
            "{codes}.",
            codes=unknown,
        )


def _method(spreads: Iterable[Spread], localizer: Localizer) -> str:
    if all(found.is_exact for found in spreads):
        return localizer.text(
            "exact: best and worst figures of all units compared, nothing drawn at "
            "random"
        )
    return localizer.text(
        "bounds: ranks lie inside, perhaps in a narrower interval; nothing drawn at "
        "random"
    )


def _by_field(answer: Robustness, localizer: Localizer) -> Table:
    fields: Columns = [(one.code, "right") for one, _ in answer.fields]
    columns: Columns = [(localizer.text("Unit"), "left"), *fields]
    rows = (
        (
            row.unit.name,
            *(_shown(places(found).get(row.unit.id)) for _, found in answer.fields),
        )
        for row in answer.group.rows
    )
    return table(columns, rows)
