"""Every fault of a rule file at once, and how many of its values documents state."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from core.errors import (
    N_,
    CchcError,
    MissingFileError,
    SyntaxFileError,
    UnreadableFileError,
)
from core.model import Message, Severity, Status
from core.rules.extending import read_extended
from core.rules.faults import Faults
from core.rules.mending import read_mended
from core.rules.reader import Node
from core.rules.remarks import Remark, Units, no_units, remarks, statuses
from core.rules.schema import rule_set
from core.rules.source import shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Something in a rule file that is wrong, doubtful or not yet filled in.

    Attributes:
        file: The file it stands in: the one inspected, or one that it extends.
        line: Its line.
        path: Keys and positions, e.g. ``"groups.so.bands[1].at_least"``.
        problem: What is wrong.
        expected: What may stand there, or what to do; None where nothing more helps.
        severity: An error must be corrected, a warning looked at, a note filled in.
    """

    file: Path
    line: int
    path: str
    problem: Message
    expected: Message | None
    severity: Severity = Severity.ERROR


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspection:
    """What was found in one rule file.

    Attributes:
        file: The file.
        faults: In the order of their lines; those of files it extends come last.
        is_whole: Whether everything was looked at; False behind a broken table header.
        known: How many values are stated, inferred, observed.
    """

    file: Path
    faults: tuple[Fault, ...]
    is_whole: bool
    known: Mapping[Status, int]

    @property
    def is_ready(self) -> bool:
        """Return whether nothing has to be corrected or filled in."""
        return all(fault.severity is Severity.WARNING for fault in self.faults)


def inspect(file: Path, units_of: Units = no_units) -> Inspection:
    """Return every fault of a rule file.

    Args:
        file: The rule file.
        units_of: Ids of the units of a place; None where they are not known.

    Raises:
        MissingFileError, UnreadableFileError: There is no text to look at.
    """
    faults, told = Faults(), list[SyntaxFileError]()
    try:
        root = read_extended(file, read=lambda one: read_mended(one, faults, told))
    except (MissingFileError, UnreadableFileError):
        raise
    except CchcError as error:  # what follows may belong anywhere, or to nothing
        found = [_fault(one) for one in (*told, *faults.errors, error)]
        return _inspection(file, found, None)
    root = replace(root, faults=faults)
    rule_set(root)
    found = [_fault(one) for one in (*told, *faults.errors)]
    doubts = {one.path: one for one in reversed([*remarks(root, units_of)])}
    found += [
        _located(one, root) for path, one in doubts.items() if not faults.told(path)
    ]
    return _inspection(file, found, root)


def _inspection(file: Path, found: Sequence[Fault], root: Node | None) -> Inspection:
    own = sorted(found, key=lambda fault: (fault.file != file, fault.line))
    return Inspection(
        file=file,
        faults=tuple(own),
        is_whole=root is not None,
        known=Counter() if root is None else Counter(statuses(root.tree)),
    )


def _fault(error: CchcError) -> Fault:
    """Return an error of a reader as a fault."""
    at = error.params
    return Fault(
        file=Path(str(at["file"])),
        line=int(str(at["line"])),
        path=str(at.get("path", "")),
        problem=_message(at.get("problem")) or Message(text=error.message, params=at),
        expected=_message(at.get("expected")) or _allowed(at.get("allowed")),
    )


def _message(found: object) -> Message | None:
    return found if isinstance(found, Message) else None


def _allowed(keys: object) -> Message | None:
    if keys is None:
        return None
    return Message(text=N_("keys that may stand here: {keys}"), params={"keys": keys})


def _located(remark: Remark, root: Node) -> Fault:
    spot = root.source.spot(remark.path)
    return Fault(
        file=spot.file,
        line=spot.line,
        path=shown(spot.path),
        problem=remark.problem,
        expected=remark.expected,
        severity=remark.severity,
    )
