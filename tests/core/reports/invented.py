"""Groups of units whose rules use every part of the schema, and units to score."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from random import Random

from core.model import (
    Assigned,
    Compare,
    CompareOn,
    Component,
    Criterion,
    FigureCondition,
    GroupCode,
    GroupRules,
    Maximum,
    Method,
    NotApplicable,
    NotRanked,
    RankKey,
    RoundingMode,
    RuleSet,
    Scale,
    ScaleKind,
    Ties,
    UnitId,
    Unranked,
)
from core.reports.template_lines import Kind
from core.reports.template_shape import Frame, Scored
from tests.core.ready import INFERRED, RULES, band, condition, ranking, rounding
from tests.core.strategies import STATED, formula

D = Decimal
CUT = RoundingMode.TRUNCATE


def most(points: str) -> Maximum:
    return Maximum(points=D(points), basis=STATED)


def item(
    code: str, points: str | None, method: Method = Method.APPRAISED, *steps: str
) -> Criterion:
    """Return a scored line."""
    return Criterion(
        code=code,
        label=f"Tiêu chí {code}",
        method=method,
        maximum=None if points is None else most(points),
        steps=tuple(map(D, steps)),
    )


def heading(code: str, points: str | None = None) -> Criterion:
    maximum = None if points is None else most(points)
    return Criterion(code=code, label=f"=LĨNH VỰC {code}", maximum=maximum)


TREE = (
    heading("1"),
    item("1.1", "20"),
    heading("1.2", "14"),  # not what is below it: 10 + 5
    item("1.2.1", "10"),
    item("1.2.2", "5", Method.SURVEY),
    heading("1.3", "9"),  # one below it is not known
    item("1.3.1", "4"),
    item("1.3.2", None),
    item("1.10", "1", Method.APPRAISED, "1", "0.5", "0"),
    heading("2", "52"),
    heading("2.1"),
    item("2.1.1", "12.5"),
    item("2.1.2", "0.125", Method.SURVEY),
    item("2.2", "20", Method.SURVEY),
    item("2.3", "20"),
)
PARTS = (
    formula("appraised", ("reviewed", "bonus", "-penalty")),
    formula("total", ("appraised", "survey")),
)
CAPPED = (
    Component(name="reviewed", label="Điểm thẩm định tự chấm", maximum=most("70")),
    Component(name="bonus", label="@Điểm thưởng", cap=most("2.5")),
    Component(name="penalty", label="-Điểm trừ", maximum=most("5"), cap=most("3")),
    Component(name="sipas", label="Hài lòng", maximum=most("10")),
    Component(name="leaders", label="Lãnh đạo", maximum=most("20")),
)
COMPOSITE = (*PARTS, formula("survey", ("sipas", "leaders")))
HALVES = (
    band("first", "90.005"), band("second", "80"), band("third", "65.5"),
    band("last", "50"),
)  # fmt: skip


def named(code: str, **other: object) -> GroupRules:
    """Return the usual rules with other values."""
    return replace(RULES, code=GroupCode(code), **other)  # type: ignore[arg-type]


def scale(kind: ScaleKind, full: str = "100", **other: object) -> Scale:
    return Scale(full=D(full), basis=STATED, kind=kind, **other)  # type: ignore[arg-type]


CROSSED = tuple(
    NotApplicable(unit=UnitId(f"u{n}"), criteria=codes, basis=INFERRED)
    for n, codes in enumerate(
        (("1.1",), ("1.2",), ("1.2.2", "2.2"), ("1.3.1",), ("2",))
    )
)
ASSIGNED = tuple(
    Assigned(unit=UnitId(f"u{n}"), points=D(points), basis=STATED)
    for n, points in enumerate(("87", "92.5", "67", "0.5"))
)
ASKS_SURVEY = FigureCondition(
    bands=("best", "good"), figure="survey", threshold=D("15.005"), exclusive=False,
    costs=1, basis=condition("14.5", "15.5").basis,
)  # fmt: skip
ASKS_TOTAL = FigureCondition(
    bands=("good", "fair"), figure="total", threshold=D(75), exclusive=True, costs=2,
    basis=STATED,
)  # fmt: skip
BAND_FIRST = ranking(RankKey.BAND, RankKey.INDEX)
GROUPS = (
    named("plain", formulas=PARTS),
    named("cut", rounding=rounding(1, CUT),
          ranking=ranking(RankKey.INDEX, ties=Ties.DENSE)),
    named("tree", criteria=TREE, formulas=PARTS,
          scale=scale(ScaleKind.LESS_NOT_APPLICABLE, not_applicable=CROSSED)),
    named("exact", criteria=TREE, formulas=PARTS, compare=Compare.EXACT,
          bands=HALVES, ranking=ranking(RankKey.BAND, RankKey.INDEX, ties=Ties.DENSE),
          scale=scale(ScaleKind.LESS_NOT_APPLICABLE, not_applicable=CROSSED)),
    named("second", ranking=ranking(RankKey.INDEX, ties=Ties.SECOND_KEY,
          second=RankKey.SURVEY), rounding=rounding(0)),
    named("communes", condition=condition("50", "70"), ranking=BAND_FIRST),
    named("dense", condition=condition("30", "70"), rounding=rounding(0),
          ranking=ranking(RankKey.BAND, RankKey.INDEX, ties=Ties.DENSE)),
    named("asked", condition=replace(condition(), costs=2), ranking=BAND_FIRST,
          conditions=(ASKS_SURVEY, ASKS_TOTAL)),
    named("figures", conditions=(ASKS_SURVEY, ASKS_TOTAL), rounding=rounding(0, CUT),
          ranking=ranking(RankKey.BAND, RankKey.INDEX, ties=Ties.UNSTATED)),
    named("open", bands=(), rounding=rounding(0), ranking=ranking(RankKey.BAND,
          RankKey.INDEX, ties=Ties.UNSTATED)),
    named("below", bands=HALVES, no_band_below=STATED, ranking=BAND_FIRST),
    named("points", compare_on=CompareOn.POINTS, formulas=COMPOSITE, components=CAPPED,
          bands=HALVES, ranking=ranking(RankKey.POINTS),
          column_rounding={"total": rounding(1, CUT), "appraised": rounding(2)}),
    named("uncut", compare_on=CompareOn.POINTS, compare=Compare.EXACT, bands=HALVES,
          ranking=ranking(RankKey.POINTS), column_rounding={"total": rounding(0)}),
    named("rescaled", criteria=TREE, formulas=PARTS, ranking=ranking(RankKey.POINTS),
          column_rounding={"total": rounding(1)},
          scale=scale(ScaleKind.RESCALED, "100", not_applicable=CROSSED)),
    named("rescaled exact", formulas=PARTS, criteria=TREE, compare=Compare.EXACT,
          compare_on=CompareOn.POINTS, bands=HALVES,
          ranking=ranking(RankKey.BAND, RankKey.POINTS),
          column_rounding={"total": rounding(1, CUT)},
          scale=scale(ScaleKind.RESCALED, "72.5", not_applicable=CROSSED)),
    named("rescaled free", formulas=PARTS, criteria=TREE, compare_on=CompareOn.POINTS,
          bands=HALVES, ranking=ranking(RankKey.INDEX),
          scale=scale(ScaleKind.RESCALED, "120", not_applicable=CROSSED)),
    named("assigned", scale=scale(ScaleKind.ASSIGNED, assigned=ASSIGNED),
          ranking=ranking(RankKey.APPRAISED, RankKey.SURVEY)),
    named("left out", unranked=(Unranked(unit=UnitId("u2"), reason="giải thể",
          basis=STATED),)),
    named("unranked", not_ranked=NotRanked(reason="sắp xếp bộ máy", basis=STATED)),
    named("total only", formulas=(), criteria=TREE[:2]),
)  # fmt: skip
SETS = RuleSet(place="noi-khac", year=2030, title="=Quy định thử", groups=GROUPS)


def columns(
    rules: RuleSet, group: GroupRules, count: int, random: Random
) -> tuple[Scored, ...]:
    """Return units scored at random, many near cuts, halves and each other."""
    frame = Frame(rules=rules, group=group, units=())
    return tuple(
        Scored(
            name=f"{'=+-@'[n] if n < 4 else ''}Đơn vị {n}",
            unit=UnitId(f"u{n}") if n % 3 else None,
            points=scores(frame, random) if random.random() < 0.9 else {},
            not_applied=_crossed(frame, random),
        )
        for n in range(count)
    )


def _crossed(frame: Frame, random: Random) -> frozenset[str]:
    codes = [line.key for line in frame.lines if line.criterion is not None]
    is_any = codes and random.random() < 0.3
    return frozenset(random.sample(codes, 1)) if is_any else frozenset()


def scores(frame: Frame, random: Random) -> Mapping[str, Decimal]:
    """Return what is typed in one column."""
    found: dict[str, Decimal] = {}
    digits = random.choice((0, 1, 2, 3, 4))
    has_communes = random.random() < 0.85
    for line in frame.lines:
        likely = 0.93 if line.kind in (Kind.ITEM, Kind.TYPED) else 0.1
        if line.kind is Kind.COUNTED:
            found |= {line.key: D(random.randrange(4))} if has_communes else {}
        elif line.kind in (Kind.HEADING, Kind.RECKONED, Kind.RESULT):
            continue
        elif random.random() < likely:
            found[line.key] = _score(line.key, line.most, digits, random)
    if "communes" in found and random.random() < 0.6:
        del found["communes"]
    return found


def _score(key: str, limit: Decimal | None, digits: int, random: Random) -> Decimal:
    usual = {"appraised": (55, 75), "reviewed": (45, 70), "survey": (10, 20),
             "scale": (60, 100), "total": (60, 95)}  # fmt: skip
    low, high = usual.get(key, (0, int(limit or 3)))
    if random.random() < 0.25:  # a figure that makes ties and halves
        return D(random.choice((f"{high}", f"{low}.005", f"{high}.985", f"{low}.5")))
    return D(random.randrange(low * 10**digits, high * 10**digits + 1)).scaleb(-digits)
