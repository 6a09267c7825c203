"""Bands that look at points: their cuts are told in points, never in percent."""

from pathlib import Path

import pytest

from tests.core.cli.conftest import Run
from tests.core.folders import RULES, tiny

ON_POINTS = RULES.replace('with = "rounded"', 'with = "rounded"\non = "points"')


@pytest.fixture
def folder(tmp_path: Path) -> str:
    return str(tiny(tmp_path / "x").write("2020/rules.toml", ON_POINTS).path)


def test_another_cut_is_told_in_points(cchc: Run, folder: str) -> None:
    asked = ("what-if", "so-b", "--set", "index-cut:TỐT=76")
    out = cchc("--lang", "en", "--data", folder, *asked).out

    assert "cut of TỐT: 80 points → 76 points" in out


def test_the_cut_of_a_goal_is_told_in_points(cchc: Run, folder: str) -> None:
    asked = ("target", "so-b", "--band", "TỐT")
    out = cchc("--lang", "en", "--data", folder, *asked).out

    assert "Cut of TỐT: 80 points (" in out


def test_what_cannot_move_is_said(cchc: Run, folder: str) -> None:
    out = cchc("--lang", "en", "--data", folder, "robustness").out

    assert "Survey: not computed; no survey items are known." in out
