"""The 2017 rules say no more than the printed table shows."""

from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import pytest

from tests.golden import seed_transcribed as ours

CENT = Decimal("0.01")
SURVEY = {
    "so": (
        "1.4.2 1.6.1 1.6.2 1.6.3 2.1.2 2.1.3 2.1.4 2.3 4.2 4.3 "
        "5.5.1 5.5.2 5.5.3 6.7.2 8.2.1 8.2.2 8.2.3"
    ),
    "huyen": (
        "1.4.2 1.6.1 1.6.2 1.6.3 2.1 2.2 2.3 2.5.1 4.2 4.4 "
        "5.5.1 5.5.2 5.5.3 6.7.2 8.2.1 8.2.2 8.2.3"
    ),
}
both_groups = pytest.mark.parametrize("group", ours.GROUPS)


def highest_score(group: str, code: str) -> Decimal | None:
    """Return the best score printed for a criterion, loose ones included."""
    scores = ours.figures(group, ours.annex(group)[code])
    return max((ours.points(score) for score in scores), default=None)


def maxima(group: str, status: str) -> dict[str, Decimal]:
    """Return the maxima of a status, by criterion code."""
    return {
        criterion["code"]: criterion["maximum"]["points"]
        for criterion in ours.rules(group)["criteria"]
        if criterion.get("maximum", {}).get("status") == status
    }


@both_groups
def test_criteria_are_those_of_the_annex_in_its_order(group: str) -> None:
    printed = [code for code in ours.annex(group) if code[0].isdigit()]

    assert [c["code"] for c in ours.rules(group)["criteria"]] == printed


@both_groups
def test_seventeen_criteria_are_surveyed(group: str) -> None:
    assert ours.criteria(group, "survey") == SURVEY[group].split()


@both_groups
def test_headings_are_the_criteria_with_others_below(group: str) -> None:
    codes = [c["code"] for c in ours.rules(group)["criteria"]]
    parents = {code for code in codes if any(c.startswith(f"{code}.") for c in codes)}

    headings = {c["code"] for c in ours.rules(group)["criteria"] if "method" not in c}
    assert headings == parents


@both_groups
def test_observed_maxima_are_the_highest_scores_printed(group: str) -> None:
    observed = maxima(group, "observed")

    assert observed == {code: highest_score(group, code) for code in observed}


def test_inferred_maxima_are_reached_but_for_field_5() -> None:
    inferred = maxima("so", "inferred")

    assert inferred.pop("5") == 14
    assert inferred == {code: highest_score("so", code) for code in inferred}


def test_only_criteria_never_scored_have_no_maximum() -> None:
    bare = [
        criterion["code"]
        for criterion in ours.rules("so")["criteria"]
        if "method" in criterion and "maximum" not in criterion
    ]

    assert bare == ["8.3.1", "8.3.2", "8.3.3"]
    assert all(highest_score("so", code) is None for code in bare)


def test_maxima_not_applied_close_every_printed_scale() -> None:
    full = ours.rules("so")["scale"]["full"]
    taken_off = {
        exception["unit"]: sum(map(_closing_points, exception["criteria"]))
        for exception in ours.rules("so")["scale"]["not_applicable"]
    }

    for unit, row in ours.summary("so").items():
        assert ours.points(row["scale"]) == full - taken_off.get(unit, 0), unit


def _closing_points(code: str) -> Decimal:
    inferred = maxima("so", "inferred")
    below = [v for c, v in inferred.items() if c.startswith(f"{code}.")]
    return inferred[code] if code in inferred else sum(below, Decimal(0))


@both_groups
def test_rounding_half_up_gives_every_printed_index(group: str) -> None:
    for row in ours.summary(group).values():
        total, scale = ours.points(row["total"]), ours.points(row["scale"])
        index = (100 * total / scale).quantize(CENT, ROUND_HALF_UP)

        assert index == ours.points(row["index"]), row["name"]


@both_groups
def test_each_cut_lies_in_the_interval_the_table_forces(group: str) -> None:
    for band in ours.rules(group)["bands"]:
        possible = band.get("possible", {})

        assert band["at_least"] > possible.get("above", -1), band["code"]
        assert band["at_least"] <= possible.get("up_to", 100), band["code"]


def test_department_intervals_end_at_printed_indices() -> None:
    worst, best = _index_range_by_band("so")
    bands = {band["code"]: band.get("possible") for band in ours.rules("so")["bands"]}

    assert bands["xuat-sac"] == {"above": best["TỐT"]}
    assert bands["tot"] == {"above": best["KHÁ"], "up_to": worst["TỐT"]}
    assert bands["kha"] == {"above": best["TB"], "up_to": worst["KHÁ"]}
    assert bands["trung-binh"] == {"up_to": worst["TB"]}


def _index_range_by_band(
    group: str,
) -> tuple[dict[str, Decimal], dict[str, Decimal]]:
    rows = ours.summary(group).values()
    found: dict[str, list[Decimal]] = {}
    for row in rows:
        found.setdefault(row["band"], []).append(ours.points(row["index"]))
    worst = {band: min(values) for band, values in found.items()}
    return worst, {band: max(values) for band, values in found.items()}


@both_groups
def test_every_value_names_a_document_or_its_evidence(group: str) -> None:
    values = list(_values(ours.rules(group)))

    assert len(values) > 80
    for value in values:
        grounds = "citation" if value["status"] == "stated" else "evidence"
        assert value.get(grounds), value


def _values(node: Any) -> list[dict[str, Any]]:  # any TOML value
    if isinstance(node, list):
        return [value for item in node for value in _values(item)]
    if not isinstance(node, dict):
        return []
    own = [node] if "status" in node else []
    return own + [value for item in node.values() for value in _values(item)]
