"""What a value of a rule file stands on: a citation, or evidence."""

from decimal import Decimal

from core.errors import N_
from core.model import Basis, Citation, Interval, Status
from core.rules.reader import Node

BASIS = ("status",)
BASIS_MORE = ("citation", "evidence")
UNKNOWN = Basis(status=Status.OBSERVED, evidence="?")  # of a value that does not fit


def basis(node: Node) -> Basis:
    """Return what a value stands on.

    Raises:
        BadKeyError: A stated value has no citation, another one no evidence.
    """
    status = node.choice("status", Status)
    needed = "citation" if status is Status.STATED else "evidence"
    if node.fits("status") and not node.tree.get(needed):
        node.lack(needed, (*BASIS, *BASIS_MORE))
    return node.checked(
        lambda: Basis(
            status=status,
            citation=citation(node),
            evidence=node.string("evidence"),
            interval=interval(node),
        ),
        UNKNOWN,
    )


def citation(node: Node) -> Citation | None:
    """Return the document a value is cited from, if one is."""
    if not node.has("citation"):
        return None
    cited = node.node("citation")
    cited.only(("document",), ("locator",))
    return Citation(document=cited.string("document"), locator=cited.string("locator"))


def interval(node: Node) -> Interval | None:
    """Return the values the evidence leaves possible, if the file says so."""
    if not node.has("possible"):
        return None
    ends = node.node("possible")
    ends.only((), ("above", "from", "below", "up_to"))
    return Interval(
        low=_end(ends, "above", "from"),
        high=_end(ends, "below", "up_to"),
        low_included=ends.has("from"),
        high_included=ends.has("up_to"),
    )


def _end(node: Node, open_key: str, closed_key: str) -> Decimal | None:
    if node.has(open_key) and node.has(closed_key):
        node.refuse(open_key, N_("one end only, open or closed"))
    key = open_key if node.has(open_key) else closed_key
    return node.decimal(key) if node.has(key) else None
