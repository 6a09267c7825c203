from tests.core.cli.conftest import Copy, Run


def test_the_card_shows_printed_figures(cchc: Run) -> None:
    out = cchc("show", "Sở Y tế").out

    lines = [line.split() for line in out.splitlines()]
    assert ["xếp", "hạng", "20/20"] in lines
    assert ["chỉ", "số", "(%)", "64,29"] in lines
    assert "Tính lại" not in out


def test_the_card_says_that_thresholds_are_inferred(cchc: Run) -> None:
    assert "Ngưỡng xếp loại suy ra từ bảng kết quả 2017" in cchc("show", "so-y-te").out


def test_a_year_in_the_name_is_not_passed_over(cchc: Run) -> None:
    done = cchc("show", "Sở Y tế 2019")

    assert (done.code, done.out) == (2, "")
    assert "Sở Y tế" in done.err


def test_the_card_shows_recomputed_figures_only_where_they_differ(cchc: Run) -> None:
    out = cchc("show", "sở tư pháp").out

    lines = [line.split() for line in out.splitlines()]
    assert ["xếp", "hạng", "12/20"] in lines
    assert ["chỉ", "số", "(%)", "79,05", "80,05"] in lines
    assert ["xếp", "loại", "KHÁ", "TỐT"] in lines


def test_the_card_of_a_district_shows_its_communes_as_printed(cchc: Run) -> None:
    out = cchc("show", "huyen-sin-ho").out

    assert "Tên in trong quyết định: Huyện Sin Hồ" in out
    assert "TỐT: 04/22 xã/thị trấn xếp loại tốt (18,18%)" in out


def test_the_card_tells_what_came_after_and_how_that_is_known(cchc: Run) -> None:
    out = cchc("show", "Sở Kế hoạch và Đầu tư").out

    assert "Về sau: Sở Tài chính (suy ra: " in out


def test_json_holds_the_row_with_its_findings_shares_and_source(cchc: Run) -> None:
    card = cchc("show", "Huyện Mường Tè", "--json").json

    assert (card["group"], card["rank"], card["of"]) == ("huyen", 4, 8)
    assert card["findings"][0] == {
        "code": "share-count",
        "severity": "error",
        "unit": "Huyện Mường Tè",
        "where": "huyen.tsv:5:communes",
        "printed": "11/14 xã/thị trấn xếp loại tốt (71,4%)",
        "computed": "10/14",
        "message": card["findings"][0]["message"],
        "effect": {"index": "81.23", "band": "TỐT", "rank": 4},
    }
    assert card["shares"][1] == {
        "band": "TỐT",
        "band_code": "tot",
        "count": 11,
        "out_of": 14,
        "percent": "71.4",
        "printed": "11/14 xã/thị trấn xếp loại tốt (71,4%)",
    }
    assert card["source"]["issued"] == "2018-05-22"


def test_a_unit_without_a_result_is_told_from_the_register(cchc: Run) -> None:
    out = cchc("show", "Xã Thèn Sin").out

    assert out.splitlines()[0] == "Xã Thèn Sin"
    assert "Không có trong kết quả công bố năm 2017" in out
    assert "Thuộc: Huyện Tam Đường" in out


def test_json_of_a_unit_without_a_result_has_null_figures(cchc: Run) -> None:
    card = cchc("show", "Xã Thèn Sin", "--json").json

    assert (card["id"], card["unit"]) == ("xa-then-sin", None)
    assert [card[key] for key in ("rank", "index", "band", "recomputed")] == [None] * 4


def test_lost_cells_and_open_ranks_are_shown_as_such(cchc: Run, copy: Copy) -> None:
    copy.change("so.tsv", "72,50\t16,25\t88,75\t100\t88,75", "\t16,25\t\t100\t")

    out = cchc("show", "so-giao-duc-va-dao-tao", "--data", str(copy.folder)).out

    lines = [line.split() for line in out.splitlines()]
    assert ["chỉ", "số", "(%)", "–"] in lines


def test_an_open_band_gives_every_possible_rank(cchc: Run, copy: Copy) -> None:
    copy.change(
        "huyen.tsv",
        "06/14 xã/thị trấn xếp loại tốt (42,9%); 07/14 xã xếp loại khá (50%)",
        "08/14 xã/thị trấn xếp loại tốt (57,1%); 05/14 xã xếp loại khá (35,7%)",
    )

    out = cchc("show", "huyen-tam-duong", "--data", str(copy.folder)).out

    lines = [line.split() for line in out.splitlines()]
    assert ["xếp", "hạng", "5/8", "4–5"] in lines
    assert ["xếp", "loại", "KHÁ", "TỐT", "/", "KHÁ"] in lines
