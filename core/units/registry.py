"""The units of a place through all their periods."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from core.model import GroupCode, Place, Unit, UnitId


@dataclass(frozen=True, kw_only=True, eq=False)
class Registry:
    """The units of one place, of every period we know.

    Attributes:
        place: Whose units they are.
        units: In the order of the file.
    """

    place: Place
    units: tuple[Unit, ...]

    @cached_property
    def _by_id(self) -> Mapping[UnitId, Unit]:
        return {unit.id: unit for unit in self.units}

    def get(self, unit: UnitId | str) -> Unit | None:
        """Return the unit with that id, or None."""
        return self._by_id.get(UnitId(unit))

    def name_of(self, unit: str) -> str:
        """Return the name of the unit with that id; an unknown id as it stands."""
        found = self.get(unit)
        return unit if found is None else found.name

    def of_group(self, group: GroupCode | str, year: int) -> tuple[Unit, ...]:
        """Return a group's units that stood at the end of ``year``."""
        return tuple(u for u in self.units if u.group == group and stood_in(u, year))


def stood_in(unit: Unit, year: int) -> bool:
    """Return whether the unit existed on the last day of ``year``.

    A year is assessed when it is over: of a unit and its successor, the one that
    was there at the end of the year is meant.
    """
    begun = unit.valid_from is None or unit.valid_from.year <= year
    return begun and (unit.valid_to is None or _last_year(unit.valid_to) >= year)


def _last_year(day: date) -> int:
    """Return the last year that was over on ``day``, or ended with it."""
    return day.year if (day.month, day.day) == (12, 31) else day.year - 1
