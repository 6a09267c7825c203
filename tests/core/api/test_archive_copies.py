"""A copy of the shipped folder with one thing changed: everything moves with it."""

from decimal import Decimal
from pathlib import Path

from core.model import Result, Severity, UnitResult
from tests.core.folders import Folder, copied

YEAR = "2017"
DEPARTMENTS = f"{YEAR}/decision/so.tsv"
DISTRICTS = f"{YEAR}/decision/huyen.tsv"
RULES = f"{YEAR}/rules.toml"
HEALTH, SECOND = "so-y-te", "huyen-tan-uyen"


def opened(folder: Folder) -> Result:
    return folder.opened().result()


def unit(result: Result, name: str) -> UnitResult:
    found = result.find(name)
    assert found is not None
    return found


def recomputed(found: UnitResult) -> tuple[Decimal | None, str | None, int | None]:
    standing = found.recomputed
    return standing.index, standing.band.code if standing.band else None, standing.rank


def errors(result: Result) -> set[tuple[str, str | None]]:
    return {(f.code, f.unit) for f in result.findings if f.severity is Severity.ERROR}


def change(folder: Folder, file: str, name: str, column: str, text: str) -> Folder:
    """Change one printed cell of a unit."""
    lines = [line.split("\t") for line in folder.text(file).split("\n")]
    position = lines[0].index(column)
    for cells in lines[1:]:
        if name in cells:
            cells[position] = text
    return folder.write(file, "\n".join("\t".join(cells) for cells in lines))


def test_a_copy_says_what_the_original_says(tmp_path: Path) -> None:
    result = opened(copied(tmp_path / "x"))

    assert len(errors(result)) == 4
    assert recomputed(unit(result, HEALTH)) == (Decimal("64.29"), "trung-binh", 20)


def test_one_score_moves_index_band_rank_and_findings(tmp_path: Path) -> None:
    before = errors(opened(copied(tmp_path / "x")))
    result = opened(
        change(copied(tmp_path / "y"), DEPARTMENTS, HEALTH, "appraised", "70,75")
    )

    assert recomputed(unit(result, HEALTH)) == (Decimal("84.29"), "tot", 8)
    assert recomputed(unit(result, "van-phong-ubnd-tinh"))[2] == 9
    assert errors(result) - before == {("total-sum", HEALTH)}
    assert unit(result, HEALTH).rank == 20


def test_a_tie_is_shared(tmp_path: Path) -> None:
    folder = change(copied(tmp_path / "x"), DEPARTMENTS, HEALTH, "appraised", "75,21")
    result = opened(folder)

    places = {str(row.unit.id): row.recomputed.rank for row in result.group("so").rows}
    assert places[HEALTH] == places["so-giao-duc-va-dao-tao"] == 1
    assert places["thanh-tra-tinh"] == 3


def test_communes_lower_a_district_and_those_behind_it_rise(tmp_path: Path) -> None:
    few = "03/10 xã/thị trấn xếp loại tốt (30%); 07/10 xã xếp loại khá (70%)"
    folder = change(copied(tmp_path / "x"), DISTRICTS, SECOND, "communes", few)
    result = opened(folder)

    assert recomputed(unit(result, SECOND)) == (Decimal("85.68"), "kha", 4)
    assert ("band-index", SECOND) in errors(result)


def test_a_share_inside_the_interval_leaves_band_and_rank_open(tmp_path: Path) -> None:
    some = "06/10 xã/thị trấn xếp loại tốt (60%); 04/10 xã xếp loại khá (40%)"
    folder = change(copied(tmp_path / "x"), DISTRICTS, SECOND, "communes", some)
    result = opened(folder)
    found = unit(result, SECOND)

    assert [band.code for band in found.recomputed.bands] == ["tot", "kha"]
    assert (found.recomputed.best_rank, found.recomputed.worst_rank) == (2, 4)
    assert "band-open" in {f.code for f in found.findings}
    assert len(errors(result)) == 4


def test_a_cut_of_the_rules_moves_the_bands(tmp_path: Path) -> None:
    folder = copied(tmp_path / "x").change(RULES, "at_least = 80", "at_least = 85")
    result = opened(folder)

    bands = {
        recomputed(row)[1]
        for row in result.group("so").rows
        if row.index and row.index < 85
    }
    assert "tot" not in bands
    assert ("band-index", "so-noi-vu") in errors(result)


def test_another_way_to_round_is_told_of_every_index_it_touches(tmp_path: Path) -> None:
    folder = copied(tmp_path / "x").change(RULES, "half-up", "truncate")
    found = errors(opened(folder))

    assert {of for code, of in found if code == "index-rounding"} == {
        "so-ngoai-vu",
    }


def test_a_line_less_is_a_missing_unit_and_no_wrong_rank(tmp_path: Path) -> None:
    folder = copied(tmp_path / "x")
    kept = [
        line
        for line in folder.text(DEPARTMENTS).split("\n")
        if "so-cong-thuong" not in line
    ]
    result = opened(folder.write(DEPARTMENTS, "\n".join(kept)))

    assert ("unit-missing", "so-cong-thuong") in errors(result)
    assert len(errors(result)) == 5


def test_a_band_inside_an_inferred_interval_is_a_warning(tmp_path: Path) -> None:
    folder = copied(tmp_path / "x")
    for column, text in (
        ("appraised", "63,70"),
        ("total", "79,50"),
        ("index", "79,50"),
    ):
        change(folder, DEPARTMENTS, "so-tu-phap", column, text)
    change(folder, DEPARTMENTS, "so-tu-phap", "band", "TỐT")
    result = opened(folder)

    found = {f.code: f.severity for f in unit(result, "so-tu-phap").findings}
    assert found["band-index"] is Severity.WARNING


def test_shares_may_be_printed_without_percentages(tmp_path: Path) -> None:
    some = "07/10 xã/thị trấn xếp loại tốt; 03/10 xã xếp loại khá"
    folder = change(copied(tmp_path / "x"), DISTRICTS, SECOND, "communes", some)
    result = opened(folder)

    assert recomputed(unit(result, SECOND)) == (Decimal("85.68"), "tot", 2)
    assert len(errors(result)) == 4


def test_a_band_of_communes_that_we_lack_leaves_the_district_open(
    tmp_path: Path,
) -> None:
    some = "07/10 xã xếp loại siêu (70%); 03/10 xã xếp loại khá (30%)"
    folder = change(copied(tmp_path / "x"), DISTRICTS, SECOND, "communes", some)
    result = opened(folder)

    assert unit(result, SECOND).recomputed.band is None
    assert len(errors(result)) == 4


def test_a_tie_numbered_another_way_is_a_warning(tmp_path: Path) -> None:
    folder = copied(tmp_path / "x")
    for column, text in (
        ("appraised", "69,93"),
        ("total", "85,83"),
        ("index", "85,83"),
    ):
        change(folder, DEPARTMENTS, "so-ke-hoach-va-dau-tu", column, text)
    change(folder, DEPARTMENTS, "so-ke-hoach-va-dau-tu", "survey", "15,90")
    result = opened(folder)

    found = unit(result, "so-ke-hoach-va-dau-tu").findings
    ranks = {f.severity for f in found if f.code == "rank-order"}
    assert ranks == {Severity.WARNING}


def test_an_index_that_is_compared_unrounded_is_shown_unrounded(tmp_path: Path) -> None:
    folder = copied(tmp_path / "x").change(RULES, 'with = "rounded"', 'with = "exact"')
    change(folder, DEPARTMENTS, "van-phong-ubnd-tinh", "appraised", "54,199")
    found = unit(opened(folder), "van-phong-ubnd-tinh").recomputed

    steps = {step.what: step for step in found.trace.steps}
    assert found.index == Decimal("80.00")
    assert steps["band"].result == "KHÁ"
    assert str(steps["band"].message.params["index"]) != "80.00"


def test_an_index_that_is_cut_is_not_said_to_be_rounded(tmp_path: Path) -> None:
    folder = copied(tmp_path / "x").change(RULES, "half-up", "truncate")
    found = unit(opened(folder), HEALTH).recomputed

    texts = [step.message.text for step in found.trace.steps if step.what == "index"]
    assert texts == ["Index: {points} / {scale} × 100 = {exact}, cut to {index} %"]
