"""The annex as PDF/A: A4, Vietnamese official layout, the same bytes everywhere."""

from collections.abc import Iterator
from dataclasses import asdict

from core.reports.document import AnnexDocument, Column, ReportTable, TableKind, blocks
from core.reports.typesetting import pages

TEMPLATE = "annex.typ"
UNITS_ACROSS = 20  # columns of figures beside code and criterion on a page
_UPRIGHT = 9  # columns that an upright page holds
_ACROSS_MM = 182  # what the units' columns have of a page's width


def pdf(document: AnnexDocument) -> bytes:
    """Return the annex; every page bears digest, stamp and its number."""
    tables = [part for one in document.tables for part in blocks(one, UNITS_ACROSS)]
    data = {
        "language": document.language,
        "head": asdict(document.head),
        "seal": {
            "line": document.seal.line,
            "stamp": document.seal.stamp,
            "page": document.seal.page,
        },
        "wide": is_wide(document),
        "tables": [_table(one) for one in tables],
        "notes_label": document.notes_label,
        "notes": document.notes,
        "source": document.source,
    }
    return pages(TEMPLATE, data, document.seal.at)


def is_wide(document: AnnexDocument) -> bool:
    """Return whether the paper lies on its side: a table asks for it."""
    return any(
        one.kind is TableKind.ITEMS or len(one.columns) > _UPRIGHT
        for one in document.tables
    )


def _table(one: ReportTable) -> dict[str, object]:
    across = max(len(one.columns) - one.fixed, 1)
    return {
        "kind": one.kind.value,
        "title": one.title,
        "fixed": one.fixed,
        "narrow": min(_ACROSS_MM // across, 20),
        "columns": [_column(column) for column in one.columns],
        "rows": [*_rows(one)],
        "notes": one.notes,
    }


def _column(column: Column) -> dict[str, object]:
    return {
        "heading": column.heading,
        "align": column.align.value,
        "width": column.width,
    }


def _rows(one: ReportTable) -> Iterator[dict[str, object]]:
    for row in one.rows:
        entries = [{"text": cell.text, "mark": cell.mark} for cell in row.entries]
        yield {"strong": row.is_strong, "entries": entries}
