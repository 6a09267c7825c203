"""The data package: CSV and JSON with what they mean and their checksums."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from core.reports.delimited import ITEM_KEYS, items, summary
from core.reports.document import AnnexDocument, Column, ReportTable, TableKind
from core.reports.zipped import zipped

DESCRIPTOR = "datapackage.json"
README = "README.md"
FINDINGS = "findings.json"
_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_WHOLE = frozenset({"order", "rank"})
Shape = Mapping[str, object]


def package(document: AnnexDocument, shape: Shape) -> bytes:
    """Return the package (Data Package 2.0) as a zip file.

    Args:
        document: What is printed.
        shape: The same as JSON; its findings go in as they are.
    """
    data = {f"{table.code}.csv": _written(table) for table in document.tables}
    data[FINDINGS] = _json({"findings": shape["findings"]})
    tables = {f"{table.code}.csv": table for table in document.tables}
    resources = [
        _resource(name, content, tables.get(name)) for name, content in data.items()
    ]
    files = {
        DESCRIPTOR: _json(_descriptor(document, resources)),
        README: readme(document, resources).encode(),
        **data,
    }
    return zipped(files, document.seal.at)


def _written(table: ReportTable) -> bytes:
    return items(table) if table.kind is TableKind.ITEMS else summary(table)


def _json(shape: object) -> bytes:
    return f"{json.dumps(shape, ensure_ascii=False, indent=2)}\n".encode()


def _descriptor(document: AnnexDocument, resources: list[Shape]) -> Shape:
    seal = document.seal
    return {
        "$schema": _PROFILE,
        "name": f"{document.place}-{document.year}",
        "title": document.head.title,
        "description": f"{document.head.rebuilt} {document.notes[0]}",
        "version": f"{document.year}.0.0",
        "created": seal.at.isoformat(),
        "sources": [{"title": document.source}],
        "digest": f"sha256:{seal.digest}",
        "resources": resources,
    }


def _resource(name: str, content: bytes, table: ReportTable | None) -> Shape:
    common = {
        "name": name.partition(".")[0],
        "path": name,
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "encoding": "utf-8",
    }
    if table is None:
        return common | {"format": "json", "mediatype": "application/json"}
    return common | {
        "type": "table",
        "title": table.title,
        "format": "csv",
        "mediatype": "text/csv",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"'},
        "schema": {"fields": [*_fields(table)], "missingValues": [""]},
    }


def _fields(table: ReportTable) -> Iterator[Shape]:
    if table.kind is TableKind.ITEMS:
        for key in ITEM_KEYS:
            yield {"name": key, "type": "number" if key == "points" else "string"}
        return
    yield {"name": "group", "type": "string"}
    yield {"name": "unit", "type": "string"}
    for n, column in enumerate(table.columns):
        kind = _type(column, table, n)
        yield {"name": column.key, "type": kind, "title": column.heading}


def _type(column: Column, table: ReportTable, n: int) -> str:
    """Return a column's type: numbers only where every printed cell is one."""
    printed = [row.entries[n] for row in table.rows]
    if not column.is_figure or any(
        one.value is None for one in printed if one.state == "printed" and one.text
    ):
        return "string"
    return "integer" if column.key in _WHOLE else "number"


def readme(document: AnnexDocument, resources: list[Shape]) -> str:
    """Return what the package says of itself to a reader."""
    template = Path(__file__).with_name(f"package-{document.language}.md")
    listed = "\n".join(
        f"| `{one['path']}` | {_cell(one.get('title', ''))} | {one['bytes']} |"
        for one in resources
    )
    return (
        template.read_text("utf-8")
        .replace("{files}", listed)
        .replace("{title}", document.head.title)
        .replace("{source}", document.source)
        .replace("{rebuilt}", document.head.rebuilt)
        .replace("{digest}", document.seal.digest)
        .replace("{stamp}", document.seal.stamp)
    )


def _cell(text: object) -> str:
    """Return a text that ends no cell of a table."""
    return str(text).replace("|", "\\|").replace("\n", " ")
