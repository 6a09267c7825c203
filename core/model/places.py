"""Places and the organisations that are scored there."""

from dataclasses import dataclass
from datetime import date
from typing import NewType

from core.model.basis import Basis

UnitId = NewType("UnitId", str)
GroupCode = NewType("GroupCode", str)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A province (tỉnh, thành phố) whose decisions we hold.

    Attributes:
        id: Folder name and key everywhere, in ASCII.
        name: As people write it, with its kind.
        other_names: Spellings that also mean the place itself, not a unit of it.
    """

    id: str
    name: str
    other_names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Succession:
    """A link from a unit to one that came before or after it.

    Attributes:
        unit: The other unit.
        basis: A resolution that says so, or the pattern it is inferred from.
    """

    unit: UnitId
    basis: Basis


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """An organisation that can be scored (đơn vị).

    Attributes:
        id: Stable key, in ASCII: ``"<kind>-<name>"``.
        name: The registry's name, with capitals, shown to people.
        group: Group it is ranked in: ``so``, ``huyen`` or ``xa`` for Lai Châu.
        valid_from: First day it existed; None when before our records.
        valid_to: Last day it existed; None while it exists.
        parent: The district a commune belonged to (of its period).
        aliases: Other spellings and abbreviations, as people write them.
        code: Official code (mã đơn vị hành chính) where there is one.
        predecessors: Units it was made from.
        successors: Units it went into.
        note: What a reader must know, in Vietnamese.
    """

    id: UnitId
    name: str
    group: GroupCode
    valid_from: date | None = None
    valid_to: date | None = None
    parent: UnitId | None = None
    aliases: tuple[str, ...] = ()
    code: str = ""
    predecessors: tuple[Succession, ...] = ()
    successors: tuple[Succession, ...] = ()
    note: str = ""
