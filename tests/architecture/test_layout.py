"""Files lie where every system can read them, as plain composed text."""

import unicodedata
from pathlib import Path

import pytest

from tests.architecture.house import ROOT, files, modules, shown

LONGEST_PATH = 150  # Windows allows 260 for the whole path, the user's folders included
TEXT = frozenset({".py", ".toml", ".tsv", ".po", ".pot", ".md", ".yaml", ".txt"})
ODD = "\u00a0\u200b\u200c\u200d\u2060\ufeff"
TEXTS = tuple(file for file in files() if file.suffix in TEXT)


def test_locale_never_shadows_the_standard_library() -> None:
    assert not (ROOT / "locale" / "__init__.py").exists()


def test_paths_stay_short_enough_for_windows() -> None:
    assert [name for name in map(shown, files()) if len(name) > LONGEST_PATH] == []


@pytest.mark.parametrize("file", TEXTS, ids=shown)
def test_text_is_composed_and_without_odd_blanks(file: Path) -> None:
    text = file.read_text("utf-8")

    assert unicodedata.is_normalized("NFC", text)
    assert [mark for mark in ODD if mark in text] == []


def test_every_test_folder_is_a_package() -> None:
    folders = {file.parent for file in modules("tests")}

    assert [shown(f) for f in folders if not (f / "__init__.py").exists()] == []
