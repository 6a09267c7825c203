"""What stands on which line of a scoring workbook, before anything is written."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from core.model import GroupRules, RuleSet, UnitId
from core.reports.template_lines import METHODS_OF, Kind, Line, lines_of

FIRST_COLUMN = 5  # code, criterion, method, maximum and basis stand before
LEAST_DIGITS = 4
Span = tuple[int, int]  # first and last row, from 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """One unit's column, with what is already known of it.

    Attributes:
        name: Shown in the header.
        unit: Its id; None for a column that waits for a name.
        points: By criterion code or figure name; commune counts likewise.
        not_applied: Codes marked "x" besides those that the rules name.
    """

    name: str
    unit: UnitId | None = None
    points: Mapping[str, Decimal] = field(default_factory=dict)
    not_applied: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """By what a workbook can be told apart; printed on every sheet.

    Attributes:
        digest: SHA-256 of the rules, in hexadecimal.
        version: Version of the product.
    """

    digest: str
    version: str


@dataclass(frozen=True, kw_only=True)
class Frame:
    """The lines and columns of one group's sheets.

    Attributes:
        rules: All rules of the place and year.
        group: Those of the group.
        units: Its columns, in order.
    """

    rules: RuleSet
    group: GroupRules
    units: tuple[Scored, ...]

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Return criteria first, then the parts, then the results."""
        return lines_of(self.group)

    @cached_property
    def by_key(self) -> Mapping[str, Line]:
        """Return the lines by their keys; a figure wins over a criterion."""
        return {line.key: line for line in self.lines}

    @cached_property
    def items(self) -> tuple[Line, ...]:
        """Return the lines that are scored one by one."""
        return tuple(line for line in self.lines if line.kind is Kind.ITEM)

    @cached_property
    def digits(self) -> int:
        """Return how many decimals points may have, typed or ruled."""
        figures = [one for line in self.lines for one in _figures(line)]
        figures += [one.points for one in self.group.scale.assigned]
        return max(LEAST_DIGITS, *map(places, [self.group.scale.full, *figures]))

    def spans(self, lines: Sequence[Line]) -> tuple[Span, ...]:
        """Return the rows of ``lines``, from 1, as few stretches with no other item."""
        wanted = {line.key for line in lines}
        found: list[list[int]] = []
        is_open = False
        for item in self.items:
            if item.key not in wanted:
                is_open = False
            elif is_open:
                found[-1][1] = item.row + 1
            else:
                found.append([item.row + 1, item.row + 1])
                is_open = True
        return tuple((first, last) for first, last in found)

    def items_below(self, heading: Line) -> tuple[Line, ...]:
        """Return the scored lines that lie in a heading's part of the tree."""
        return self._below[heading.key]

    @cached_property
    def _below(self) -> Mapping[str, tuple[Line, ...]]:
        return {
            heading.key: tuple(one for one in self.items if one.lies_in(heading.key))
            for heading in self.headings
        }

    @cached_property
    def headings(self) -> tuple[Line, ...]:
        """Return the lines above scored ones."""
        return tuple(line for line in self.lines if line.kind is Kind.HEADING)

    @cached_property
    def own_maxima(self) -> frozenset[str]:
        """Return headings whose maximum is not what their criteria add up to."""
        odd = {one.key for one in self.headings if self._is_odd(one)}
        return frozenset(
            one.key
            for one in self.headings
            if one.most is not None
            and self._below[one.key]
            and any(o.lies_in(one.key) for o in self.headings if o.key in odd)
        )

    def _is_odd(self, heading: Line) -> bool:
        below = self._below[heading.key]
        known = [one.most for one in below if one.most is not None]
        is_sum = len(known) == len(below) and sum(known) == heading.most
        return bool(below) and heading.most is not None and not is_sum

    def name_of(self, unit: str) -> str:
        """Return a unit's name; its id where it has no column."""
        return next((one.name for one in self.units if one.unit == unit), unit)

    def items_of(self, figure: str) -> tuple[Line, ...]:
        """Return the scored lines that a part of the total is the sum of."""
        methods = METHODS_OF.get(figure, ())
        return tuple(line for line in self.items if line.method in methods)


def places(value: Decimal) -> int:
    """Return how many decimals a figure needs, closing zeros not counted."""
    exponent = value.normalize().as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0


def _figures(line: Line) -> tuple[Decimal, ...]:
    return (*line.steps, *(one for one in (line.most, line.cap) if one is not None))
