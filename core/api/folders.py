"""Where places, rules and decisions lie on the disk."""

from pathlib import Path

from core.errors import N_, MissingFileError, UnreadableFileError
from core.files import system_problem
from core.model import Decision, Message, Place
from core.rules.source import RULES
from core.text import fold
from core.workbook.decision import HEADER

UNITS = "units.toml"
DECISION = "decision"


def place_folders(root: Path) -> tuple[Path, ...]:
    """Return ``root`` if it is a place folder, else the place folders in it."""
    if (root / UNITS).is_file():
        return (root,)
    if not root.is_dir():
        return ()
    return tuple(sorted(f for f in root.iterdir() if (f / UNITS).is_file()))


def year_folders(place: Path) -> tuple[Path, ...]:
    """Return the folders of a place that hold a decision, by name.

    Raises:
        UnreadableFileError: The system does not let us look.
    """
    try:
        children = sorted(child for child in place.iterdir() if child.is_dir())
        return tuple(c for c in children if (c / DECISION / HEADER).is_file())
    except OSError as error:
        problem = system_problem(error)
        file = error.filename or place
        raise UnreadableFileError(file=file, problem=problem) from error


def no_decision_in(folder: Path) -> MissingFileError:
    """Return the error that ``folder`` holds no decision, and what would be one."""
    text = N_("A decision is a folder with {header}; see docs/du-lieu.md.")
    hint = Message(text=text, params={"header": HEADER})
    return MissingFileError(file=folder / DECISION / HEADER, hint=hint)


def is_named(wanted: str, place: Place) -> bool:
    """Return whether ``wanted`` is the id or a name of ``place``."""
    names = (place.id, place.name, *place.other_names)
    return fold(wanted).strip() in {fold(name) for name in names}


def is_called(name: str, folder: Path, year: int, decision: Decision) -> bool:
    """Return whether ``name`` is the year, place/year or number of a decision."""
    number = decision.number.partition("/")[0]
    names = (str(year), f"{decision.place}/{year}", decision.number, number)
    return fold(name).strip() in {fold(known) for known in (*names, folder.name)}


def rules_file_of(decision_folder: Path) -> Path:
    """Return the rules beside the decision, or in the folder above it."""
    own = decision_folder / RULES
    return own if own.is_file() else decision_folder.parent / RULES


def decision_folder(path: Path) -> Path | None:
    """Return the decision folder that ``path`` is, holds, or holds the latest of."""
    if (path / HEADER).is_file():
        return path
    if (path / DECISION / HEADER).is_file():
        return path / DECISION
    years = _year_folders(path)
    return years[-1] / DECISION if years else None


def years_passed_over(path: Path) -> tuple[str, ...]:
    """Return the names of the year folders in ``path`` that are not the latest."""
    if decision_folder(path) in {path, path / DECISION}:
        return ()
    return tuple(folder.name for folder in _year_folders(path)[:-1])


def _year_folders(path: Path) -> tuple[Path, ...]:
    return tuple(sorted(h.parent.parent for h in path.glob(f"*/{DECISION}/{HEADER}")))
