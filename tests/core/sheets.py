"""What a clerk's figures look like in print, and the product's reading of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from core.checks import Subject, findings_of, subject_of
from core.model import (
    Finding,
    GroupRules,
    RoundingMode,
    ScoreTable,
    Severity,
    UnitId,
)
from core.workbook.annex import annex_of
from core.workbook.decision import summary_rows
from core.workbook.rows import Line, TextTable
from tests.core.clerk import Books, Slips, Tally, shortened, worked_out

SUMMARY = ("appraised", "survey", "total", "scale", "index", "communes", "band", "rank")
TOTALS = (
    "self_assessed",
    "survey",
    "reviewed",
    "bonus",
    "penalty",
    "appraised",
    "scale",
    "total",
    "index",
    "band",
    "rank",
)
NOT_APPLIED = "-"
WHOLE = frozenset({"rank", "order"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How a table is printed.

    Attributes:
        columns: Columns of the summary, unit and name left out.
        totals: Rows printed below the criteria of the annex.
        has_annex: Whether there is an annex at all.
        share_digits: Decimals of the communes' percentages.
        is_nudged: Whether they are made to add up to 100.
        registered: Whether the units are known from a registry, too.
    """

    columns: tuple[str, ...] = SUMMARY
    totals: tuple[str, ...] = TOTALS
    has_annex: bool = True
    share_digits: int = 1
    is_nudged: bool = False
    registered: bool = True


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Sheet:
    """A printed decision about one group, cell by cell.

    Attributes:
        rules: The group's rules.
        summary: Its lines, each by column.
        units: The columns of the annex.
        annex: Its rows: the code, then a cell for each unit.
        expected: Units of the registry.
    """

    rules: GroupRules
    summary: tuple[Mapping[str, str], ...]
    units: tuple[UnitId, ...] = ()
    annex: tuple[tuple[str, ...], ...] = ()
    expected: tuple[UnitId, ...] = field(default=())

    def __repr__(self) -> str:
        """Return the tables as text, with the rules that matter most."""
        rules, condition = self.rules, self.rules.condition
        lines = [
            f"{rules.ranking.key} {rules.ranking.ties} {rules.ranking.second_key}",
            f"{rules.compare} {rules.rounding.digits} {rules.rounding.mode}",
            f"{[(b.code, b.label, f'{b.at_least}') for b in rules.bands]}",
            f"{[(f.result, [t.name for t in f.terms]) for f in rules.formulas]}",
            *([] if condition is None else [f"{condition}"]),
            *("|".join(line.values()) for line in self.summary),
            *("|".join(row) for row in (("", *self.units), *self.annex)),
        ]
        return "\n".join(lines)

    def cell(self, unit: UnitId, column: str) -> str:
        """Return a printed cell of the summary."""
        return next(line[column] for line in self.summary if line["unit"] == unit)

    def with_cell(self, unit: UnitId, column: str, text: str) -> "Sheet":
        """Return the sheet with one cell of the summary printed otherwise."""
        lines = (
            {**line, column: text} if line["unit"] == unit else line
            for line in self.summary
        )
        return replace(self, summary=tuple(lines))

    def item(self, unit: UnitId, code: str) -> str:
        """Return a printed cell of the annex."""
        column = self.units.index(unit) + 1
        return next(row[column] for row in self.annex if row[0] == code)

    def with_item(self, unit: UnitId, code: str, text: str) -> "Sheet":
        """Return the sheet with one cell of the annex printed otherwise."""
        column = self.units.index(unit) + 1
        rows = (
            (*row[:column], text, *row[column + 1 :]) if row[0] == code else row
            for row in self.annex
        )
        return replace(self, annex=tuple(rows))

    def codes(self) -> tuple[str, ...]:
        """Return the codes of the annex rows."""
        return tuple(row[0] for row in self.annex)


def printed(figure: Decimal | str, name: str = "") -> str:
    """Return a figure the way decisions print it: two decimals and a comma."""
    if isinstance(figure, str):
        return figure
    if name in WHOLE:
        return f"{figure:f}"
    if name != "index" and -figure.as_tuple().exponent < 2:  # type: ignore[operator]
        figure = figure.quantize(Decimal("0.01"))
    return f"{figure:f}".replace(".", ",")


def sheet(books: Books, layout: Layout, slips: Slips | None = None) -> Sheet:
    """Return the tables a clerk prints from ``books``, with the slips made."""
    figures = worked_out(books, slips)
    rules = books.rules
    rows = [(c.code, bool(c.method)) for c in rules.criteria]
    annex = [_items(code, figures, scored=scored) for code, scored in rows]
    annex += [_totals(name, figures) for name in layout.totals]
    return Sheet(
        rules=rules,
        summary=tuple(
            _line(n, unit, books, layout, figures[unit])
            for n, unit in enumerate(books.units, 1)
        ),
        units=books.units,
        annex=tuple(annex) if layout.has_annex else (),
        expected=books.units if layout.registered else (),
    )


def _items(
    code: str, figures: Mapping[UnitId, Mapping[str, Decimal | str]], *, scored: bool
) -> tuple[str, ...]:
    blank = NOT_APPLIED if scored else ""
    cells = (
        printed(line[code]) if code in line else blank for line in figures.values()
    )
    return (code, *cells)


def _totals(
    name: str, figures: Mapping[UnitId, Mapping[str, Decimal | str]]
) -> tuple[str, ...]:
    return (name, *(printed(line[name], name) for line in figures.values()))


def _line(
    order: int,
    unit: UnitId,
    books: Books,
    layout: Layout,
    figures: Mapping[str, Decimal | str],
) -> dict[str, str]:
    line = {"order": f"{order}", "unit": unit, "name": f"Đơn vị {unit}"}
    for column in layout.columns:
        if column == "communes":
            line[column] = phrase(books.rules, books.tallies.get(unit, ()), layout)
        else:
            line[column] = printed(figures[column], column)
    return line


def phrase(rules: GroupRules, tally: Tally, layout: Layout) -> str:
    """Return communes per band as decisions print them."""
    communes = sum(n for _, n in tally)
    texts = percents([n for _, n in tally], layout)
    shares = zip(tally, texts, strict=True)
    return "; ".join(
        f"{n:02}/{communes:02} xã xếp loại {rules.band(band).label} ({percent}%)"
        for (band, n), percent in shares
    )


def percents(counts: list[int], layout: Layout) -> list[str]:
    """Return rounded percentages, one of them nudged to make 100 if so wished."""
    digits, total = layout.share_digits, sum(counts)
    exact = [Fraction(100 * n, total) for n in counts]
    rounded = [percent(share, digits) for share in exact]
    rest = 100 - sum(rounded)
    if layout.is_nudged and abs(rest) == Decimal(1).scaleb(-digits):
        off = [
            (p - share) * (1 if rest > 0 else -1)
            for p, share in zip(map(Fraction, rounded), exact, strict=True)
        ]
        rounded[off.index(min(off))] += rest
    return [f"{p:f}".replace(".", ",") for p in rounded]


def percent(share: Fraction, digits: int) -> Decimal:
    """Return a share in percent, half up."""
    return shortened(share, digits, RoundingMode.HALF_UP)


def subject(page: Sheet) -> Subject:
    """Return the printed tables as the product reads them."""
    rules = page.rules
    table = ScoreTable(
        group=rules.code,
        rows=summary_rows(summary_table(page), rules),
        annex=annex_of(annex_table(page), ()) if page.annex else None,
        where="tong-hop.tsv",
    )
    return subject_of(table, rules, page.expected)


def summary_table(page: Sheet) -> TextTable:
    """Return the summary as the file a decision folder would hold."""
    columns = tuple(page.summary[0])
    cells = (tuple(line[column] for column in columns) for line in page.summary)
    return _table("tong-hop.tsv", columns, cells)


def annex_table(page: Sheet) -> TextTable:
    """Return the annex as the file a decision folder would hold."""
    columns = ("code", "printed_code", "label", *page.units, "loose")
    cells = ((row[0], row[0], "", *row[1:], "") for row in page.annex)
    return _table("phu-luc.tsv", columns, cells)


def _table(
    name: str, columns: tuple[str, ...], rows: Iterable[tuple[str, ...]]
) -> TextTable:
    lines = (Line(number=n, cells=cells) for n, cells in enumerate(rows, 2))
    return TextTable(file=Path(name), columns=columns, lines=tuple(lines))


def findings(page: Sheet) -> tuple[Finding, ...]:
    """Return all that the product finds in the printed tables."""
    return findings_of(subject(page))


def errors(page: Sheet) -> set[tuple[str, str | None]]:
    """Return code and unit of the findings that are errors."""
    return {(f.code, f.unit) for f in findings(page) if f.severity is Severity.ERROR}
