"""Exact readings: full names, abbreviations, marks left out, keys left in."""

from collections.abc import Callable

import pytest

Exactly = Callable[[str], list[str]]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("SYT hạng mấy", "so-y-te"),
        ("s.y.t", "so-y-te"),
        ("SNV 2017", "so-noi-vu"),
        ("snnptnt hạng mấy", "so-nong-nghiep-va-ptnt"),
        ("sở NN&PTNT", "so-nong-nghiep-va-ptnt"),
        ("sở nông nghiệp & ptnt", "so-nong-nghiep-va-ptnt"),
        ("Sở GD - ĐT", "so-giao-duc-va-dao-tao"),
        ("sở gd và đt", "so-giao-duc-va-dao-tao"),
        ("sgddt", "so-giao-duc-va-dao-tao"),
        ("SLĐTB&XH bao nhiêu điểm", "so-lao-dong-thuong-binh-va-xa-hoi"),
        ("sở lđ-tb-xh xếp thứ mấy", "so-lao-dong-thuong-binh-va-xa-hoi"),
        ("SỞ LB, TB&XH", "so-lao-dong-thuong-binh-va-xa-hoi"),
        ("SỞ LP, TB&XH", "so-lao-dong-thuong-binh-va-xa-hoi"),
        ("sở vh tt dl", "so-van-hoa-the-thao-va-du-lich"),
        ("Sở Văn Hoá Thể Thao Du Lịch", "so-van-hoa-the-thao-va-du-lich"),
        ("TNMT xếp thứ mấy", "so-tai-nguyen-va-moi-truong"),
        ("sở TTTT xếp thứ mấy", "so-thong-tin-va-truyen-thong"),
        ("vpubnd tinh hang may", "van-phong-ubnd-tinh"),
        ("văn phòng uỷ ban tỉnh", "van-phong-ubnd-tinh"),
        ("văn phòng ủy ban nhân dân tỉnh lai châu", "van-phong-ubnd-tinh"),
        ("BQL KKT cửa khẩu Ma Lù Thàng", "bql-khu-ktck-ma-lu-thang"),
        ("BQL KHU KTCK MA LỮ THƯỜNG", "bql-khu-ktck-ma-lu-thang"),
        ("BQL KHU KTCK MA LỤ THANG", "bql-khu-ktck-ma-lu-thang"),
        ("THÀNH TRA TỈNH", "thanh-tra-tinh"),
        ("SỐ Y TẾ", "so-y-te"),
        ("điểm STC", "so-tai-chinh"),
        ("điểm SCT", "so-cong-thuong"),
        ("khcn hạng mấy", "so-khoa-hoc-va-cong-nghe"),
        ("skhdt", "so-ke-hoach-va-dau-tu"),
        ("Huyện Sin Hồ 2017", "huyen-sin-ho"),
        ("Huyện Năm Nhùn", "huyen-nam-nhun"),
        ("huyện Thanh Uyên xếp thứ mấy", "huyen-than-uyen"),
        ("UBND H.Sìn Hồ", "huyen-sin-ho"),
        ("ủy ban nhân dân thành phố lai châu", "thanh-pho-lai-chau"),
        ("t.p lai châu hạng mấy", "thanh-pho-lai-chau"),
        ("TT Than Uyên", "thi-tran-than-uyen"),
        ("x. Pa Khoá", "xa-pa-khoa"),
        ("noong heo xep loai gi", "xa-noong-heo"),
        ("xã Pa Vệ Sử", "xa-pa-ve-su"),
    ],
)
def test_reads_the_way_people_write(exactly: Exactly, text: str, unit: str) -> None:
    assert exactly(text) == [unit]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("xeesp hangj sowr y tees", "so-y-te"),
        ("sowr tw phaps hang may", "so-tu-phap"),
        ("sowr thoong tin vaf truyeenf thoong", "so-thong-tin-va-truyen-thong"),
        ("huyeenj tam dduwowngf xeeps thuws maays", "huyen-tam-duong"),
        ("thanhf phoos lai chaau hangj maays", "thanh-pho-lai-chau"),
        ("so73 y te61 xe61p hang5 ma61y", "so-y-te"),
        ("huye65n na65m nhu2n 2017", "huyen-nam-nhun"),
        ("so73 xa6y du75ng", "so-xay-dung"),
        ("sở tài chinhs", "so-tai-chinh"),
    ],
)
def test_reads_keys_left_by_the_keyboard(
    exactly: Exactly, text: str, unit: str
) -> None:
    assert exactly(text) == [unit]


@pytest.mark.parametrize(
    "text",
    [
        "sở nộivụ xếp thứ mấy",
        "xếp_hạng_sở_nội_vụ",
        "   xếp    hạng   sở   nội   vụ  !!!",
        'xếp hạng "Sở Nội vụ"???',
        "/xephang Sở Nội vụ",
        "/xephang@cchc_laichau_bot sở nội vụ",
        "xếp \u200bhạng \u200bSở \u200bNội \u200bvụ",
        "Sở Nội vụ 😷 \uff12\uff10\uff11\uff17",
        "SoNoiVu",
        "sỏ nội vụ hạng mấy",
        "tài chính công của sở nội vụ",
        "Sở Nội vụ năm2017",
    ],
)
def test_blanks_signs_and_case_do_not_matter(exactly: Exactly, text: str) -> None:
    assert exactly(text) == ["so-noi-vu"]


class TestBareNames:
    @pytest.mark.parametrize(
        ("text", "unit"),
        [
            ("mường tè thứ mấy", "huyen-muong-te"),
            ("than uyên năm 2017 xếp loại gì", "huyen-than-uyen"),
            ("sin ho 2017", "huyen-sin-ho"),
            ("tam duơng hạng mấy", "huyen-tam-duong"),
            ("tam đừơng", "huyen-tam-duong"),
            ("y tế thứ mấy", "so-y-te"),
            ("tư pháp điểm bao nhiêu", "so-tu-phap"),
            ("thanh tra hạng mấy", "thanh-tra-tinh"),
            ("sở giao thông được mấy điểm", "so-giao-thong-van-tai"),
            ("sở khoa học xếp thứ mấy", "so-khoa-hoc-va-cong-nghe"),
        ],
    )
    def test_mean_the_ranked_unit(self, exactly: Exactly, text: str, unit: str) -> None:
        assert exactly(text) == [unit]

    def test_the_kind_of_a_territory_decides(self, exactly: Exactly) -> None:
        assert exactly("xã Mường Tè") == ["xa-muong-te"]
        assert exactly("thị trấn Mường Tè") == ["thi-tran-muong-te"]
        assert exactly("huyện Mường Tè") == ["huyen-muong-te"]

    def test_offices_without_their_kind_are_marked_as_such(
        self, read: Callable[[str], object]
    ) -> None:
        bare = [m.bare for m in read("so sánh sở nội vụ, tài chính").mentions]  # type: ignore[attr-defined]

        assert bare == [False, True]


class TestNested:
    @pytest.mark.parametrize(
        ("text", "unit"),
        [
            ("xã Mường Tè huyện Mường Tè", "xa-muong-te"),
            ("xã nậm xe phong thổ", "xa-nam-xe"),
            ("xã Nậm Cha, Sìn Hồ", "xa-nam-cha-sin-ho"),
            ("xa nam cha huyen nam nhun", "xa-nam-cha-nam-nhun"),
            ("phường Quyết Tiến thuộc TP Lai Châu", "phuong-quyet-tien"),
        ],
    )
    def test_a_district_after_a_commune_says_where_it_is(
        self, exactly: Exactly, text: str, unit: str
    ) -> None:
        assert exactly(text) == [unit]

    def test_a_commune_of_another_district_is_asked_about(
        self, said: Callable[[str], object]
    ) -> None:
        assert said("xã Bản Bo huyện Sìn Hồ") == [("ambiguous", "xa-ban-bo")]


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("so sánh sở y tế và sở nội vụ", "so-y-te so-noi-vu"),
        ("STC và SCT ai hơn", "so-tai-chinh so-cong-thuong"),
        ("tan uyen vs than uyen", "huyen-tan-uyen huyen-than-uyen"),
        (
            "so sánh GTVT, XD, CT",
            "so-giao-thong-van-tai so-xay-dung so-cong-thuong",
        ),
        (
            "giữa sở lao động, tb và xh và sở vh,tt&dl ai cao hơn",
            "so-lao-dong-thuong-binh-va-xa-hoi so-van-hoa-the-thao-va-du-lich",
        ),
        (
            "sở văn hóa thể thao và du lịch và sở giáo dục và đào tạo, ai hơn",
            "so-van-hoa-the-thao-va-du-lich so-giao-duc-va-dao-tao",
        ),
        ("sở nội vụ với bên ngoại vụ ai hơn", "so-noi-vu so-ngoai-vu"),
        (
            "so sánh sở nội vụ, tài chính, tư pháp",
            "so-noi-vu so-tai-chinh so-tu-phap",
        ),
        (
            "So sánh TP Lai Châu với huyện Nậm Nhùn",
            "thanh-pho-lai-chau huyen-nam-nhun",
        ),
    ],
)
def test_and_inside_a_name_is_not_and_between_names(
    exactly: Exactly, text: str, units: str
) -> None:
    assert exactly(text) == units.split()
