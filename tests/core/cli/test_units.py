from tests.core.cli.conftest import Run


def ids(done: object) -> list[str]:
    assert isinstance(done, dict)
    return [unit["id"] for unit in done["units"]]


def test_lists_the_units_that_stood_in_the_assessed_year(cchc: Run) -> None:
    listed = cchc("units", "--json").json["units"]

    groups = [unit["group"] for unit in listed]
    assert {code: groups.count(code) for code in groups} == {
        "so": 20,
        "huyen": 8,
        "xa": 108,
    }


def test_another_year_has_other_units(cchc: Run) -> None:
    done = cchc("units", "--year", "2025", "--group", "xa", "--json").json

    assert len(ids(done)) == 38


def test_all_periods_are_listed_on_demand(cchc: Run) -> None:
    every = set(ids(cchc("units", "--all", "--json").json))

    assert set(ids(cchc("units", "--json").json)) < every


def test_a_unit_stands_with_its_days_and_its_kin(cchc: Run) -> None:
    listed = cchc("units", "--group", "so", "--json").json["units"]

    unit = next(u for u in listed if u["id"] == "so-ke-hoach-va-dau-tu")
    assert unit["valid_to"] == "2025-02-28"
    assert unit["successors"][0]["name"] == "Sở Tài chính"
    assert unit["successors"][0]["basis"]["status"] == "inferred"


def test_the_table_names_key_district_and_days(cchc: Run) -> None:
    out = cchc("units", "--group", "Xã").out

    row = next(line for line in out.splitlines() if line.startswith("Xã Thèn Sin"))
    assert row.split("  ")[0] == "Xã Thèn Sin"
    assert "xa-then-sin" in row
    assert "Huyện Tam Đường" in row
    assert "108 đơn vị" in out


def test_days_are_told_as_far_as_they_are_known(cchc: Run) -> None:
    out = cchc("units", "--all").out

    assert "từ 1/7/2025" in out
    assert "đến 30/6/2025" in out


def test_an_unknown_group_is_told_with_those_at_hand(cchc: Run) -> None:
    done = cchc("units", "--group", "phòng")

    assert (done.code, done.out) == (2, "")
    assert "so, huyen, xa" in done.err
