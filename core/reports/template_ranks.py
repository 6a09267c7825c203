"""Rank columns of the reckoning sheet: keys in whole numbers, then places among all.

Every unit has its keys at its best and at its worst possible band; its place lies
between the two, as in `core.scoring.ranking`.
"""

from collections.abc import Callable
from dataclasses import dataclass

from core.model import Compare, GroupRules, RankKey, ScaleKind, Ties
from core.reports.template_known import Known
from core.reports.template_reckoning import Grid, times

BEST, WORST = "best", "worst"


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """One figure that units are ordered by, as columns.

    Attributes:
        best: Column of the whole number at the best band.
        worst: The same at the worst; another one for bands only.
        below: Column it is divided by; empty for none.
        rises: Whether more is better; bands are counted from the best.
    """

    best: str
    worst: str
    below: str = ""
    rises: bool = True

    def at(self, end: str) -> str:
        """Return the column at one end."""
        return self.best if end == BEST else self.worst


def add_ranks(grid: Grid) -> None:
    """Append whether a unit is ranked, and its best and worst place."""
    group = grid.at.frame.group
    keys = _keys(grid, group)
    grid.add("ranked", _is_ranked(grid, group), lambda one: int(_places(one)[0] > 0))
    if group.ranking.ties is Ties.DENSE:
        grid.add("settled", _is_settled(grid, keys), lambda one: int(one.is_settled))
        grid.add("first", _is_first(grid, keys), lambda one: int(one.is_first))
    grid.add("best_rank", _place(grid, keys, BEST), lambda one: _places(one)[0])
    grid.add("worst_rank", _place(grid, keys, WORST), lambda one: _places(one)[1])


def _places(one: Known) -> tuple[int, int]:
    return one.standing.best_rank or 0, one.standing.worst_rank or 0


def _keys(grid: Grid, group: GroupRules) -> tuple[Key, ...]:
    second = group.ranking.second_key
    named = (*group.ranking.key, *(() if second is None else (second,)))
    return tuple(_key(grid, one, group) for one in dict.fromkeys(named))


def _key(grid: Grid, key: RankKey, group: GroupRules) -> Key:
    if key is RankKey.BAND:
        return _band_key(group)
    if key in (RankKey.INDEX, RankKey.POINTS):
        return _figure_key(grid, key, group)
    if not grid.has(key.value):
        factor = 10**grid.at.frame.digits

        def formula(number: int) -> str:
            """Return the formula of one unit."""
            cell = grid.at.scored(key.value, number)
            return f"=IF(ISNUMBER({cell}),ROUND({cell}*{factor},0),0)"

        grid.add(
            key.value, formula, lambda one: times(one.values.get(key.value), factor)
        )
    return Key(best=key.value, worst=key.value)


def _band_key(group: GroupRules) -> Key:
    """Return bands as a key; where none are published all are alike."""
    if not group.bands:
        return Key(best="scored", worst="scored")
    return Key(best="best_band", worst="worst_band", rises=False)


def _figure_key(grid: Grid, key: RankKey, group: GroupRules) -> Key:
    exact = group.compare is Compare.EXACT
    rescales = group.scale.kind is ScaleKind.RESCALED
    if key is RankKey.INDEX and not exact:
        return Key(best="index", worst="index")
    if key is RankKey.POINTS and not rescales:
        column = "uncut" if exact and grid.has("uncut") else "points"
        return Key(best=column, worst=column)
    if grid.has("rescaled") and not (key is RankKey.POINTS and exact):
        return Key(best="rescaled", worst="rescaled")
    return Key(best="points", worst="points", below="scale")


def _is_ranked(grid: Grid, group: GroupRules) -> Callable[[int], str]:
    asked = {RankKey.APPRAISED, RankKey.SURVEY}
    ranking = group.ranking
    figures = [
        one
        for one in (*ranking.key, ranking.second_key)
        if one is not None and one in asked
    ]

    def formula(number: int) -> str:
        """Return the formula of one unit."""
        unit = grid.at.frame.units[number].unit or ""
        if group.why_unranked(unit) is not None:
            return "=0"
        tests = [f"{grid.cell('scored', number)}=1"]
        tests += [f"ISNUMBER({grid.at.scored(one.value, number)})" for one in figures]
        return f"=IF(AND({','.join(tests)}),1,0)"

    return formula


def _is_settled(grid: Grid, keys: tuple[Key, ...]) -> Callable[[int], str]:
    """Return whether a ranked unit has one possible key only."""
    if all(key.best == key.worst for key in keys):
        return lambda number: f"={grid.cell('ranked', number)}"

    def formula(number: int) -> str:
        """Return the formula of one unit."""
        best, worst = (grid.cell(c, number) for c in ("best_band", "worst_band"))
        return f"={grid.cell('ranked', number)}*({best}={worst})"

    return formula


def _is_first(grid: Grid, keys: tuple[Key, ...]) -> Callable[[int], str]:
    """Return whether a settled unit is the first with its key."""

    def formula(number: int) -> str:
        """Return the formula of one unit."""
        settled = grid.cell("settled", number)
        if number == 0:
            return f"={settled}"
        rows = _before(grid, number)
        same = "*".join(_same(grid, key, BEST, number, rows) for key in keys)
        return f"=IF(SUMPRODUCT({rows('settled')}*{same})=0,{settled},0)"

    return formula


Rows = Callable[[str], str]


def _before(grid: Grid, number: int) -> Rows:
    return lambda column: grid.before(column, number)


def _same(grid: Grid, key: Key, end: str, number: int, rows: Rows) -> str:
    """Return which of ``rows`` have the unit's own figure."""
    own, theirs = grid.cell(key.at(end), number), rows(key.best)
    if not key.below:
        return f"({theirs}={own})"
    below, own_below = rows(key.below), grid.cell(key.below, number)
    return f"({theirs}*{own_below}={own}*{below})"


def _beats(
    grid: Grid, keys: tuple[Key, ...], number: int, ends: tuple[str, str]
) -> str:
    """Return which units beat the unit: their keys at one end, its own at another."""
    theirs, own = ends
    key, rest = keys[0], keys[1:]
    better = _compare(grid, key, number, ends, ">" if key.rises else "<")
    if not rest:
        return better
    same = _compare(grid, key, number, (theirs, own), "=")
    return f"({better}+{same}*{_beats(grid, rest, number, ends)})"


def _compare(
    grid: Grid, key: Key, number: int, ends: tuple[str, str], sign: str
) -> str:
    theirs, own = grid.every(key.at(ends[0])), grid.cell(key.at(ends[1]), number)
    if not key.below:
        return f"({theirs}{sign}{own})"
    below, own_below = grid.every(key.below), grid.cell(key.below, number)
    return f"({theirs}*{own_below}{sign}{own}*{below})"


def _place(grid: Grid, keys: tuple[Key, ...], end: str) -> Callable[[int], str]:
    """Return the best or the worst place; 0 for a unit that is not ranked."""
    ties = grid.at.frame.group.ranking.ties
    place = {Ties.DENSE: _dense, Ties.UNSTATED: _unstated}.get(ties, _shared)

    def formula(number: int) -> str:
        """Return the formula of one unit."""
        found = place(grid, keys, end, number)
        return f"=IF({grid.cell('ranked', number)}=1,{found},0)"

    return formula


def _count(grid: Grid, keys: tuple[Key, ...], end: str, number: int, among: str) -> str:
    """Return how many units of ``among`` beat the unit at one end of its keys.

    At its best the others stand at their worst, and the other way round.
    """
    ends = (WORST, BEST) if end == BEST else (BEST, WORST)
    return f"SUMPRODUCT({among}*{_beats(grid, keys, number, ends)})"


def _shared(grid: Grid, keys: tuple[Key, ...], end: str, number: int) -> str:
    above = _count(grid, keys, end, number, grid.every("ranked"))
    return f"1+{above}" if end == BEST else f"1+{above}-{_is_open(grid, keys, number)}"


def _is_open(grid: Grid, keys: tuple[Key, ...], number: int) -> str:
    """Return 1 where the unit itself, at its best, beats itself at its worst."""
    if all(key.best == key.worst for key in keys):
        return "0"
    best, worst = (grid.cell(c, number) for c in ("best_band", "worst_band"))
    return f"({best}<{worst})"


def _unstated(grid: Grid, keys: tuple[Key, ...], end: str, number: int) -> str:
    """Return the ends of the places that equal units fill together."""
    ranked = grid.every("ranked")
    if end == BEST:
        return f"1+{_count(grid, keys, BEST, number, ranked)}"
    same = "*".join(_compare(grid, key, number, (BEST, WORST), "=") for key in keys)
    above = _beats(grid, keys, number, (BEST, WORST))
    return f"SUMPRODUCT({ranked}*({above}+{same}))"


def _dense(grid: Grid, keys: tuple[Key, ...], end: str, number: int) -> str:
    """Return places where equal units take one; open units may share any, or none."""
    firsts = (
        f"SUMPRODUCT({grid.every('first')}*{_settled_beats(grid, keys, end, number)})"
    )
    others = f"({grid.every('ranked')}-{grid.every('settled')})"
    open_ones = _count(grid, keys, end, number, others)
    if end == BEST:
        return f"1+MAX({firsts},MIN(1,{open_ones}))"
    return f"1+{firsts}+{open_ones}-{_is_open(grid, keys, number)}"


def _settled_beats(grid: Grid, keys: tuple[Key, ...], end: str, number: int) -> str:
    """Return which settled units beat the unit; theirs are alike at both ends."""
    return _beats(grid, keys, number, (BEST, end))
