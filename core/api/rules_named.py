"""Rules by name: a file, a folder, a place and year, or a place."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from core.rules.errors import UnknownRulesError
from core.rules.source import RULES
from core.text import fold

_YEAR = re.compile(r"[0-9]{4}")


def rules_file_named(name: str, folders: Sequence[Path], shipped: Path) -> Path:
    """Return the rule file that ``name`` means.

    Args:
        name: A file, a folder that holds one, ``place/year``, a place (its latest
            year), or a year of the places at hand.
        folders: The archive's place folders.
        shipped: The folder of the data that comes with the product.

    Raises:
        UnknownRulesError: Nothing goes by that name; what is at hand is listed.
    """
    path = Path(name.strip() or "?")
    for file in (path, path / RULES):
        if _is_file(file):
            return file
    place, _, year = slug(name).partition("/")
    found = next(_files(place, year, folders, shipped), None)
    if found is None:
        known = ", ".join(rules_at_hand(folders, shipped))
        raise UnknownRulesError(name=name, known=known)
    return found


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a name longer than any
        return False


def slug(name: str) -> str:
    """Return a name as folders are called: ``Lai Châu / 2017`` is lai-chau/2017."""
    parts = (
        re.sub(r"[^a-z0-9]+", "-", fold(part)).strip("-") for part in name.split("/")
    )
    return "/".join(parts)


def _files(
    place: str, year: str, folders: Sequence[Path], shipped: Path
) -> Iterator[Path]:
    """Yield the files meant, one of the archive's own places first."""
    if _YEAR.fullmatch(place) and not year:
        yield from (file for folder in folders for file in _years(folder, place))
    beside = dict.fromkeys(folder.parent / place for folder in folders)
    own = [folder for folder in folders if folder.name == place]
    for folder in (*own, *beside, shipped / place):
        if place:
            yield from reversed(_years(folder, year))


def _years(place: Path, year: str = "") -> tuple[Path, ...]:
    """Return the rule files of a place folder, oldest first; of one year if named."""
    if year:
        file = place / year / RULES
        return (file,) if _is_file(file) else ()
    try:
        files = sorted(place.glob(f"*/{RULES}"))
    except OSError:  # a name longer than any
        return ()
    return tuple(file for file in files if _YEAR.fullmatch(file.parent.name))


def rules_at_hand(folders: Sequence[Path], shipped: Path) -> tuple[str, ...]:
    """Return the names of all rules at hand, as ``place/year``."""
    places = (*folders, *sorted(f for f in shipped.iterdir() if f.is_dir()))
    names = (
        f"{place.name}/{file.parent.name}" for place in places for file in _years(place)
    )
    return tuple(dict.fromkeys(names))
