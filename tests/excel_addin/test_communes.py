"""The commune condition of districts: from the table, from the decision, or open."""

from excel_addin.functions import CCHC_BAND, CCHC_EXPLAIN, CCHC_INDEX, CCHC_RANK
from tests.excel_addin.printed import Table, table

COMMUNES = 5  # the column's place in `table`


def district_table(phrase: str | None = None) -> Table:
    """Return the districts, the first one's communes replaced, or all left out."""
    rows = table("huyen")
    if phrase is None:
        return [row[:COMMUNES] for row in rows]
    rows[1][COMMUNES] = phrase
    return rows


def test_shares_of_the_table_decide() -> None:
    rows = district_table(
        "03/07 xã xếp loại tốt (42,9%); 04/07 xã xếp loại khá (57,1%)"
    )

    assert CCHC_BAND("Thành phố Lai Châu", None, rows) == "KHÁ"
    assert CCHC_INDEX("Thành phố Lai Châu", None, rows) == 87.58


def test_a_share_between_the_bounds_leaves_band_and_rank_open() -> None:
    rows = district_table("03/05 xã xếp loại tốt (60%); 02/05 xã xếp loại khá (40%)")

    band = str(CCHC_BAND("Thành phố Lai Châu", None, rows))
    rank = str(CCHC_RANK("Thành phố Lai Châu", None, rows))

    assert band.startswith("#CCHC!N/A|chưa xác định: TỐT hoặc KHÁ.")
    assert rank.startswith("#CCHC!N/A|chưa xác định: hạng 1 đến")
    assert "TỐT hoặc KHÁ" in str(CCHC_EXPLAIN("Thành phố Lai Châu", None, rows))


def test_without_the_column_the_printed_shares_are_used_and_said() -> None:
    rows = district_table()

    assert CCHC_BAND("Huyện Tân Uyên", None, rows) == "TỐT"
    assert CCHC_BAND("Huyện Tam Đường", None, rows) == "KHÁ"
    told = str(CCHC_EXPLAIN("Huyện Tân Uyên", None, rows))
    assert "lấy số in trong Quyết định 502/QĐ-UBND" in told


def test_a_district_below_the_cut_needs_no_shares() -> None:
    told = str(CCHC_EXPLAIN("Huyện Than Uyên", None, district_table()))

    assert "cấp xã" not in told


def test_a_district_that_no_decision_knows_stays_open() -> None:
    rows = district_table()
    rows.append([9, "Huyện Mới", 70, 15, 100])

    shown = str(CCHC_BAND("Huyện Mới", None, rows))

    assert shown.startswith("#CCHC!N/A|chưa xác định: TỐT hoặc KHÁ.")
    told = str(CCHC_EXPLAIN("Huyện Mới", None, rows))
    assert "thêm cột “Chỉ số CCHC cấp xã”" in told


def test_a_phrase_that_cannot_be_read_is_named() -> None:
    rows = district_table("phần lớn các xã xếp loại tốt")

    shown = str(CCHC_INDEX("Thành phố Lai Châu", None, rows))

    assert shown.startswith("#CCHC!N/A|dòng 2, cột 6 (")
    assert "07/10 xã xếp loại tốt (70%)" in shown


def test_departments_need_no_communes() -> None:
    rows = table("so")
    rows[1][COMMUNES] = "không có"

    assert CCHC_RANK(rows[1][1], None, rows) == 1
