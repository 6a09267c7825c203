"""The general schema: every key is read, and what contradicts the rest is named."""

from decimal import Decimal
from pathlib import Path

import pytest

from core.errors import BadKeyError, BadValueError, CchcError
from core.model import (
    CompareOn,
    GroupRules,
    RankKey,
    RoundingMode,
    ScaleKind,
    Ties,
)
from core.rules import load_rules
from tests.core.rules.sample import GENERAL, write


@pytest.fixture
def so(tmp_path: Path) -> GroupRules:
    return load_rules(write(tmp_path, GENERAL)).group("so")


def test_the_instrument_is_cited(tmp_path: Path) -> None:
    rules = load_rules(write(tmp_path, GENERAL))

    assert rules.citation is not None
    assert (rules.citation.document, rules.citation.locator) == (
        "05/QĐ-UBND",
        "Phụ lục I",
    )
    assert rules.extends is None


def test_parts_have_maxima_caps_and_headings(so: GroupRules) -> None:
    found = {part.name: part for part in so.components}

    assert list(found) == ["reviewed", "leaders", "sipas", "bonus"]
    assert found["leaders"].headings == ("KSLĐ",)
    assert found["leaders"].maximum is not None
    assert found["leaders"].maximum.points == 20
    assert found["bonus"].cap is not None
    assert found["bonus"].cap.points == 2
    assert so.component("bonus") == found["bonus"]
    assert so.component("survey") is None


def test_a_formula_may_name_parts_of_the_rules(so: GroupRules) -> None:
    survey = so.formula("survey")

    assert survey is not None
    assert [term.name for term in survey.terms] == ["leaders", "sipas"]


def test_scales_are_assigned_unit_by_unit(so: GroupRules) -> None:
    (own,) = so.scale.assigned

    assert so.scale.kind is ScaleKind.ASSIGNED
    assert (str(own.unit), own.points, own.basis.is_stated) == (
        "so-b",
        Decimal(80),
        True,
    )


def test_columns_are_rounded_in_their_own_way(so: GroupRules) -> None:
    total = so.column_rounding["total"]

    assert (total.digits, total.mode) == (2, RoundingMode.TRUNCATE)
    assert so.rounding.mode is RoundingMode.HALF_UP


def test_bands_look_at_points_and_may_leave_the_rest_without_one(
    so: GroupRules,
) -> None:
    assert so.compare_on is CompareOn.POINTS
    assert [band.at_least for band in so.bands] == [80, 70]
    assert so.no_band_below is not None


def test_conditions_look_at_figures(so: GroupRules) -> None:
    (condition,) = so.conditions

    assert (condition.figure, condition.threshold) == ("survey", Decimal(24))
    assert not condition.exclusive


def test_units_and_groups_may_be_left_unranked(tmp_path: Path) -> None:
    rules = load_rules(write(tmp_path, GENERAL))
    so, doan = rules.group("so"), rules.group("doan")

    why = so.why_unranked("so-c")
    assert why is not None
    assert why.reason == "đơn vị mới thành lập"
    assert so.why_unranked("so-a") is None
    assert doan.why_unranked("doan-a") == doan.not_ranked
    assert doan.ranking.key == (RankKey.INDEX,)
    assert doan.ranking.ties is Ties.UNSTATED
    assert (doan.bands, doan.formulas) == ((), ())


def test_steps_are_kept_highest_first(so: GroupRules) -> None:
    leaf = so.criteria[-1]

    assert leaf.code.count(".") == 4
    assert leaf.steps == (Decimal(1), Decimal("0.5"), Decimal(0))
    assert leaf.lies_in("1.1")
    assert leaf.field == "1"


G = "groups.so"
BASIS = 'status = "observed"\nevidence = "x"\n'
ASSIGNED = f'[[groups.so.scale.assigned]]\nunit = "so-b"\npoints = 1\n{BASIS}'
UNRANKED = f'[[groups.so.unranked]]\nunit = "so-c"\nreason = "x"\n{BASIS}'


@pytest.mark.parametrize(
    ("old", "new", "path", "told"),
    [
        ('name = "sipas"', 'name = "leaders"', f"{G}.components[2].name", "once"),
        ('name = "sipas"', 'name = "Sipas"', f"{G}.components[2].name", "survey"),
        ('name = "sipas"', 'name = "index"', f"{G}.components[2].name", "survey"),
        ('"leaders", "sipas"]', '"nobody"]', f"{G}.formulas[0].terms", "appraised"),
        ('kind = "assigned"', 'kind = "given"', f"{G}.scale.kind", "rescaled"),
        ('kind = "assigned"', "", f"{G}.scale.kind", "assigned"),
        ("points = 80", "points = 0", f"{G}.scale.assigned[0].points", "above 0"),
        ('on = "points"', 'on = "rank"', f"{G}.compare.on", "index, points"),
        (
            'digits = 2\nmode = "truncate"',
            'digits = 12\nmode = "truncate"',
            f"{G}.rounding.columns.total.digits",
            "0 to 10",
        ),
        ('figure = "survey"', 'figure = "rank"', f"{G}.conditions[0].figure", "survey"),
        ("at_least = 24", "", f"{G}.conditions[0].above", "either"),
        ("costs = 1", "costs = 0", f"{G}.conditions[0].costs", "from 1"),
        ('bands = ["tot"]', 'bands = ["a"]', f"{G}.conditions[0].bands", "of bands"),
        ("[0.5, 1, 0]", "[0.5, 0.5]", f"{G}.criteria[2].steps", "different"),
        ("[0.5, 1, 0]", "[]", f"{G}.criteria[2].steps", "different"),
        ("[0.5, 1, 0]", "[2, 1]", f"{G}.criteria[2].steps", "maximum"),
        ("[0.5, 1, 0]", '["1"]', f"{G}.criteria[2].steps", "list of numbers"),
        ("[0.5, 1, 0]", "[true]", f"{G}.criteria[2].steps", "list of numbers"),
        ("[0.5, 1, 0]", "1", f"{G}.criteria[2].steps", "list of numbers"),
        (
            "[groups.so.rounding]",
            f"{ASSIGNED}[groups.so.rounding]",
            f"{G}.scale.assigned[1].unit",
            "once",
        ),
        (
            "[[groups.so.unranked]]",
            f"{UNRANKED}[[groups.so.unranked]]",
            f"{G}.unranked[1].unit",
            "once",
        ),
        ("[groups.so.no_band_below]", "[groups.x]", f"{G}.bands[1].at_least", "0"),
    ],
)
def test_what_contradicts_the_rest_is_named_with_its_place(
    old: str, new: str, path: str, told: str, tmp_path: Path
) -> None:
    assert old in GENERAL
    text = GENERAL.replace(old, new, 1)
    if "[groups.x]" in text:  # the floor is taken out with its two lines
        text = text.replace(
            '[groups.x]\nstatus = "inferred"\nevidence = "không nêu"', ""
        )

    with pytest.raises(BadValueError) as caught:
        load_rules(write(tmp_path, text))
    assert caught.value.params["path"] == path
    assert told in str(caught.value)


@pytest.mark.parametrize(
    ("old", "new", "path"),
    [
        ('reason = "s', 'why = "s', "groups.doan.not_ranked.why"),
        ('reason = "đ', 'why = "đ', f"{G}.unranked[0].why"),
        ("columns.total", "columns.index", f"{G}.rounding.columns.index"),
        ("[groups.so.ranking]", "[groups.so.rankings]", f"{G}.rankings"),
        ("headings =", "headers =", f"{G}.components[1].headers"),
    ],
)
def test_unknown_keys_are_refused(
    old: str, new: str, path: str, tmp_path: Path
) -> None:
    with pytest.raises(BadKeyError) as caught:
        load_rules(write(tmp_path, GENERAL.replace(old, new, 1)))
    assert caught.value.params["path"] == path


def test_without_bands_nothing_is_ranked_by_them(tmp_path: Path) -> None:
    ranked = 'ranking = { key = ["band"], ties = { policy = "shared", status = '
    ranked += '"observed", evidence = "x" }, status = "observed", evidence = "x" }'
    text = GENERAL.replace("[groups.doan]", f"[groups.doan]\n{ranked}")

    with pytest.raises(BadValueError, match="no bands") as caught:
        load_rules(write(tmp_path, text))
    assert caught.value.params["path"] == "groups.doan.ranking.key"


def test_a_group_that_is_ranked_says_how(tmp_path: Path) -> None:
    start = GENERAL.index("[groups.doan.not_ranked]")

    with pytest.raises(CchcError, match=r"groups\.doan\.ranking"):
        load_rules(write(tmp_path, GENERAL[:start]))
