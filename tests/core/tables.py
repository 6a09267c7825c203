"""Random tables that are clean under a random rule set: every figure follows."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from random import Random
from typing import Protocol

from hypothesis import strategies as st

from core.model import GroupRules, Method, NotApplicable, UnitId
from tests.core.clerk import Books, Tally, scale
from tests.core.sheets import SUMMARY, TOTALS, Layout, Sheet, sheet
from tests.core.strategies import QUARTER, SEEDS, STATED, group_rules

CENT = Decimal("0.01")
ZERO = Decimal(0)
MOST = Decimal(2)  # of a criterion whose field alone has a maximum
Scores = dict[UnitId, dict[str, Decimal]]


class Printer(Protocol):
    """What Hypothesis hands to a value that wants to show itself."""

    def text(self, text: str) -> None:
        """Show ``text``."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Case:
    """A clerk's books, the way they are printed, and chance for what comes next.

    Attributes:
        books: Everything known before any sum is made.
        layout: How the tables are printed.
        random: Chooses where a fault goes.
    """

    books: Books
    layout: Layout
    random: Random

    @property
    def rules(self) -> GroupRules:
        """Return the group's rules."""
        return self.books.rules

    def clean(self) -> Sheet:
        """Return the tables without any fault."""
        return sheet(self.books, self.layout)

    def _repr_pretty_(self, printer: Printer, _cycle: bool) -> None:  # noqa: FBT001
        printer.text(repr(self))

    def __repr__(self) -> str:
        """Return the printed tables, which say more than the values they come from."""
        return f"\n{self.clean()}\n"


@st.composite
def cases(
    draw: st.DrawFn,
    rules: st.SearchStrategy[GroupRules] | None = None,
    *,
    is_full: bool = False,
    has_annex: bool = True,
) -> Case:
    """Return clean tables.

    Args:
        draw: Hypothesis' own.
        rules: The rule sets to choose from; any when None.
        is_full: Whether every column and row is printed.
        has_annex: When not, every column of the summary alone is.
    """
    found = draw(rules if rules is not None else group_rules())
    size = draw(st.integers(2, 7))
    random = Random(draw(SEEDS))  # noqa: S311  # figures of a test
    is_fixed = is_full or not has_annex
    layout = Layout(has_annex=has_annex) if is_fixed else draw(layouts())
    units = tuple(UnitId(f"huyen-{n}") for n in range(1, size + 1))
    return Case(books=_books(found, units, random), layout=layout, random=random)


def layouts() -> st.SearchStrategy[Layout]:
    """Return ways to print the same tables."""
    return st.builds(
        Layout,
        columns=_some_of(SUMMARY).map(lambda kept: ("index", *kept)),
        totals=_some_of(TOTALS),
        has_annex=st.booleans(),
        share_digits=st.integers(0, 2),
        is_nudged=st.booleans(),
        registered=st.booleans(),
    )


def _some_of(names: tuple[str, ...]) -> st.SearchStrategy[tuple[str, ...]]:
    dropped = st.sets(st.sampled_from([n for n in names if n != "index"]), max_size=3)
    return dropped.map(lambda out: tuple(n for n in names if n not in out))


def _books(rules: GroupRules, units: tuple[UnitId, ...], random: Random) -> Books:
    exceptions = tuple(_exceptions(rules, units, random))
    ruled = replace(rules, scale=replace(rules.scale, not_applicable=exceptions))
    items = {unit: _items(ruled, unit, random) for unit in units}
    bare = Books(
        rules=ruled,
        items=items,
        survey_rests={unit: _rest(ruled, items[unit], random) for unit in units},
        extras={},
        tallies={unit: _tally(ruled, random) for unit in units},
        lenient=random.random() < 0.5,
    )
    return replace(bare, extras={u: _extras(bare, u, random) for u in units})


def _exceptions(
    rules: GroupRules, units: tuple[UnitId, ...], random: Random
) -> list[NotApplicable]:
    """Return up to two units that lack some criteria, never all of them."""
    fields = list(dict.fromkeys(c.field for c in rules.criteria))
    first = [c.code for c in rules.criteria if c.method and c.field == fields[0]]
    choices = [*fields[1:], *first[1:]]
    if not choices:
        return []
    chosen = random.sample(units, k=random.randint(0, 2))
    return [
        NotApplicable(
            unit=unit,
            criteria=tuple(random.sample(choices, k=random.randint(1, len(choices)))),
            basis=STATED,
        )
        for unit in chosen
    ]


def _items(rules: GroupRules, unit: UnitId, random: Random) -> dict[str, Decimal]:
    lacking = [
        code
        for exception in rules.scale.not_applicable
        if exception.unit == unit
        for code in exception.criteria
    ]
    level = random.choice((0, 0.3, 0.6, 0.9))
    scores: dict[str, Decimal] = {}
    for criterion in rules.criteria:
        if criterion.method and not any(map(criterion.lies_in, lacking)):
            most = criterion.maximum.points if criterion.maximum else MOST
            step = CENT if criterion.method is Method.SURVEY else QUARTER
            share = Decimal(random.uniform(level, 1)).quantize(CENT)
            scores[criterion.code] = share * most // step * step
    return scores


def _rest(rules: GroupRules, scores: Mapping[str, Decimal], random: Random) -> Decimal:
    """Return what the printed items may be off, never below 0 points in all."""
    survey = [
        scores[c.code]
        for c in rules.criteria
        if c.method is Method.SURVEY and c.code in scores
    ]
    most = int(rules.survey_tolerance * len(survey) / CENT)
    return max(random.randint(-most, 0) * CENT, -sum(survey, ZERO))


def _extras(books: Books, unit: UnitId, random: Random) -> dict[str, Decimal]:
    """Return bonus and penalty that keep the total between 0 and the scale."""
    codes = {c.code: c.method for c in books.rules.criteria}
    scores = books.items[unit]
    reviewed = sum((v for c, v in scores.items() if codes[c] is Method.APPRAISED), ZERO)
    room = scale(books, unit) - sum(scores.values(), ZERO)
    return {
        "self_assessed": reviewed + random.randint(0, 8) * QUARTER,
        "bonus": random.randint(0, min(20, int(room / QUARTER))) * QUARTER,
        "penalty": random.randint(0, min(12, int(reviewed / QUARTER))) * QUARTER,
    }


def _tally(rules: GroupRules, random: Random) -> Tally:
    """Return communes per band; now and then none is printed."""
    if random.random() < 0.1:
        return ()
    codes = [band.code for band in rules.bands]
    chosen = random.sample(codes, k=random.randint(1, len(codes)))
    return tuple((code, random.randint(1, 9)) for code in chosen)
