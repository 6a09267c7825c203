"""The card of one unit: printed figures, contradictions, kin, source."""

from collections.abc import Iterable, Iterator

from rich.console import RenderableType
from rich.text import Text

from core.api.shapes import gravest_first, group_of
from core.cli import words
from core.cli.render_check import told
from core.cli.render_frame import (
    Justify,
    NameOf,
    caveat,
    heading,
    indented,
    shown,
    source,
    table,
)
from core.cli.render_standing import UNKNOWN, bands_of, index_of, rank_of
from core.i18n import Localizer
from core.model.places import Succession, Unit
from core.model.results import Finding, GroupResult, Result, UnitResult
from core.wording import SEVERITIES, why


def card(
    result: Result, row: UnitResult, name_of: NameOf, localizer: Localizer
) -> Iterator[RenderableType]:
    """Yield what the decision and the registry say about a ranked unit."""
    group = group_of(result, row)
    yield heading(f"{row.unit.name} · {group.rules.label} · {result.year}")
    if row.printed_name != row.unit.name:
        name = localizer.text("Printed as: {name}", name=row.printed_name)
        yield indented(name)
    yield figures(row, len(group.rows), localizer)
    yield from caveat(group.rules, (row,), result.year, localizer)
    yield from _shares(row, group, localizer)
    yield from _findings(row.findings, localizer)
    yield from kinship(row.unit, name_of, localizer)
    yield source(result, localizer)


def unranked(
    result: Result, unit: Unit, name_of: NameOf, localizer: Localizer
) -> Iterator[RenderableType]:
    """Yield what the registry says about a unit that the decision does not rank."""
    yield heading(unit.name)
    text = localizer.text(
        "Not in the published result for {year}. "
        "Run `cchc rank` to see which units are.",
        year=result.year,
    )
    yield indented(text)
    if unit.parent:
        parent = localizer.text("Belonged to: {unit}", unit=name_of(unit.parent))
        yield indented(parent)
    yield from kinship(unit, name_of, localizer)
    yield source(result, localizer)


def figures(row: UnitResult, of: int, localizer: Localizer) -> RenderableType:
    """Return printed figures beside recomputed ones where these differ."""
    columns: list[tuple[str, Justify]] = [
        ("", "left"),
        (localizer.text("Printed"), "right"),
        (localizer.text("Recomputed"), "right"),
    ]
    lines = tuple(_lines(row, of, localizer))
    shown_columns = 3 if any(again for *_, again in lines) else 2
    return table(columns[:shown_columns], (line[:shown_columns] for line in lines))


def _lines(
    row: UnitResult, of: int, localizer: Localizer
) -> Iterator[tuple[str, str, str]]:
    again = row.recomputed
    rank = UNKNOWN if row.rank is None else f"{row.rank}/{of}"
    recomputed = {
        "index": index_of(again, localizer),
        "band": bands_of(again),
        "total": UNKNOWN if again.points is None else localizer.number(again.points),
    }
    same = again.rank == row.rank
    yield words.named("rank", localizer), rank, "" if same else rank_of(again)
    for column in ("index", "band", "total", "scale", "appraised", "survey"):
        printed = shown(row.row.cells.get(column), localizer)
        other = recomputed.get(column, printed)
        yield words.named(column, localizer), printed, "" if other == printed else other


def _shares(
    row: UnitResult, group: GroupResult, localizer: Localizer
) -> Iterator[RenderableType]:
    if row.shares:
        yield heading(localizer.text("Communes by band, as printed"))
    for share in row.shares:
        label = group.rules.band(share.band).label
        yield indented(f"{label}: {share.text}")


def _findings(
    findings: Iterable[Finding], localizer: Localizer
) -> Iterator[RenderableType]:
    for one in gravest_first(findings):
        severity = localizer.text(SEVERITIES[one.severity])
        where = f" · {one.where}" if one.where else ""
        style = words.STYLES[one.severity]
        yield Text(f"{severity}{where} [{one.code}]", style=style)
        yield from told(one, localizer, by=2)


def kinship(
    unit: Unit, name_of: NameOf, localizer: Localizer
) -> Iterator[RenderableType]:
    """Yield which units came before and after, and what must be known of it."""
    for one in unit.predecessors:
        kin = _kin(one, name_of, localizer)
        yield Text(localizer.text("Before: {unit}", unit=kin))
    for one in unit.successors:
        kin = _kin(one, name_of, localizer)
        yield Text(localizer.text("After: {unit}", unit=kin))
    if unit.note:
        yield Text(localizer.text("Note: {note}", note=unit.note))


def _kin(one: Succession, name_of: NameOf, localizer: Localizer) -> str:
    return f"{name_of(one.unit)} ({why(one.basis, localizer)})"
