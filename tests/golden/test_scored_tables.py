"""Published tables of other provinces, scored from a workbook and from text."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from core.api import open_archive
from core.api.score import Scored, score_file
from core.api.score_shapes import scored
from core.i18n import Localizer
from core.text import decimal_of
from tests.core.workbooks import Rows, Value, lines, text, xlsx

TABLES = Path(__file__).parent / "tables"
TIED = {"huyen": {"84.2": (7, 8)}, "so": {"86.9": (2, 3), "86.8": (4, 6)}}
Written = Callable[[Path, Rows], Path]


def workbook(folder: Path, rows: Rows) -> Path:
    """Write a table as an .xlsx file."""
    return xlsx(folder / "bang.xlsx", {"Bảng": rows})


def comma(folder: Path, rows: Rows) -> Path:
    """Write a table as Excel saves .csv in Vietnam."""
    return text(folder / "bang.csv", rows, ";")


def tabs(folder: Path, rows: Rows) -> Path:
    """Write a table as text with tabs."""
    return text(folder / "bang.tsv", rows, "\t")


@pytest.fixture(params=[workbook, comma, tabs], ids=lambda made: made.__name__)
def made(request: pytest.FixtureRequest) -> Written:
    """Return what writes a table, in each form."""
    found: Written = request.param
    return found


def table(name: str) -> Rows:
    """Return the cells of a table, figures as figures."""
    return [[_value(cell) for cell in row] for row in lines(TABLES / f"{name}.tsv")]


def _value(cell: str) -> Value:
    value = decimal_of(cell)
    return (cell or None) if value is None else value


def rows(result: Scored) -> list[dict[str, object]]:
    found = scored(result, Localizer("en").say)["rows"]
    assert isinstance(found, list)
    return found


def test_binh_duong_2017(made: Written, tmp_path: Path) -> None:
    printed = [
        (int(order), name, f"{decimal_of(index.removesuffix('%'))}")
        for order, name, *_, index in lines(TABLES / "binhduong_2017_huyen.tsv")[1:]
        if order
    ]
    file = made(tmp_path, table("binhduong_2017_huyen"))

    result = score_file(open_archive(), file, rules="binh-duong/2017")

    found = [(row["rank"], row["unit"], row["index"]) for row in rows(result)]
    assert found == printed
    assert result.findings == ()


@pytest.mark.parametrize("group", ["huyen", "so"])
def test_lang_son_2018(made: Written, tmp_path: Path, group: str) -> None:
    name = f"langson_2018_{group}"
    printed = {
        unit: (int(order), f"{decimal_of(points)}")
        for order, unit, points in lines(TABLES / f"{name}.tsv")[1:]
    }

    result = score_file(
        open_archive(), made(tmp_path, table(name)), rules="lang-son/2018", group=group
    )

    assert len(rows(result)) == len(printed)
    for row in rows(result):
        order, points = printed[str(row["unit"])]
        assert Decimal(str(row["index"])) == Decimal(points)
        tie = TIED[group].get(str(row["index"]))
        if tie is None:
            assert (row["rank"], "best_rank" in row) == (order, False)
        else:
            assert (row["rank"], row["best_rank"], row["worst_rank"]) == (None, *tie)
    assert not result.is_contradicted
