"""The seed scored from its own text, and from a workbook: same rows, same errors."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from core.api import open_archive
from core.api.score import Scored, score_file
from core.api.score_shapes import scored
from core.i18n import Localizer
from core.model import Severity
from tests.core.workbooks import decision, lines, xlsx

SEEDS = sorted((Path(__file__).parents[3] / "shared" / "seed").glob("*.txt"))
DATA = Path(__file__).parents[2] / "core" / "data" / "lai-chau" / "2017" / "decision"
ERRORS = {  # shared/facts/seed-2017.md, contradictions 1 to 4
    ("total-sum", "so-tu-phap", "79.05", "80.05"),
    ("items-survey", "so-nong-nghiep-va-ptnt", "15.91", "14.13"),
    ("share-count", "huyen-muong-te", None, "10/14"),
    ("items-reviewed", "huyen-sin-ho", "66", "67"),
}
# What the corrected total gives; every other figure is as printed.
TU_PHAP = {"index": "80.05", "total": "80.05", "band": "TỐT", "rank": 12}


def printed() -> list[Mapping[str, object]]:
    """Return the rows that the decision prints, one figure put right."""
    rows = list[Mapping[str, object]]()
    for group in ("so", "huyen"):
        head, *body = lines(DATA / f"{group}.tsv")
        for cells in body:
            row = dict(zip(head, cells, strict=False))
            rows.append(
                {
                    "group": group,
                    "unit": row["name"],
                    "id": row["unit"],
                    "index": row["index"].replace(",", "."),
                    "total": row["total"].replace(",", "."),
                    "scale": row["scale"].removesuffix(",00"),
                    "band": row["band"],
                    "rank": int(row["rank"]),
                    **(TU_PHAP if row["unit"] == "so-tu-phap" else {}),
                }
            )
    return rows


@pytest.fixture(scope="module")
def from_workbook(tmp_path_factory: pytest.TempPathFactory) -> Scored:
    """Return the decision scored as the sheets of a workbook."""
    file = xlsx(tmp_path_factory.mktemp("golden") / "2017.xlsx", decision())
    return score_file(open_archive(), file)


@pytest.fixture(scope="module")
def from_text() -> Scored:
    """Return the seed scored from its own text."""
    if not SEEDS:
        pytest.skip("the seed lies beside the product only where it is built")
    return score_file(open_archive(), SEEDS[0])


@pytest.fixture(params=["from_text", "from_workbook"])
def result(request: pytest.FixtureRequest) -> Scored:
    """Return both, one after the other."""
    found = request.getfixturevalue(request.param)
    assert isinstance(found, Scored)
    return found


def errors(result: Scored) -> set[tuple[str, str | None, str | None, str | None]]:
    """Return the errors; printed phrases are left out, figures without end zeros."""
    return {
        (one.code, one.unit, _bare(one.printed), _bare(one.computed))
        for one in result.findings
        if one.severity is Severity.ERROR
    }


def _bare(figure: str | None) -> str | None:
    if figure is None or len(figure) > len("79.05"):
        return None
    return figure.rstrip("0").rstrip(".") if "." in figure else figure


def test_all_rows_follow_from_the_files_own_numbers(result: Scored) -> None:
    shape = scored(result, Localizer("en").say)

    assert shape["rows"] == printed()


def test_the_contradictions_are_found_and_nothing_else_is_an_error(
    result: Scored,
) -> None:
    assert errors(result) == ERRORS


def test_the_score_of_what_is_not_applied_is_a_warning(result: Scored) -> None:
    warnings = [
        (one.code, one.unit)
        for one in result.findings
        if one.severity is Severity.WARNING
    ]

    assert warnings == [("scale-criteria", "ban-dan-toc")]


def test_every_contradiction_names_its_cell(from_workbook: Scored) -> None:
    places = {
        one.unit: one.where
        for one in from_workbook.findings
        if one.severity is Severity.ERROR
    }

    assert places == {
        "so-tu-phap": "'Xếp loại sở'!E13",
        "so-nong-nghiep-va-ptnt": "'Xếp loại sở'!D11",
        "huyen-muong-te": "'Xếp loại huyện'!H5",
        "huyen-sin-ho": "'Phụ biểu huyện'!G99",
    }


def test_the_text_is_read_cell_by_cell_as_it_was_transcribed(
    from_text: Scored,
) -> None:
    transcribed = open_archive().result().decision
    for table, known in zip(from_text.tables, transcribed.tables, strict=True):
        assert table.annex is not None
        assert known.annex is not None
        found = {row.code: row for row in table.annex.rows}
        for row in known.annex.rows:
            if row.code not in found:  # headings, which hold no figure
                assert not any(cell.text for cell in row.cells), row.code
                continue
            own = found[row.code]
            cells = dict(zip(table.annex.units, own.cells, strict=True))
            assert {
                unit: (cell.state, cell.value)
                for unit, cell in zip(known.annex.units, row.cells, strict=True)
            } == {unit: (cell.state, cell.value) for unit, cell in cells.items()}
            assert own.loose == row.loose
