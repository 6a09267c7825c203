"""Which rule file a name means: a path, a folder, or a place and a year."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from core.api.folders import RULES
from core.rules.errors import UnknownRulesError
from core.text import fold

_PLACE_AND_YEAR = re.compile(r"(.*\S)\s*/\s*([1-9]\d{3})", re.ASCII)
_WORDS = re.compile(r"[a-z0-9]+")


def place_and_year(name: str) -> tuple[str, int] | None:
    """Return the place, as it is written, and the year of ``"Sơn La/2026"``."""
    found = _PLACE_AND_YEAR.fullmatch(name.strip())
    return (found[1], int(found[2])) if found else None


def slug(place: str) -> str:
    """Return the id that a place of that name has: ``"Sơn La"`` → ``son-la``."""
    return "-".join(_WORDS.findall(fold(place)))


def rules_file(name: str, roots: Sequence[Path]) -> Path:
    """Return the rule file that ``name`` means.

    Args:
        name: A file, a folder that holds one, or place/year.
        roots: Folders of places, looked through in this order.

    Raises:
        UnknownRulesError: Nothing goes by that name; those at hand are named.
    """
    known = dict(_known(roots))
    meant = place_and_year(name)
    named = known.get(f"{slug(meant[0])}/{meant[1]}") if meant else None
    for path in (Path(name), Path(name) / RULES, named):
        if name and path is not None and _is_file(path):
            return path
    raise UnknownRulesError(name=name, known=", ".join(known) or "–")


def _known(roots: Sequence[Path]) -> Iterator[tuple[str, Path]]:
    for root in reversed(roots):  # the first root wins
        for file in sorted(root.glob(f"*/*/{RULES}")):
            yield f"{file.parent.parent.name}/{file.parent.name}", file


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):  # a name that no file can have
        return False
