"""The data folder of the setting: opened once, anew when it or its files change."""

import shutil
from pathlib import Path

import pytest

from excel_addin.functions import CCHC_BAND, CCHC_EXPLAIN, CCHC_INDEX, CCHC_RANK
from excel_addin.shelf import shelf
from tests.excel_addin.printed import DECISION

PLACE = DECISION.parents[1]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of the shipped place, set as the data folder."""
    copy = tmp_path / "lai-chau"
    shutil.copytree(PLACE, copy)
    monkeypatch.setenv("CCHC_DATA", str(copy))
    return copy


def replace(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def test_the_archive_is_opened_once() -> None:
    assert shelf() is shelf()


def test_a_changed_file_is_read_at_the_next_call(folder: Path) -> None:
    before = CCHC_INDEX("Sở Y tế")

    replace(folder / "2017/decision/so.tsv", "\t64,29\tTB\t", "\t64,92\tTB\t")

    assert (before, CCHC_INDEX("Sở Y tế")) == (64.29, 64.92)


def test_a_changed_score_moves_what_is_recomputed(folder: Path) -> None:
    replace(folder / "2017/decision/so.tsv", "\t50,75\t", "\t70,75\t")

    told = str(CCHC_EXPLAIN("Sở Y tế"))

    assert "tính lại từ các điểm in trong cùng dòng được 84,29 % · TỐT · hạng 8" in told


def test_changed_rules_move_a_tables_bands(folder: Path) -> None:
    rows = [["Đơn vị", "Thẩm định", "Điều tra"], ["Sở Y tế", 70, 10.1]]
    before = CCHC_BAND("Sở Y tế", None, rows)

    rules = folder / "2017/rules.toml"
    replace(rules, 'words = ["tốt"]\nat_least = 80', 'words = ["tốt"]\nat_least = 80.2')

    assert (before, CCHC_BAND("Sở Y tế", None, rows)) == ("TỐT", "KHÁ")


def test_a_broken_file_is_told_until_it_is_mended(folder: Path) -> None:
    file = folder / "2017/rules.toml"
    sound = file.read_text("utf-8")
    file.write_text("place = ", "utf-8")
    broken = str(CCHC_RANK("Sở Y tế"))

    file.write_text(sound, "utf-8")

    assert broken.startswith("#CCHC!N/A|")
    assert "rules.toml" in broken
    assert CCHC_RANK("Sở Y tế") == 20


def test_several_places_need_a_choice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for place in ("lai-chau", "noi-khac"):
        shutil.copytree(PLACE, tmp_path / place)
        for file in (tmp_path / place).rglob("*.toml"):
            text = file.read_text("utf-8")
            file.write_text(text.replace('"lai-chau"', f'"{place}"'), "utf-8")
    monkeypatch.setenv("CCHC_DATA", str(tmp_path))

    undecided = str(CCHC_RANK("Sở Y tế"))
    monkeypatch.setenv("CCHC_PLACE", "noi-khac")

    assert undecided.startswith("#CCHC!N/A|")
    assert "noi-khac" in undecided
    assert CCHC_RANK("Sở Y tế") == 20


def test_a_figure_the_decision_does_not_print_is_not_made_up(folder: Path) -> None:
    replace(folder / "2017/decision/so.tsv", "\t64,29\tTB\t20", "\t\tTB\t20")

    shown = str(CCHC_INDEX("Sở Y tế"))

    assert shown == "#CCHC!N/A|502/QĐ-UBND: Sở Y tế chưa có chỉ số."
    assert "hạng 20/20 · – % · TB" in str(CCHC_EXPLAIN("Sở Y tế"))


def test_a_scale_that_the_rules_cannot_tell_is_not_made_up(folder: Path) -> None:
    rules = folder / "2017/rules.toml"
    replace(rules, 'criteria = ["6.1.2", "6.6", "7.3", "7.4"]', 'criteria = ["8.3"]')
    rows = [["Đơn vị", "Thẩm định", "Điều tra"], ["Thanh tra tỉnh", 70, 15]]

    shown = str(CCHC_INDEX("Thanh tra tỉnh", None, rows))

    assert "Thanh tra tỉnh chưa có thang điểm chuẩn" in shown
    assert "thang điểm chuẩn" in str(CCHC_RANK("Thanh tra tỉnh", None, rows))
