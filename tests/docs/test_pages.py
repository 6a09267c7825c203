"""Every page's links lead somewhere; every decision has its line in the list."""

import re
from pathlib import Path

import pytest

from tests.architecture.house import ROOT, shown
from tests.docs.pages import PAGES, headings, is_there, links, text

ADRS = tuple(sorted((ROOT / "docs" / "adr").glob("0*.md")))
STATUSES = {"accepted", "for later"}
PARTS = ["Context", "Decision", "Consequences"]


@pytest.mark.parametrize("page", PAGES, ids=shown)
def test_links_lead_somewhere(page: Path) -> None:
    assert [target for target in links(page) if not is_there(page, target)] == []


def test_decisions_are_numbered_without_a_gap() -> None:
    numbers = [int(page.name[:4]) for page in ADRS]

    assert numbers == list(range(1, len(ADRS) + 1))


@pytest.mark.parametrize("page", ADRS, ids=lambda page: page.stem)
def test_a_decision_is_listed_as_it_stands(page: Path) -> None:
    title, *parts = headings(page)
    number, _, name = title.partition(" ")
    status = re.findall(r"^Status: (.*)$", page.read_text("utf-8"), re.MULTILINE)

    assert parts == PARTS
    assert set(status) <= STATUSES
    line = f"| [{number}]({page.name}) | {name} | {status[0]} |"
    assert line in text("docs/adr/README.md").splitlines()


def test_commands_of_make_that_pages_name_exist() -> None:
    targets = set(re.findall(r"^([a-z-]+):", text("Makefile"), re.MULTILINE))
    named = {
        target
        for page in ("README.md", "CONTRIBUTING.md", "benchmarks/README.md")
        for target in re.findall(r"(?:^|`|\| )make ([a-z-]+)", text(page), re.MULTILINE)
    }

    assert {"run", "test"} <= named
    assert named - targets == set()
