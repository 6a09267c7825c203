"""``cchc compare`` and ``cchc self`` as people and programs read them."""

from tests.core.cli.conftest import Run


def test_units_stand_side_by_side_with_printed_figures(cchc: Run) -> None:
    lines = cchc("compare", "Sở Tư pháp", "SYT").out.splitlines()

    assert any(line.split()[-2:] == ["79,05", "64,29"] for line in lines)
    assert any(line.split()[-2:] == ["12/20", "20/20"] for line in lines)


def test_fields_that_do_not_apply_say_so(cchc: Run) -> None:
    lines = cchc("compare", "Sở Ngoại vụ", "SYT").out.splitlines()

    field = next(line for line in lines if line.startswith("5 "))
    assert field.split()[-4:] == ["không", "áp", "dụng", "7,77"]


def test_units_as_json(cchc: Run) -> None:
    told = cchc("compare", "SYT", "Thanh tra", "--json").json

    assert [unit["id"] for unit in told["units"]] == ["so-y-te", "thanh-tra-tinh"]
    assert told["units"][1]["index"] == "88.25"
    assert told["fields"][6]["points"] == ["7.50", "4.00"]
    assert told["fields"][6]["not_applied"] == [[], ["7.3", "7.4"]]
    assert len(told["remarks"]) == 1


def test_one_unit_stands_through_the_years(cchc: Run) -> None:
    out = cchc("compare", "Sở Nội vụ", "--years", "2017, 2018").out

    assert "Sở Nội vụ qua các năm" in out
    assert "2017  Sở Nội vụ  9/20  TỐT" in out
    assert "Chưa có kết quả công bố cho năm 2018." in out


def test_years_as_json(cchc: Run) -> None:
    told = cchc("compare", "SYT", "--json").json

    assert told["id"] == "so-y-te"
    assert told["years"][0]["figures"]["rank"] == 20
    assert told["years"][0]["of"] == 20


def test_a_year_without_result_is_null_in_json(cchc: Run) -> None:
    told = cchc("compare", "SYT", "--years", "2018", "--json").json

    year = told["years"][0]
    assert (year["released"], year["figures"]) == (False, None)


def test_several_units_and_years_are_refused(cchc: Run) -> None:
    done = cchc("compare", "SYT", "SNV", "--years", "2017")

    assert done.code == 2
    assert "--years" in done.err


def test_years_that_are_none_are_refused(cchc: Run) -> None:
    done = cchc("compare", "SYT", "--years", "hai nghìn")

    assert done.code == 2
    assert "hai nghìn" in done.err


def test_the_same_unit_twice_is_refused(cchc: Run) -> None:
    done = cchc("compare", "SYT", "Sở Y tế")

    assert done.code == 2
    assert "CCHC-125" in done.err


def test_self_assessed_scores_stand_widest_difference_first(cchc: Run) -> None:
    lines = cchc("self", "--group", "huyen").out.splitlines()

    assert lines[2].startswith("Huyện Than Uyên")
    assert lines[2].split()[-3:] == ["72,00", "60,00", "+12,00"]
    assert lines[4].split()[-1] == "-4,25"


def test_a_group_without_self_assessed_scores_says_so(cchc: Run) -> None:
    out = cchc("self", "--group", "so").out

    assert "Quyết định không in điểm tự chấm của nhóm này." in out


def test_one_unit_alone_as_json(cchc: Run) -> None:
    told = cchc("self", "Huyện Nậm Nhùn", "--json").json

    assert told["groups"][0]["rows"] == [
        {
            "unit": "Huyện Nậm Nhùn",
            "id": "huyen-nam-nhun",
            "self_assessed": "62.00",
            "reviewed": "66.25",
            "difference": "-4.25",
        }
    ]
