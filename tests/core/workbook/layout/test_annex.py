"""Annexes: criteria one way, units the other, results after the criteria."""

from decimal import Decimal

from core.workbook.found import Area
from core.workbook.plan import Axis, Certainty, Form
from tests.core.workbook.layout.books import (
    DISTRICT_IDS,
    DISTRICTS,
    Lines,
    annex,
    cells,
    codes,
    keys,
    lines,
    only,
    plan,
    sheet,
)

CODES = ("1.1.1", "1.1.2", "1.1.3")


def test_criteria_run_down_and_units_across() -> None:
    part = only(found := plan(annex()))

    assert (part.form, part.axis, part.group) == (Form.ANNEX, Axis.ACROSS, "huyen")
    assert keys(part.units) == list(DISTRICT_IDS)
    assert [one.line for one in part.units] == list(range(2, 10))
    assert lines(part.criteria) == {"1.1.1": 1, "1.1.2": 2, "1.1.3": 3}
    assert found.questions == ()


def test_criteria_run_across_and_units_down() -> None:
    rows: Lines = [("Đơn vị", *CODES, "Tổng điểm", "Xếp hạng")]
    rows += [(name, *[Decimal(1)] * 4, Decimal(2)) for name in DISTRICTS]

    part = only(plan(rows))

    assert (part.form, part.axis) == (Form.ANNEX, Axis.DOWN)
    assert keys(part.units) == list(DISTRICT_IDS)
    assert lines(part.criteria) == {"1.1.1": 1, "1.1.2": 2, "1.1.3": 3}
    assert lines(part.figures) == {"total": 4, "rank": 5}


def test_criteria_across_may_have_codes_above_labels() -> None:
    rows: Lines = [
        ("Đơn vị", *CODES),
        (None, "Kế hoạch kịp thời", "Kế hoạch đầy đủ", "Kết quả rõ ràng"),
        *[(name, *[Decimal(1)] * 3) for name in DISTRICTS],
    ]

    part = only(plan(sheet(rows, merges=(Area(top=0, left=0, bottom=1, right=0),))))

    assert lines(part.criteria) == {"1.1.1": 1, "1.1.2": 2, "1.1.3": 3}
    assert [one.line for one in part.units] == list(range(2, 10))


def test_criteria_across_may_be_told_by_their_labels() -> None:
    labels = [row[1] for row in annex(codes=("1.3.1", "1.3.3", "1.4.1"))[1:]]
    rows: Lines = [
        ("Đơn vị", *labels),
        *[(name, *[Decimal(1)] * 3) for name in DISTRICTS],
    ]

    assert keys(only(plan(rows)).criteria) == ["1.3.1", "1.3.3", "1.4.1"]


RESULTS = """A	Điểm đơn vị tự đánh giá	72	68
B	Điểm điều tra XHH	15,35	15,58
{reviewed}	điểm thẩm định kết quả tự đánh giá của HĐTĐ	60	68
{bonus}	Điểm thưởng	1	5
E	Điểm trừ	3	1
I	ĐIỂM THẨM ĐỊNH CỦA HĐTĐ ({reviewed}+{bonus})-E	58	72
II	THANG ĐIỂM TỐI ĐA THEO THANG ĐIỂM CHUẨN	100	100
III	ĐIỂM ĐẠT ĐƯỢC (I+B)	73,35	87,58
	Chỉ số CCHC (III/II)100%	73,35	87,58
XẾP LOẠI		KHÁ	TỐT
XẾP HẠNG		8	1"""
FIGURES = [
    "self_assessed", "survey", "reviewed", "bonus", "penalty", "appraised", "scale",
    "total", "index", "band", "rank",
]  # fmt: skip


def test_results_are_keyed_on_their_words_never_on_letters() -> None:
    for reviewed, bonus in (("D", "C"), ("C", "D")):
        text = RESULTS.format(reviewed=reviewed, bonus=bonus)
        rows = [*annex(DISTRICTS[:2]), *map(cells, text.splitlines())]

        part = only(plan(rows))

        assert keys(part.figures) == FIGURES
        assert [one.line for one in part.figures] == list(range(4, 15))
        assert keys(part.criteria) == list(CODES)


def test_a_formula_of_letters_is_a_result_too() -> None:
    lines_ = ["C\tđiểm thẩm định kết quả tự đánh giá\t1\t2", "D\tĐiểm thưởng\t1\t2"]
    lines_ += ["E\tĐiểm trừ\t1\t2", "\t(C+D)-E\t1\t2"]
    rows: Lines = [*annex(DISTRICTS[:2]), *map(cells, lines_)]

    appraised = only(plan(rows)).figures[-1]

    assert (appraised.key, appraised.certainty) == ("appraised", Certainty.LIKELY)


def test_labels_may_have_slid_to_the_far_right() -> None:
    rows: Lines = [
        *annex(DISTRICTS[:2], ("8.3.1",)),
        ("8.3.2", None, None, None, "Tổ chức thực hiện theo đúng quy trình"),
        ("A", None, None, None, "Điểm đơn vị tự đánh giá"),
    ]

    part = only(plan(rows))

    assert keys(part.criteria) == ["8.3.1", "8.3.2"]
    assert keys(part.figures) == ["self_assessed"]


def test_a_row_that_slid_to_the_right_keeps_its_code() -> None:
    rows: Lines = [
        *annex(codes=("3.1.5",)),
        cells("\t\t3.2.1\tCông khai TTHC đầy đủ\t2,00\t2,00\t2,00\t2,00"),
        *annex(codes=("3.2.2",))[1:],
    ]

    part = only(plan(rows))

    assert keys(part.criteria) == ["3.1.5", "3.2.1", "3.2.2"]
    assert part.criteria[1].spot == (2, 2)


def test_a_code_and_its_label_may_share_a_cell() -> None:
    rows: Lines = [("Tiêu chí", *DISTRICTS[:3])]
    rows += [
        (f"{code} {label}", Decimal(1), Decimal(1), Decimal(1))
        for _, code, label in (("", *row[:2]) for row in annex()[1:])
    ]

    assert keys(only(plan(rows)).criteria) == list(CODES)


def test_columns_that_are_no_units_are_left_out() -> None:
    head, *body = annex(DISTRICTS[:3])
    rows: Lines = [
        (*head[:2], "Điểm tối đa", *head[2:], "Ghi chú"),
        *[(*row[:2], Decimal(1), *row[2:], "đủ hồ sơ") for row in body],
    ]

    assert keys(only(plan(rows)).units) == list(DISTRICT_IDS[:3])


def test_of_a_units_two_columns_the_appraised_one_counts() -> None:
    rows: Lines = [
        ("TT", "Tiêu chí", "Huyện Sìn Hồ", None, "Huyện Tam Đường", None),
        (None, None, "Tự chấm", "Thẩm định", "Tự chấm", "Thẩm định"),
        *[(code, "…", *[Decimal(1)] * 4) for code in CODES],
    ]
    merges = (
        Area(top=0, left=2, bottom=0, right=3),
        Area(top=0, left=4, bottom=0, right=5),
    )

    part = only(plan(sheet(rows, merges=merges)))

    assert lines(part.units) == {"huyen-sin-ho": 3, "huyen-tam-duong": 5}


def test_one_table_may_be_spread_over_sheets_by_units_or_criteria() -> None:
    by_units = plan(annex(DISTRICTS[:4]), annex(DISTRICTS[4:])).parts
    by_criteria = plan(annex(codes=CODES[:2]), annex(codes=CODES[2:])).parts

    assert [keys(p.units) for p in by_units] == [
        list(DISTRICT_IDS[:4]), list(DISTRICT_IDS[4:]),
    ]  # fmt: skip
    assert [keys(p.criteria) for p in by_criteria] == [["1.1.1", "1.1.2"], ["1.1.3"]]


def test_headings_of_fields_are_criteria_too_and_blank() -> None:
    rows: Lines = [
        annex()[0],
        ("1", "CÔNG TÁC CHỈ ĐẠO ĐIỀU HÀNH"),
        ("1,1", "Ban hành và thực hiện kế hoạch CCHC"),
        *annex()[1:],
    ]

    assert keys(only(plan(rows)).criteria) == ["1", "1.1", *CODES]


def test_sums_of_fields_are_no_results() -> None:
    rows: Lines = [
        *annex(DISTRICTS[:3]),
        (None, "Tổng điểm lĩnh vực 1", *[Decimal(3)] * 3),
        (None, "Tổng điểm", *[Decimal(70)] * 3),
    ]

    assert lines(only(plan(rows)).figures) == {"total": 5}


def test_an_order_column_before_the_codes_is_no_code() -> None:
    rows: Lines = [("STT", "Mã", "Tiêu chí", *DISTRICTS[:3])]
    rows += [(Decimal(n), *row) for n, row in enumerate(annex(DISTRICTS[:3])[1:], 1)]

    assert keys(only(found := plan(rows)).criteria) == list(CODES)
    assert codes(found) == []
