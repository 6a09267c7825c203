from tests.core.cli.conftest import Copy, Run


def test_thresholds_stand_with_status_evidence_and_interval(cchc: Run) -> None:
    out = cchc("rules", "--group", "so").out

    lines = out.splitlines()
    at = lines.index("  • Xếp loại TỐT: chỉ số từ 80 % trở lên")
    assert lines[at + 1].startswith("    suy ra: ")
    assert lines[at + 1].endswith("khoảng có thể: (79,05; 80,31]")


def test_a_stated_value_stands_with_its_citation(cchc: Run) -> None:
    lines = cchc("rules", "--group", "so").out.splitlines()

    at = lines.index("  • tổng điểm = điểm thẩm định + điểm điều tra")
    assert lines[at + 1].startswith("    nêu rõ: 502/QĐ-UBND, ")


def test_penalties_are_subtracted(cchc: Run) -> None:
    out = cchc("rules", "--group", "huyen").out

    assert "+ điểm thưởng − điểm trừ" in out


def test_the_commune_condition_is_told_only_where_there_is_one(cchc: Run) -> None:
    condition = (
        "TỐT chỉ khi trên 50 % số đơn vị cấp xã xếp loại XUẤT SẮC, TỐT; "
        "nếu không thì hạ 1 bậc"
    )

    assert condition in cchc("rules", "--group", "huyen").out
    assert condition not in cchc("rules", "--group", "so").out


def test_units_with_a_smaller_scale_are_named(cchc: Run) -> None:
    out = cchc("rules", "--group", "so").out

    assert "Không áp dụng với Thanh tra tỉnh: 6.1.2, 6.6, 7.3, 7.4" in out


def test_json_holds_every_value_with_its_basis(cchc: Run) -> None:
    (rules,) = cchc("rules", "--group", "huyen", "--json").json["groups"]

    band = next(band for band in rules["bands"] if band["code"] == "tot")
    assert band["at_least"] == "80"
    assert band["basis"]["interval"] == {
        "low": "77.89",
        "high": "81.23",
        "low_included": False,
        "high_included": True,
    }
    assert rules["condition"]["threshold"] == "50"
    assert rules["ranking"]["key"] == ["band", "index"]
    assert rules["formulas"][0]["terms"] == ["reviewed", "bonus", "-penalty"]
    assert rules["scale"]["full"] == "100"


def test_json_of_a_scale_names_what_is_not_applied(cchc: Run) -> None:
    (rules,) = cchc("rules", "--group", "so", "--json").json["groups"]

    first = rules["scale"]["not_applicable"][0]
    assert (first["unit"], first["criteria"][0]) == ("thanh-tra-tinh", "6.1.2")
    assert rules["condition"] is None


def test_a_changed_rule_file_is_what_is_told(cchc: Run, copy: Copy) -> None:
    file = copy.folder / "2017" / "rules.toml"
    text = file.read_text("utf-8").replace('policy = "shared"', 'policy = "dense"')
    file.write_text(text, "utf-8")

    out = cchc("rules", "--data", str(copy.folder)).out

    assert "không bỏ trống hạng nào (1, 1, 2)" in out
