"""What two rule sets reckon differently, value by value."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.api.rule_diff_shapes import changes
from core.model import GroupRules, RuleSet
from core.rules import load_rules
from core.rules.differences import Change, Kind, differences
from tests.core.folders import RULES
from tests.core.rules.planted import FILE

SHIPPED = load_rules(FILE)
GROUP = SHIPPED.groups[0]
TURNED = {
    Kind.ADDED: Kind.REMOVED,
    Kind.REMOVED: Kind.ADDED,
    Kind.CHANGED: Kind.CHANGED,
}


def loaded(path: Path, text: str) -> RuleSet:
    file = path / "rules.toml"
    file.write_text(text, "utf-8")
    return load_rules(file)


@pytest.mark.parametrize(
    ("old", "new", "change"),
    [
        ("at_least = 80", "at_least = 75", ("bands[tot].at_least", "80", "75")),
        ('label = "KHÁ"', 'label = "Khá"', ("bands[kha].label", "KHÁ", "Khá")),
        ('label = "các sở"', 'label = "sở"', ("label", "các sở", "sở")),
        ("full = 100", "full = 70", ("scale.full", "100", "70")),
        ("digits = 2", "digits = 3", ("rounding.digits", 2, 3)),
        ("half-up", "truncate", ("rounding.mode", "half-up", "truncate")),
        ('"rounded"', '"exact"', ("compare", "rounded", "exact")),
        ('"shared"', '"dense"', ("ranking.ties", "shared", "dense")),
        ('["index"]', '["points"]', ("ranking.key", ["index"], ["points"])),
        ("above = 50", "above = 60", ("condition.threshold", "50", "60")),
        ("above = 50", "at_least = 50", ("condition.exclusive", True, False)),
        (
            '["appraised", "survey"]',
            '["appraised", "-survey"]',
            ("formulas[total].terms", ["appraised", "survey"],
             ["appraised", "-survey"]),
        ),
        ("points = 2", "points = 3", ("criteria[1.1].maximum.points", "2", "3")),
        (
            'status = "observed", evidence',
            'status = "inferred", evidence',
            ("criteria[1.1].maximum.basis.status", "observed", "inferred"),
        ),
        ('label = "Kế hoạch"', 'label = "KH"', ("criteria[1.1].label", "Kế hoạch",
                                                 "KH")),
    ],
)  # fmt: skip
def test_a_changed_value_is_told_by_its_path(
    old: str, new: str, change: tuple[str, object, object], tmp_path: Path
) -> None:
    a, b = loaded(tmp_path, RULES), loaded(tmp_path, RULES.replace(old, new, 1))

    found = changes("a", "b", differences(a, b))["changes"]

    path, before, after = change
    shape = {"group": "so", "path": path, "kind": "changed", "a": before, "b": after}
    assert found == [shape]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("place =", "place  ="),
        ("full = 100", "full = 100.00"),
        ('evidence = "bảng"', 'evidence = "bảng 2"'),
        ("year = 2020", "year = 2021"),
        ('title = "Quy định"', 'title = "Quy định mới"'),
    ],
)
def test_what_changes_no_reckoning_is_no_difference(
    old: str, new: str, tmp_path: Path
) -> None:
    a, b = loaded(tmp_path, RULES), loaded(tmp_path, RULES.replace(old, new))

    assert differences(a, b) == ()


def test_what_only_one_side_has_is_added_or_removed() -> None:
    short = replace(GROUP, bands=GROUP.bands[:-1], criteria=GROUP.criteria[1:])
    a, b = replace(SHIPPED, groups=(GROUP,)), replace(SHIPPED, groups=(short,))

    found = [(one.path, one.kind) for one in differences(a, b)]

    lost = (f"criteria[{GROUP.criteria[0].code}]", f"bands[{GROUP.bands[-1].code}]")
    assert found == [(path, Kind.REMOVED) for path in lost]


def test_a_group_only_one_side_has_is_told_whole() -> None:
    a, b = replace(SHIPPED, groups=()), replace(SHIPPED, groups=(GROUP,))

    (change,) = differences(a, b)

    assert change == Change(group=GROUP.code, path="", kind=Kind.ADDED, a=None, b=GROUP)


def test_parts_of_one_key_are_numbered() -> None:
    one = GROUP.scale.not_applicable[0]
    twice = replace(GROUP.scale, not_applicable=(one, one))
    once = replace(GROUP.scale, not_applicable=(one,))
    a = replace(SHIPPED, groups=(replace(GROUP, scale=once),))
    b = replace(SHIPPED, groups=(replace(GROUP, scale=twice),))

    found = [(change.path, change.kind) for change in differences(a, b)]

    assert found == [(f"scale.not_applicable[{one.unit}#2]", Kind.ADDED)]


def test_columns_are_compared_by_name() -> None:
    exact = replace(GROUP, column_rounding={"total": GROUP.rounding})
    wide = replace(GROUP.rounding, digits=4)
    other = replace(GROUP, column_rounding={"total": wide, "survey": wide})
    a, b = (replace(SHIPPED, groups=(group,)) for group in (exact, other))

    found = [(change.path, change.kind) for change in differences(a, b)]

    assert found == [
        ("column_rounding[total].digits", Kind.CHANGED),
        ("column_rounding[survey]", Kind.ADDED),
    ]


def altered(draw: st.DrawFn, group: GroupRules) -> GroupRules:
    """Return a group with something left out and something else changed."""
    gone = draw(st.sets(st.sampled_from(range(len(group.criteria))), max_size=5))
    kept = tuple(c for n, c in enumerate(group.criteria) if n not in gone)
    full = draw(st.sampled_from([Decimal(70), Decimal(100), Decimal("100.0")]))
    bands = group.bands[draw(st.integers(0, 2)) :]
    scale = replace(group.scale, full=full)
    digits = replace(group.rounding, digits=draw(st.integers(0, 3)))
    return replace(group, criteria=kept, bands=bands, scale=scale, rounding=digits)


@st.composite
def rule_sets(draw: st.DrawFn) -> RuleSet:
    groups = tuple(altered(draw, group) for group in SHIPPED.groups)
    return replace(SHIPPED, groups=groups[draw(st.integers(0, 1)) :])


@given(rule_sets())
def test_nothing_differs_from_itself(rules: RuleSet) -> None:
    assert differences(rules, rules) == ()


@given(rule_sets(), rule_sets())
def test_seen_from_the_other_side_additions_are_losses(a: RuleSet, b: RuleSet) -> None:
    there = {(c.group, c.path, c.kind, repr(c.a), repr(c.b)) for c in differences(a, b)}
    back = {
        (c.group, c.path, TURNED[c.kind], repr(c.b), repr(c.a))
        for c in differences(b, a)
    }

    assert there == back
