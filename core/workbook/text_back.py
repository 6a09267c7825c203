"""Results put into a text file of tables: only the fields named are touched."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from core.errors import OldEncodingError, UnknownSheetError
from core.workbook.found import Spot
from core.workbook.placed import content_of, placed
from core.workbook.text_form import separator, wide_encoding
from core.workbook.written import Value, Written, number_text

TEXT_ENDINGS = frozenset({".csv", ".tsv", ".txt"})
_MARKS = {b"\xef\xbb\xbf": "utf-8", b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
_DECIMAL = re.compile(r"-?\d+([.,])\d{1,3}")
_HARMLESS = re.compile(r"[-+]?(\d+([.,]\d+)?)?%?")
_RISKY = ("=", "+", "-", "@", "\t", "\r")

Field = tuple[int, int]  # start, end


@dataclass(frozen=True, slots=True, kw_only=True)
class TextTable:
    """A text file taken apart without losing a letter.

    Attributes:
        mark: Its byte order mark, or nothing.
        encoding: How its letters are kept.
        text: Everything after the mark.
        delimiter: What stands between fields.
        line_end: What ends its lines.
        comma: Whether its decimals have a comma.
        lines: Where the fields of each line stand in ``text``.
    """

    mark: bytes
    encoding: str
    text: str
    delimiter: str
    line_end: str
    comma: bool
    lines: tuple[tuple[Field, ...], ...]


def write_text(
    source: Path,
    target: Path,
    changes: Mapping[str, Mapping[Spot, Written]],
    *,
    overwrite: bool,
) -> None:
    """Write new fields into a copy of a text file; all else keeps its bytes.

    Of a formula its value is written. Text that a spreadsheet would take for a
    formula gets an apostrophe in front.

    Raises:
        OldEncodingError: The file's encoding lacks a letter of the new text.
        CchcError: The file cannot be read or written.
    """
    table = text_table(content_of(source), source.suffix.casefold())
    if len(changes) > 1:
        sheets = (source.name,)
        raise UnknownSheetError(file=str(source), sheet=[*changes][1], known=sheets)
    cells = next(iter(changes.values()), {})
    new = _edited(table, cells)
    try:
        raw = table.mark + new.encode(table.encoding)
    except UnicodeEncodeError as error:
        letters = error.object[error.start : error.end]
        raise OldEncodingError(file=str(source), text=letters) from None
    with placed(source, target, overwrite=overwrite) as file:
        file.write(raw)


def text_table(raw: bytes, ending: str = ".csv") -> TextTable:
    """Return a text file taken apart.

    Bytes that are no Unicode text are kept as they are, one letter each.
    """
    mark, encoding, text = _decoded(raw)
    delimiter = separator(text)
    several = delimiter != "\t" or ending != ".txt"
    lines = tuple(_lines(text, delimiter, several=several))
    signs = Counter(_decimal_signs(text, lines))
    return TextTable(
        mark=mark,
        encoding=encoding,
        text=text,
        delimiter=delimiter,
        line_end=_line_end(text),
        comma=signs[","] > signs["."],
        lines=lines,
    )


def _decoded(raw: bytes) -> tuple[bytes, str, str]:
    """Return mark, encoding and text; bytes of old encodings stay one letter each."""
    mark = next((mark for mark in _MARKS if raw.startswith(mark)), b"")
    encoding = _MARKS.get(mark) or wide_encoding(raw) or "utf-8"
    try:
        return mark, encoding, raw[len(mark) :].decode(encoding)
    except UnicodeDecodeError:
        return b"", "latin-1", raw.decode("latin-1")


def _line_end(text: str) -> str:
    found = re.search(r"\r\n|\n|\r", text)
    return found[0] if found else "\r\n"


def _lines(text: str, delimiter: str, *, several: bool) -> Iterator[tuple[Field, ...]]:
    """Yield where the fields of each line stand.

    Quoted fields may go over ``several`` lines, unless the text is one with tabs.
    """
    sign, end = re.escape(delimiter), "" if several else r"\r\n"
    quoted = rf'"(?:[^"{end}]|"")*+(?:"[^{sign}\r\n]*|\Z)'
    field = re.compile(rf"({quoted}|[^{sign}\r\n]*)({sign}|\r\n|\n|\r|\Z)")
    fields: list[Field] = []
    for found in field.finditer(text):
        if found.start() == len(text) and not fields:
            return
        fields.append(found.span(1))
        if found[2] != delimiter:
            yield tuple(fields)
            fields = []
        if not found[2]:
            return


def _decimal_signs(text: str, lines: Sequence[Sequence[Field]]) -> Iterator[str]:
    for line in lines:
        for start, end in line:
            found = _DECIMAL.fullmatch(text[start:end].strip().strip('"'))
            if found:
                yield found[1]


def _edited(table: TextTable, cells: Mapping[Spot, Written]) -> str:
    pieces: list[str] = []
    at = 0
    for start, end, new in sorted(_edits(table, cells), key=lambda edit: edit[:2]):
        pieces += (table.text[at:start], new)
        at = end
    return "".join((*pieces, table.text[at:]))


def _edits(
    table: TextTable, cells: Mapping[Spot, Written]
) -> Iterator[tuple[int, int, str]]:
    """Yield the fields to replace, then those that lengthen a line, then new lines."""
    rows: dict[int, dict[int, str]] = {}
    for (row, column), written in cells.items():
        rows.setdefault(row, {})[column] = field_text(written.value, table)
    for row, new in sorted(rows.items()):
        if row < len(table.lines):
            yield from _in_line(table, table.lines[row], new)
    yield from _after(table, rows)


def _in_line(
    table: TextTable, line: Sequence[Field], new: Mapping[int, str]
) -> Iterator[tuple[int, int, str]]:
    for column in sorted(new):
        if column < len(line):
            yield (*line[column], new[column])
    beyond = {column: text for column, text in new.items() if column >= len(line)}
    if any(beyond.values()):
        end = line[-1][1]
        yield end, end, table.delimiter + _joined(table, beyond, len(line))


def _joined(table: TextTable, new: Mapping[int, str], first: int) -> str:
    last = max(column for column, text in new.items() if text)
    return table.delimiter.join(new.get(n, "") for n in range(first, last + 1))


def _after(
    table: TextTable, rows: Mapping[int, Mapping[int, str]]
) -> Iterator[tuple[int, int, str]]:
    count = len(table.lines)
    new = {row: texts for row, texts in rows.items() if row >= count}
    filled = [row for row, texts in new.items() if any(texts.values())]
    if not filled:
        return
    ended = not table.text or table.text.endswith(("\r", "\n"))
    lines = [
        _joined(table, new[row], 0) if row in filled else ""
        for row in range(count, max(filled) + 1)
    ]
    end = len(table.text)
    whole = table.line_end.join(lines)
    yield end, end, whole + table.line_end if ended else table.line_end + whole


def field_text(value: Value, table: TextTable) -> str:
    """Return a value as the file would write it: its decimals, its quotation marks."""
    if value is None:
        return ""
    if isinstance(value, str):
        return _quoted(harmless(value), table.delimiter)
    number = number_text(value)
    if table.comma and isinstance(value, Decimal):
        number = number.replace(".", ",")
    return _quoted(number, table.delimiter)


def harmless(text: str) -> str:
    """Return text that no spreadsheet takes for a formula."""
    if text.startswith(_RISKY) and not _HARMLESS.fullmatch(text):
        return "'" + text
    return text


def _quoted(text: str, delimiter: str) -> str:
    if text and (set(text) & {delimiter, '"', "\r", "\n"} or text != text.strip()):
        return '"' + text.replace('"', '""') + '"'
    return text
