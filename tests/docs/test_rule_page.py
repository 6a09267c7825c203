"""Every example of the page on rule files loads, and says what the page says."""

import re
from pathlib import Path

import pytest

from core.model import RuleSet
from core.rules import load_rules, schema
from core.rules.bands import THRESHOLD
from tests.docs.pages import text

PAGE = text("docs/quy-tac.md")
BLOCKS = re.findall(r"^```toml\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)
SMALLEST, *ADDITIONS = BLOCKS


def load(folder: Path, block: str) -> RuleSet:
    """Return the smallest file, or what is added to it by way of ``extends``."""
    base, addition = folder / "2024" / "rules.toml", folder / "2025" / "rules.toml"
    for file in (base, addition):
        file.parent.mkdir()
    base.write_text(SMALLEST, "utf-8")
    header = "" if block.startswith(("place", "extends")) else 'extends = "2024"\n'
    addition.write_text(header + block, "utf-8")
    return load_rules(addition)


@pytest.mark.parametrize("number", range(len(BLOCKS)))
def test_every_example_loads(number: int, tmp_path: Path) -> None:
    rules = load(tmp_path, BLOCKS[number])

    assert rules.place == "tinh-mau"
    assert rules.group("so").label == "các sở, ban, ngành tỉnh"


def test_every_key_of_the_schema_is_on_the_page() -> None:
    keys = {
        *schema.ROOT_KEYS,
        *schema.ROOT_MORE,
        *schema.GROUP_KEYS,
        *schema.GROUP_MORE,
        *THRESHOLD,
    }

    assert {key for key in keys if key not in PAGE} == set()


def test_the_override_changes_only_what_it_says(tmp_path: Path) -> None:
    rules = load(tmp_path, ADDITIONS[-1])

    assert (rules.year, rules.group("so").rounding.digits) == (2025, 1)
    assert (
        rules.group("so").ranking
        == load_rules(tmp_path / "2024" / "rules.toml").group("so").ranking
    )
