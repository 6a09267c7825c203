"""Differences of rule sets as JSON: every value whole, as its file has it."""

from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from decimal import Decimal

from core.model import Term
from core.rules.differences import Change

Shape = dict[str, object]


def changes(a: str, b: str, found: Sequence[Change]) -> Shape:
    """Return what differs between the rules called ``a`` and ``b``."""
    return {"a": a, "b": b, "changes": [_change(one) for one in found]}


def _change(change: Change) -> Shape:
    return {
        "group": change.group,
        "path": change.path,
        "kind": change.kind.value,
        "a": value(change.a),
        "b": value(change.b),
    }


def value(found: object) -> object:
    """Return a value of the rules as JSON has it; decimals are texts with a dot."""
    if isinstance(found, Decimal):
        return f"{found:f}"
    if isinstance(found, Term):
        return found.name if found.adds else f"-{found.name}"
    if isinstance(found, Mapping):
        return {str(key): value(part) for key, part in found.items()}
    if isinstance(found, tuple):
        return [value(part) for part in found]
    if is_dataclass(found):
        return {one.name: value(getattr(found, one.name)) for one in fields(found)}
    return found
