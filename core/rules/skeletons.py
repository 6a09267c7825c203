"""A rule file to be filled in: every key explained, every example marked as one."""

import re
from collections.abc import Sequence
from pathlib import Path
from string import Template

_FOLDER = Path(__file__).parent / "skeleton"
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")


def is_code(text: str) -> bool:
    """Return whether ``text`` may be the code of a group or of a place."""
    return _BARE_KEY.fullmatch(text) is not None


def skeleton(place: str, year: int, groups: Sequence[str]) -> str:
    """Return a rule file with a part to be filled in for each group."""
    head = _filled("head", place=place, year=year)
    return head + "".join(_filled("group", group=code) for code in groups)


def extending(
    base: str, place: str, year: int, known: Sequence[str], new: Sequence[str]
) -> str:
    """Return a rule file that builds on another one.

    Args:
        base: What the file is to name as its base.
        place: Id of the place.
        year: The assessed year.
        known: Groups of the base; each gets an example of a change.
        new: Groups that the base does not have.
    """
    name = base.replace("\\", "\\\\").replace('"', '\\"')
    head = _filled("head_extending", base=name, place=place, year=year)
    examples = "".join(_filled("example", group=code) for code in known)
    return head + examples + "".join(_filled("group", group=code) for code in new)


def _filled(name: str, **fields: object) -> str:
    text = (_FOLDER / f"{name}.toml").read_text("utf-8")
    return Template(text).substitute(fields)
