"""Every fault of a rule file told at once, once, with the line it stands on."""

import re
from collections.abc import Collection
from pathlib import Path

import pytest

from core.errors import MissingFileError
from core.i18n import Localizer
from core.model import Severity, Status
from core.rules.inspection import Inspection, inspect
from core.units import load_registry
from tests.core import folders
from tests.core.folders import SHIPPED
from tests.core.rules.planted import FILE, KEYS, SYNTAX, TEXT, VALUES, Planted

ENGLISH = Localizer("en")
RULES = folders.RULES.replace('code = "1.1"', 'code = "1"')
SINGLE = (*SYNTAX, *KEYS, *VALUES)


@pytest.fixture(scope="module")
def units() -> frozenset[str]:
    return frozenset(u.id for u in load_registry(SHIPPED / "units.toml").units)


def inspected(path: Path, text: str, units: Collection[str] = ()) -> Inspection:
    """Return what is found in a rule file with that text."""
    file = path / "rules.toml"
    file.write_text(text, "utf-8")
    return inspect(file, lambda _: units or None)


def told(found: Inspection) -> list[tuple[int, str]]:
    return [(fault.line, fault.path) for fault in found.faults]


def said(found: Inspection) -> str:
    """Return all sentences in English."""
    messages = [m for f in found.faults for m in (f.problem, f.expected) if m]
    return "\n".join(map(ENGLISH.say, messages))


def test_the_shipped_rules_have_no_fault(units: frozenset[str]) -> None:
    found = inspect(FILE, lambda _: units)

    assert (found.faults, found.is_ready, found.is_whole) == ((), True, True)
    assert found.known == {
        status: len(re.findall(rf'^[^#\n]*\bstatus = "{status}"', TEXT, re.MULTILINE))
        for status in Status
    }


@pytest.mark.parametrize("planted", SINGLE, ids=lambda planted: planted.name)
def test_a_fault_is_told_once_on_its_line(
    planted: Planted, units: frozenset[str], tmp_path: Path
) -> None:
    found = inspected(tmp_path, planted.text, units)

    assert told(found) == [(planted.line, planted.path)]
    assert planted.told in said(found)


@pytest.mark.parametrize("file", sorted(SHIPPED.parent.glob("*/*/rules.toml")), ids=str)
def test_no_shipped_rules_have_a_fault(file: Path) -> None:
    assert inspect(file).faults == ()


def test_a_code_out_of_place_is_told_once(tmp_path: Path) -> None:
    first = '[[groups.so.criteria]]\ncode = "1.1.3"'
    assert first in TEXT

    found = inspected(tmp_path, TEXT.replace(first, first.replace("1.1.3", "0.1.3")))

    assert [path for _, path in told(found)] == ["groups.so.criteria[4].code"]


def test_faults_far_from_each_other_are_all_told(
    units: frozenset[str], tmp_path: Path
) -> None:
    apart = ("root", "figure", "digits", "policy", "condition", "costs", "method",
             "unit", "no-quote", "evidence")  # fmt: skip
    planted = [one for one in SINGLE if one.name in apart]
    text = TEXT
    for one in planted:
        assert text.count(one.old) > 0
        text = text.replace(one.old, one.new, 1)

    found = inspected(tmp_path, text, units)

    assert {path for _, path in told(found)} == {one.path for one in planted}
    assert len(found.faults) == len(planted) == len(apart)
    assert [fault.line for fault in found.faults] == sorted(one.line for one in planted)


def test_faults_of_one_table_are_all_told(tmp_path: Path) -> None:
    before = 'code = "tot"\nlabel = "TỐT"\nat_least = 80\n'
    after = 'cod = "tot"\nlabel = 5\nat_least = "80"\nwords = "tốt"\n'

    found = inspected(tmp_path, RULES.replace(before, after))

    keys = ("cod", "label", "at_least", "words")
    assert [path for _, path in told(found)] == [
        f"groups.so.bands[0].{k}" for k in keys
    ]


def test_faults_of_two_groups_are_told(tmp_path: Path) -> None:
    head, _, group = RULES.partition("[groups.so]")
    other = f"[groups.so]{group}".replace("groups.so", "groups.xa")
    text = f"{head}[groups.so]{group}{other}"

    found = inspected(tmp_path, text.replace("digits = 2", "digits = 99"))

    paths = [path for _, path in told(found)]
    assert paths == ["groups.so.rounding.digits", "groups.xa.rounding.digits"]


def test_lines_that_are_no_toml_are_told_with_the_rest(tmp_path: Path) -> None:
    text = RULES.replace('label = "các sở"', "label = các sở")
    text = text.replace('mode = "half-up"', 'mode = "half-up')
    text = text.replace('terms = ["appraised", "survey"]', 'terms = ["appraised",')
    text = text.replace("costs = 1", "costs = 0")

    found = inspected(tmp_path, text)

    lines = text.split("\n")
    assert [lines[line - 1] for line, _ in told(found)] == [
        "label = các sở",
        'terms = ["appraised",',
        'mode = "half-up',
        "costs = 0",
    ]
    assert found.is_whole


def test_behind_a_broken_header_nothing_is_told(tmp_path: Path) -> None:
    text = RULES.replace("year = 2020", "year = x").replace("[groups.so.scale]", "[x")

    found = inspected(tmp_path, text.replace("costs = 1", "costs = 0"))

    lines = text.split("\n")
    assert [lines[line - 1] for line, _ in told(found)] == ["year = x", "[x"]
    assert not found.is_whole
    assert not found.is_ready


@pytest.mark.parametrize(
    "text", ["x\n" * 300, "a = \n" * 300, "\x00", "[[", "=", "a = ["]
)
def test_a_file_of_another_kind_has_an_end(text: str, tmp_path: Path) -> None:
    found = inspected(tmp_path, text)

    assert 0 < len(found.faults) <= 110
    assert not found.is_ready


def test_text_that_is_not_utf_8_is_a_fault(tmp_path: Path) -> None:
    file = tmp_path / "rules.toml"
    file.write_bytes(b"place = 'x'\nyear = \xff")

    found = inspect(file)

    assert told(found) == [(2, "")]
    assert "UTF-8" in said(found)


def test_a_file_that_is_not_there_is_no_fault(tmp_path: Path) -> None:
    with pytest.raises(MissingFileError):
        inspect(tmp_path / "rules.toml")


def maxima(heading: str, first: str, second: str, status: str) -> str:
    """Return rules with a heading over two criteria."""
    items = (("2", heading), ("2.1", first), ("2.2", second))
    return RULES + "".join(
        f'[[groups.so.criteria]]\ncode = "{code}"\nlabel = "x"\nmaximum = '
        f'{{ points = {points}, status = "{status}", evidence = "bảng" }}\n'
        for code, points in items
    ).replace("2.2", "2.10")


@pytest.mark.parametrize(
    ("points", "status", "faults"),
    [
        (("5", "2", "3"), "inferred", 0),
        (("5", "2", "2.5"), "inferred", 1),
        (("5", "2", "2.5"), "observed", 0),  # more may be possible than was seen
        (("5", "3", "3"), "observed", 1),
    ],
)
def test_a_heading_gives_what_lies_under_it(
    points: tuple[str, str, str], status: str, faults: int, tmp_path: Path
) -> None:
    found = inspected(tmp_path, maxima(*points, status))

    assert [path for _, path in told(found)] == [
        "groups.so.criteria[1].maximum"
    ] * faults


def test_units_of_a_place_nobody_knows_are_not_judged(tmp_path: Path) -> None:
    planted = next(one for one in VALUES if one.name == "unit")

    assert inspected(tmp_path, planted.text).faults == ()


def test_an_unknown_unit_is_no_reason_to_refuse_the_file(
    units: frozenset[str], tmp_path: Path
) -> None:
    planted = next(one for one in VALUES if one.name == "unit")

    found = inspected(tmp_path, planted.text, units)

    assert [fault.severity for fault in found.faults] == [Severity.WARNING]
    assert found.is_ready


def test_a_fault_of_the_extended_rules_is_told_in_their_file(tmp_path: Path) -> None:
    base = tmp_path / "2019.toml"
    base.write_text(RULES.replace("costs = 1", "costs = 0"), "utf-8")
    own = 'extends = "2019.toml"\nplace = "x"\nyear = 2020\ntitle = 5\n'

    found = inspected(tmp_path, own)

    files = [(fault.file.name, fault.line, fault.path) for fault in found.faults]
    line = RULES.split("\n").index("costs = 1") + 1
    assert files == [
        ("rules.toml", 4, "title"),
        ("2019.toml", line, "groups.so.condition.costs"),
    ]


@pytest.mark.parametrize("base", ["none.toml", "rules.toml"])
def test_rules_without_a_base_or_on_themselves_are_told(
    base: str, tmp_path: Path
) -> None:
    found = inspected(tmp_path, f'place = "x"\nextends = "{base}"\n')

    assert told(found) == [(2, "")]
    assert base in said(found)


def test_what_a_base_does_not_have_cannot_be_dropped(tmp_path: Path) -> None:
    (tmp_path / "2019.toml").write_text(RULES, "utf-8")
    own = 'extends = "2019.toml"\n[[groups.so.bands]]\ncode = "gioi"\ndrop = true\n'

    found = inspected(tmp_path, own)

    assert told(found) == [(4, "groups.so.bands[0].drop")]


def test_ranking_by_bands_needs_bands(tmp_path: Path) -> None:
    head, _, rest = RULES.partition("[[groups.so.bands]]")
    tail = rest[rest.index("[groups.so.ranking]") :]

    found = inspected(tmp_path, (head + tail).replace('["index"]', '["band"]'))

    assert [path for _, path in told(found)] == ["groups.so.ranking.key"]
