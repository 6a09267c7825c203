"""From the tables of a rule file to parts, formulas, scale and digits."""

import re
from collections.abc import Iterable, Mapping

from core.errors import N_
from core.model import (
    Assigned,
    Component,
    Formula,
    NotApplicable,
    Rounding,
    RoundingMode,
    Scale,
    ScaleKind,
    Term,
    UnitId,
)
from core.rules.basis import BASIS, BASIS_MORE, basis
from core.rules.consistency import require_formulas
from core.rules.criteria import maximum
from core.rules.reader import Node

FIGURES = (
    "self_assessed",
    "survey",
    "reviewed",
    "bonus",
    "penalty",
    "appraised",
    "scale",
    "total",
    "index",
    "band",
    "rank",
)
NO_POINTS = ("scale", "index", "band", "rank", "order", "communes", "points", "name")
NO_COLUMNS = ("scale", "index", "band", "rank")
_NAME = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")


def components(parent: Node) -> tuple[Component, ...]:
    """Return the parts of the total.

    Raises:
        BadValueError: A name is no key, means something else, or stands twice.
    """
    found: dict[str, Component] = {}
    for item in parent.nodes("components"):
        one = component(item)
        if one.name in found:
            item.refuse("name", N_("a name that stands once"))
        found[one.name] = one
    return tuple(found.values())


def component(node: Node) -> Component:
    """Return one part of the total."""
    node.only(("name", "label"), ("headings", "maximum", "cap"))
    name = node.string("name")
    if not _NAME.fullmatch(name) or name in NO_POINTS:
        node.refuse("name", N_("a name such as survey or leaders_survey"))
    return Component(
        name=name,
        label=node.string("label"),
        headings=node.strings("headings"),
        maximum=maximum(node, "maximum"),
        cap=maximum(node, "cap"),
    )


def known_figures(parts: Iterable[Component]) -> tuple[str, ...]:
    """Return the names of all figures, those of the rules' own parts among them."""
    return (*FIGURES, *(one.name for one in parts if one.name not in FIGURES))


def scale(node: Node) -> Scale:
    """Return the standard scale."""
    node.only(("full", *BASIS), (*BASIS_MORE, "not_applicable", "kind", "assigned"))
    full = node.decimal("full")
    if full <= 0:
        node.refuse("full", N_("a number above 0"))
    exceptions = tuple(not_applicable(item) for item in node.nodes("not_applicable"))
    return Scale(
        full=full,
        basis=basis(node),
        not_applicable=exceptions,
        kind=_kind(node),
        assigned=_assigned(node),
    )


def _kind(node: Node) -> ScaleKind:
    if not node.has("kind"):
        return ScaleKind.LESS_NOT_APPLICABLE
    return node.choice("kind", ScaleKind)


def _assigned(parent: Node) -> tuple[Assigned, ...]:
    found: dict[str, Assigned] = {}
    for item in parent.nodes("assigned"):
        if parent.tree.get("kind") != ScaleKind.ASSIGNED:
            parent.refuse("kind", N_("assigned, as units are assigned a scale"))
        one = assigned(item)
        if one.unit in found:
            item.refuse("unit", N_("a unit that stands once"))
        found[one.unit] = one
    return tuple(found.values())


def assigned(node: Node) -> Assigned:
    """Return the scale that one unit is given."""
    node.only(("unit", "points", *BASIS), BASIS_MORE)
    points = node.decimal("points")
    if points <= 0:
        node.refuse("points", N_("a number above 0"))
    return Assigned(unit=UnitId(node.string("unit")), points=points, basis=basis(node))


def not_applicable(node: Node) -> NotApplicable:
    """Return one unit's criteria that are not applied."""
    node.only(("unit", "criteria", *BASIS), BASIS_MORE)
    return NotApplicable(
        unit=UnitId(node.string("unit")),
        criteria=node.strings("criteria"),
        basis=basis(node),
    )


def formulas(parent: Node, figures: tuple[str, ...]) -> tuple[Formula, ...]:
    """Return how figures add up, of figures called so."""
    found = tuple(formula(item, figures) for item in parent.nodes("formulas"))
    require_formulas(parent, found)
    return found


def formula(node: Node, figures: tuple[str, ...] = FIGURES) -> Formula:
    """Return one formula; ``"-penalty"`` subtracts."""
    node.only(("result", "terms", *BASIS), BASIS_MORE)
    terms = tuple(
        Term(name=text.removeprefix("-"), adds=not text.startswith("-"))
        for text in node.strings("terms")
    )
    named = {"result": (node.string("result"),), "terms": [one.name for one in terms]}
    for key, names in named.items():
        wrong = [name for name in names if name not in figures]
        if wrong:
            text = N_("names of figures such as appraised, survey, total")
            node.refuse(key, text, wrong)
    return Formula(result=node.string("result"), terms=terms, basis=basis(node))


def rounding(node: Node, more: tuple[str, ...] = ()) -> Rounding:
    """Return how a figure is rounded."""
    node.only(("digits", "mode", *BASIS), (*BASIS_MORE, *more))
    digits = node.integer("digits")
    if not 0 <= digits <= 10:  # noqa: PLR2004  # more digits than any decision prints
        node.refuse("digits", N_("a whole number from 0 to 10"))
    mode = node.choice("mode", RoundingMode)
    return Rounding(digits=digits, mode=mode, basis=basis(node))


def column_rounding(parent: Node, figures: tuple[str, ...]) -> Mapping[str, Rounding]:
    """Return how computed points are rounded, by figure."""
    node = parent.node("rounding")
    if not node.has("columns"):
        return {}
    columns = node.node("columns")
    columns.only((), tuple(name for name in figures if name not in NO_COLUMNS))
    return {name: rounding(item) for name, item in node.children("columns")}
