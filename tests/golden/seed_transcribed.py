"""Our transcription of the seed, read as plain tables without the product."""

import re
import tomllib
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

YEAR = Path(__file__).parents[2] / "core" / "data" / "lai-chau" / "2017"
GROUPS = ("so", "huyen")
NOT_APPLICABLE, LOST, UNDECIDABLE = "-", "~", "?"
MARKS = ("", NOT_APPLICABLE, LOST, UNDECIDABLE)
TOTALS = ("self_assessed", "survey", "reviewed", "bonus", "penalty", "appraised")
RESULTS = ("scale", "total", "index", "band", "rank")
_FIGURE = re.compile(r"\d+(?:,\d+)?")

Row = dict[str, str]


@cache
def table(name: str) -> tuple[Row, ...]:
    """Return the rows of ``name``.tsv, by column key."""
    text = (YEAR / "decision" / f"{name}.tsv").read_text("utf-8")
    lines = [line.split("\t") for line in text.removesuffix("\n").split("\n")]
    return tuple(dict(zip(lines[0], cells, strict=True)) for cells in lines[1:])


@cache
def units(group: str) -> tuple[str, ...]:
    """Return the unit ids of an annex, in column order."""
    return tuple(table(f"{group}-annex")[0])[3:-1]


@cache
def annex(group: str) -> dict[str, Row]:
    """Return the annex rows by code; the row of no known criterion is left out."""
    rows = {row["code"]: row for row in table(f"{group}-annex")}
    return {code: row for code, row in rows.items() if code != UNDECIDABLE}


@cache
def summary(group: str) -> dict[str, Row]:
    """Return the summary rows by unit id."""
    return {row["unit"]: row for row in table(group)}


@cache
def toml(name: str) -> dict[str, Any]:
    """Return a TOML file of the year, decimals exact."""
    return tomllib.loads((YEAR / name).read_text("utf-8"), parse_float=Decimal)


@cache
def rules(group: str) -> dict[str, Any]:
    """Return the rules of a group as plain tables."""
    found: dict[str, Any] = toml("rules.toml")["groups"][group]
    return found


def marks(group: str) -> list[dict[str, Any]]:
    """Return the reasons given for marked cells of a group."""
    (found,) = (
        t for t in toml("decision/decision.toml")["tables"] if t["group"] == group
    )
    return list(found["marks"])


def figure(text: str) -> Decimal | None:
    """Return the figure printed as ``text``; None for marks and blanks."""
    return Decimal(text.replace(",", ".")) if _FIGURE.fullmatch(text) else None


def points(text: str) -> Decimal:
    """Return the figure printed as ``text``, 0 where none is legible."""
    return figure(text) or Decimal(0)


def figures(group: str, row: Row) -> tuple[str, ...]:
    """Return the printed figures of a row in column order, loose ones in place."""
    run = [row[unit] for unit in units(group)]
    if UNDECIDABLE in run:
        first, count = run.index(UNDECIDABLE), run.count(UNDECIDABLE)
        run[first : first + count] = row["loose"].split(" ")
    return tuple(cell for cell in run if cell not in MARKS)


def criteria(group: str, method: str) -> list[str]:
    """Return the codes of the criteria scored by ``method``, as the rules have them."""
    return [c["code"] for c in rules(group)["criteria"] if c.get("method") == method]


def item_sum(group: str, unit: str, method: str) -> Decimal:
    """Return the sum of a unit's legible items, in points."""
    rows = annex(group)
    codes = criteria(group, method)
    return sum((points(rows[code][unit]) for code in codes), Decimal(0))
