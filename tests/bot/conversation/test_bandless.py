"""Questions about a place whose rules have no bands, or set them on points."""

from pathlib import Path

import pytest

from tests.bot.conftest import conversation
from tests.core.bandless import bandless
from tests.core.folders import tiny


def answer(folder: Path, question: str) -> str:
    return conversation(folder, "en").ask(question).text


@pytest.mark.parametrize(
    "question",
    ["xếp hạng các sở", "Sở A xếp thứ mấy", "vì sao Sở A như vậy", "điểm của Sở B"],
)
def test_ranks_and_points_are_answered_without_bands(
    question: str, tmp_path: Path
) -> None:
    bandless(tmp_path)

    assert "Sở A" in answer(tmp_path, question) or "Sở B" in answer(tmp_path, question)


def test_the_thresholds_of_no_bands_are_said_to_be_none(tmp_path: Path) -> None:
    bandless(tmp_path)

    assert "has no bands" in answer(tmp_path, "ngưỡng xếp loại")


def test_a_band_asked_for_is_said_to_be_none_of_them(tmp_path: Path) -> None:
    bandless(tmp_path)

    told = answer(tmp_path, "đơn vị nào xếp loại tốt")
    assert "There is no band “tốt” in 2020. The bands are: –." in told


def test_thresholds_on_points_are_said_in_points(tmp_path: Path) -> None:
    tiny(tmp_path).change(
        "2020/rules.toml", 'with = "rounded"', 'with = "rounded"\non = "points"'
    )

    assert "TỐT ≥ 80 points" in answer(tmp_path, "ngưỡng xếp loại")
