"""What the user tells about a file's layout: a small TOML file, remembered by shape.

``encoding`` and, for each sheet, ``ignore``, ``group``, ``encoding`` and what texts,
columns and rows stand for. What is told counts more than what is found.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from core.errors import N_
from core.rules.reader import Node, read_toml

TABLES = ("units", "columns", "rows", "criteria")
_SHEET = ("ignore", "group", "encoding", *TABLES)


class Encoding(StrEnum):
    """An old Vietnamese encoding that a whole sheet may be in."""

    TCVN3 = "tcvn3"
    VNI = "vni"
    UNICODE = "unicode"  # nothing to undo, whatever the fonts say


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetMapping:
    """What is told about one sheet.

    Attributes:
        ignore: Whether the sheet holds no table.
        group: Group its units are ranked in; empty where not told.
        encoding: Its old encoding; None where not told.
        units: Unit id by the text that stands for it, or by the cell: ``"B7"``.
        columns: Figure name, criterion code or ``ignore`` by column: ``"H"``.
        rows: The same by row: ``"98"``.
        criteria: Criterion code by the text that stands for it, or by the cell.
    """

    ignore: bool = False
    group: str = ""
    encoding: Encoding | None = None
    units: Mapping[str, str] = field(default_factory=dict)
    columns: Mapping[str, str] = field(default_factory=dict)
    rows: Mapping[str, str] = field(default_factory=dict)
    criteria: Mapping[str, str] = field(default_factory=dict)


NOT_TOLD = SheetMapping()


@dataclass(frozen=True, slots=True, kw_only=True)
class LayoutMapping:
    """What is told about a workbook's layout.

    Attributes:
        encoding: Old encoding of every sheet that states none of its own.
        sheets: By name; in a text file there is one, named like the file or ``*``.
    """

    encoding: Encoding | None = None
    sheets: Mapping[str, SheetMapping] = field(default_factory=dict)

    def sheet(self, name: str) -> SheetMapping:
        """Return what is told about a sheet; what is told of ``*`` counts for all."""
        return self.sheets.get(name) or self.sheets.get("*") or NOT_TOLD

    def encoding_of(self, name: str) -> Encoding | None:
        """Return the encoding told for a sheet, or for all."""
        return self.sheet(name).encoding or self.encoding


def read_mapping(file: Path) -> LayoutMapping:
    """Return what a mapping file tells.

    Raises:
        CchcError: The file is missing or malformed; file, line and key are named.
    """
    root = read_toml(file)
    root.only((), ("encoding", "sheets"))
    named = root.children("sheets") if root.has("sheets") else ()
    return LayoutMapping(
        encoding=_encoding(root),
        sheets={name: _sheet(node) for name, node in named},
    )


def _encoding(node: Node) -> Encoding | None:
    return node.choice("encoding", Encoding) if node.has("encoding") else None


def _sheet(node: Node) -> SheetMapping:
    node.only((), _SHEET)
    ignore = node.tree.get("ignore", False)
    if not isinstance(ignore, bool):
        raise node.error("ignore", N_("true or false"))
    told = {name: _texts(node, name) for name in TABLES}
    return SheetMapping(
        ignore=ignore, group=node.string("group"), encoding=_encoding(node), **told
    )


def _texts(node: Node, key: str) -> Mapping[str, str]:
    if not node.has(key):
        return {}
    table = node.node(key)
    return {name: table.string(name) for name in table.tree}


def written(
    mapping: LayoutMapping, remark: Callable[[str, str, str], str] | None = None
) -> str:
    """Return a mapping file that tells the same.

    Args:
        mapping: What is told.
        remark: Gives for sheet, table and key what to remark behind the line.
    """
    lines = [] if mapping.encoding is None else [f'encoding = "{mapping.encoding}"', ""]
    for name, sheet in mapping.sheets.items():
        lines += [f"[sheets.{_quoted(name)}]", *_plain_lines(sheet)]
        for table in TABLES:
            lines += _table_lines(name, table, getattr(sheet, table), remark)
        lines.append("")
    return "\n".join(lines)


def _plain_lines(sheet: SheetMapping) -> list[str]:
    lines = ["ignore = true"] if sheet.ignore else []
    lines += [f"group = {_quoted(sheet.group)}"] if sheet.group else []
    return lines + ([f'encoding = "{sheet.encoding}"'] if sheet.encoding else [])


def _table_lines(
    sheet: str,
    table: str,
    told: Mapping[str, str],
    remark: Callable[[str, str, str], str] | None,
) -> list[str]:
    if not told:
        return []
    lines = [f"[sheets.{_quoted(sheet)}.{table}]"]
    for key, meaning in told.items():
        aside = remark(sheet, table, key) if remark else ""
        tail = f"  # {aside}" if aside else ""
        lines.append(f"{_quoted(key)} = {_quoted(meaning)}{tail}")
    return lines


def _quoted(text: str) -> str:
    """Return a TOML text; control characters are written by number."""
    plain = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(_escaped(sign) for sign in plain) + '"'


def _escaped(sign: str) -> str:
    is_control = ord(sign) < ord(" ") or sign == "\N{DELETE}"
    return f"\\u{ord(sign):04x}" if is_control else sign
