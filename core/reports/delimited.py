"""Tables as CSV: UTF-8 with its mark, CRLF, decimals with a dot, no text a formula."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO

from core.reports.document import AnnexDocument, Entry, ReportTable
from core.text import decimal_of, dotted

BOM = "\ufeff"  # without it Excel takes UTF-8 for the machine's own code page
# Beginnings that spreadsheets take for a formula, in full width too (OWASP).
DANGEROUS = (
    "=",
    "+",
    "-",
    "@",
    "\t",
    "\r",
    "\n",
    "\0",
    "\uff1d",
    "\uff0b",
    "\uff0d",
    "\uff20",
)
_LEADING = ("group", "unit")
_CLOSING = ("source", "digest")


def safe(text: str) -> str:
    """Return a text that no spreadsheet computes; a plain number stays as it is."""
    if text.startswith(DANGEROUS) and decimal_of(text) is None:
        return f"'{text}"
    return text


def written(one: Entry) -> str:
    """Return a cell: its figure with a dot, every digit kept, else its safe text."""
    if one.value is not None and decimal_of(one.text) is not None:
        return dotted(one.text)
    return safe(one.text) if one.state == "printed" else ""


def lines(rows: Iterable[Sequence[str]]) -> bytes:
    """Return rows of cells as a CSV file."""
    out = StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerows(rows)
    return f"{BOM}{out.getvalue()}".encode()


def summaries(document: AnnexDocument) -> bytes:
    """Return the summary tables of all groups in one file, the digest in each line."""
    tables = document.summaries
    keys = tuple(dict.fromkeys(c.key for table in tables for c in table.columns))
    closing = (safe(document.source), document.seal.digest)
    body = ((*row, *closing) for table in tables for row in _summary_rows(table, keys))
    return lines([(*_LEADING, *keys, *_CLOSING), *body])


def summary(table: ReportTable) -> bytes:
    """Return one summary table, as data: nothing but a header and its rows."""
    keys = tuple(column.key for column in table.columns)
    return lines([(*_LEADING, *keys), *_summary_rows(table, keys)])


def _summary_rows(table: ReportTable, keys: Sequence[str]) -> Iterator[Sequence[str]]:
    at = {column.key: n for n, column in enumerate(table.columns)}
    for row in table.rows:
        cells = (written(row.entries[at[key]]) if key in at else "" for key in keys)
        yield (safe(table.group), safe(row.key), *cells)


ITEM_KEYS = ("group", "code", "label", "unit", "name", "points", "printed", "state")


def items(table: ReportTable) -> bytes:
    """Return the scores by criterion, one a line; why one is missing is its state."""
    return lines([ITEM_KEYS, *_item_rows(table)])


def _item_rows(table: ReportTable) -> Iterator[Sequence[str]]:
    for row in table.rows:
        label = row.entries[1].text
        for column, one in zip(table.columns, row.entries, strict=True):
            if not column.is_figure:
                continue
            points = dotted(one.text) if one.value is not None else ""
            printed = safe(one.text) if one.state == "printed" else ""
            head = (table.group, row.key, label, column.key, column.heading)
            yield (*(safe(text) for text in head), points, printed, one.state)
