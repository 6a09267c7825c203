"""Random rule sets, and random tables that are clean under them.

The shape of a rule set is drawn, so that a failing one is shrunk; the figures in a
table come from one drawn seed, which keeps hundreds of examples quick.
"""

import os
from dataclasses import dataclass
from decimal import Decimal
from random import Random

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st

from core.model import (
    Band,
    Basis,
    Citation,
    Compare,
    Criterion,
    Formula,
    GroupCode,
    GroupRules,
    Interval,
    Maximum,
    Method,
    Ranking,
    RankKey,
    Rounding,
    RoundingMode,
    Scale,
    ShareCondition,
    Status,
    Term,
    Ties,
)
from core.text import clean, fold

EXAMPLES = os.environ.get("CCHC_EXAMPLES")
settings.register_profile(
    "cchc",
    max_examples=int(EXAMPLES or 50),
    derandomize=EXAMPLES is None,
    deadline=None,
    database=None,
    phases=[Phase.generate, Phase.shrink],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
settings.load_profile("cchc")

STATED = Basis(status=Status.STATED, citation=Citation(document="01/QĐ-UBND"))
OBSERVED = Basis(status=Status.OBSERVED, evidence="điểm cao nhất thấy trong bảng")
QUARTER = Decimal("0.25")
SEEDS = st.integers(0, 2**32)
LETTERS = "ABCDEGHIKLMNOPQRSTUVXYaăâbcdđeêghiklmnoôơpqrstuưvxyÀẢÃÁẠằẵệỗỡựỳ0123456789 "
NUMBERED = tuple(ties for ties in Ties if ties is not Ties.UNSTATED)
TOTALS = (("appraised", "survey"), ("survey", "appraised"), ("appraised",))
PARTS = (
    ("reviewed", "bonus", "-penalty"),
    ("reviewed", "-penalty"),
    ("bonus", "reviewed"),
)


@st.composite
def group_rules(
    draw: st.DrawFn,
    *,
    formulas: tuple[int, int] = (0, 2),
    conditioned: bool | None = None,
    stated: bool | None = None,
) -> GroupRules:
    """Return rule sets of one group, of any shape the rule file allows.

    Args:
        draw: Hypothesis' own.
        formulas: Fewest and most formulas.
        conditioned: Whether there is a commune condition; either when None.
        stated: Whether every maximum is stated; some only observed otherwise.
    """
    criteria = draw(trees(stated=draw(st.booleans()) if stated is None else stated))
    bands = draw(band_lists())
    has_condition = draw(st.booleans()) if conditioned is None else conditioned
    count = draw(st.integers(*formulas))
    return GroupRules(
        code=GroupCode("huyen"),
        label="các huyện",
        criteria=criteria,
        formulas=draw(formula_lists(count)),
        scale=Scale(full=full_scale(criteria) + draw(st.integers(0, 20)), basis=STATED),
        rounding=Rounding(
            digits=draw(st.integers(0, 4)),
            mode=draw(st.sampled_from(RoundingMode)),
            basis=STATED,
        ),
        compare=draw(st.sampled_from(Compare)),
        compare_basis=STATED,
        bands=bands,
        ranking=draw(rankings()),
        survey_tolerance=Decimal(draw(st.sampled_from(("0", "0.005", "0.01")))),
        condition=draw(conditions(bands)) if has_condition else None,
    )


def formula_lists(count: int) -> st.SearchStrategy[tuple[Formula, ...]]:
    """Return so many formulas: none, that of the total, and that of its part."""
    total = st.sampled_from(TOTALS).map(lambda terms: formula("total", terms))
    part = st.sampled_from(PARTS).map(lambda terms: formula("appraised", terms))
    every = (st.tuples(), st.one_of(st.tuples(total), st.tuples(part)))
    return st.tuples(part, total) if count > 1 else every[count]


def formula(result: str, terms: tuple[str, ...]) -> Formula:
    """Return a formula; ``"-penalty"`` subtracts."""
    parts = (Term(name=t.removeprefix("-"), adds=t[0] != "-") for t in terms)
    return Formula(result=result, terms=tuple(parts), basis=STATED)


def percents() -> st.SearchStrategy[Decimal]:
    """Return cuts and thresholds, whole or not."""
    places = st.sampled_from((0, 0, 1, 2))
    return st.builds(lambda n, d: Decimal(n).scaleb(-d), st.integers(1, 95), places)


def labels() -> st.SearchStrategy[str]:
    """Return band labels of letters, digits and single blanks."""
    words = st.text(LETTERS, min_size=1, max_size=10).map(clean)
    return words.filter(lambda word: any(letter.isalpha() for letter in word))


@st.composite
def band_lists(draw: st.DrawFn) -> tuple[Band, ...]:
    """Return one to six bands with any cuts and labels, highest first."""
    cuts = draw(st.lists(percents(), min_size=1, max_size=6, unique=True))
    names = st.lists(labels(), min_size=len(cuts), max_size=len(cuts), unique_by=fold)
    pairs = zip(sorted(cuts, reverse=True), draw(names), strict=True)
    return tuple(
        Band(code=f"b{n}", label=label, at_least=cut, basis=STATED)
        for n, (cut, label) in enumerate(pairs)
    )


@st.composite
def conditions(draw: st.DrawFn, bands: tuple[Band, ...]) -> ShareCondition:
    """Return a commune condition on some bands, its threshold open or known."""
    codes = [band.code for band in bands]
    threshold = draw(percents())
    width = draw(st.sampled_from((None, 0, 10)))
    interval = (
        None
        if width is None
        else Interval(low=threshold - width, high=threshold + width, high_included=True)
    )
    basis = Basis(status=Status.INFERRED, evidence="bảng", interval=interval)
    return ShareCondition(
        bands=tuple(draw(st.lists(st.sampled_from(codes), min_size=1, unique=True))),
        counted=tuple(draw(st.lists(st.sampled_from(codes), unique=True))),
        threshold=threshold,
        exclusive=draw(st.booleans()),
        costs=draw(st.integers(1, 2)),
        basis=basis,
    )


@st.composite
def rankings(draw: st.DrawFn) -> Ranking:
    """Return ranking keys with any way to number ties."""
    keys = (("index",), ("band", "index"), ("points",), ("band",), ("appraised",))
    ties = draw(st.sampled_from(NUMBERED))
    second = draw(st.sampled_from((RankKey.SURVEY, RankKey.APPRAISED, RankKey.POINTS)))
    return Ranking(
        key=tuple(map(RankKey, draw(st.sampled_from(keys)))),
        ties=ties,
        basis=STATED,
        ties_basis=STATED,
        second_key=second if ties is Ties.SECOND_KEY else None,
    )


@st.composite
def trees(draw: st.DrawFn, *, stated: bool) -> tuple[Criterion, ...]:
    """Return fields with criteria below; maxima on these, on the field, or on both."""
    found: list[Criterion] = []
    random = Random(draw(SEEDS))  # noqa: S311  # figures of a test
    sizes = draw(st.lists(st.sampled_from((1, 2, 3, 11)), min_size=1, max_size=3))
    for number, size in enumerate(sizes, 1):
        field = _FieldPlan(f"{number}", size, stated, random)
        is_split = number == 1 or draw(st.booleans())
        found += field.split() if is_split else field.whole()
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _FieldPlan:
    """A field of a criteria tree about to be laid out."""

    code: str
    size: int
    stated: bool
    random: Random

    def split(self) -> list[Criterion]:
        """Return a field whose criteria have maxima, and sometimes their sum."""
        leaves = [self._leaf(n, self._most()) for n in range(1, self.size + 1)]
        total = sum(
            (leaf.maximum.points for leaf in leaves if leaf.maximum), Decimal(0)
        )
        return [self._heading(total if self.random.random() < 0.3 else None), *leaves]

    def whole(self) -> list[Criterion]:
        """Return a field with a maximum of its own and no split below."""
        leaves = [self._leaf(n, None) for n in range(1, self.size + 1)]
        return [self._heading(Decimal(self.size * 2)), *leaves]

    def _heading(self, most: Decimal | None) -> Criterion:
        label = f"Lĩnh vực {self.code}"
        return Criterion(code=self.code, label=label, maximum=self._maximum(most))

    def _leaf(self, position: int, most: Decimal | None) -> Criterion:
        code = f"{self.code}.{position}"
        methods = (Method.APPRAISED, Method.APPRAISED, Method.SURVEY)
        return Criterion(
            code=code,
            label=f"Tiêu chí {code}",
            method=self.random.choice(methods),
            maximum=self._maximum(most),
        )

    def _most(self) -> Decimal:
        return self.random.randint(2, 20) * QUARTER

    def _maximum(self, points: Decimal | None) -> Maximum | None:
        if points is None:
            return None
        is_stated = self.stated or self.random.random() < 0.5
        return Maximum(points=points, basis=STATED if is_stated else OBSERVED)


def full_scale(criteria: tuple[Criterion, ...]) -> Decimal:
    """Return the points of all criteria together."""
    leaves = [c for c in criteria if c.method]
    bare = {leaf.field for leaf in leaves if leaf.maximum is None}
    counted = (c for c in criteria if c in leaves or c.code in bare)
    return sum((c.maximum.points for c in counted if c.maximum), Decimal(0))
