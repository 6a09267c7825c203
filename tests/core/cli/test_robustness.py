from tests.core.cli.conftest import DECISION, Copy, Run


def test_every_unit_stands_with_its_intervals(cchc: Run) -> None:
    lines = cchc("robustness", "--group", "so").out.splitlines()

    assert lines[0].startswith(
        "Độ vững của xếp hạng (giả định, không phải kết quả chính thức)"
    )
    words = [line.split() for line in lines]
    assert [*["2", "Thanh", "tra", "tỉnh", "2", "2", "1–2", "1–4"]] in words


def test_each_way_tells_its_method(cchc: Run) -> None:
    out = cchc("robustness", "--group", "so").out

    assert (
        "lệch tối đa 0,005 điểm (mỗi đơn vị nhiều nhất 17 tiêu chí); chính xác" in out
    )
    assert "tối đa 0,25 điểm, một bước của các điểm đã in; chính xác" in out
    assert "chưa biết điểm tối đa hoặc không có phụ biểu: 8." in out


def test_without_a_group_all_are_shown(cchc: Run) -> None:
    told = cchc("robustness", "--json").json

    assert [one["group"] for one in told] == ["so", "huyen"]


def test_json_holds_intervals_and_methods(cchc: Run) -> None:
    told = cchc("robustness", "--group", "so", "--json").json

    assert told["official"] is False
    assert told["survey"] == {"tolerance": "0.005", "items": 17, "method": "exact"}
    assert told["appraised"] == {"step": "0.25", "method": "exact"}
    assert told["fields"][7]["method"] is None
    row = told["rows"][1]
    assert (row["survey"], row["appraised"]) == ([2, 2], [1, 2])
    assert (row["field_left_out"], row["by_field"]["1"]) == ([1, 4], [1, 3])
    assert row["by_field"]["8"] is None


def test_without_annex_only_the_survey_moves(cchc: Run, copy: Copy) -> None:
    file = copy.folder / DECISION / "decision.toml"
    text = file.read_text("utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("annex")]
    head, *tables = "\n".join(lines).split("[[tables.marks]]")
    kept = [part[part.find("[[tables]]") :] for part in tables if "[[tables]]" in part]
    file.write_text("\n".join([head, *kept]), "utf-8")

    out = cchc("robustness", "--data", str(copy.folder)).out

    assert "Điều tra: mỗi tiêu chí" in out
    assert "Thẩm định: tổng" not in out
    assert "Hạng khi bỏ một lĩnh vực" not in out


def test_dense_ties_are_said_to_give_bounds(cchc: Run, copy: Copy) -> None:
    file = copy.folder / "2017" / "rules.toml"
    text = file.read_text("utf-8").replace('policy = "shared"', 'policy = "dense"')
    file.write_text(text, "utf-8")

    assert "là cận: " in cchc("robustness", "--data", str(copy.folder)).out
