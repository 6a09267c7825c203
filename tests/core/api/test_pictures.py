"""Pictures for phones: small, quick, not blank, and told in words."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from core.api import open_archive, pictures
from core.api.archive import Archive
from core.api.picture_parts import share
from core.api.pictures import Asked, Kind, drawn, file_name, picture, svg
from core.errors import (
    MissingPackageError,
    UnitNotRankedError,
    UnknownGroupError,
    UnknownUnitError,
)
from core.i18n import Localizer
from core.model import Result
from core.reports.report_errors import NothingToDrawError
from tests.core.folders import YEAR, tiny
from tests.core.papers import HOSTILE, province
from tests.core.reports.test_png import pixels

ENGLISH, VIETNAMESE = Localizer("en"), Localizer("vi")
LARGEST = 150_000  # bytes
ASKED = (
    Asked(kind="ranking", group="so"),
    Asked(kind="ranking", group="huyen"),
    Asked(kind="unit", unit="Sở Tư pháp"),
    Asked(kind="compare", unit="Sở Y tế", other="so-noi-vu"),
    Asked(kind="distribution", group="so"),
    Asked(kind="distribution", group="huyen"),
)


@pytest.fixture(scope="module")
def archive() -> Archive:
    return open_archive()


@pytest.fixture(scope="module")
def result(archive: Archive) -> Result:
    return archive.result()


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("asked", ASKED, ids=lambda one: f"{one.kind}-{one.group}")
def test_a_picture_is_for_a_phone(
    archive: Archive,
    result: Result,
    asked: Asked,
    dark: bool,  # noqa: FBT001
) -> None:
    made = drawn(archive, result, replace(asked, dark=dark), VIETNAMESE)

    assert made.width == 1080
    assert 500 < made.height < 2500
    assert len(made.png) <= LARGEST
    lines = pixels(made.png)
    ground = lines[0][:3]
    assert (sum(ground) < 3 * 128) is dark
    written = [line for line in lines if line != ground * made.width]
    assert len(written) > len(lines) // 3


@pytest.mark.parametrize("asked", ASKED, ids=lambda one: f"{one.kind}-{one.group}")
@pytest.mark.parametrize("localizer", [VIETNAMESE, ENGLISH])
def test_every_picture_is_told_in_words(
    archive: Archive, result: Result, asked: Asked, localizer: Localizer
) -> None:
    alt = drawn(archive, result, asked, localizer).alt

    assert "2017" in alt
    assert "502/QĐ-UBND" in alt
    assert alt.endswith(".")
    assert "{" not in alt
    for name in (asked.unit, "Sở Nội vụ" if asked.other else None):
        assert name is None or name in alt


def test_the_words_of_a_ranking(archive: Archive) -> None:
    alt = picture(archive, Asked(kind="ranking"), ENGLISH, year=2017).alt

    assert alt == (
        "Bars: administrative reform index 2017 of 20 units (các sở, ban, ngành tỉnh, "
        "tỉnh Lai Châu). Highest Sở Giáo dục và Đào tạo with 88.75 %, lowest Sở Y tế "
        "with 64.29 %. Source: Decision 502/QĐ-UBND of 22 May 2018, Ủy ban nhân dân "
        "tỉnh Lai Châu."
    )


def test_what_is_not_known_of_a_unit_is_said(archive: Archive, result: Result) -> None:
    alt = drawn(archive, result, Asked(kind="unit", unit="syt"), ENGLISH).alt

    assert "64.29 % · TB · rank 20/20" in alt
    assert "points not known: 1.5" in alt
    assert "maximum not known" in alt


def test_what_does_not_apply_to_a_unit_is_said(
    archive: Archive, result: Result
) -> None:
    alt = drawn(archive, result, Asked(kind="unit", unit="so-ngoai-vu"), ENGLISH).alt

    assert "(not applied: 7.3, 7.4)" in alt
    assert "3. CẢI CÁCH THỦ TỤC HÀNH CHÍNH: – (the whole field is not applied)" in alt


def test_the_words_of_a_distribution(archive: Archive, result: Result) -> None:
    asked = Asked(kind="distribution", group="HUYEN")
    alt = drawn(archive, result, asked, ENGLISH).alt

    assert "from 73.35 % to 87.58 %. Units by band: TỐT: 4; KHÁ: 4." in alt


def test_letters_of_a_drawing_are_shapes(archive: Archive, result: Result) -> None:
    made = svg(archive, result, ASKED[1], VIETNAMESE).decode()

    assert made.startswith("<svg")
    assert re.findall(r'href="(?!#)', made) == []


def test_the_same_picture_has_the_same_bytes(archive: Archive, result: Result) -> None:
    first, second = (drawn(archive, result, ASKED[1], ENGLISH) for _ in range(2))

    assert first == second


def test_names_stay_names(tmp_path: Path) -> None:
    place = province(tmp_path / "x", HOSTILE)

    for number, name in enumerate(HOSTILE, start=1):
        asked = Asked(kind="unit", unit=f"u-{number}")
        assert name in picture(place, asked, ENGLISH).alt


@pytest.mark.parametrize("kind", ["ranking", "distribution"])
def test_a_large_group_stays_readable(tmp_path: Path, kind: str) -> None:
    place = province(tmp_path / "x", [f"Xã {n}" for n in range(126)])
    made = picture(place, Asked(kind=kind), ENGLISH)

    assert "of 126 units" in made.alt
    assert made.height < 3000
    assert len(made.png) <= LARGEST


def test_units_without_a_rank_are_drawn(tmp_path: Path) -> None:
    place = province(tmp_path / "x", ("Sở A", "Sở B"), ranks=("", ""))

    assert "of 2 units" in picture(place, Asked(kind="ranking"), ENGLISH).alt
    card = picture(place, Asked(kind="unit", unit="u-1"), ENGLISH)
    assert "95.50 % · TỐT. " in card.alt


def test_one_index_alone_is_drawn(tmp_path: Path) -> None:
    place = province(tmp_path / "x", ("Sở A",))

    assert picture(place, Asked(kind="distribution"), ENGLISH).height > 300


@pytest.mark.parametrize(
    ("asked", "problem"),
    [
        (Asked(kind="unit"), "needs a unit"),
        (Asked(kind="compare", unit="syt"), "needs {count} units"),
        (Asked(kind="compare", unit="syt", other="so-y-te"), "both names mean"),
        (Asked(kind="compare", unit="syt", other="tam duong"), "different groups"),
    ],
)
def test_what_cannot_be_drawn_is_told(
    archive: Archive, result: Result, asked: Asked, problem: str
) -> None:
    with pytest.raises(NothingToDrawError, match=problem):
        drawn(archive, result, asked, ENGLISH)


def test_unknown_names_are_refused(archive: Archive, result: Result) -> None:
    with pytest.raises(UnknownUnitError):
        drawn(archive, result, Asked(kind="unit", unit="Sở Hỏa tinh"), ENGLISH)
    with pytest.raises(UnknownGroupError):
        drawn(archive, result, Asked(kind="ranking", group="xa"), ENGLISH)
    with pytest.raises(UnitNotRankedError):
        drawn(archive, result, Asked(kind="unit", unit="Xã Hồng Thu"), ENGLISH)


def test_without_figures_there_is_no_picture(tmp_path: Path) -> None:
    folder = tiny(tmp_path / "x")
    text = folder.text(f"{YEAR}/decision/so.tsv")
    folder.write(
        f"{YEAR}/decision/so.tsv",
        text.replace("100\t85,00", "100\t").replace("100\t75,00", "100\t"),
    )
    place = folder.opened()

    with pytest.raises(NothingToDrawError, match="prints no index"):
        picture(place, Asked(kind="ranking"), ENGLISH)


def test_without_an_annex_there_is_no_card(tmp_path: Path) -> None:
    folder = tiny(tmp_path / "x")
    text = folder.text(f"{YEAR}/decision/decision.toml")
    kept = text.partition("[[tables.marks]]")[0].replace('annex = "so-annex.tsv"', "")
    folder.write(f"{YEAR}/decision/decision.toml", kept)

    with pytest.raises(NothingToDrawError, match="no scores by criterion"):
        picture(folder.opened(), Asked(kind="unit", unit="so-a"), ENGLISH)


def test_what_is_not_installed_is_named(
    archive: Archive, result: Result, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(*_: object) -> None:
        raise ModuleNotFoundError(name="typst")

    monkeypatch.setattr("core.reports.pictures.picture", missing)

    with pytest.raises(MissingPackageError):
        drawn(archive, result, ASKED[0], ENGLISH)


def test_files_are_named_for_what_they_show(result: Result) -> None:
    asked = Asked(kind="compare", unit="Sở Y tế", other="so-noi-vu", dark=True)

    assert file_name(result, asked) == "lai-chau-2017-compare-so-y-te-so-noi-vu-dark"
    assert set(Kind) == set(pictures._SCENES)  # noqa: SLF001  # each kind is drawn


def test_lengths_stay_within_the_bar() -> None:
    from decimal import Decimal

    pairs = (("50", "100"), ("120", "100"), ("-1", "100"), ("1", "0"))
    assert [share(Decimal(a), Decimal(b)) for a, b in pairs] == [5000, 10000, 0, 0]
