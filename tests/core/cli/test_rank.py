import shutil

import pytest

from tests.core.cli.conftest import Copy, Run


def row(table: dict[str, list[dict[str, object]]], unit: str) -> dict[str, object]:
    return next(row for row in table["rows"] if row["id"] == unit)


def test_json_of_a_group_holds_every_printed_row_by_rank(cchc: Run) -> None:
    done = cchc("rank", "--group", "so", "--json")

    assert done.code == 0
    assert list(done.json) == ["place", "group", "year", "decision", "rows"]
    assert [row["rank"] for row in done.json["rows"]] == list(range(1, 21))


def test_json_keeps_every_printed_digit_and_writes_a_dot(cchc: Run) -> None:
    table = cchc("rank", "--group", "so", "--json").json

    assert row(table, "van-phong-ubnd-tinh") == {
        "unit": "Văn phòng UBND tỉnh",
        "id": "van-phong-ubnd-tinh",
        "name": "Văn phòng UBND tỉnh",
        "rank": 8,
        "band": "TỐT",
        "band_code": "tot",
        "index": "82.64",
        "total": "71.90",
        "scale": "87.00",
        "appraised": "56.50",
        "survey": "15.40",
        "recomputed": {"index": "82.64", "band": "TỐT", "rank": 8},
        "findings": [],
    }


def test_json_tells_a_printed_figure_from_the_recomputed_one(cchc: Run) -> None:
    found = row(cchc("rank", "--group", "so", "--json").json, "so-tu-phap")

    assert (found["index"], found["band"], found["rank"]) == ("79.05", "KHÁ", 12)
    assert found["recomputed"] == {"index": "80.05", "band": "TỐT", "rank": 12}
    assert found["findings"] == ["total-sum"]


def test_json_names_the_unit_as_printed_and_as_registered(cchc: Run) -> None:
    found = row(cchc("rank", "--group", "huyen", "--json").json, "huyen-sin-ho")

    assert (found["unit"], found["name"]) == ("Huyện Sin Hồ", "Huyện Sìn Hồ")


def test_json_without_a_group_is_a_list_of_all_tables(cchc: Run) -> None:
    tables = cchc("rank", "--json").json

    assert [(table["group"], len(table["rows"])) for table in tables] == [
        ("so", 20),
        ("huyen", 8),
    ]
    assert {table["decision"] for table in tables} == {"502/QĐ-UBND"}
    assert {table["place"] for table in tables} == {"lai-chau"}


def test_json_names_all_bands_where_the_rules_leave_them_open(
    cchc: Run, copy: Copy
) -> None:
    copy.change(
        "huyen.tsv",
        "06/14 xã/thị trấn xếp loại tốt (42,9%); 07/14 xã xếp loại khá (50%)",
        "08/14 xã/thị trấn xếp loại tốt (57,1%); 05/14 xã xếp loại khá (35,7%)",
    )

    table = cchc("rank", "--group", "huyen", "--json", "--data", str(copy.folder)).json

    assert row(table, "huyen-tam-duong")["recomputed"] == {
        "index": "82.52",
        "band": None,
        "rank": None,
        "bands": ["TỐT", "KHÁ"],
    }


def test_an_open_band_is_told_below_with_both_readings(cchc: Run, copy: Copy) -> None:
    copy.change(
        "huyen.tsv",
        "06/14 xã/thị trấn xếp loại tốt (42,9%); 07/14 xã xếp loại khá (50%)",
        "08/14 xã/thị trấn xếp loại tốt (57,1%); 05/14 xã xếp loại khá (35,7%)",
    )

    out = cchc("rank", "--group", "huyen", "--data", str(copy.folder)).out

    (told,) = (line for line in out.splitlines() if "] Huyện Tam Đường: " in line)
    assert "82,52 % · TỐT / KHÁ · hạng " in told
    assert "chưa xác định" in told
    assert "] Huyện Mường Tè: Cấp xã: các số xã cộng lại được 15 trên 14" in out


def test_inferred_thresholds_are_told_once_a_table(cchc: Run) -> None:
    out = cchc("rank").out

    assert out.count("Ngưỡng xếp loại suy ra từ bảng kết quả 2017") == 2


def test_the_place_may_be_set(
    cchc: Run, copy: Copy, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(copy.folder, copy.folder.with_name("second"))
    units = copy.folder.with_name("second") / "units.toml"
    units.write_text(units.read_text("utf-8").replace('id = "lai-chau"', 'id = "x-y"'))
    words = ("rank", "--group", "so", "--json", "--data", str(copy.folder.parent))
    assert cchc(*words).code == 2

    monkeypatch.setenv("CCHC_PLACE", "x-y")

    assert cchc(*words).json["place"] == "x-y"
    assert cchc(*words, "--place", "lai-chau").json["place"] == "lai-chau"


def test_a_place_that_is_set_must_be_there(
    cchc: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CCHC_PLACE", "nowhere")

    done = cchc("rank")

    assert done.code == 2
    assert '"nowhere"' in done.err


def test_an_empty_data_folder_is_none_at_all(cchc: Run) -> None:
    assert cchc("rank", "--data", "").out == cchc("rank").out
    assert cchc("--data", "", "rank").out == cchc("rank").out


def test_a_changed_score_moves_index_band_and_ranks(cchc: Run, copy: Copy) -> None:
    copy.change("so.tsv", "72,50\t16,25\t88,75\t100\t88,75", "42,50\t16,25\t\t100\t")

    table = cchc("--data", str(copy.folder), "rank", "--group", "so", "--json").json

    changed = row(table, "so-giao-duc-va-dao-tao")
    assert changed["index"] is None
    assert changed["recomputed"] == {"index": "58.75", "band": "TB", "rank": 20}
    recomputed = row(table, "thanh-tra-tinh")["recomputed"]
    assert isinstance(recomputed, dict)
    assert recomputed["rank"] == 1


def test_a_pipe_gets_whole_names_without_colours_or_frames(cchc: Run) -> None:
    out = cchc("rank", "--group", "so").out

    header = " ".join(out.splitlines()[1].split())
    assert header == "Hạng Đơn vị Chỉ số (%) Xếp loại Tổng điểm Thang"
    assert "Ban Quản lý Khu kinh tế cửa khẩu Ma Lù Thàng" in out
    assert not any(mark in out for mark in ("\x1b", "─", "…"))


def test_a_contradicted_row_is_marked_and_told_below(cchc: Run) -> None:
    out = cchc("rank", "--group", "so").out

    assert "Sở Tư pháp [2]" in out
    assert (
        "[2] Sở Tư pháp: tính lại 80,05 % · TỐT · hạng 12; in 79,05 % · KHÁ · hạng 12"
    ) in out


def test_the_source_stands_below(cchc: Run) -> None:
    last = cchc("rank").out.splitlines()[-1]

    assert last == (
        "Nguồn: Quyết định 502/QĐ-UBND ngày 22/5/2018, Ủy ban nhân dân tỉnh Lai Châu."
    )


def test_a_terminal_of_80_columns_shows_every_word(
    process: Run,
) -> None:
    terminal = {"FORCE_COLOR": "1", "COLUMNS": "80", "TERM": "dumb"}

    out = process("rank", **terminal).out

    assert max(map(len, out.splitlines())) <= 80
    assert "…" not in out
    assert "cửa" in out
    assert "Ma Lù Thàng" in out


def test_the_group_may_be_typed_as_people_write_it(cchc: Run) -> None:
    assert cchc("rank", "--group", " Huyện ", "--json").json["group"] == "huyen"


def test_year_and_place_may_be_named(cchc: Run) -> None:
    named = cchc("rank", "--year", "2017", "--place", "tỉnh Lai Châu", "--json")

    assert named.out == cchc("rank", "--json").out
