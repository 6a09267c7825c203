"""From the tables of a rule file to criteria: codes, maxima, steps."""

from decimal import Decimal

from core.errors import N_
from core.model import Criterion, Maximum, Method
from core.rules.basis import BASIS, BASIS_MORE, UNKNOWN, basis
from core.rules.reader import Node


def criteria(node: Node) -> tuple[Criterion, ...]:
    """Return the criteria in annex order.

    Raises:
        BadValueError: A code stands twice.
    """
    found: dict[str, Criterion] = {}
    for item in node.nodes("criteria"):
        item.only(("code", "label"), ("method", "maximum", "steps"))
        if item.string("code") in found:
            item.refuse("code", N_("a code that stands once"))
        found[item.string("code")] = criterion(item)
    return tuple(found.values())


def criterion(node: Node) -> Criterion:
    """Return one criterion or heading."""
    most = maximum(node, "maximum")
    return Criterion(
        code=node.string("code"),
        label=node.string("label"),
        method=node.choice("method", Method) if node.has("method") else None,
        maximum=most,
        steps=_steps(node, most),
    )


def _steps(node: Node, most: Maximum | None) -> tuple[Decimal, ...]:
    steps = node.decimals("steps")
    if node.has("steps") and (not steps or len(set(steps)) < len(steps)):
        node.refuse("steps", N_("different numbers such as [1, 0.5, 0]"))
    known = most if node.fits("maximum") else None
    if known is not None and any(step > known.points for step in steps):
        node.refuse("steps", N_("numbers up to the maximum"))
    return tuple(sorted(steps, reverse=True))


def maximum(parent: Node, key: str) -> Maximum | None:
    """Return the most that something can give; None where nothing is said."""
    if not parent.has(key):
        return None
    node = parent.node(key)
    node.only(("points", *BASIS), BASIS_MORE)
    return node.checked(
        lambda: Maximum(points=node.decimal("points"), basis=basis(node)),
        Maximum(points=Decimal(1), basis=UNKNOWN),
    )
