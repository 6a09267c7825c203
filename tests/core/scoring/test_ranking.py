"""Ranks: places numbered by policy, and the places open bands leave possible."""

from itertools import product
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.model import RankKey, Ties
from core.scoring import positions
from core.scoring.ranking import Key, place_among
from tests.core.ready import ranking
from tests.core.strategies import NUMBERED

KEYS = st.lists(st.tuples(st.integers(0, 4)), max_size=8)
ENDS = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=1, max_size=5)
POLICIES = st.sampled_from(NUMBERED)


def ranks(keys: list[Key], ties: Ties) -> list[int]:
    ends = positions(keys, keys, ranking(RankKey.INDEX, ties=ties))
    assert all(best == worst for best, worst in ends)
    return [best for best, _ in ends]


@pytest.mark.parametrize(
    ("ties", "expected"),
    [
        (Ties.SHARED, [1, 1, 3, 4]),
        (Ties.DENSE, [1, 1, 2, 3]),
        (Ties.SECOND_KEY, [1, 1, 3, 4]),
    ],
)
def test_equal_units_are_numbered_by_policy(ties: Ties, expected: list[int]) -> None:
    assert ranks([(9,), (9,), (8,), (7,)], ties) == expected


@given(KEYS, POLICIES)
def test_a_rank_is_one_more_than_the_units_above(keys: list[Key], ties: Ties) -> None:
    better = [[other for other in keys if other > key] for key in keys]

    dense = ties is Ties.DENSE
    expected = [1 + len(set(above) if dense else above) for above in better]
    assert ranks(keys, ties) == expected


@given(KEYS, POLICIES, st.randoms(use_true_random=False))
def test_ranks_do_not_depend_on_the_order_of_rows(
    keys: list[Key], ties: Ties, random: Random
) -> None:
    before = dict(zip(keys, ranks(keys, ties), strict=True))
    shuffled = random.sample(keys, k=len(keys))

    assert ranks(shuffled, ties) == [before[key] for key in shuffled]


@given(ENDS, POLICIES)
def test_the_places_left_open_hold_every_way_to_settle_it(
    ends: list[tuple[int, int]], ties: Ties
) -> None:
    best = [(max(pair),) for pair in ends]
    worst = [(min(pair),) for pair in ends]
    found = positions(best, worst, ranking(RankKey.INDEX, ties=ties))

    settled = [
        ranks([*keys], ties)
        for keys in product(
            *({high, low} for high, low in zip(best, worst, strict=True))
        )
    ]
    for unit, (first, last) in enumerate(found):
        possible = [places[unit] for places in settled]
        assert first <= min(possible)
        assert max(possible) <= last
        if ties is not Ties.DENSE:
            assert (first, last) == (min(possible), max(possible))


@given(ENDS, POLICIES)
def test_one_place_is_found_as_all_of_them_are(
    ends: list[tuple[int, int]], ties: Ties
) -> None:
    pairs: list[tuple[Key, Key]] = [((max(p),), (min(p),)) for p in ends]
    best, worst = [high for high, _ in pairs], [low for _, low in pairs]
    numbered = ranking(RankKey.INDEX, ties=ties)

    found = [
        place_among(own, pairs[:n] + pairs[n + 1 :], numbered)
        for n, own in enumerate(pairs)
    ]
    assert found == [*positions(best, worst, numbered)]
