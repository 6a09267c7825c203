"""Faults of rule files as JSON, in sentences of the reader's language."""

from collections.abc import Callable
from pathlib import Path

from core.api.rule_files import Draft
from core.model import Message, Status
from core.rules.inspection import Fault, Inspection

Shape = dict[str, object]
Say = Callable[[Message], str]


def inspection(found: Inspection, say: Say) -> Shape:
    """Return the faults of one file and how its values are known."""
    return {
        "file": str(found.file),
        "faults": [fault(one, say) for one in found.faults],
        "whole": found.is_whole,
        **{status.value: found.known.get(status, 0) for status in Status},
    }


def fault(one: Fault, say: Say) -> Shape:
    """Return one fault with the file and line it stands on."""
    return {
        "file": str(one.file),
        "line": one.line,
        "path": one.path,
        "problem": say(one.problem),
        "expected": say(one.expected) if one.expected else None,
        "severity": one.severity.value,
    }


def draft(made: Draft, file: Path | None) -> Shape:
    """Return a rule file to be filled in, and where it was written, if anywhere."""
    return {
        "place": made.place,
        "year": made.year,
        "groups": list(made.groups),
        "extends": made.extends,
        "file": None if file is None else str(file),
        "text": made.text,
    }
