"""What a reader of rules accepts and their author should look at again.

Codes of criteria against each other, headings against what lies under them, units
against those of the place, and what a skeleton leaves to be filled in.
"""

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from core.errors import N_
from core.model import CompareOn, Message, Severity, Status
from core.rules.basis import interval
from core.rules.reader import Node
from core.rules.source import Key
from core.rules.values import is_number

PLACEHOLDER = "CẦN ĐIỀN"
PERCENT = Decimal(100)
Path_ = tuple[Key, ...]
Units = Callable[[str], Collection[str] | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """Something to look at again, by its path in the file."""

    path: Path_
    problem: Message
    expected: Message | None = None
    severity: Severity = Severity.ERROR


def no_units(_place: str) -> None:
    """Return that the units of no place are known."""


def remarks(root: Node, units_of: Units) -> Iterator[Remark]:
    """Yield what to look at again in rules that were read with faults gathered."""
    yield from _to_fill_in(root.tree, ())
    known = units_of(root.string("place")) if root.fits("place") else None
    for _, group in root.children("groups"):
        yield from _of_codes(group)
        yield from _of_headings(group)
        yield from _of_cuts(group)
        yield from _of_units(group, known)


def statuses(value: object) -> Iterator[Status]:
    """Yield the status of every value in a tree that has one."""
    if isinstance(value, Mapping):
        if value.get("status") in list(Status):
            yield Status(str(value["status"]))
        for part in value.values():
            yield from statuses(part)
    elif isinstance(value, list):
        for part in value:
            yield from statuses(part)


def _to_fill_in(value: object, path: Path_) -> Iterator[Remark]:
    if isinstance(value, str) and value.startswith(PLACEHOLDER):
        wanted = value.removeprefix(PLACEHOLDER).lstrip(": ")
        yield Remark(
            path=path,
            problem=Message(text=N_("to be filled in")),
            expected=Message(text="{wanted}", params={"wanted": wanted}),
            severity=Severity.NOTE,
        )
    parts: Iterator[tuple[Key, object]] = iter(())
    if isinstance(value, Mapping):
        parts = iter(value.items())
    elif isinstance(value, list):
        parts = iter(enumerate(value))
    for key, part in parts:
        yield from _to_fill_in(part, (*path, key))


def _of_codes(group: Node) -> Iterator[Remark]:
    """Yield codes without the heading they belong under, and those out of order."""
    items = group.nodes("criteria")
    known = [item for item in items if item.fits("code")]
    if len(known) == len(items):
        yield from _orphans(known)
    numbered = [(item, _numbers(item.string("code"))) for item in known]
    for item in _out_of_order([(item, n) for item, n in numbered if n]):
        text = N_('"{code}" stands out of order')
        problem = Message(text=text, params={"code": item.string("code")})
        yield _remark(item, "code", problem, N_("the order of the annex: 1.9, 1.10"))


def _orphans(items: Sequence[Node]) -> Iterator[Remark]:
    """Yield the first code under every heading that is not there."""
    known = {item.string("code") for item in items}
    for item in items:
        code = item.string("code")
        heading = code.rpartition(".")[0]
        if heading and heading not in known:
            known.add(heading)
            text = N_('"{code}" lies under "{heading}", which is not there')
            problem = Message(text=text, params={"code": code, "heading": heading})
            expected = N_("a criterion with the code of the heading, above it")
            yield _remark(item, "code", problem, expected)


def _numbers(code: str) -> tuple[int, ...]:
    parts = code.split(".")
    return tuple(map(int, parts)) if all(map(str.isdecimal, parts)) else ()


def _out_of_order(items: Sequence[tuple[Node, tuple[int, ...]]]) -> Iterator[Node]:
    """Yield the fewest items without which the others are in order."""
    tails: list[tuple[int, ...]] = []
    lengths = []
    for _, numbers in items:
        length = bisect_left(tails, numbers)
        tails[length : length + 1] = [numbers]
        lengths.append(length)
    wanted, below = len(tails) - 1, None
    for (item, numbers), length in zip(reversed(items), reversed(lengths), strict=True):
        if length == wanted and (below is None or numbers < below):
            wanted, below = wanted - 1, numbers
        elif numbers != below:
            yield item


def _of_headings(group: Node) -> Iterator[Remark]:
    """Yield headings whose maximum is not that of all that lies under them."""
    coded = ((item.string("code"), item) for item in group.nodes("criteria"))
    items = {code: item for code, item in coded if code}
    headed: dict[str, list[str]] = {}
    for code in items:
        headed.setdefault(code.rpartition(".")[0], []).append(code)
    for code, item in items.items():
        own, under = _own(item), _under(code, items, headed)
        if own is None or under is None or own.points == under.points:
            continue
        if under.points > own.points or (own.is_exact and under.is_exact):
            text = N_("the maximum is {own}, what lies under it adds up to {total}")
            params = {"own": own.points, "total": under.points}
            problem = Message(text=text, params=params)
            yield _remark(item, "maximum", problem, N_("both sums alike"))


@dataclass(frozen=True, slots=True)
class _Most:
    """Points that can be had; more may be possible where the most was merely seen."""

    points: Decimal
    is_exact: bool


def _own(item: Node) -> _Most | None:
    """Return the most a criterion gives, if it says so."""
    if not item.has("maximum") or not item.fits("maximum"):
        return None
    most = item.node("maximum")
    is_exact = most.tree.get("status") != Status.OBSERVED
    return _Most(most.decimal("points"), is_exact)


def _under(
    code: str, items: Mapping[str, Node], headed: Mapping[str, Sequence[str]]
) -> _Most | None:
    """Return the most that all under a heading give, if each of them says so."""
    parts = [
        _own(items[part]) or _under(part, items, headed)
        for part in headed.get(code, ())
    ]
    known = [part for part in parts if part is not None]
    if not known or len(known) < len(parts):
        return None
    points = sum((part.points for part in known), Decimal(0))
    return _Most(points, all(part.is_exact for part in known))


def _of_cuts(group: Node) -> Iterator[Remark]:
    """Yield bands nobody reaches, and cuts that their own evidence rules out."""
    on = group.node("compare").tree.get("on", CompareOn.INDEX)
    for item in group.nodes("bands"):
        cut = item.tree.get("at_least")
        if not is_number(cut):
            continue
        if on == CompareOn.INDEX and cut > PERCENT:
            text = N_("no index reaches {cut} %")
            problem = Message(text=text, params={"cut": Decimal(cut)})
            expected = N_('100 at most, or compare.on = "points"')
            yield _remark(item, "at_least", problem, expected)
        open_ = interval(item) if item.fits("possible") else None
        if open_ is not None and not open_.allows(Decimal(cut)):
            text = N_("{cut} is not among the values that are possible")
            problem = Message(text=text, params={"cut": Decimal(cut)})
            expected = N_("a cut within what the key possible allows")
            yield _remark(item, "at_least", problem, expected)


def _of_units(group: Node, known: Collection[str] | None) -> Iterator[Remark]:
    scale = group.node("scale")
    lists = (
        *scale.nodes("not_applicable"),
        *scale.nodes("assigned"),
        *group.nodes("unranked"),
    )
    for item in lists:
        unit = item.string("unit")
        if known is not None and item.fits("unit") and unit not in known:
            text = N_('no unit of the place has the id "{unit}"')
            problem = Message(text=text, params={"unit": unit})
            expected = N_("an id that `cchc units` lists")
            yield _remark(item, "unit", problem, expected, Severity.WARNING)


def _remark(
    item: Node,
    key: str,
    problem: Message,
    expected: str,
    severity: Severity = Severity.ERROR,
) -> Remark:
    return Remark(
        path=(*item.path, key),
        problem=problem,
        expected=Message(text=expected),
        severity=severity,
    )
