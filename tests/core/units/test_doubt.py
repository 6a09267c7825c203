"""What must be asked about, or not taken for a name at all."""

from collections.abc import Callable

import pytest

from core.model import UnitId
from core.units import Reading, Registry, read_units

Said = Callable[[str], list[tuple[str, str]]]


class TestAmbiguous:
    @pytest.mark.parametrize(
        ("text", "candidates"),
        [
            ("sở kh xếp thứ mấy", "so-ke-hoach-va-dau-tu so-khoa-hoc-va-cong-nghe"),
            ("KH", "so-ke-hoach-va-dau-tu so-khoa-hoc-va-cong-nghe"),
            ("so giao hang may", "so-giao-duc-va-dao-tao so-giao-thong-van-tai"),
            ("xếp hạng sở tài", "so-tai-chinh so-tai-nguyen-va-moi-truong"),
            ("so nv", "so-noi-vu so-ngoai-vu"),
            ("TTT", "thanh-tra-tinh so-thong-tin-va-truyen-thong"),
            ("sở tt", "so-thong-tin-va-truyen-thong"),
            ("sở môi trường", "so-tai-nguyen-va-moi-truong"),
            ("sở du lịch hạng mấy", "so-van-hoa-the-thao-va-du-lich"),
            ("sở đầu tư", "so-ke-hoach-va-dau-tu"),
            ("huyện uyên", "huyen-than-uyen huyen-tan-uyen"),
            ("xã ma", "xa-ma-quai xa-ma-li-pho xa-ma-li-chai"),
            ("phong", "huyen-phong-tho"),
            ("nam cha", "xa-nam-cha-sin-ho xa-nam-cha-nam-nhun"),
            ("lai châu xếp thứ mấy", "thanh-pho-lai-chau"),
            ("tam dương", "huyen-tam-duong"),
        ],
    )
    def test_offers_the_candidates(
        self, said: Said, text: str, candidates: str
    ) -> None:
        assert said(text) == [("ambiguous", candidates)]

    @pytest.mark.parametrize(
        ("text", "unit"),
        [
            ("sở giao", "so-giao-thong-van-tai"),
            ("sở giáo", "so-giao-duc-va-dao-tao"),
            ("xã Nậm Chà", "xa-nam-cha-nam-nhun"),
            ("xã Nậm Cha", "xa-nam-cha-sin-ho"),
        ],
    )
    def test_marks_typed_decide(self, said: Said, text: str, unit: str) -> None:
        assert said(text) == [("exact", unit)]

    def test_offers_at_most_four(self, read: Callable[[str], Reading]) -> None:
        (mention,) = read("xã nậm").mentions

        assert len(mention.units) == 4
        assert mention.unit is None


class TestOtherPeriods:
    def test_a_department_of_2025_means_its_predecessors_before(
        self, said: Said
    ) -> None:
        assert said("sở nông nghiệp và môi trường") == [
            ("ambiguous", "so-nong-nghiep-va-ptnt so-tai-nguyen-va-moi-truong")
        ]
        assert said("Sở Dân tộc và Tôn giáo") == [("ambiguous", "ban-dan-toc")]
        assert said("sở dân tộc hạng mấy") == [("ambiguous", "ban-dan-toc")]

    def test_wrong_marks_name_no_unit_of_another_period(self, said: Said) -> None:
        assert "xa-tan-uyen" not in {ids for _, ids in said("xã tấn uyên")}

    @pytest.mark.parametrize(
        ("text", "year", "expected"),
        [
            ("Sở Nội vụ", 2024, "so-noi-vu"),
            ("Sở Nội vụ", 2025, "so-noi-vu-2025"),
            ("Mường Tè", 2024, "huyen-muong-te"),
            ("Mường Tè", 2025, "xa-muong-te-2025"),
            ("xã Sùng Phài", 2017, "xa-sung-phai"),
            ("xã Sùng Phài", 2021, "xa-sung-phai-2020"),
            ("sở nông nghiệp và môi trường", 2026, "so-nong-nghiep-va-moi-truong"),
            ("Sở Tư pháp", 2026, "so-tu-phap"),
        ],
    )
    def test_the_year_picks_the_unit_of_a_name(
        self, lai_chau: Registry, text: str, year: int, expected: str
    ) -> None:
        (mention,) = read_units(text, lai_chau, year).mentions

        assert mention.unit is not None
        assert mention.unit.id == expected

    def test_a_department_gone_by_then_means_its_successor(
        self, lai_chau: Registry
    ) -> None:
        (mention,) = read_units("Sở Giao thông Vận tải", lai_chau, 2025).mentions

        assert [unit.id for unit in mention.units] == ["so-xay-dung-2025"]
        assert mention.unit is None

    def test_a_district_gone_by_then_is_still_named(self, lai_chau: Registry) -> None:
        (mention,) = read_units("huyện Tam Đường", lai_chau, 2025).mentions

        assert mention.unit is not None
        assert mention.unit.id == "huyen-tam-duong"

    def test_without_a_year_the_ranked_unit_is_meant(
        self, lai_chau: Registry, ranked: frozenset[UnitId]
    ) -> None:
        (mention,) = read_units("Mường Tè", lai_chau, ranked=ranked).mentions

        assert [unit.id for unit in mention.units] == ["huyen-muong-te"]

    def test_without_year_and_result_the_unit_of_today_is_meant(
        self, lai_chau: Registry
    ) -> None:
        (mention,) = read_units("Sở Nội vụ", lai_chau).mentions

        assert [unit.id for unit in mention.units] == ["so-noi-vu-2025"]


class TestOrdinaryWords:
    @pytest.mark.parametrize(
        "text",
        [
            "năm sở đứng đầu",
            "nam so dung dau",
            "năm đơn vị cao nhất năm 2017",
            "xep hang huyen nam 2017",
            "hạng năm là huyện nào",
            "điểm số cao nhất",
            "số liệu năm 2017",
            "dân số bao nhiêu",
            "sở nào xếp thứ tư",
            "so nao xep thu tu",
            "huyện xếp thứ tám là ai",
            "co so nao xuat sac khong",
            "cơ sở vật chất",
            "bóng đá ngoại hạng anh xếp hạng",
            "xếp hạng các huyện, thành phố",
            "huyện, thành phố nào đứng đầu",
            "UBND các huyện, thành phố",
            "thành phố nào cao nhất",
            "xếp hạng thành phố và các huyện",
            "sở nào xếp loại TB",
            "top 5 sở",
            "bảng xếp hạng các sở, ban, ngành tỉnh",
            "cải cách tài chính công sở nào cao nhất",
            "ubnd huyện xếp thứ mấy",
            "ủy ban nhân dân tỉnh công bố khi nào",
            "",
            "?????",
            "2017",
            "asdfghjkl",
            "sởy",
            "sởgiáo",
            "👍👍👍",
        ],
    )
    def test_are_no_names(self, said: Said, text: str) -> None:
        assert said(text) == []

    @pytest.mark.parametrize(
        ("text", "unit"),
        [
            ("kế hoạch cải cách hành chính của sở tư pháp", "so-tu-phap"),
            ("điểm xây dựng văn bản qppl của sở nội vụ", "so-noi-vu"),
            ("công tác thanh tra của sở xây dựng", "so-xay-dung"),
            ("số điện thoại sở nội vụ", "so-noi-vu"),
            ("điểm số sở nội vụ", "so-noi-vu"),
            ("cán bộ công chức sở nội vụ", "so-noi-vu"),
            ("cho tôi hỏi sở y tế", "so-y-te"),
            ("huyện năm 2017 tam đường", "huyen-tam-duong"),
        ],
    )
    def test_beside_a_name_stay_ordinary(
        self, said: Said, text: str, unit: str
    ) -> None:
        assert said(text) == [("exact", unit)]

    def test_the_city_alone_is_the_only_city(self, said: Said) -> None:
        city = [("exact", "thanh-pho-lai-chau")]

        assert said("Thành phố xếp thứ mấy trong các huyện") == city
        assert said("điểm iso của thành phố") == city
        assert said("tp xếp hạng mấy") == city


class TestThePlaceItself:
    @pytest.mark.parametrize(
        ("text", "spans"),
        [
            ("các huyện trong tỉnh Lai Châu xếp thế nào", ((3, 6),)),
            ("lai châu có bao nhiêu huyện", ((0, 2),)),
        ],
    )
    def test_is_context_where_a_group_is_asked_about(
        self,
        read: Callable[[str], Reading],
        text: str,
        spans: tuple[tuple[int, int], ...],
    ) -> None:
        reading = read(text)

        assert reading.mentions == ()
        assert reading.places == spans

    def test_belongs_to_the_name_before_it(
        self, read: Callable[[str], Reading]
    ) -> None:
        for text in ("sở tư pháp tỉnh lai châu", "sở tư pháp tỉnh mình"):
            (mention,) = read(text).mentions

            assert (mention.start, mention.end) == (0, len(read(text).tokens))

    def test_in_a_list_is_perhaps_its_capital(self, said: Said) -> None:
        assert said("lai châu với phong thổ ai hơn") == [
            ("ambiguous", "thanh-pho-lai-chau"),
            ("exact", "huyen-phong-tho"),
        ]

    def test_alone_is_foreign_with_its_rank_among_provinces(self, said: Said) -> None:
        assert said("tỉnh lai châu xếp hạng par index thứ mấy") == [("foreign", "")]


class TestFieldsOfWork:
    @pytest.mark.parametrize(
        "text",
        [
            "sở nào có điểm tài chính cao nhất",
            "lĩnh vực tư pháp ai cao nhất",
            "công tác xây dựng thể chế",
        ],
    )
    def test_a_field_of_work_is_no_office(self, said: Said, text: str) -> None:
        assert said(text) == []

    def test_in_a_list_it_is_one(self, said: Said) -> None:
        assert said("y tế và giáo dục đào tạo cái nào cao hơn") == [
            ("exact", "so-y-te"),
            ("exact", "so-giao-duc-va-dao-tao"),
        ]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("thành phố và huyện tân uyên ai hơn", "huyen-tan-uyen"),
        ("tp hơn tam đường bao nhiêu", "huyen-tam-duong"),
    ],
)
def test_the_city_can_be_compared(said: Said, text: str, unit: str) -> None:
    assert said(text) == [("exact", "thanh-pho-lai-chau"), ("exact", unit)]


def test_a_kind_of_office_alone_is_asked_about(said: Said) -> None:
    assert said("văn phòng hạng mấy") == [("ambiguous", "van-phong-ubnd-tinh")]


@pytest.mark.parametrize(
    ("text", "candidates"),
    [
        ("sở khoa học và đầu tư", "so-khoa-hoc-va-cong-nghe so-ke-hoach-va-dau-tu"),
        ("sở tài chính và đầu tư", "so-tai-chinh so-ke-hoach-va-dau-tu"),
        (
            "sở công thương nghiệp và khoa học",
            "so-cong-thuong so-nong-nghiep-va-ptnt so-khoa-hoc-va-cong-nghe",
        ),
    ],
)
def test_a_name_that_goes_on_as_others_do_is_asked_about(
    said: Said, text: str, candidates: str
) -> None:
    assert said(text) == [("ambiguous", candidates)]


def test_a_list_of_offices_is_no_longer_name(said: Said) -> None:
    assert said("sở y tế và xây dựng") == [
        ("exact", "so-y-te"),
        ("exact", "so-xay-dung"),
    ]


def test_a_piece_of_a_name_in_a_list_is_that_name_to_be_confirmed(said: Said) -> None:
    assert said("sở xây dựng và giao thông") == [
        ("exact", "so-xay-dung"),
        ("fuzzy", "so-giao-thong-van-tai"),
    ]


def test_a_field_alone_is_asked_about(said: Said) -> None:
    assert said("giáo dục hạng mấy") == [("ambiguous", "so-giao-duc-va-dao-tao")]


def test_a_district_elsewhere_that_is_spelt_in_full_is_not_assumed_ours(
    said: Said,
) -> None:
    assert said("huyện Tam Dương mấy điểm") == [("ambiguous", "huyen-tam-duong")]
    assert said("huyen tam duong may diem") == [("exact", "huyen-tam-duong")]
