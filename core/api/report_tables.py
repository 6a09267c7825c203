"""The tables of a decision as they go to paper: printed cells, marks, notes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from core.api.report_notes import footnotes, signs
from core.errors import N_
from core.i18n import Localizer
from core.model import (
    Annex,
    AnnexRow,
    Cell,
    CellState,
    GroupResult,
    Result,
    ScoreTable,
    SummaryRow,
    UnitResult,
)
from core.reports.document import (
    Align,
    Column,
    Entry,
    ReportRow,
    ReportTable,
    TableKind,
)

HEADINGS = {
    "order": N_("No."),
    "name": N_("Unit"),
    "self_assessed": N_("Self-assessed score"),
    "reviewed": N_("Self-assessment as appraised"),
    "bonus": N_("Bonus"),
    "penalty": N_("Penalty"),
    "appraised": N_("Appraised score"),
    "survey": N_("Survey score"),
    "total": N_("Total points"),
    "scale": N_("Standard scale"),
    "index": N_("Index (%)"),
    "communes": N_("Communes by band"),
    "band": N_("Band"),
    "rank": N_("Rank"),
}
# Signs for what no figure stands for; each that is used is explained below the table.
SIGNS = {
    CellState.NOT_APPLICABLE: "–",
    CellState.BLANK: "",
    CellState.LOST: "…",
    CellState.UNDECIDABLE: "?",
}
_NO_FIGURE = frozenset({"name", "communes", "band"})
_COLUMNS = tuple(HEADINGS)
_WIDTHS = {"order": 7, "name": 30, "communes": 40, "band": 11, "rank": 9}
_TEXT_COLUMNS = frozenset({"name", "communes"})
_LABEL_WIDTH = 46


def summary(
    result: Result, group: GroupResult, number: int, localizer: Localizer
) -> ReportTable:
    """Return the table of indices, bands and ranks in the printed order."""
    rows = [by_unit(group)[row.unit] for row in printed_table(result, group).rows]
    keys = _keys(rows)
    marks = _marks(rows)
    return ReportTable(
        group=group.code,
        kind=TableKind.SUMMARY,
        title=localizer.text(
            "Table {number}. Administrative reform index {year} of {group}",
            number=number,
            year=result.year,
            group=group.rules.label,
        ),
        columns=tuple(_column(key, group, localizer) for key in keys),
        rows=tuple(_summary_row(row, keys, marks) for row in rows),
        notes=footnotes(result, group, rows, marks, localizer),
        name=f"{number}. {localizer.text('Index')}",
    )


def printed_table(result: Result, group: GroupResult) -> ScoreTable:
    """Return a group's table as the decision prints it."""
    return next(one for one in result.decision.tables if one.group == group.code)


def by_unit(group: GroupResult) -> Mapping[str, UnitResult]:
    """Return the rows of a group by the unit's id."""
    return {row.unit.id: row for row in group.rows}


def _keys(rows: Sequence[UnitResult]) -> tuple[str, ...]:
    """Return the columns that are printed, those we know in their usual order."""
    printed = {key: None for row in rows for key in row.row.cells}
    if not any(_communes(row.row) for row in rows):
        printed.pop("communes", None)
    known = [key for key in _COLUMNS if key in printed or key == "name"]
    strange = [key for key in printed if key not in HEADINGS]
    ends = known.index("total") if "total" in known else len(known)
    return (*known[:ends], *strange, *known[ends:])


def _communes(row: SummaryRow) -> str:
    """Return the phrase on communes as printed."""
    return row.printed("communes") or "; ".join(share.text for share in row.shares)


def _column(key: str, group: GroupResult, localizer: Localizer) -> Column:
    return Column(
        key=key,
        heading=_heading(key, group, localizer),
        align=Align.LEFT if key in _TEXT_COLUMNS else Align.CENTRE,
        width=_WIDTHS.get(key, 11),
        is_figure=key not in _NO_FIGURE,
    )


def _heading(key: str, group: GroupResult, localizer: Localizer) -> str:
    """Return what people call a column; one of the rules' own, as they call it."""
    component = group.rules.component(key)
    if component is not None and component.label:
        return component.label
    return localizer.text(HEADINGS[key]) if key in HEADINGS else key


def _marks(rows: Iterable[UnitResult]) -> Mapping[str, str]:
    """Return the number of the note for each unit that has one."""
    from core.api.report_notes import is_told

    told = [row.unit.id for row in rows if is_told(row)]
    return {unit: str(number) for number, unit in enumerate(told, start=1)}


def _summary_row(
    row: UnitResult, keys: Iterable[str], marks: Mapping[str, str]
) -> ReportRow:
    entries = tuple(_summary_entry(row.row, key, marks) for key in keys)
    return ReportRow(key=row.unit.id, entries=entries)


def _summary_entry(row: SummaryRow, key: str, marks: Mapping[str, str]) -> Entry:
    if key == "name":
        return Entry(text=row.printed_name, mark=marks.get(row.unit, ""))
    if key == "communes":
        return Entry(text=_communes(row))
    return entry(row.cells.get(key))


def entry(cell: Cell | None) -> Entry:
    """Return a published cell as it was printed, or the sign for why it is not."""
    if cell is None:
        return Entry(text="–", state=CellState.BLANK.value)
    if cell.state is CellState.PRINTED:
        return Entry(text=cell.text, value=cell.value)
    return Entry(text=SIGNS[cell.state], state=cell.state.value)


def items(
    result: Result, group: GroupResult, number: int, localizer: Localizer
) -> ReportTable | None:
    """Return the scores by criterion, or None where the decision has no annex."""
    annex = printed_table(result, group).annex
    if annex is None:
        return None
    names = {unit: row.printed_name for unit, row in by_unit(group).items()}
    return ReportTable(
        group=group.code,
        kind=TableKind.ITEMS,
        title=localizer.text(
            "Table {number}. Scores by criterion {year} of {group}",
            number=number,
            year=result.year,
            group=group.rules.label,
        ),
        columns=tuple(_item_columns(annex, names, localizer)),
        rows=tuple(_item_row(row, len(annex.units)) for row in annex.rows),
        notes=signs(annex, localizer),
        name=f"{number}. {localizer.text('Scores')}",
    )


def _item_columns(
    annex: Annex, names: Mapping[str, str], localizer: Localizer
) -> Iterator[Column]:
    yield Column(key="code", heading=localizer.text("Code"), width=8)
    label = localizer.text("Criterion")
    yield Column(key="label", heading=label, align=Align.LEFT, width=_LABEL_WIDTH)
    for unit in annex.units:
        name = names.get(unit, unit)
        yield Column(key=unit, heading=name, width=7, is_figure=True)


def _item_row(row: AnnexRow, units: int) -> ReportRow:
    cells = tuple(entry(cell) for cell in row.cells[:units])
    is_heading = not any(
        cell.text or cell.state is not CellState.BLANK for cell in row.cells
    )
    missing = tuple(Entry(text="", state="blank") for _ in range(units - len(cells)))
    return ReportRow(
        key=row.code,
        entries=(Entry(text=row.printed_code), Entry(text=row.label), *cells, *missing),
        is_strong=is_heading or row.is_total,
    )
