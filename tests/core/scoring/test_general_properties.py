"""Properties of any rules: order of rows, more points, caps, ties, bands."""

from dataclasses import replace
from decimal import Decimal
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from core.model import (
    CompareOn,
    Component,
    FigureCondition,
    GroupRules,
    Maximum,
    RankKey,
    ScaleKind,
    SummaryRow,
    Ties,
    UnitId,
    Unranked,
)
from core.scoring import positions, standings
from core.scoring.bands import band_reached
from core.scoring.points import capped
from core.scoring.ranking import Key, place_among
from tests.core.ready import ranking, rounding, row
from tests.core.strategies import STATED, band_lists, formula, group_rules

POINTS = st.integers(0, 400).map(lambda n: Decimal(n) / 4)
PARTS = ("appraised", "survey", "bonus")
RANKINGS = tuple(
    ranking(key, ties=ties)
    for key, ties in product(
        (RankKey.INDEX, RankKey.POINTS), (Ties.SHARED, Ties.UNSTATED)
    )
)


@st.composite
def general_rules(draw: st.DrawFn) -> GroupRules:
    """Return rules with any of what the general schema adds."""
    base = draw(group_rules(formulas=(1, 1), conditioned=False))
    bands = draw(st.one_of(st.just(()), band_lists()))
    return replace(
        base,
        formulas=(formula("total", PARTS),),
        bands=bands,
        components=(_bonus(draw(st.integers(1, 5))),),
        scale=replace(base.scale, kind=draw(st.sampled_from(ScaleKind))),
        column_rounding=draw(st.sampled_from(({}, {"total": rounding(1)}))),
        compare_on=draw(st.sampled_from(CompareOn)),
        no_band_below=draw(st.sampled_from((None, STATED))),
        ranking=draw(st.sampled_from(RANKINGS)),
        conditions=draw(_conditions(tuple(band.code for band in bands))),
        unranked=draw(st.sampled_from(((), (_left_out("u0"),)))),
    )


def _bonus(cap: int) -> Component:
    most = Maximum(points=Decimal(cap), basis=STATED)
    return Component(name="bonus", label="Điểm thưởng", cap=most)


def _left_out(unit: str) -> Unranked:
    return Unranked(unit=UnitId(unit), reason="mới thành lập", basis=STATED)


def _conditions(
    codes: tuple[str, ...],
) -> st.SearchStrategy[tuple[FigureCondition, ...]]:
    if not codes:
        return st.just(())
    one = st.builds(
        FigureCondition,
        bands=st.sampled_from(codes).map(lambda code: (code,)),
        figure=st.sampled_from(("survey", "appraised", "total")),
        threshold=POINTS,
        exclusive=st.booleans(),
        costs=st.just(1),
        basis=st.just(STATED),
    )
    return st.lists(one, max_size=2).map(tuple)


def lines() -> st.SearchStrategy[list[SummaryRow]]:
    """Return lines with the parts of a total; bonus points may be above any cap."""
    cells = st.fixed_dictionaries(dict.fromkeys(PARTS, POINTS))
    several = st.lists(cells, min_size=1, max_size=5)
    return several.map(
        lambda found: [
            row(f"u{n}", {name: f"{value}" for name, value in one.items()})
            for n, one in enumerate(found)
        ]
    )


@given(general_rules(), lines(), st.data())
def test_standings_do_not_depend_on_the_order_of_rows(
    rules: GroupRules, rows: list[SummaryRow], data: st.DataObject
) -> None:
    shuffled = data.draw(st.permutations(rows))

    before = {one.unit: one for one in standings(rows, rules)}
    assert {one.unit: one for one in standings(shuffled, rules)} == before


@given(general_rules(), lines(), st.sampled_from(PARTS), POINTS)
def test_more_points_never_lower_index_or_band(
    rules: GroupRules, rows: list[SummaryRow], part: str, more: Decimal
) -> None:
    first = rows[0]
    cells = {name: f"{first.value(name)}" for name in PARTS}
    richer = row("u0", {**cells, part: f"{(first.value(part) or 0) + more}"})

    before, after = (standings([line, *rows[1:]], rules)[0] for line in (first, richer))
    assert before.index is not None
    assert after.index is not None
    assert after.index >= before.index
    worst = [
        rules.bands.index(one.bands[-1]) if one.bands else len(rules.bands)
        for one in (before, after)
    ]
    assert worst[1] <= worst[0]


@given(general_rules(), lines())
def test_nobody_outside_the_ranking_takes_a_place(
    rules: GroupRules, rows: list[SummaryRow]
) -> None:
    found = standings(rows, rules)
    left_out = [one for one in found if one.unranked is not None]
    ranked = [one for one in found if one.unranked is None]

    assert all(one.best_rank is None for one in left_out)
    among = standings([r for r in rows if r.unit in {o.unit for o in ranked}], rules)
    assert [one.best_rank for one in ranked] == [one.best_rank for one in among]
    assert all(one.worst_rank <= len(ranked) for one in ranked if one.worst_rank)


@given(general_rules(), POINTS, POINTS)
def test_a_cap_keeps_the_order_and_takes_only_what_is_over(
    rules: GroupRules, one: Decimal, other: Decimal
) -> None:
    less, more = sorted((one, other))
    low, high = capped("bonus", less, rules), capped("bonus", more, rules)
    cap = rules.components[0].cap

    assert cap is not None
    assert low is not None
    assert high is not None
    assert low <= high <= cap.points
    assert low == min(less, cap.points)
    assert capped("survey", more, rules) == more


@given(group_rules(conditioned=False), POINTS)
def test_bands_share_out_the_whole_line(rules: GroupRules, figure: Decimal) -> None:
    reached = band_reached(figure, rules)
    holders = [
        band
        for place, band in enumerate(rules.bands)
        if (place == 0 or figure < rules.bands[place - 1].at_least)
        and (figure >= band.at_least or place == len(rules.bands) - 1)
    ]

    assert holders == [reached]
    open_below = replace(rules, no_band_below=STATED)
    is_below = figure < rules.bands[-1].at_least
    assert band_reached(figure, open_below) == (None if is_below else reached)
    assert band_reached(figure, replace(rules, bands=())) is None


KEYS = st.lists(st.tuples(st.integers(0, 4)), min_size=1, max_size=6)
ENDS = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=1, max_size=5)
OPEN = ranking(RankKey.INDEX, ties=Ties.UNSTATED)


@given(KEYS)
def test_unstated_ties_span_the_places_that_equals_fill(keys: list[Key]) -> None:
    found = positions(keys, keys, OPEN)

    for key, (first, last) in zip(keys, found, strict=True):
        assert first == 1 + sum(other > key for other in keys)
        assert last - first + 1 == keys.count(key)


@given(ENDS)
def test_an_unstated_tie_may_fall_either_way_for_open_units_too(
    ends: list[tuple[int, int]],
) -> None:
    pairs: list[tuple[Key, Key]] = [((max(p),), (min(p),)) for p in ends]
    best, worst = [high for high, _ in pairs], [low for _, low in pairs]
    found = positions(best, worst, OPEN)

    settled = [
        positions(list(keys), list(keys), OPEN)
        for keys in product(*({high, low} for high, low in pairs))
    ]
    for unit, (first, last) in enumerate(found):
        assert first == min(places[unit][0] for places in settled)
        assert last == max(places[unit][1] for places in settled)


@given(ENDS)
def test_one_place_is_found_as_all_of_them_are(ends: list[tuple[int, int]]) -> None:
    pairs: list[tuple[Key, Key]] = [((max(p),), (min(p),)) for p in ends]
    best, worst = [high for high, _ in pairs], [low for _, low in pairs]

    found = [
        place_among(own, pairs[:n] + pairs[n + 1 :], OPEN)
        for n, own in enumerate(pairs)
    ]
    assert found == [*positions(best, worst, OPEN)]
