"""What is released may be seen from its day on, and nothing before."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from core.model import Decision
from core.publication import visible

DAY = date(2021, 5, 24)
DAYS = st.dates(date(2020, 1, 1), date(2024, 12, 31))
DECISION = Decision(
    place="tinh-x",
    number="12/QĐ-UBND",
    issued=DAY,
    released=DAY,
    year=2020,
    issuer="UBND tỉnh X",
    title="Công bố",
    tables=(),
)


def test_a_decision_is_seen_from_its_day_on() -> None:
    assert visible([DECISION], DAY - timedelta(days=1)) == ()
    assert visible([DECISION], DAY) == (DECISION,)


@given(st.lists(st.tuples(st.integers(2010, 2030), DAYS), max_size=6), DAYS)
def test_all_and_only_the_released_are_seen_by_year(
    held: list[tuple[int, date]], today: date
) -> None:
    decisions = [replace(DECISION, year=year, released=day) for year, day in held]
    seen = visible(decisions, today)

    assert all(decision.released <= today for decision in seen)
    assert len(seen) == sum(day <= today for _, day in held)
    assert [d.year for d in seen] == sorted(d.year for d in seen)
