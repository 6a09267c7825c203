"""What-if answers as text: said to be assumed, printed figures beside."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.table import Table

from core.api.what_if import WhatIf
from core.cli import words
from core.cli.render_frame import (
    QUIET,
    Justify,
    heading,
    indented,
    shown,
    source,
    table,
)
from core.cli.render_standing import UNKNOWN, bands_of, index_of, rank_of
from core.errors import N_
from core.i18n import Localizer
from core.model.results import Finding, Result, UnitResult
from core.model.rules import CompareOn
from core.scoring.what_if import Move


def drawn(
    result: Result, answer: WhatIf, localizer: Localizer
) -> Iterator[RenderableType]:
    """Yield what is assumed, who would move from where to where, and the source."""
    yield heading(
        localizer.text(
            "Assumption, not an official result · {unit} · {group} · {year}",
            unit=answer.row.unit.name,
            group=answer.group.rules.label,
            year=result.year,
        )
    )
    for line in _assumed(answer, localizer):
        yield indented(f"• {line}")
    yield _moves(answer, localizer)
    for line in _remarks(answer, localizer):
        yield indented(line, QUIET, by=0)
    yield source(result, localizer)


def _assumed(answer: WhatIf, localizer: Localizer) -> Iterator[str]:
    for finding in answer.readings:
        name = answer.released(finding.unit).unit.name if finding.unit else ""
        said = localizer.say(finding.message)
        yield localizer.text(
            "{unit}, the other reading of {code}: {said}",
            unit=name,
            code=finding.code,
            said=said,
        )
    yield from _figures(answer, localizer)
    yield from _thresholds(answer, localizer)


def _figures(answer: WhatIf, localizer: Localizer) -> Iterator[str]:
    for unit, line in answer.assumption.lines.items():
        row = answer.released(unit)
        for figure, cell in line.cells.items():
            if cell != row.row.cells.get(figure):
                before = shown(row.row.cells.get(figure), localizer)
                after = shown(cell, localizer)
                name = words.named(figure, localizer)
                yield f"{row.unit.name}: {name} {before} → {after}"


def _thresholds(answer: WhatIf, localizer: Localizer) -> Iterator[str]:
    rules, assumption = answer.group.rules, answer.assumption
    for code, cut in assumption.cuts.items():
        band = rules.band(code)
        text = N_("cut of {band}: {before} % → {after} %")
        if rules.compare_on is CompareOn.POINTS:
            text = N_("cut of {band}: {before} points → {after} points")
        yield localizer.text(
            text,
            band=band.label,
            before=band.at_least,
            after=cut,
        )
    if rules.condition is not None and assumption.threshold is not None:
        yield localizer.text(
            "commune condition: {before} % → {after} %",
            before=rules.condition.threshold,
            after=assumption.threshold,
        )


def _moves(answer: WhatIf, localizer: Localizer) -> Table:
    columns: list[tuple[str, Justify]] = [
        (localizer.text("Unit"), "left"),
        (localizer.text("Index (%)"), "left"),
        (localizer.text("Band"), "left"),
        (localizer.text("Rank"), "left"),
        (localizer.text("As printed"), "left"),
    ]
    rows = (
        (row.unit.name, *_changes(move, localizer), as_printed(row, localizer))
        for move in answer.told
        for row in (answer.released(move.before.unit),)
    )
    return table(columns, rows)


def _changes(move: Move, localizer: Localizer) -> tuple[str, str, str]:
    before, after = move.before, move.after
    return (
        arrow(index_of(before, localizer), index_of(after, localizer)),
        arrow(bands_of(before), bands_of(after)),
        arrow(rank_of(before), rank_of(after)),
    )


def arrow(before: str, after: str) -> str:
    """Return ``before → after``, or the one text where nothing changes."""
    return before if before == after else f"{before} → {after}"


def as_printed(row: UnitResult, localizer: Localizer) -> str:
    """Return a unit's official index, band and rank in one text."""
    index = shown(row.row.cells.get("index"), localizer)
    return f"{index} · {row.band or UNKNOWN} · {row.rank or UNKNOWN}"


def _remarks(answer: WhatIf, localizer: Localizer) -> Iterator[str]:
    told, others = answer.told, len(answer.moves) - len(answer.told)
    yield localizer.count(
        "{n} other unit keeps band and rank.", "{n} other units keep band and rank.",
        others,
    )  # fmt: skip
    yield localizer.text(
        "From: recomputed from the printed parts. To: under the assumption. The "
        "official figures stay as printed."
    )
    if any(_is_recomputed(finding, answer) for finding in answer.readings):
        yield localizer.text("The recomputed figures already follow this reading.")
    if any(len(move.after.bands) > 1 for move in told):
        yield localizer.text(
            "Two bands: the commune condition is not settled at this share."
        )
    for move in told:
        yield from _by_other_cuts(move, answer, localizer)


def _is_recomputed(finding: Finding, answer: WhatIf) -> bool:
    """Return whether the other reading is what the printed parts give anyway."""
    if finding.unit is None or finding.effect is None:
        return False
    return finding.effect.line == answer.released(finding.unit).row


def _by_other_cuts(move: Move, answer: WhatIf, localizer: Localizer) -> Iterator[str]:
    others = [band.label for band in move.possible if band not in move.after.bands]
    if others and move.after.bands:
        yield localizer.text(
            "{unit}: the cut is inferred; it may also be {bands}.",
            unit=answer.released(move.after.unit).unit.name,
            bands=" / ".join(others),
        )
