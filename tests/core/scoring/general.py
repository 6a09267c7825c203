"""Rules of the general schema ready to hand, for tests that look at one thing."""

from dataclasses import replace
from decimal import Decimal

from core.model import (
    Assigned,
    Component,
    FigureCondition,
    GroupRules,
    Maximum,
    NotApplicable,
    NotRanked,
    RankKey,
    RoundingMode,
    ScaleKind,
    Standing,
    SummaryRow,
    Ties,
    UnitId,
    Unranked,
)
from core.scoring import standings
from tests.core.ready import INFERRED, RULES, ranking, rounding
from tests.core.scoring.test_scale import TREE
from tests.core.strategies import STATED, formula

UNSTATED = replace(RULES, ranking=ranking(RankKey.INDEX, ties=Ties.UNSTATED))
BARE = replace(RULES, bands=())
FLOOR = replace(RULES, bands=RULES.bands[:2], no_band_below=STATED)


def only(line: SummaryRow, rules: GroupRules) -> Standing:
    (standing,) = standings([line], rules)
    return standing


def codes(standing: Standing) -> list[str]:
    return [band.code for band in standing.bands]


def ends(rows: list[SummaryRow], rules: GroupRules) -> list[tuple[int | None, ...]]:
    found = standings(rows, rules)
    return [(one.rank, one.best_rank, one.worst_rank) for one in found]


def most(points: str) -> Maximum:
    """Return a maximum or a cap."""
    return Maximum(points=Decimal(points), basis=STATED)


def part(name: str, *, maximum: str = "", cap: str = "") -> Component:
    """Return a part of the total, its label being its name in capitals."""
    return Component(
        name=name,
        label=name.upper(),
        maximum=most(maximum) if maximum else None,
        cap=most(cap) if cap else None,
    )


def composite() -> GroupRules:
    """Return rules by which the survey is the sum of two parts, with a capped bonus."""
    return replace(
        RULES,
        components=(part("leaders"), part("sipas"), part("bonus", cap="2")),
        formulas=(
            formula("survey", ("leaders", "sipas")),
            formula("total", ("appraised", "survey", "bonus")),
        ),
    )


def asking(
    threshold: str, *, bands: tuple[str, ...] = ("good",), exclusive: bool = False
) -> FigureCondition:
    """Return a condition on the survey score."""
    return FigureCondition(
        bands=bands,
        figure="survey",
        threshold=Decimal(threshold),
        exclusive=exclusive,
        costs=1,
        basis=INFERRED,
    )


def assigned(points: str, unit: str = "a") -> GroupRules:
    """Return rules that assign one unit its scale."""
    own = Assigned(unit=UnitId(unit), points=Decimal(points), basis=STATED)
    scale = replace(RULES.scale, kind=ScaleKind.ASSIGNED, assigned=(own,))
    return replace(RULES, scale=scale)


def rescaled(digits: int | None = None) -> GroupRules:
    """Return rules that bring unit a, on a scale of 84, back to the full one."""
    exceptions = tuple(
        NotApplicable(unit=UnitId("a"), criteria=(code,), basis=INFERRED)
        for code in ("1.1", "2")
    )
    scale = replace(RULES.scale, kind=ScaleKind.RESCALED, not_applicable=exceptions)
    columns = {} if digits is None else {"total": rounding(digits)}
    return replace(RULES, criteria=TREE, scale=scale, column_rounding=columns)


def rounding_total(mode: RoundingMode, digits: int = 2) -> GroupRules:
    """Return rules that round the total itself."""
    return replace(RULES, column_rounding={"total": rounding(digits, mode)})


def not_ranked() -> GroupRules:
    """Return rules of a group that is scored and not ranked."""
    return replace(RULES, not_ranked=NotRanked(reason="sắp xếp bộ máy", basis=STATED))


def unranked(unit: str) -> GroupRules:
    """Return rules that leave one unit out of the ranking."""
    one = Unranked(unit=UnitId(unit), reason="mới thành lập", basis=STATED)
    return replace(RULES, unranked=(one,))
