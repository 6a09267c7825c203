"""From the tables of a rule file to bands, and what they ask for besides a cut."""

from core.errors import N_
from core.model import (
    Band,
    Basis,
    CompareOn,
    FigureCondition,
    ShareCondition,
)
from core.rules.basis import BASIS, BASIS_MORE, basis
from core.rules.consistency import require_bands
from core.rules.points import NO_COLUMNS
from core.rules.reader import Node

THRESHOLD = ("above", "at_least", "possible")


def band(node: Node) -> Band:
    """Return one band."""
    node.only(("code", "label", "at_least", *BASIS), (*BASIS_MORE, "words", "possible"))
    return Band(
        code=node.string("code"),
        label=node.string("label"),
        at_least=node.decimal("at_least"),
        basis=basis(node),
        words=node.strings("words"),
    )


def bands(parent: Node) -> tuple[Band, ...]:
    """Return the bands, highest first."""
    found = tuple(band(item) for item in parent.nodes("bands"))
    require_bands(parent, found, goes_to_zero=not parent.has("no_band_below"))
    return found


def condition(parent: Node) -> ShareCondition | None:
    """Return the commune condition of a group, if it has one."""
    if not parent.has("condition"):
        return None
    node = parent.node("condition")
    node.only(("bands", "counted", "costs", *BASIS), (*BASIS_MORE, *THRESHOLD))
    exclusive = _is_exclusive(node)
    return ShareCondition(
        bands=_known_bands(node, parent, "bands"),
        counted=_known_bands(node, parent, "counted"),
        threshold=node.decimal("above" if exclusive else "at_least"),
        exclusive=exclusive,
        costs=node.integer("costs"),
        basis=basis(node),
    )


def conditions(parent: Node, figures: tuple[str, ...]) -> tuple[FigureCondition, ...]:
    """Return what bands ask of other figures, in file order."""
    return tuple(
        _figure_condition(item, parent, figures) for item in parent.nodes("conditions")
    )


def _figure_condition(
    node: Node, parent: Node, figures: tuple[str, ...]
) -> FigureCondition:
    node.only(("bands", "figure", "costs", *BASIS), (*BASIS_MORE, *THRESHOLD))
    if node.string("figure") not in set(figures) - {*NO_COLUMNS}:
        node.refuse("figure", N_("a figure in points, such as survey"))
    exclusive = _is_exclusive(node)
    return FigureCondition(
        bands=_known_bands(node, parent, "bands"),
        figure=node.string("figure"),
        threshold=node.decimal("above" if exclusive else "at_least"),
        exclusive=exclusive,
        costs=node.integer("costs"),
        basis=basis(node),
    )


def _is_exclusive(node: Node) -> bool:
    """Return whether a threshold must be passed, not only reached."""
    if node.has("above") == node.has("at_least"):
        node.refuse("above", N_("either above or at_least"))
    if node.integer("costs") < 1:
        node.refuse("costs", N_("a whole number from 1"))
    return node.has("above")


def _known_bands(node: Node, parent: Node, key: str) -> tuple[str, ...]:
    known = {item.string("code") for item in parent.nodes("bands")}
    codes = node.strings(key)
    wrong = [code for code in codes if code not in known]
    if wrong and parent.fits("bands"):
        node.refuse(key, N_("codes of bands of this group"), wrong)
    return codes


def compare_on(node: Node) -> CompareOn:
    """Return whether the cuts of bands are set on the index or on points."""
    return node.choice("on", CompareOn) if node.has("on") else CompareOn.INDEX


def no_band_below(parent: Node) -> Basis | None:
    """Return why nothing below the lowest cut has a band; None where all have one."""
    if not parent.has("no_band_below"):
        return None
    node = parent.node("no_band_below")
    node.only(BASIS, BASIS_MORE)
    return basis(node)
