import shutil

import pytest

from tests.core.cli.conftest import Copy, Run


def test_errors_give_exit_code_1(cchc: Run) -> None:
    assert cchc("check").code == 1


def test_the_gravest_findings_stand_first(cchc: Run) -> None:
    severities = [one["severity"] for one in cchc("check", "--json").json["findings"]]

    order = ["error", "warning", "note", "cannot-check"]
    assert severities == sorted(severities, key=order.index)
    assert severities.count("error") == 4


def test_json_tells_both_readings_and_the_effect(cchc: Run) -> None:
    found = cchc("check", "--json", "--lang", "en").json["findings"]

    assert found[1] == {
        "code": "total-sum",
        "severity": "error",
        "unit": "Sở Tư pháp",
        "where": "so.tsv:13",
        "printed": "79.05",
        "computed": "80.05",
        "message": found[1]["message"],
        "effect": {"index": "80.05", "band": "TỐT", "rank": 12},
    }
    assert "64.25 + 15.80 = 80.05" in found[1]["message"]


def test_a_finding_about_no_unit_has_null_for_it(cchc: Run) -> None:
    found = cchc("check", "--json").json["findings"]

    digits = next(one for one in found if one["code"] == "share-digits")
    assert (digits["unit"], digits["printed"], digits["effect"]) == (None, None, None)


def test_findings_are_grouped_and_counted(cchc: Run) -> None:
    out = cchc("check").out

    assert out.splitlines()[0] == "4 lỗi"
    assert "  2. Sở Tư pháp · so.tsv:13 [total-sum]" in out
    assert "     in: 79,05 · tính ra: 80,05" in out
    assert "     nếu theo số tính ra: 80,05 % · TỐT · hạng 12" in out
    assert "Kết quả kiểm tra: 4 lỗi, 1 cảnh báo, " in out


@pytest.mark.parametrize("name", ["2017", "lai-chau/2017", "502/QĐ-UBND"])
def test_a_decision_is_found_by_its_names(cchc: Run, name: str) -> None:
    assert cchc("check", name, "--json").out == cchc("check", "--json").out


def test_a_folder_is_checked_as_it_stands(cchc: Run, copy: Copy) -> None:
    copy.change("so.tsv", "16,25\t88,75\t100", "16,25\t88,57\t100")

    found = cchc("check", str(copy.decision), "--json").json["findings"]

    errors = [(one["unit"], one["code"]) for one in found if one["severity"] == "error"]
    assert ("Sở Giáo dục và Đào tạo", "total-sum") in errors


def test_a_decision_without_errors_gives_exit_code_0(cchc: Run, copy: Copy) -> None:
    copy.change("so.tsv", "64,25\t15,80\t79,05", "63,25\t15,80\t79,05")
    (copy.decision / "so-annex.tsv").unlink()
    (copy.decision / "huyen-annex.tsv").unlink()
    header = copy.decision / "decision.toml"
    lines = header.read_text("utf-8").splitlines()
    kept = lines[: lines.index("[[tables]]")]
    kept += ["[[tables]]", 'group = "so"', 'summary = "so.tsv"', 'title = "Bảng"']
    header.write_text("\n".join(kept), "utf-8")

    done = cchc("check", str(copy.decision))

    assert done.code == 0
    assert "Kết quả kiểm tra: không có phát hiện nào." in done.out


def test_a_unit_without_a_line_goes_by_its_name(cchc: Run, copy: Copy) -> None:
    summary = copy.decision / "so.tsv"
    lines = summary.read_text("utf-8").splitlines(keepends=True)
    summary.write_text("".join(x for x in lines if "\tso-y-te\t" not in x), "utf-8")

    heads = [x for x in cchc("check", str(copy.folder)).out.splitlines() if "[" in x]

    assert any(head.split(". ", 1)[-1].startswith("Sở Y tế") for head in heads)
    assert not any(". so-y-te" in head for head in heads)


def test_the_years_that_are_not_checked_are_named(cchc: Run, copy: Copy) -> None:
    shutil.copytree(copy.folder / "2017", copy.folder / "2016")

    both = cchc("check", str(copy.folder))

    assert both.out.splitlines()[-1].startswith("Chỉ kiểm tra năm 2017; thư mục còn có")
    assert "2016" in both.out.splitlines()[-1]
    for one in (copy.folder / "2017", copy.decision):
        assert "Chỉ kiểm tra" not in cchc("check", str(one)).out
    words = ("check", str(copy.folder), "--json")
    assert list(cchc(*words).json) == ["findings"]


def test_figures_in_a_row_have_the_readers_decimal_sign(cchc: Run) -> None:
    out = cchc("check").out

    assert "in: 2,00 2,00" in out
    assert " 2.00" not in out
    assert "printed: 2.00 2.00" in cchc("check", "--lang", "en").out


def test_a_decision_and_a_year_at_once_are_refused(cchc: Run) -> None:
    done = cchc("check", "2017", "--year", "2017")

    assert (done.code, done.out) == (2, "")
    assert "Chỉ dùng một cách" in done.err


def test_an_unknown_decision_is_told_with_those_at_hand(cchc: Run) -> None:
    done = cchc("check", "khong-co")

    assert (done.code, done.out) == (2, "")
    assert "502/QĐ-UBND" in done.err
