import pytest

from tests.core.cli.conftest import Run


def test_the_first_line_says_that_it_is_assumed(cchc: Run) -> None:
    done = cchc("what-if", "so y te", "--set", "appraised=60")

    assert done.code == 0
    assert done.out.startswith("Giả định, không phải kết quả chính thức · Sở Y tế")


def test_who_moves_is_told_from_and_to_beside_the_printed_figures(cchc: Run) -> None:
    lines = cchc("what-if", "Sở Y tế", "--set", "appraised=60").out.splitlines()

    assert "Sở Y tế      64,29 → 73,54  TB → KHÁ  20 → 19  64,29 · TB · 20" in lines
    assert "Sở Ngoại vụ  70,96          KHÁ       19 → 20  70,96 · KHÁ · 19" in lines
    assert "18 đơn vị khác giữ nguyên xếp loại và xếp hạng." in lines


def test_figures_and_units_may_be_named_in_vietnamese(cchc: Run) -> None:
    words = ("--set", "Sở Y tế:Điểm thẩm định=60", "--set", "index-cut:Tốt=85")

    told = cchc("what-if", "Sở Nội vụ", *words, "--json").json

    figure = {"id": "so-y-te", "figure": "appraised", "from": "50.75", "to": "60"}
    assert told["assumed"]["figures"] == [figure]
    assert told["assumed"]["cuts"] == [{"band": "tot", "from": "80", "to": "85"}]
    assert (told["before"]["band"], told["after"]["band"]) == ("TỐT", "KHÁ")
    assert "so-y-te" in [unit["id"] for unit in told["moved"]]


def test_thresholds_are_told_from_and_to(cchc: Run) -> None:
    words = ("--set", "index-cut:tot=82", "--set", "commune-share=45")
    out = cchc("what-if", "Huyện Tam Đường", *words).out

    assert "  • ngưỡng xếp loại TỐT: 80 % → 82 %" in out
    assert "  • điều kiện cấp xã: 50 % → 45 %" in out


def test_the_other_reading_of_a_contradiction_is_taken(cchc: Run) -> None:
    told = cchc("what-if", "Sở Tư pháp", "--reading", "so-nong-nghiep-va-ptnt:"
                "items-survey", "--json").json  # fmt: skip

    assert told["assumed"]["readings"][0]["code"] == "items-survey"
    assert (told["before"]["rank"], told["after"]["rank"]) == (12, 11)
    assert told["printed"] == {"index": "79.05", "band": "KHÁ", "rank": 12}
    assert told["official"] is False


def test_a_reading_that_the_recomputed_figures_follow_says_so(cchc: Run) -> None:
    out = cchc("what-if", "Sở Tư pháp", "--reading", "total-sum").out

    assert "vốn đã theo cách hiểu này" in out
    assert "Sở Tư pháp: ngưỡng là suy ra; xếp loại cũng có thể là KHÁ." in out


def test_another_count_of_communes_is_told(cchc: Run) -> None:
    told = cchc("what-if", "Huyện Mường Tè", "--reading", "share-count", "--json").json

    share = {"id": "huyen-muong-te", "band": "tot", "from": "11/14", "to": "10/14"}
    assert told["assumed"]["shares"] == [share]


def test_open_bands_are_said(cchc: Run) -> None:
    words = ("what-if", "Huyện Phong Thổ", "--set", "appraised=66")

    told = cchc(*words, "--json").json
    assert told["after"]["bands"] == ["TỐT", "KHÁ"]
    assert (told["after"]["best_rank"], told["after"]["worst_rank"]) == (5, 7)
    assert "Hai mức xếp loại" in cchc(*words).out


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("--set", "appraised"),
        ("--set", "appraised=nhiều"),
        ("--set", "=7"),
        ("--set", "Sở Lạ:appraised=7"),
        ("--set", "index-cut:giỏi=85"),
        ("--set", "huyen-sin-ho:appraised=7"),
        ("--reading", "total-sum"),
    ],
)
def test_what_cannot_be_assumed_is_explained(cchc: Run, words: tuple[str, ...]) -> None:
    done = cchc("what-if", "Sở Y tế", *words)

    assert (done.code, done.out) == (2, "")
    assert "Lỗi: " in done.err
