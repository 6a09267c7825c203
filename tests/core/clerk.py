"""A clerk who fills in the tables of a group by hand, honestly or with one slip.

Written beside the rules and without the product's own scoring: what the clerk gets
and what the product gets are two ways to one figure. A slip replaces one figure;
everything that rests on it is worked out from the slip.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from core.model import (
    Compare,
    Criterion,
    Formula,
    GroupRules,
    Method,
    RankKey,
    RoundingMode,
    Ties,
    UnitId,
)

Figure = Decimal | str
Slips = Mapping[tuple[UnitId, str], Figure]
Figures = dict[str, Figure]
Tally = tuple[tuple[str, int], ...]  # band code and how many communes reached it
ZERO = Decimal(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Books:
    """All a clerk knows about a group before any sum is made.

    Attributes:
        rules: The group's rules.
        items: Points by unit and scored criterion; absent where not applied.
        survey_rests: What rounding took off the survey items of a unit.
        extras: Bonus, penalty and self-assessed points by unit.
        tallies: Communes per band by unit, where the group has communes.
        lenient: Whether the better of two open bands is printed.
    """

    rules: GroupRules
    items: Mapping[UnitId, Mapping[str, Decimal]]
    survey_rests: Mapping[UnitId, Decimal]
    extras: Mapping[UnitId, Mapping[str, Decimal]]
    tallies: Mapping[UnitId, Tally] = field(default_factory=dict)
    lenient: bool = True

    @property
    def units(self) -> tuple[UnitId, ...]:
        """Return the units in printed order."""
        return tuple(self.items)


@dataclass(slots=True)
class _Line:
    """One unit's figures as they are worked out, one after the other."""

    books: Books
    unit: UnitId
    slips: Slips
    figures: Figures = field(default_factory=dict)

    def enter(self, name: str, figure: Figure) -> None:
        self.figures[name] = self.slips.get((self.unit, name), figure)

    def points(self, name: str) -> Decimal:
        figure = self.figures[name]
        assert isinstance(figure, Decimal), name
        return figure


def worked_out(books: Books, slips: Slips | None = None) -> dict[UnitId, Figures]:
    """Return every unit's figures by name, ranks included."""
    lines = [_line(books, unit, slips or {}) for unit in books.units]
    keys = [_rank_key(line) for line in lines]
    for line, key in zip(lines, keys, strict=True):
        line.enter("rank", Decimal(_place(key, keys, books.rules)))
    return {line.unit: line.figures for line in lines}


def _line(books: Books, unit: UnitId, slips: Slips) -> _Line:
    line = _Line(books, unit, slips)
    for code, points in books.items[unit].items():
        line.enter(code, points)
    for name, points in books.extras[unit].items():
        line.enter(name, points)
    line.enter("reviewed", _sum_of(line, Method.APPRAISED))
    line.enter("appraised", _by_formula(line, "appraised", line.points("reviewed")))
    survey = _sum_of(line, Method.SURVEY) + books.survey_rests[unit]
    line.enter("survey", survey)
    line.enter("total", _by_formula(line, "total", line.points("appraised") + survey))
    line.enter("scale", scale(books, unit))
    line.enter("index", index_of(_exact(line), books.rules))
    line.enter("band", books.rules.band(_band(line)).label)
    return line


def _sum_of(line: _Line, method: Method) -> Decimal:
    codes = (c.code for c in line.books.rules.criteria if c.method is method)
    return sum((line.points(c) for c in codes if c in line.figures), ZERO)


def _by_formula(line: _Line, result: str, otherwise: Decimal) -> Decimal:
    formula: Formula | None = line.books.rules.formula(result)
    if formula is None:
        return otherwise
    return sum(
        (line.points(t.name) * (1 if t.adds else -1) for t in formula.terms), ZERO
    )


def scale(books: Books, unit: UnitId) -> Decimal:
    """Return 100 % of a unit: the full scale less the criteria it lacks."""
    rules = books.rules
    lacking = [
        c for c in rules.criteria if c.method and c.code not in books.items[unit]
    ]
    return rules.scale.full - taken_off(rules, lacking)


def taken_off(rules: GroupRules, lacking: list[Criterion]) -> Decimal:
    """Return the maxima of ``lacking``; of a field where only the field has one."""
    own = sum((c.maximum.points for c in lacking if c.maximum), ZERO)
    bare = {c.field for c in lacking if c.maximum is None}
    fields = (c for c in rules.criteria if c.code in bare and c.maximum)
    return own + sum((c.maximum.points for c in fields if c.maximum), ZERO)


def _exact(line: _Line) -> Fraction:
    return Fraction(line.points("total")) * 100 / Fraction(line.points("scale"))


def shortened(exact: Fraction, digits: int, mode: RoundingMode) -> Decimal:
    """Return a positive figure with ``digits`` places, by ``mode``."""
    top, bottom = exact.numerator * 10**digits, exact.denominator
    if mode is RoundingMode.HALF_UP:
        top, bottom = 2 * top + bottom, 2 * bottom
    return Decimal(top // bottom).scaleb(-digits)


def index_of(exact: Fraction, rules: GroupRules) -> Decimal:
    """Return the index as the rules round it."""
    return shortened(exact, rules.rounding.digits, rules.rounding.mode)


def compared(line: _Line) -> Fraction:
    """Return the index that decides: as printed, or the unrounded one behind it."""
    rules, printed, exact = line.books.rules, line.points("index"), _exact(line)
    if rules.compare is Compare.EXACT and index_of(exact, rules) == printed:
        return exact
    return Fraction(printed)


def _band(line: _Line) -> str:
    rules = line.books.rules
    figure = compared(line)
    reached = [n for n, b in enumerate(rules.bands) if figure >= Fraction(b.at_least)]
    position = reached[0] if reached else len(rules.bands) - 1
    if rules.condition and rules.bands[position].code in rules.condition.bands:
        position += 0 if _passes(line) else rules.condition.costs
    return rules.bands[min(position, len(rules.bands) - 1)].code


def _passes(line: _Line) -> bool:
    condition = line.books.rules.condition
    tally = line.books.tallies.get(line.unit, ())
    assert condition is not None
    communes = sum(n for _, n in tally)
    if not communes:
        return line.books.lenient
    share = Fraction(100 * sum(n for b, n in tally if b in condition.counted), communes)
    if is_open(share, line.books.rules):
        return line.books.lenient
    cut = Fraction(condition.threshold)
    return share > cut or (share == cut and not condition.exclusive)


def is_open(share: Fraction, rules: GroupRules) -> bool:
    """Tell whether the evidence leaves the commune condition open at ``share``."""
    interval = rules.condition.basis.interval if rules.condition else None
    if interval is None:
        return False
    low, high = interval.low, interval.high
    return (low is None or share > low) and (high is None or share < high)


def _rank_key(line: _Line) -> tuple[Fraction, ...]:
    ranking = line.books.rules.ranking
    second = (ranking.second_key,) if ranking.second_key else ()
    return tuple(_ranked_by(key, line) for key in (*ranking.key, *second))


def _ranked_by(key: RankKey, line: _Line) -> Fraction:
    if key is RankKey.BAND:
        labels = [band.label for band in line.books.rules.bands]
        label = line.figures["band"]
        honest = line.books.rules.band(_band(line)).label
        return Fraction(-labels.index(str(label if label in labels else honest)))
    if key is RankKey.INDEX:
        return compared(line)
    return Fraction(line.points("total" if key is RankKey.POINTS else key))


def _place(
    key: tuple[Fraction, ...], keys: list[tuple[Fraction, ...]], rules: GroupRules
) -> int:
    better = Counter(other for other in keys if other > key)
    return 1 + (len(better) if rules.ranking.ties is Ties.DENSE else better.total())
