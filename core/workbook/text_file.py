"""Text with tabs, commas or semicolons: every line a row, every cell as it stands."""

import csv
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

from core.errors import N_, CchcError, DamagedWorkbookError, NotAWorkbookError
from core.model import Message
from core.workbook.found import Kind, Scalar, Sheet
from core.workbook.guard import too_large
from core.workbook.limits import Limits
from core.workbook.text_form import separator, wide_encoding

_UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_TABBED = frozenset({".tsv", ".tab", ".csv"})
_QUOTE = '"'
_SINGLE_BYTES = N_(
    "The text is not UTF-8: every byte was read as one character, as old Vietnamese "
    "encodings need it."
)


def read_text(
    file: Path, content: bytes, limits: Limits
) -> tuple[Kind, Sheet, tuple[Message, ...]]:
    """Return a text's sort, its cells, and what should be known of its encoding.

    Raises:
        CchcError: It is no text, or has more cells, columns or characters in a cell
            than are read.
    """
    text, remarks = _decoded(file, content)
    mark = separator(text)
    kind = _kind(file, mark)
    records = _lines(text) if kind is Kind.TEXT else _records(file, text, mark)
    rows = tuple(_rows(file, records, limits))
    return kind, Sheet(name=file.name, rows=rows), remarks


def _decoded(file: Path, content: bytes) -> tuple[str, tuple[Message, ...]]:
    encoding = _wide(content)
    if encoding is None and b"\0" in content:
        raise NotAWorkbookError(
            file=file.name, found=Message(text=N_("a file with bytes that no text has"))
        )
    try:
        return content.decode(encoding or "utf-8-sig"), ()
    except UnicodeDecodeError as error:
        if encoding:
            raise DamagedWorkbookError(
                file=file.name,
                part=Message(text=N_("byte {n}"), params={"n": error.start}),
                problem=Message(text=N_("it is no UTF-16")),
            ) from error
    return content.decode("latin-1"), (Message(text=_SINGLE_BYTES),)


def _wide(content: bytes) -> str | None:
    """Return which UTF-16 a text is in; None where it is in none."""
    if content.startswith(_UTF_16_MARKS):
        return "utf-16"
    return wide_encoding(content)


def _kind(file: Path, mark: str) -> Kind:
    if mark != "\t":
        return Kind.CSV
    return Kind.TSV if file.suffix.lower() in _TABBED else Kind.TEXT


def _lines(text: str) -> Iterator[list[str]]:
    for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        yield [_unquoted(cell) for cell in line.split("\t")]


def _unquoted(cell: str) -> str:
    """Return a cell without the quotes that spreadsheets put around it."""
    quoted = len(cell) > 1 and cell[0] == cell[-1] == _QUOTE
    inner = cell[1:-1] if quoted else ""
    return inner.replace('""', _QUOTE) if _balanced(inner) and quoted else cell


def _balanced(inner: str) -> bool:
    return inner.count(_QUOTE) == 2 * inner.count('""')


def _records(file: Path, text: str, mark: str) -> Iterator[list[str]]:
    csv.field_size_limit(max(csv.field_size_limit(), len(text)))
    try:
        yield from csv.reader(StringIO(text, newline=""), delimiter=mark)
    except csv.Error as error:
        raise DamagedWorkbookError(
            file=file.name, part=Message(text=N_("the text")), problem=str(error)
        ) from error


def _rows(
    file: Path, records: Iterator[list[str]], limits: Limits
) -> Iterator[tuple[Scalar, ...]]:
    cells = 0
    for position, record in enumerate(records):
        cells += len(record)
        if fault := _fault(file, position, record, cells, limits):
            raise fault
        while record and not record[-1]:
            record.pop()
        yield tuple([cell or None for cell in record])


def _fault(
    file: Path, position: int, record: list[str], cells: int, limits: Limits
) -> CchcError | None:
    line = Message(text=N_("line {line}"), params={"line": position + 1})
    longest = max(map(len, record), default=0)
    if cells > limits.cells:
        return too_large(file.name, line, cells, N_("cells"), limits.cells)
    if len(record) > limits.columns:
        return too_large(file.name, line, len(record), N_("columns"), limits.columns)
    if longest > limits.text:
        measure = N_("characters in a cell")
        return too_large(file.name, line, longest, measure, limits.text)
    return None
