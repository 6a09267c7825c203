"""Published tables of other provinces, recomputed by the rules shipped for them."""

from decimal import Decimal
from pathlib import Path

import pytest

from core import api
from core.checks import findings_of, subject_of
from core.model import Cell, GroupRules, ScoreTable, SummaryRow, UnitId
from core.text import decimal_of

TABLES = Path(__file__).parent / "tables"
ARCHIVE = api.open_archive()
# Where units have equal points, the places they may have: nothing says how they rank.
TIED = {
    "langson_2018_so": {"Sở Giao thông vận tải": (2, 3)}
    | {"Sở Khoa học và Công nghệ": (2, 3)}
    | dict.fromkeys(("Sở Công thương", "Sở Ngoại vụ", "Sở Y tế"), (4, 6)),
    "langson_2018_huyen": dict.fromkeys(("huyện Bắc Sơn", "huyện Tràng Định"), (7, 8)),
}


def table(name: str, columns: tuple[str, ...]) -> tuple[SummaryRow, ...]:
    """Return the lines of a table that stand for a unit, all cells as printed."""
    lines = (TABLES / f"{name}.tsv").read_text("utf-8").splitlines()[1:]
    rows = (dict(zip(columns, line.split("\t"), strict=True)) for line in lines)
    return tuple(_row(cells) for cells in rows if cells["order"])


def _row(cells: dict[str, str]) -> SummaryRow:
    return SummaryRow(
        unit=UnitId(cells["name"]),
        printed_name=cells["name"],
        cells={
            name: Cell(text=text, value=decimal_of(text.removesuffix("%")), where=name)
            for name, text in cells.items()
            if name != "name"
        },
    )


def group(place: str, code: str) -> GroupRules:
    return ARCHIVE.rules_named(place).group(code)


BINH_DUONG = table(
    "binhduong_2017_huyen", ("order", "name", "appraised", "survey", "total", "index")
)


def test_binh_duong_2017_is_recomputed_to_the_digit() -> None:
    standings = ARCHIVE.score(BINH_DUONG, group("binh-duong/2017", "huyen"))

    assert len(standings) == 9
    for row, standing in zip(BINH_DUONG, standings, strict=True):
        assert standing.points == row.value("total")
        assert f"{standing.index}%".replace(".", ",") == row.printed("index")
        assert standing.rank == row.value("order")
        assert standing.bands == ()


def test_the_mean_that_binh_duong_prints_is_rounded_half_up() -> None:
    standings = ARCHIVE.score(BINH_DUONG, group("binh-duong/2017", "huyen"))
    mean = sum((s.index for s in standings if s.index), Decimal(0)) / len(standings)

    assert mean.quantize(Decimal("0.01")) == Decimal("78.39")


@pytest.mark.parametrize(
    ("name", "code", "count"),
    [("langson_2018_so", "so", 20), ("langson_2018_huyen", "huyen", 11)],
)
def test_lang_son_2018_keeps_its_order_and_leaves_ties_open(
    name: str, code: str, count: int
) -> None:
    rows = table(name, ("order", "name", "total"))
    standings = ARCHIVE.score(rows, group("lang-son/2018", code))

    assert len(standings) == count
    for row, standing in zip(rows, standings, strict=True):
        order = int(row.printed("order"))
        tie = TIED[name].get(row.printed_name)
        assert standing.rank == (None if tie else order)
        assert (standing.best_rank, standing.worst_rank) == (tie or (order, order))
        assert standing.index == row.value("total")


@pytest.mark.parametrize(
    ("rules", "code", "rows"),
    [
        ("binh-duong/2017", "huyen", BINH_DUONG),
        *(
            ("lang-son/2018", code, table(f"langson_2018_{code}", columns))
            for code in ("so", "huyen")
            for columns in (("order", "name", "total"),)
        ),
    ],
)
def test_nothing_is_found_in_tables_that_hold_together(
    rules: str, code: str, rows: tuple[SummaryRow, ...]
) -> None:
    of_group = group(rules, code)
    subject = subject_of(ScoreTable(group=of_group.code, rows=rows), of_group)

    assert [f.code for f in findings_of(subject)] == []


def test_a_unit_out_of_order_is_found_though_no_rank_is_printed() -> None:
    rows = table("langson_2018_huyen", ("order", "name", "total"))
    first, second = rows[0], rows[1]
    swapped = [
        SummaryRow(
            unit=row.unit,
            printed_name=row.printed_name,
            cells={**row.cells, "order": other.cells["order"]},
        )
        for row, other in ((first, second), (second, first))
    ]
    of_group = group("lang-son/2018", "huyen")
    mixed = ScoreTable(group=of_group.code, rows=(*swapped, *rows[2:]))

    found = findings_of(subject_of(mixed, of_group))
    assert [(f.code, f.printed, f.computed) for f in found] == [
        ("order-score", "2", "1"),
        ("order-score", "1", "2"),
    ]
