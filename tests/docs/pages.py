"""The pages of the repository: headings, links, examples."""

import re
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.house import ROOT, files

PAGES = tuple(file for file in files() if file.suffix == ".md")
_FENCED = re.compile(r"^```.*?^```", re.DOTALL | re.MULTILINE)
_CODE = re.compile(r"`[^`]*`")
_LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
_NO_LETTER = re.compile(r"[^\w\- ]")


def text(page: str) -> str:
    """Return a page of the repository."""
    return (ROOT / page).read_text("utf-8")


def headings(page: Path) -> tuple[str, ...]:
    """Return the headings of a page, without their marks."""
    prose = _FENCED.sub("", page.read_text("utf-8"))
    return tuple(
        line.lstrip("#").strip() for line in prose.splitlines() if line.startswith("#")
    )


def anchors(page: Path) -> frozenset[str]:
    """Return what a link may name after ``#``."""
    bare = (_NO_LETTER.sub("", heading.casefold()) for heading in headings(page))
    return frozenset(heading.replace(" ", "-") for heading in bare)


def links(page: Path) -> Iterator[str]:
    """Yield the targets of the links of a page that stay in the repository."""
    prose = _CODE.sub("", _FENCED.sub("", page.read_text("utf-8")))
    yield from (target for target in _LINK.findall(prose) if "://" not in target)


def is_there(page: Path, target: str) -> bool:
    """Return whether a link leads somewhere."""
    path, _, anchor = target.partition("#")
    there = page.parent / path if path else page
    return there.exists() and (not anchor or anchor in anchors(there))
