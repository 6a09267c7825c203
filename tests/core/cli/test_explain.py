from tests.core.cli.conftest import Run


def test_each_step_stands_with_its_figures_and_its_basis(cchc: Run) -> None:
    lines = cchc("explain", "Ban Dân tộc").out.splitlines()

    assert lines[1].startswith("  1. ")
    assert "44,75 + 13,54 = 58,29 [502/QĐ-UBND, " in lines[1]
    assert lines[3].endswith("74,73 % [suy ra]")


def test_both_readings_stand_side_by_side(cchc: Run) -> None:
    lines = [line.split() for line in cchc("explain", "Sở Tư pháp").out.splitlines()]

    assert ["chỉ", "số", "(%)", "79,05", "80,05"] in lines


def test_criteria_stand_with_points_maximum_and_what_was_lost(cchc: Run) -> None:
    lines = cchc("explain", "Ban Dân tộc").out.splitlines()

    line = next(line for line in lines if line.startswith("1.1.4"))
    figures = ["0,75", "1,00", "0,25", "1,00", "1,00"]  # own, most, lost, best, median
    assert line.split()[-8:] == [*figures, "quan", "sát", "được"]


def test_headings_stand_with_the_sum_of_their_items(cchc: Run) -> None:
    lines = cchc("explain", "Huyện Sìn Hồ").out.splitlines()

    line = next(line for line in lines if line.startswith("7 "))
    assert line.split()[-8:-3] == ["6,00", "9,00", "3,00", "9,00", "6,00"]


def test_a_sum_that_lacks_unreadable_items_says_at_least(cchc: Run) -> None:
    lines = cchc("explain", "Sở Y tế").out.splitlines()

    line = next(line for line in lines if line.startswith("1 "))
    assert line.split()[-6:-3] == ["≥", "11,23", "17,00"]


def test_a_cell_without_a_figure_says_why(cchc: Run) -> None:
    out = cchc("explain", "Ban Dân tộc").out

    assert "chưa xác định" in out
    assert "không áp dụng" in out


def test_totals_below_the_criteria_are_named(cchc: Run) -> None:
    out = cchc("explain", "Huyện Than Uyên").out

    assert "điểm tự chấm: " in out
    assert "điểm thưởng: " in out


def test_json_holds_steps_readings_and_items(cchc: Run) -> None:
    told = cchc("explain", "Sở Tư pháp", "--json").json

    assert told["printed"] == {"index": "79.05", "band": "KHÁ", "rank": 12}
    assert told["recomputed"] == {"index": "80.05", "band": "TỐT", "rank": 12}
    steps = [(step["what"], step["result"]) for step in told["steps"]]
    assert steps[0] == ("points", "80.05")
    assert steps[-1] == ("rank", "12")
    item = next(item for item in told["items"] if item["code"] == "1.1.4")
    assert (item["maximum"], item["method"]) == ("1.00", "appraised")
    assert item["basis"]["status"] == "observed"


def test_a_unit_without_a_result_cannot_be_explained(cchc: Run) -> None:
    done = cchc("explain", "Xã Thèn Sin", "--json")

    assert (done.code, done.out) == (2, "")
    assert "Xã Thèn Sin" in done.err
