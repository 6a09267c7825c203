"""A country of invented units: the same score sheets for us and for our peers.

The sheets are random but always the same. A quarter of the units have criteria that
are not applied to them, on scales where indices fall exactly on half a hundredth:
there binary floating point rounds as chance has it.
"""

from dataclasses import dataclass
from decimal import Decimal
from random import Random

from core.model import (
    Band,
    Basis,
    Compare,
    Formula,
    GroupCode,
    GroupRules,
    Ranking,
    RankKey,
    Rounding,
    RoundingMode,
    Scale,
    Status,
    Term,
    Ties,
    UnitId,
)

UNITS = 3321  # wards and communes of the country since 1 July 2025
# Maxima in points: 43 appraised criteria give 80, 17 of the survey give 20.
APPRAISED = (2,) * 23 + (3,) * 7 + (1,) * 13
SURVEY = (2,) * 3 + (1,) * 14
FULL = 100
_SHARE_WITH_EXEMPTIONS = 0.25
_EXEMPT = (2, 6, 10)  # how many two-point criteria: scales 96, 88, 80
_LEVELS = 10
_SEED = 2017

Points = Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The scores of one unit, None where a criterion is not applied to it."""

    unit: UnitId
    scale: Decimal
    appraised: tuple[Points, ...]
    survey: tuple[Points, ...]


def sheets(count: int) -> tuple[Sheet, ...]:
    """Return ``count`` score sheets, each figure an object of its own."""
    dice = Random(_SEED)  # noqa: S311  # repeatable, not secret
    return tuple(_sheet(number, dice) for number in range(count))


def _sheet(number: int, dice: Random) -> Sheet:
    exempt = dice.choice(_EXEMPT) if dice.random() < _SHARE_WITH_EXEMPTIONS else 0
    least = dice.randrange(_LEVELS)  # good units lose less, so that every band occurs
    appraised = (_score(maximum, 4, least, dice) for maximum in APPRAISED[exempt:])
    return Sheet(
        unit=UnitId(f"unit-{number}"),
        scale=Decimal(FULL - sum(APPRAISED[:exempt])),
        appraised=(*(None,) * exempt, *appraised),
        survey=tuple(_score(maximum, 100, least, dice) for maximum in SURVEY),
    )


def _score(maximum: int, steps: int, least: int, dice: Random) -> Decimal:
    """Return a score in ``steps`` a point, at least ``least`` levels of the maximum."""
    top = maximum * steps
    return Decimal(dice.randint(top * least // _LEVELS, top)) / steps


_INVENTED = Basis(status=Status.INFERRED, evidence="invented for this benchmark")
CUTS = {"excellent": 90, "good": 80, "fair": 70, "average": 50, "weak": 0}

RULES = GroupRules(
    code=GroupCode("xa"),
    label="communes",
    criteria=(),
    formulas=(
        Formula(
            result="total",
            terms=(Term(name="appraised"), Term(name="survey")),
            basis=_INVENTED,
        ),
    ),
    scale=Scale(full=Decimal(FULL), basis=_INVENTED),
    rounding=Rounding(digits=2, mode=RoundingMode.HALF_UP, basis=_INVENTED),
    compare=Compare.ROUNDED,
    compare_basis=_INVENTED,
    bands=tuple(
        Band(code=code, label=code, at_least=Decimal(cut), basis=_INVENTED)
        for code, cut in CUTS.items()
    ),
    ranking=Ranking(
        key=(RankKey.INDEX,),
        ties=Ties.SHARED,
        basis=_INVENTED,
        ties_basis=_INVENTED,
    ),
    survey_tolerance=Decimal("0.005"),
)
