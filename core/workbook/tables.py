"""A workbook and its plan, joined into one score table for each group of units."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from core.model import (
    Annex,
    BandShare,
    Cell,
    CellState,
    GroupCode,
    GroupRules,
    RuleSet,
    ScoreTable,
    SummaryRow,
    UnitId,
)
from core.text import clean
from core.workbook.annexes import annex_of, items_by_unit
from core.workbook.derived import Figures, completed
from core.workbook.evidence import METHODS, Totals
from core.workbook.found import Workbook
from core.workbook.pages import Page, page_of
from core.workbook.pivot import pivoted
from core.workbook.plan import Form, Meaning, Plan
from core.workbook.shares import COUNTS, counted_shares, shares_of

COMMUNES = "communes"


def tables_of(workbook: Workbook, plan: Plan, rules: RuleSet) -> tuple[ScoreTable, ...]:
    """Return the score tables of a workbook, in the order of their first part.

    Pages of one table are joined, the long form is turned, blank cells are not
    applicable where the rules say so; a value that may belong to several units stays
    undecidable. Parts without a group are left out.
    """
    known = {group.code: group for group in rules.groups}
    codes = dict.fromkeys(part.group for part in plan.parts)
    return tuple(
        _table(
            [page_of(workbook, part) for part in plan.parts if part.group == code],
            known[code],
        )
        for code in codes
        if code in known
    )


def _table(pages: Sequence[Page], rules: GroupRules) -> ScoreTable:
    by_form = {
        form: [page for page in pages if page.part.form is form and page.items]
        for form in (Form.SUMMARY, Form.ANNEX, Form.COMMUNES)
    }
    long_pages = [page for page in pages if page.part.form is Form.LONG]
    lines = _said(_joined(_lines(page) for page in by_form[Form.SUMMARY]))
    annex = annex_of(by_form[Form.ANNEX], rules, _totals(lines))
    annex = annex if annex is not None else pivoted(long_pages, rules)
    lines = lines or list(_lines_of(annex, [*by_form[Form.ANNEX], *long_pages]))
    communes = {
        line.unit: line for page in by_form[Form.COMMUNES] for line in _lines(page)
    }
    items = {} if annex is None else items_by_unit(annex.units, annex.rows)
    rows = (_row(line, items.get(line.unit, {}), communes, rules) for line in lines)
    summary = by_form[Form.SUMMARY] or pages
    return ScoreTable(
        group=GroupCode(rules.code),
        rows=tuple(rows),
        annex=annex,
        where=", ".join(dict.fromkeys(page.sheet.name for page in summary)),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """What a sheet says about one unit, before anything is added."""

    unit: UnitId
    name: str
    where: str
    cells: Figures


def _joined(pages: Iterable[Iterable[_Line]]) -> list[_Line]:
    """Return the lines of pages, those of one unit as one unless they contradict.

    Scores may be on one sheet and survey results on another, or a sheet be there twice.
    """
    found: list[_Line] = []
    for page in pages:
        places = {line.unit: place for place, line in enumerate(found)}
        for line in page:
            place = places.get(line.unit)
            if place is None or _contradict(found[place].cells, line.cells):
                found.append(line)
            else:
                found[place] = _filled(found[place], line)
    return found


def _contradict(left: Figures, right: Figures) -> bool:
    shared = (left.keys() & right.keys()) - {"order"}
    return any(
        _is_filled(left[name])
        and _is_filled(right[name])
        and (left[name].value, left[name].text.casefold())
        != (right[name].value, right[name].text.casefold())
        for name in shared
    )


def _is_filled(cell: Cell) -> bool:
    return cell.state is not CellState.BLANK


def _filled(first: _Line, second: _Line) -> _Line:
    more = {n: c for n, c in second.cells.items() if _is_filled(c)}
    kept = {n: c for n, c in first.cells.items() if _is_filled(c) or n not in more}
    return replace(first, cells={**more, **kept})


def _lines(page: Page) -> Iterator[_Line]:
    """Yield a line for every unit of a summary, whichever way it runs."""
    for unit in page.part.units:
        if unit.key:
            yield _Line(
                unit=UnitId(unit.key),
                name=clean(unit.text),
                where=page.cells.where(*unit.spot),
                cells={item.code: page.cell(unit.line, item) for item in page.items},
            )


def _said(lines: Iterable[_Line]) -> list[_Line]:
    """Return the lines without columns that are blank in all: they are to be filled."""
    every = list(lines)
    filled = {
        name
        for line in every
        for name, cell in line.cells.items()
        if cell.state is not CellState.BLANK
    }
    return [
        replace(line, cells={k: v for k, v in line.cells.items() if k in filled})
        for line in every
    ]


def _lines_of(annex: Annex | None, pages: Sequence[Page]) -> Iterator[_Line]:
    """Yield a line for every unit that only the annex names."""
    named: dict[str, tuple[Page, Meaning]] = {}
    for page in pages:
        for unit in page.part.units:
            if unit.key:
                named.setdefault(unit.key, (page, unit))
    for unit_id in () if annex is None else annex.units:
        page, meaning = named[unit_id]
        yield _Line(
            unit=unit_id,
            name=clean(meaning.text),
            where=page.cells.where(*meaning.spot),
            cells={},
        )


def _totals(lines: Iterable[_Line]) -> Totals:
    """Return the printed totals that criteria add up to, by figure and unit."""
    known = tuple(lines)
    return {
        figure: {
            line.unit: cell.value
            for line in known
            if (cell := line.cells.get(figure)) is not None and cell.value is not None
        }
        for figure in METHODS
    }


def _row(
    line: _Line, items: Figures, communes: Mapping[UnitId, _Line], rules: GroupRules
) -> SummaryRow:
    apart = communes.get(line.unit)
    cells = {**(apart.cells if apart is not None else {}), **line.cells}
    cells = completed(cells, items, rules, line.where)
    shares = _shares(cells, {**items, **cells}, rules)
    cells = {name: cell for name, cell in cells.items() if not name.startswith(COUNTS)}
    return SummaryRow(
        unit=line.unit,
        printed_name=line.name,
        cells=cells,
        shares=shares,
        where=line.where,
    )


def _shares(
    cells: Figures, counted: Figures, rules: GroupRules
) -> tuple[BandShare, ...]:
    """Return the communes per band: as a phrase says, else as columns count them."""
    phrase = cells.get(COMMUNES)
    if phrase is not None:
        return shares_of(phrase.text, rules, phrase.where)
    return counted_shares(counted, rules)
