"""The shipped summary tables, read as text without the product."""

from pathlib import Path
from typing import Any

DECISION = Path(__file__).parents[2] / "core/data/lai-chau/2017/decision"
GROUPS = ("so", "huyen")
Line = dict[str, str]
Table = list[list[Any]]


def lines(group: str) -> list[Line]:
    """Return the printed lines of a group, in printed order."""
    text = (DECISION / f"{group}.tsv").read_text("utf-8")
    head, *rows = [line.split("\t") for line in text.splitlines() if line]
    return [dict(zip(head, row, strict=True)) for row in rows]


def number(text: str) -> float:
    """Return a printed figure as a cell holds it."""
    return float(text.replace(",", "."))


def table(group: str) -> Table:
    """Return a group's table as a council would type it: header, then numbers."""
    columns = ("order", "name", "appraised", "survey", "scale", "communes")
    header: list[Any] = ["STT", "Tên đơn vị", "Điểm thẩm định", "Điểm điều tra"]
    header += ["Thang điểm chuẩn", "Chỉ số Cải cách hành chính cấp xã"]
    rows = [[_typed(line.get(key, "")) for key in columns] for line in lines(group)]
    return [header, *rows]


def _typed(text: str) -> float | str:
    plain = text.replace(",", ".")
    return float(plain) if plain.replace(".", "").isdigit() else text
