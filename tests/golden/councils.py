"""Workbooks as councils have them, each with a truth that the core had no part in."""

import tomllib
from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from random import Random

from tests.core.workbooks import DATA, Value, lines

Rows = list[list[Value]]
Scores = Mapping[str, tuple[Decimal, Decimal]]
Truth = dict[str, tuple[Decimal, Decimal, Decimal, str, int]]
DEPARTMENTS = [row[2] for row in lines(DATA / "so.tsv")[1:]]
SCALES = {r[2]: Decimal(r[6].replace(",", ".")) for r in lines(DATA / "so.tsv")[1:]}
DISTRICTS = [row[2] for row in lines(DATA / "huyen.tsv")[1:]]
CUTS = (("XUẤT SẮC", 90), ("TỐT", 80), ("KHÁ", 70), ("TB", 50), ("YẾU", 0))
HEAD: list[Value] = [
    "STT", "Tên đơn vị", "Điểm thẩm định", "Điểm điều tra XHH", "Tổng điểm",
    "Thang điểm chuẩn", "Chỉ số CCHC (%)", "Xếp loại", "Xếp hạng",
]  # fmt: skip
ROUND = Decimal("0.01")


def titles(year: int = 2017) -> Rows:
    """Return the rows above a table."""
    return [
        ["ỦY BAN NHÂN DÂN"],
        ["TỈNH LAI CHÂU"],
        [],
        [f"KẾT QUẢ CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM {year}"],
        ["(Kèm theo Quyết định số 502/QĐ-UBND ngày 22/5/2018)"],
        [],
    ]


def drawn(units: Sequence[str], seed: int) -> dict[str, tuple[Decimal, Decimal]]:
    """Return an appraised and a survey score for each unit."""
    random = Random(seed)  # noqa: S311  # made-up scores, no secrets
    found = dict[str, tuple[Decimal, Decimal]]()
    for unit in units:
        part = SCALES.get(unit, Decimal(100)) / 100
        appraised = Decimal(int(random.randint(160, 296) * part)) / 4
        survey = Decimal(int(random.randint(1100, 1990) * part)) / 100
        found[unit] = appraised, survey
    return found


def truth(scores: Scores) -> Truth:
    """Return total, scale, index, band and rank of each unit, as a clerk would."""
    found: Truth = {}
    index = {
        unit: ((a + s) / SCALES.get(unit, Decimal(100)) * 100).quantize(
            ROUND, ROUND_HALF_UP
        )
        for unit, (a, s) in scores.items()
    }
    for unit, (appraised, survey) in scores.items():
        value = index[unit]
        band = next(label for label, cut in CUTS if value >= cut)
        rank = 1 + sum(other > value for other in index.values())
        scale = SCALES.get(unit, Decimal(100))
        found[unit] = appraised + survey, scale, value, band, rank
    return found


def summary(scores: Scores) -> Rows:
    """Return the summary table, its units by rank."""
    known = truth(scores)
    order = sorted(scores, key=lambda unit: known[unit][4])
    rows: Rows = [
        [number, unit, *scores[unit], *known[unit]]
        for number, unit in enumerate(order, 1)
    ]
    return [list(HEAD), *rows]


def criteria() -> list[tuple[str, str, str, Decimal]]:
    """Return code, label, method and maximum of the districts' criteria."""
    rules = tomllib.loads((DATA.parent / "rules.toml").read_text("utf-8"))
    return [
        (c["code"], c["label"], c.get("method", ""), _maximum(c))
        for c in rules["groups"]["huyen"]["criteria"]
    ]


def _maximum(criterion: Mapping[str, Mapping[str, object]]) -> Decimal:
    return Decimal(str(criterion.get("maximum", {}).get("points", 1)))


def annex(seed: int) -> tuple[Rows, dict[str, tuple[Decimal, Decimal]]]:
    """Return an annex of the districts, and the sums of what it holds."""
    random = Random(seed)  # noqa: S311  # made-up scores, no secrets
    rows: Rows = []
    sums = {unit: [Decimal(0), Decimal(0)] for unit in DISTRICTS}
    for code, label, method, maximum in criteria():
        row: list[Value] = [code, label]
        for unit in DISTRICTS if method else ():
            points = Decimal(random.randint(0, int(maximum * 4))) / 4
            sums[unit][method == "survey"] += points
            row.append(points)
        rows.append(row)
    head: list[Value] = ["STT", "Tiêu chí", *DISTRICTS]
    title: Rows = [["CHẤM ĐIỂM CÁC HUYỆN NĂM 2017"], []]
    return [*title, head, *rows], {u: (a, s) for u, (a, s) in sums.items()}
