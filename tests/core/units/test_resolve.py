"""A whole cell or argument as a name; the nearest names to a wrong one."""

import pytest

from core.units import Certainty, Registry, nearest, resolve
from core.units.registry import stood_in

YEAR = 2017


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("Sở Y tế", "so-y-te"),
        ("1. Sở Y tế", "so-y-te"),
        ("12) Sở Y tế tỉnh Lai Châu", "so-y-te"),
        ("SỐ LĐ. TB&XH", "so-lao-dong-thuong-binh-va-xa-hoi"),
        ("Tài chính", "so-tai-chinh"),
        ("Thanh tra", "thanh-tra-tinh"),
        ("Mường Tè", "huyen-muong-te"),
        ("UBND huyện Tam Đường", "huyen-tam-duong"),
        ("UBND thành phố Lai Châu", "thanh-pho-lai-chau"),
        ("xã Nậm Sỏ", "xa-nam-so"),
        ("nam so", "xa-nam-so"),
        ("YT", "so-y-te"),
    ],
)
def test_resolves_a_cell(lai_chau: Registry, name: str, unit: str) -> None:
    found = resolve(name, lai_chau, YEAR)

    assert found is not None
    assert found.certainty is Certainty.EXACT
    assert [u.id for u in found.units] == [unit]


@pytest.mark.parametrize(
    "name",
    [
        "",
        "  ",
        "Tổng cộng",
        "Sở Y tế Hà Nội",
        "Bộ Y tế",
        "xếp hạng Sở Y tế",
        "12,5",
        "Sở Y tế 2019",
        "Sở Y tế2019",
        "Sở Y tế năm 2017",
        "2019 Sở Y tế",
        "Sở 2019 Y tế",
        "Sở Y tế 64,29",
        "Sở Y tế mới",
        "Sở Y tế xyz",
    ],
)
def test_anything_else_is_no_unit(lai_chau: Registry, name: str) -> None:
    assert resolve(name, lai_chau, YEAR) is None


def test_two_names_in_a_cell_are_no_unit(lai_chau: Registry) -> None:
    assert resolve("Sở Y tế và Sở Nội vụ", lai_chau, YEAR) is None


def test_every_name_and_alias_resolves_to_its_unit(lai_chau: Registry) -> None:
    missed = [
        name
        for unit in lai_chau.units
        if stood_in(unit, YEAR) and stood_in(unit, YEAR - 1)
        for name in (unit.name, *unit.aliases)
        if (found := resolve(name, lai_chau, YEAR)) is None or unit not in found.units
    ]

    assert missed == []


def test_a_slip_is_not_exact(lai_chau: Registry) -> None:
    found = resolve("Huyện Phong Thỗ", lai_chau, YEAR)

    assert found is not None
    assert found.certainty is Certainty.FUZZY


def test_a_very_long_cell_is_no_unit(lai_chau: Registry) -> None:
    assert resolve("Sở Y tế " * 2000, lai_chau, YEAR) is None


class TestNearest:
    def test_offers_names_of_the_year_best_first(self, lai_chau: Registry) -> None:
        found = nearest("Sở Nội vu", lai_chau, year=YEAR)

        assert found[0].id == "so-noi-vu"
        assert len(found) == 4
        assert len({unit.name for unit in found}) == 4

    def test_offers_the_candidates_of_a_doubtful_name(self, lai_chau: Registry) -> None:
        found = nearest("sở kh", lai_chau, 2, year=YEAR)

        assert {u.id for u in found} == {
            "so-ke-hoach-va-dau-tu",
            "so-khoa-hoc-va-cong-nghe",
        }

    def test_offers_something_for_anything(self, lai_chau: Registry) -> None:
        assert len(nearest("Sở Phép thuật", lai_chau)) == 4

    def test_offers_only_what_is_alike_when_asked_to(self, lai_chau: Registry) -> None:
        far = nearest("sở dầu khí", lai_chau, year=YEAR, likeness=70)
        near = nearest("so noi vu dien bien", lai_chau, year=YEAR, likeness=70)

        assert far == ()
        assert [unit.id for unit in near] == ["so-noi-vu"]
