"""Header cells are recognised however they are spelled, and not mistaken."""

from unicodedata import normalize

import pytest

from core.workbook.columns import Column, column_of, columns_of, header_key

HEADINGS = {
    Column.UNIT: [
        "Tên đơn vị",
        "Đơn vị",
        "ĐƠN VỊ",
        "don vi",
        "Đơn vị được đánh giá",
        "Cơ quan, đơn vị",
        "Tên sở, ban, ngành",
        "Huyện, thành phố",
        "Tên huyện",
        "name",
        "unit",
    ],
    Column.APPRAISED: [
        "Điểm thẩm định",
        "Điểm\nthẩm\nđịnh",
        "ĐIỂM THẨM ĐỊNH (1)",
        "Điểm thẩm định *",
        "Thẩm định",
        "Điểm thẩm định của Hội đồng",
        "diem tham dinh",
        "Điểm TĐ",
        "Tổng điểm thẩm định",
        "appraised",
        "Appraised score",
    ],
    Column.SURVEY: [
        "Điểm điều tra",
        "Điểm điều tra xã hội học",
        "Điểm ĐTXHH",
        "Kết quả khảo sát",
        "Điều tra XHH (2)",
        "survey",
        "survey_score",
    ],
    Column.SCALE: [
        "Thang điểm chuẩn",
        "Thang điểm",
        "Điểm chuẩn",
        "Điểm tối đa",
        "thang",
        "Thang",
        "THANG CHUẨN",
        "thang chuan",
        "thang diem",
        "diem chuan",
        "scale",
    ],
    Column.COMMUNES: [
        "Chỉ số CCHC cấp xã",
        "Chỉ số Cải cách hành chính cấp xã ★",
        "Xếp loại cấp xã",
        "communes",
    ],
    Column.TOTAL: ["Tổng điểm", "Tổng", "Tổng điểm thẩm định và điều tra"],
    Column.INDEX: ["Chỉ số (%)", "Chỉ số CCHC", "Chỉ số cải cách hành chính", "index"],
    Column.BAND: ["Xếp loại", "Phân loại", "band"],
    Column.RANK: ["Xếp hạng", "Thứ hạng", "Hạng", "rank"],
    Column.ORDER: ["STT", "Số thứ tự", "TT", "order"],
}
SPELLED = [(column, text) for column, texts in HEADINGS.items() for text in texts]


@pytest.mark.parametrize(("column", "text"), SPELLED)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_heading_announces_its_column(column: Column, text: str, form: str) -> None:
    announced = column_of(normalize("NFD" if form == "NFD" else "NFC", text))

    assert announced is not None
    assert announced[0] is column


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Ghi chú",
        "Mã đơn vị",
        "Đơn vị tính",
        "Điểm tự đánh giá",
        "Điểm tự chấm",
        "Điểm thẩm định kết quả tự đánh giá",
        "Điểm thưởng",
        "Điểm trừ",
        "Sở Y tế",
        "Tháng",
        "tháng 12",
        "72,50",
        "Bảng điểm thẩm định của Hội đồng thẩm định Chỉ số cải cách hành chính " * 2,
    ],
)
def test_other_cells_announce_nothing(text: str) -> None:
    assert column_of(text) is None


def test_a_plain_heading_beats_a_loose_one() -> None:
    found = columns_of(["unit", "name", "Ngày thẩm định", "Điểm thẩm định"])

    assert found == {Column.UNIT: (1,), Column.APPRAISED: (3,)}


def test_equal_headings_are_all_reported() -> None:
    assert columns_of(["Điểm điều tra", "ĐIỂM ĐIỀU TRA"]) == {Column.SURVEY: (0, 1)}


def test_the_key_of_a_heading_has_no_asides_or_footnotes() -> None:
    assert header_key("Điểm  thẩm định\n(tối đa 80) 2") == "diem tham dinh"
