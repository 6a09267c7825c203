"""What two rule sets reckon differently, as a table for each group."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from decimal import Decimal
from itertools import groupby

from rich.console import RenderableType
from rich.text import Text

from core.cli.render_frame import Justify, heading, table
from core.errors import N_
from core.i18n import Localizer
from core.model import Basis, Interval, Status, Term
from core.rules.differences import Change, Kind, is_plain
from core.wording import STATUSES, interval

KINDS = {
    Kind.ADDED: N_("added"),
    Kind.REMOVED: N_("removed"),
    Kind.CHANGED: N_("changed"),
}
NOTHING = "–"
NAMING = ("label", "unit", "reason")


def drawn(
    a: str, b: str, found: Sequence[Change], localizer: Localizer
) -> Iterator[RenderableType]:
    """Yield what differs, group by group, then how much of it there is."""
    if not found:
        yield Text(localizer.text("{a} and {b} reckon alike.", a=a, b=b))
        return
    for group, changes in groupby(found, key=lambda change: change.group):
        if group is not None:
            yield heading(localizer.text("Group {group}", group=group))
        yield table(
            _columns(a, b, localizer), (_row(one, localizer) for one in changes)
        )
    yield Text(_summary(found, localizer))


def _columns(a: str, b: str, localizer: Localizer) -> list[tuple[str, Justify]]:
    place, change = localizer.text("Where"), localizer.text("Change")
    return [(place, "left"), (change, "left"), (a, "left"), (b, "left")]


def _row(change: Change, localizer: Localizer) -> tuple[str, ...]:
    return (
        change.path or localizer.text("the whole group"),
        localizer.text(KINDS[change.kind]),
        worded(change.a, localizer),
        worded(change.b, localizer),
    )


def worded(value: object, localizer: Localizer) -> str:
    """Return a value of the rules in one line."""
    if value is None or value == ():
        return NOTHING
    if isinstance(value, tuple):
        return ", ".join(worded(part, localizer) for part in value)
    if isinstance(value, Mapping):
        return ", ".join(map(str, value))
    if is_plain(value):
        return _plain(value, localizer)
    return _called(value) or _told(value, localizer)


def _plain(value: object, localizer: Localizer) -> str:
    if isinstance(value, Decimal):
        return localizer.number(value)
    if isinstance(value, Term):
        return value.name if value.adds else f"-{value.name}"
    if isinstance(value, bool):
        return localizer.text("yes") if value else localizer.text("no")
    return localizer.text(STATUSES[value]) if isinstance(value, Status) else str(value)


def _called(value: object) -> str:
    return next((str(getattr(value, one)) for one in NAMING if hasattr(value, one)), "")


def _told(value: object, localizer: Localizer) -> str:
    """Return the values of a part without what they stand on."""
    if isinstance(value, Interval):
        return interval(value, localizer)
    if not is_dataclass(value):
        return str(value)
    parts = (getattr(value, one.name) for one in fields(value))
    told = (part for part in parts if part is not None and part != ())
    shown = (part for part in told if not isinstance(part, Basis))
    return "; ".join(worded(part, localizer) for part in shown)


def _summary(found: Sequence[Change], localizer: Localizer) -> str:
    numbers = {kind: sum(one.kind is kind for one in found) for kind in Kind}
    parts = [f"{n} {localizer.text(KINDS[kind])}" for kind, n in numbers.items() if n]
    n = len(found)
    return localizer.count(
        "{n} difference: {parts}.",
        "{n} differences: {parts}.",
        n,
        parts=", ".join(parts),
    )
