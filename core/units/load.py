"""From ``units.toml`` to a `Registry`, strictly."""

import re
from pathlib import Path

from core.errors import N_, BadValueError
from core.model import (
    Basis,
    Citation,
    GroupCode,
    Place,
    Status,
    Succession,
    Unit,
    UnitId,
)
from core.rules.reader import Node, read_toml
from core.units.registry import Registry

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
OPTIONAL = (
    "valid_from",
    "valid_to",
    "parent",
    "code",
    "aliases",
    "predecessors",
    "successors",
    "note",
)


def load_registry(file: Path) -> Registry:
    """Return the units that ``file`` describes.

    Raises:
        BadKeyError, BadValueError: Name file, line, path and what is allowed.
        SyntaxFileError, MissingFileError, UnreadableFileError: See `read_toml`.
    """
    root = read_toml(file)
    root.only(("place", "units"))
    nodes = root.nodes("units")
    units = tuple(_unit(node) for node in nodes)
    _check_ids(nodes, units)
    return Registry(place=_place(root.node("place")), units=units)


def _place(node: Node) -> Place:
    node.only(("id", "name"), ("other_names",))
    return Place(
        id=node.string("id"),
        name=node.string("name"),
        other_names=node.strings("other_names"),
    )


def _unit(node: Node) -> Unit:
    node.only(("id", "name", "group"), OPTIONAL)
    return Unit(
        id=UnitId(node.string("id")),
        name=node.string("name"),
        group=GroupCode(node.string("group")),
        valid_from=node.day_or_none("valid_from"),
        valid_to=node.day_or_none("valid_to"),
        parent=UnitId(node.string("parent")) if node.has("parent") else None,
        aliases=node.strings("aliases"),
        code=node.string("code"),
        predecessors=_successions(node, "predecessors"),
        successors=_successions(node, "successors"),
        note=node.string("note"),
    )


def _successions(node: Node, key: str) -> tuple[Succession, ...]:
    return tuple(_succession(link) for link in node.nodes(key))


def _succession(node: Node) -> Succession:
    node.only(("unit", "status"), ("citation", "evidence"))
    citation = _citation(node.node("citation")) if node.has("citation") else None
    basis = node.checked(
        lambda: Basis(
            status=node.choice("status", Status),
            citation=citation,
            evidence=node.string("evidence"),
        )
    )
    return Succession(unit=UnitId(node.string("unit")), basis=basis)


def _citation(node: Node) -> Citation:
    node.only(("document",), ("locator",))
    return Citation(document=node.string("document"), locator=node.string("locator"))


def _check_ids(nodes: tuple[Node, ...], units: tuple[Unit, ...]) -> None:
    """Refuse an id used twice, and links to units that the file has not.

    Raises:
        BadValueError: Names the unit's line.
    """
    known: set[UnitId] = set()
    for node, unit in zip(nodes, units, strict=True):
        if unit.id in known or not unit.id:
            raise node.error("id", N_("an id that no other unit has"))
        _check_unit(node, unit)
        known.add(unit.id)
    for node, unit in zip(nodes, units, strict=True):
        _check_links(node, unit, known)


def _check_unit(node: Node, unit: Unit) -> None:
    if not _ID.fullmatch(unit.id):
        raise node.error("id", N_("small letters a-z, digits and hyphens"))
    if not unit.name.strip():
        raise node.error("name", N_("a name"))
    if unit.valid_from and unit.valid_to and unit.valid_to < unit.valid_from:
        raise node.error("valid_to", N_("a day not before valid_from"))


def _check_links(node: Node, unit: Unit, known: set[UnitId]) -> None:
    if unit.parent is not None and unit.parent not in known - {unit.id}:
        raise node.error("parent", N_("the id of a unit in this file"))
    for key, links in (
        ("predecessors", unit.predecessors),
        ("successors", unit.successors),
    ):
        for link_node, link in zip(node.nodes(key), links, strict=True):
            if link.unit not in known:
                raise _unknown_link(link_node)


def _unknown_link(node: Node) -> BadValueError:
    return node.error("unit", N_("the id of a unit in this file"))
