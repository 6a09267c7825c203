"""What two rule sets reckon differently, value by value.

The dataclasses of the rules are walked field by field, so that a field added to the
model is compared without a word here.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from decimal import Decimal
from enum import StrEnum

from core.model import GroupRules, RuleSet, Term

# Whose rules they are and which paper holds them is not how they reckon.
IDENTITY = frozenset({"place", "year", "title", "extends", "citation"})
# The words that tell why a value is believed; its status and citation are compared.
WORDS = frozenset({"evidence"})
KEYS = ("code", "unit", "result", "name", "figure")
Plain = str | int | Decimal | None
Part = tuple[str, object]


class Kind(StrEnum):
    """How something differs from the first rule set to the second."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One value that two rule sets do not share.

    Attributes:
        group: Code of the group; None for what all groups share.
        path: Where it stands, e.g. ``"bands[tot].at_least"``; empty for the group.
        kind: Added, removed or changed, seen from the first to the second.
        a: The value in the first, None where it has none.
        b: The value in the second, None where it has none.
    """

    group: str | None
    path: str
    kind: Kind
    a: object
    b: object


def differences(a: RuleSet, b: RuleSet) -> tuple[Change, ...]:
    """Return what differs, group by group in the order of ``a``, then of ``b``."""
    own, other = _by_code(a.groups), _by_code(b.groups)
    shared = _fields(a, b, None, "", IDENTITY | {"groups"})
    groups = (
        change
        for code in dict.fromkeys((*own, *other))
        for change in _compared(own.get(code), other.get(code), code, "")
    )
    return (*shared, *groups)


def _by_code(groups: Sequence[GroupRules]) -> dict[str, GroupRules]:
    return {group.code: group for group in groups}


def _compared(a: object, b: object, group: str | None, path: str) -> Iterator[Change]:
    """Yield what differs below ``path``; a missing side is an addition or a loss."""
    if a is None or b is None:
        if a is not b:
            kind = Kind.ADDED if a is None else Kind.REMOVED
            yield Change(group=group, path=path, kind=kind, a=a, b=b)
    elif _has_parts(a) and _has_parts(b):
        yield from _parts(a, b, group, path)
    elif is_dataclass(a) and type(a) is type(b) and not isinstance(a, Term):
        yield from _fields(a, b, group, path, WORDS | {"code"})
    elif a != b:
        yield Change(group=group, path=path, kind=Kind.CHANGED, a=a, b=b)


def _fields(
    a: object, b: object, group: str | None, path: str, skipped: frozenset[str]
) -> Iterator[Change]:
    for name in _names(a):
        if name not in skipped:
            below = f"{path}.{name}" if path else name
            yield from _compared(getattr(a, name), getattr(b, name), group, below)


def _names(value: object) -> tuple[str, ...]:
    if not is_dataclass(value):
        return ()
    return tuple(field.name for field in fields(value))


def _has_parts(value: object) -> bool:
    """Return whether ``value`` has parts that are told apart by keys."""
    if isinstance(value, Mapping):
        return True
    return isinstance(value, tuple) and not any(is_plain(part) for part in value)


def is_plain(value: object) -> bool:
    """Return whether ``value`` is compared and shown as one."""
    return not is_dataclass(value) or isinstance(value, Term)


def _parts(a: object, b: object, group: str | None, path: str) -> Iterator[Change]:
    own, other = dict(_keyed(a)), dict(_keyed(b))
    for key in dict.fromkeys((*own, *other)):
        yield from _compared(own.get(key), other.get(key), group, f"{path}[{key}]")


def _keyed(value: object) -> Iterator[Part]:
    """Yield each part with its key; one that stands twice is numbered."""
    if isinstance(value, Mapping):
        yield from ((str(key), part) for key, part in value.items())
    elif isinstance(value, tuple):
        seen: dict[str, int] = {}
        for part in value:
            key = _key(part)
            seen[key] = seen.get(key, 0) + 1
            yield (key if seen[key] == 1 else f"{key}#{seen[key]}"), part


def _key(part: object) -> str:
    return next((str(getattr(part, key)) for key in KEYS if hasattr(part, key)), "")
