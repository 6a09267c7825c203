"""The shipped units: how many, of which period, joined to what."""

from collections import Counter

import pytest

from core.model import Status, Unit
from core.text import fold
from core.units import Registry

DEPARTMENTS = {
    "so-giao-duc-va-dao-tao",
    "thanh-tra-tinh",
    "so-cong-thuong",
    "so-ke-hoach-va-dau-tu",
    "so-xay-dung",
    "so-lao-dong-thuong-binh-va-xa-hoi",
    "so-thong-tin-va-truyen-thong",
    "van-phong-ubnd-tinh",
    "so-noi-vu",
    "so-nong-nghiep-va-ptnt",
    "so-tai-chinh",
    "so-tu-phap",
    "so-khoa-hoc-va-cong-nghe",
    "so-van-hoa-the-thao-va-du-lich",
    "so-tai-nguyen-va-moi-truong",
    "ban-dan-toc",
    "bql-khu-ktck-ma-lu-thang",
    "so-giao-thong-van-tai",
    "so-ngoai-vu",
    "so-y-te",
}


class TestCounts:
    def test_twenty_departments_of_2017_have_the_agreed_ids(
        self, lai_chau: Registry
    ) -> None:
        found = {unit.id for unit in lai_chau.of_group("so", 2017)}

        assert found == DEPARTMENTS

    @pytest.mark.parametrize(
        ("year", "expected"),
        [
            (2015, (20, 8, 108)),
            (2017, (20, 8, 108)),
            (2019, (20, 8, 108)),
            (2020, (20, 8, 106)),
            (2024, (20, 8, 106)),
            (2025, (15, 0, 38)),
            (2026, (15, 0, 38)),
        ],
    )
    def test_units_that_stood_at_the_end_of_a_year(
        self, lai_chau: Registry, year: int, expected: tuple[int, int, int]
    ) -> None:
        groups = ("so", "huyen", "xa")
        found = tuple(len(lai_chau.of_group(group, year)) for group in groups)

        assert found == expected

    def test_communes_of_2017_fill_the_printed_denominators(
        self, lai_chau: Registry
    ) -> None:
        counts = Counter(unit.parent for unit in lai_chau.of_group("xa", 2017))

        assert counts == {
            "thanh-pho-lai-chau": 7,
            "huyen-tan-uyen": 10,
            "huyen-nam-nhun": 11,
            "huyen-muong-te": 14,
            "huyen-tam-duong": 14,
            "huyen-sin-ho": 22,
            "huyen-phong-tho": 18,
            "huyen-than-uyen": 12,
        }

    def test_the_city_gains_no_commune_in_2020_but_another_one(
        self, lai_chau: Registry
    ) -> None:
        city = "thanh-pho-lai-chau"
        before = {u.id for u in lai_chau.of_group("xa", 2019) if u.parent == city}
        after = {u.id for u in lai_chau.of_group("xa", 2020) if u.parent == city}

        assert before - after == {"xa-nam-loong"}
        assert after - before == {"xa-sung-phai-2020"}

    def test_communes_since_2025_have_no_district(self, lai_chau: Registry) -> None:
        parents = {unit.parent for unit in lai_chau.of_group("xa", 2025)}

        assert parents == {None}


class TestLinks:
    def test_every_commune_of_2024_went_into_one_of_2025(
        self, lai_chau: Registry
    ) -> None:
        today = {unit.id for unit in lai_chau.of_group("xa", 2025)}
        successors = [unit.successors for unit in lai_chau.of_group("xa", 2024)]

        assert all(len(links) == 1 for links in successors)
        assert {link.unit for links in successors for link in links} == today

    def test_successors_and_predecessors_mirror_each_other(
        self, lai_chau: Registry
    ) -> None:
        forth = {(u.id, link.unit) for u in lai_chau.units for link in u.successors}
        back = {(link.unit, u.id) for u in lai_chau.units for link in u.predecessors}

        assert forth == back

    def test_successors_of_departments_are_inferred_those_of_2025_communes_stated(
        self, lai_chau: Registry
    ) -> None:
        def statuses(group: str, year: int) -> set[Status]:
            units = lai_chau.of_group(group, year)
            return {link.basis.status for unit in units for link in unit.successors}

        assert statuses("so", 2024) == {Status.INFERRED}
        assert statuses("xa", 2024) == {Status.STATED}

    def test_a_merged_department_is_a_new_unit_of_the_old_name(
        self, lai_chau: Registry
    ) -> None:
        old, new = lai_chau.get("so-noi-vu"), lai_chau.get("so-noi-vu-2025")

        assert old is not None
        assert new is not None
        assert old.name == new.name
        assert old.valid_to is not None
        assert old.valid_to < new.valid_from  # type: ignore[operator]


class TestIds:
    def test_ids_are_ascii_slugs_and_unique(self, lai_chau: Registry) -> None:
        ids = [unit.id for unit in lai_chau.units]

        assert len(ids) == len(set(ids))
        assert all(i.isascii() and i.replace("-", "").isalnum() for i in ids)

    def test_ids_of_communes_begin_with_their_folded_name(
        self, lai_chau: Registry
    ) -> None:
        communes = [unit for unit in lai_chau.units if unit.group == "xa"]

        assert [u for u in communes if not u.id.startswith(_slug(u))] == []

    def test_an_unknown_id_gives_none(self, lai_chau: Registry) -> None:
        assert lai_chau.get("so-tham") is None

    def test_codes_have_five_digits_for_communes_three_for_districts(
        self, lai_chau: Registry
    ) -> None:
        lengths = {(u.group, len(u.code)) for u in lai_chau.units if u.code}

        assert lengths == {("xa", 5), ("huyen", 3)}


def _slug(unit: Unit) -> str:
    return fold(unit.name).replace(" ", "-")
