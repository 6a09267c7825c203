"""A decision folder: as printed, cell by cell, into a `Decision`."""

from pathlib import Path

from core.errors import N_, SyntaxFileError
from core.model import (
    Cell,
    Decision,
    GroupCode,
    GroupRules,
    Message,
    RuleSet,
    ScoreTable,
    SummaryRow,
    UnitId,
)
from core.rules.reader import Node, read_toml
from core.workbook.annex import Mark, annex_of, require_reasons
from core.workbook.rows import Line, TextTable, cell_of, read_table, require_columns
from core.workbook.shares import shares_of

HEADER = "decision.toml"
_KEYS = ("place", "year", "number", "issued", "released", "issuer", "title", "tables")
_REQUIRED = ("unit", "name", "index")
_OPTIONAL = (
    "order",
    "appraised",
    "survey",
    "total",
    "scale",
    "communes",
    "band",
    "rank",
)


def load_decision(folder: Path, rules: RuleSet) -> Decision:
    """Return the decision in ``folder``, read by the groups and bands of ``rules``.

    Raises:
        CchcError: A file is missing or malformed; file, line and key are named.
        BadValueError: A table is of a group that the rules do not have, or of one
            that has its table already; the rules are of another place or year.
    """
    root = read_toml(folder / HEADER)
    root.only(_KEYS, ("notes",))
    if root.string("place") != rules.place:
        raise root.error("place", rules.place)
    if root.year("year") != rules.year:
        raise root.error("year", f"{rules.year}")
    return Decision(
        place=root.string("place"),
        number=root.string("number"),
        issued=root.day("issued"),
        released=root.day("released"),
        year=root.year("year"),
        issuer=root.string("issuer"),
        title=root.string("title"),
        tables=_tables(folder, root.nodes("tables"), rules),
        notes=root.strings("notes"),
    )


def place_and_year(folder: Path) -> tuple[str, int]:
    """Return the place and assessed year that a decision folder names.

    Raises:
        CchcError: See `load_decision`.
    """
    root = read_toml(folder / HEADER)
    root.only(_KEYS, ("notes",))
    return root.string("place"), root.year("year")


def _tables(
    folder: Path, nodes: tuple[Node, ...], rules: RuleSet
) -> tuple[ScoreTable, ...]:
    open_groups = [group.code for group in rules.groups]
    found: list[ScoreTable] = []
    for node in nodes:
        node.only(("group", "summary"), ("annex", "title", "marks"))
        if node.string("group") not in open_groups:
            raise node.error("group", ", ".join(open_groups) or N_("no further table"))
        found.append(_table(folder, node, rules))
        open_groups.remove(found[-1].group)
    return tuple(found)


def _table(folder: Path, node: Node, rules: RuleSet) -> ScoreTable:
    group = rules.group(node.string("group"))
    marks = tuple(_mark(item) for item in node.nodes("marks"))
    summary = _read(folder, node, "summary")
    annex = _read(folder, node, "annex") if node.has("annex") else None
    if annex is not None:
        _require_rows(node, annex)
    return ScoreTable(
        group=GroupCode(group.code),
        rows=summary_rows(summary, group),
        annex=None if annex is None else require_reasons(annex_of(annex, marks)),
        where=summary.file.name,
    )


def _read(folder: Path, node: Node, key: str) -> TextTable:
    file = folder / node.string(key)
    if not file.is_file():
        raise node.error(key, N_("the name of a file in the same folder"))
    return read_table(file)


def _require_rows(node: Node, annex: TextTable) -> None:
    """Refuse a mark of a row that the annex does not have.

    Raises:
        BadValueError: Names the mark's line.
    """
    known = {line.cells[0] for line in annex.lines}
    for mark in node.nodes("marks"):
        if not set(mark.strings("rows")) <= known:
            raise mark.error("rows", N_("codes of rows of the annex"))


def _mark(node: Node) -> Mark:
    node.only(("rows", "reason"), ("units",))
    return Mark(
        rows=node.strings("rows"),
        units=node.strings("units"),
        reason=node.string("reason"),
    )


def summary_rows(table: TextTable, group: GroupRules) -> tuple[SummaryRow, ...]:
    """Return the lines of a summary table.

    Raises:
        BadKeyError: A column is unknown or missing.
        SyntaxFileError: A line has more or fewer cells than the header.
    """
    require_columns(table, _REQUIRED, _OPTIONAL)
    return tuple(_summary_row(line, table, group) for line in table.lines)


def _summary_row(line: Line, table: TextTable, group: GroupRules) -> SummaryRow:
    texts = _by_column(line, table)
    where = f"{table.file.name}:{line.number}"
    cells = {
        column: _cell(column, text, where)
        for column, text in texts.items()
        if column not in ("unit", "name")
    }
    return SummaryRow(
        unit=UnitId(texts["unit"]),
        printed_name=texts["name"],
        cells=cells,
        shares=shares_of(texts.get("communes", ""), group, f"{where}:communes"),
        where=where,
    )


def _cell(column: str, text: str, where: str) -> Cell:
    return cell_of(text, f"{where}:{column}")


def _by_column(line: Line, table: TextTable) -> dict[str, str]:
    cells, columns = line.cells, table.columns
    if len(cells) != len(columns):
        problem = Message(
            text=N_("{found} cells stand under {expected} columns"),
            params={"found": len(cells), "expected": len(columns)},
        )
        raise SyntaxFileError(file=table.file, line=line.number, problem=problem)
    return dict(zip(columns, cells, strict=True))
