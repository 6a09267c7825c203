import pytest

from tests.core.cli.conftest import Copy, Run


def test_the_first_line_says_that_it_is_assumed(cchc: Run) -> None:
    out = cchc("target", "so y te", "--band", "khá").out

    assert out.startswith("Mục tiêu giả định, không phải kết quả chính thức · Sở Y tế")
    assert "  • Cần thêm ít nhất 5,71 điểm → 70,00 % · KHÁ · hạng 20" in out
    assert "Theo bước 0,25 của điểm thẩm định: thêm 5,75 điểm" in out
    assert "Ngưỡng xếp loại KHÁ: 70 % (suy ra: " in out


def test_criteria_with_room_stand_with_the_basis_of_their_maximum(cchc: Run) -> None:
    lines = cchc("target", "Sở Y tế", "--rank", "5").out.splitlines()

    first = next(line for line in lines if line.startswith("5.1 "))
    assert first.endswith("2,00  1,00    3,00  quan sát được  thẩm định")
    assert "Chưa biết dư địa: 1.5," in lines[-2]
    assert "tiêu chí nữa." in lines[-3]


def test_points_alone_do_not_help_where_the_condition_fails(cchc: Run) -> None:
    out = cchc("target", "Huyện Tam Đường", "--band", "tot").out

    assert "Chỉ thêm điểm thì không đạt: chưa đủ điều kiện cấp xã." in out
    assert "Hiện có 7/14 xã được tính; chắc chắn đủ khi có 10 xã." in out
    assert "Đủ điều kiện cấp xã thì không cần thêm điểm." in out
    assert "thêm 7,48 điểm → 90,00 % · XUẤT SẮC" in out


def test_an_open_condition_is_said_to_be_open(cchc: Run) -> None:
    out = cchc("target", "Huyện Phong Thổ", "--band", "tot").out

    assert "Chỉ thêm điểm thì chưa chắc đạt" in out
    assert "thì cần thêm 2,11 điểm → 80,00 % · TỐT · hạng 5" in out


def test_a_condition_may_slow_a_unit_on_its_way_up(cchc: Run) -> None:
    out = cchc("target", "Huyện Sìn Hồ", "--over", "TP Lai Châu").out

    assert "Chưa đủ điều kiện cấp xã." in out
    assert "đứng trên đơn vị Thành phố Lai Châu" in out


def test_a_goal_reached_already_needs_nothing(cchc: Run) -> None:
    out = cchc("target", "Sở Nội vụ", "--band", "kha").out

    assert "Đơn vị đã đạt." in out
    assert "dư địa" not in out


def test_a_goal_out_of_reach_is_said_to_be(cchc: Run, copy: Copy) -> None:
    copy.change("so.tsv", "72,50\t16,25\t88,75\t100\t88,75", "80\t20\t100\t100\t100")
    words = ("--over", "Sở Giáo dục và Đào tạo", "--data", str(copy.folder))

    assert "Đạt hết thang điểm cũng chưa đủ." in cchc("target", "SYT", *words).out
    told = cchc("target", "SYT", *words, "--json").json
    assert (told["least"], told["points_alone"]) == (None, False)


def test_a_condition_and_a_full_score_may_both_be_too_little(
    cchc: Run, copy: Copy
) -> None:
    copy.change("huyen.tsv", "72,00\t15,58\t87,58\t100\t87,58", "80\t20\t100\t100\t100")
    rules = copy.folder / "2017" / "rules.toml"
    text = rules.read_text("utf-8")
    rules.write_text(text.replace('bands = ["tot"]', 'bands = ["xuat-sac", "tot"]'))
    words = ("--over", "thanh-pho-lai-chau", "--data", str(copy.folder))

    out = cchc("target", "Huyện Sìn Hồ", *words).out
    assert "Đạt hết thang điểm cũng chưa đủ." in out


def test_json_holds_goal_points_condition_and_room(cchc: Run) -> None:
    told = cchc("target", "Huyện Tam Đường", "--band", "tot", "--json").json

    assert told["official"] is False
    assert told["goal"]["at_least"] == "80"
    assert told["goal"]["basis"]["status"] == "inferred"
    assert told["communes"] == {
        "counted": 7, "out_of": 14, "needed": 10, "met": False
    }  # fmt: skip
    assert told["least"]["points"] == "7.48"
    assert told["if_communes_met"]["after"]["rank"] == 4
    assert told["room"][0]["basis"]["status"] == "observed"
    assert told["room_points"] == "9.29"
    assert told["room_unknown"] == ["3.2.1", "6.2.2"]


def test_the_unit_to_overtake_is_named_by_its_key(cchc: Run) -> None:
    told = cchc("target", "SYT", "--over", "Sở Ngoại vụ", "--json").json

    assert told["goal"]["over"] == "so-ngoai-vu"
    assert told["communes"] is None


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("--band", "tot", "--rank", "1"),
        ("--band", "giỏi"),
        ("--rank", "21"),
        ("--rank", "nhất"),
        ("--over", "Sở Y tế"),
        ("--over", "Huyện Sìn Hồ"),
    ],
)
def test_what_is_no_goal_is_explained(cchc: Run, words: tuple[str, ...]) -> None:
    done = cchc("target", "Sở Y tế", *words)

    assert (done.code, done.out) == (2, "")
    assert "Lỗi: " in done.err
