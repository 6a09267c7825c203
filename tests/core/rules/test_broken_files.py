"""Broken rule files: what is wrong, in which file, line and path, what is allowed."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from core.errors import BadKeyError, BadValueError, CchcError, SyntaxFileError
from core.rules import load_rules
from tests.core.folders import RULES


@dataclass(frozen=True, slots=True)
class Broken:
    """One fault in a rule file: a text replaced, and the error that names it."""

    name: str
    old: str
    new: str
    kind: type[CchcError]
    path: str
    told: str


def key(name: str, old: str, new: str, path: str, told: str) -> Broken:
    return Broken(name, old, new, BadKeyError, path, told)


def value(name: str, old: str, new: str, path: str, told: str) -> Broken:
    return Broken(name, old, new, BadValueError, path, told)


G = "groups.so"
BASIS = 'status = "inferred"\nevidence = "bảng"\n'
KEYS = (
    key("unknown-root", "title =", "tittle =", "tittle", "place, year, title, groups"),
    key("missing-root", 'title = "Quy định"', "", "title", "place, year, title"),
    key(
        "unknown-group",
        "survey_tol",
        "surveyed_tol",
        f"{G}.surveyed_tolerance",
        "label",
    ),
    key("missing-group", 'label = "các sở"', "", f"{G}.label", "condition, criteria"),
    key("unknown-compare", 'with = "', 'by = "', f"{G}.compare.by", "with, status"),
    key(
        "unknown-citation",
        "document =",
        "name =",
        f"{G}.scale.citation.name",
        "locator",
    ),
    key("unknown-scale", "full =", "whole =", f"{G}.scale.whole", "not_applicable"),
    key(
        "unknown-possible",
        "up_to =",
        "to =",
        f"{G}.bands[0].possible.to",
        "above, from",
    ),
    key("unknown-formula", "terms =", "sum =", f"{G}.formulas[0].sum", "result, terms"),
    key(
        "unknown-rounding",
        "digits =",
        "places =",
        f"{G}.rounding.places",
        "digits, mode",
    ),
    key(
        "missing-band", "at_least = 80", "", f"{G}.bands[0].at_least", "words, possible"
    ),
    key("unknown-condition", "costs =", "price =", f"{G}.condition.price", "counted"),
    key(
        "unknown-ranking",
        'key = ["index"]',
        'by = ["index"]',
        f"{G}.ranking.by",
        "ties",
    ),
    key("unknown-ties", "policy =", "ties =", f"{G}.ranking.ties.ties", "second_key"),
    key(
        "unknown-criterion",
        'method = "a',
        'how = "a',
        f"{G}.criteria[0].how",
        "maximum",
    ),
    key(
        "unknown-maximum",
        "points =",
        "most =",
        f"{G}.criteria[0].maximum.most",
        "points",
    ),
)
VALUES = (
    value("year-text", "year = 2020", 'year = "2020"', "year", "whole number"),
    value("year-true", "year = 2020", "year = true", "year", "whole number"),
    value(
        "title-number", 'title = "Quy định"', "title = 5", "title", "quotation marks"
    ),
    value("groups-list", "[groups.so]", "[[groups.so]]", f"{G}", "a table"),
    value("full-zero", "full = 100", "full = 0", f"{G}.scale.full", "above 0"),
    value(
        "full-text", "full = 100", 'full = "100"', f"{G}.scale.full", "decimal point"
    ),
    value("full-true", "full = 100", "full = true", f"{G}.scale.full", "decimal point"),
    value("full-nan", "full = 100", "full = nan", f"{G}.scale.full", "decimal point"),
    value("tolerance", "= 0.005", "= inf", f"{G}.survey_tolerance", "decimal point"),
    value("terms-number", '"survey"]', "1]", f"{G}.formulas[0].terms", "list of texts"),
    value("terms-name", '"survey"]', '"poll"]', f"{G}.formulas[0].terms", "appraised"),
    value("result-name", '"total"', '"sum"', f"{G}.formulas[0].result", "appraised"),
    value(
        "digits-many", "digits = 2", "digits = 11", f"{G}.rounding.digits", "0 to 10"
    ),
    value(
        "digits-negative", "digits = 2", "digits = -1", f"{G}.rounding.digits", "0 to"
    ),
    value("mode", "half-up", "half-even", f"{G}.rounding.mode", "half-up, truncate"),
    value("compare", '"rounded"', '"both"', f"{G}.compare.with", "rounded, exact"),
    value("status", '"stated"', '"sure"', f"{G}.scale.status", "stated, inferred"),
    value("policy", '"shared"', '"fair"', f"{G}.ranking.ties.policy", "shared, dense"),
    value(
        "method", '"appraised"\nmax', '"poll"\nmax', f"{G}.criteria[0].method", "survey"
    ),
    value(
        "two-ends",
        "up_to =",
        "from = 1, up_to =",
        f"{G}.bands[0].possible.above",
        "one",
    ),
    key("no-citation", "citation =", "# ", f"{G}.scale.citation", "status, citation"),
    key(
        "no-evidence",
        f'rounded"\n{BASIS}',
        'rounded"\nstatus = "inferred"\n',
        f"{G}.compare.evidence",
        "status, citation",
    ),
    value(
        "bands-order",
        "at_least = 0",
        "at_least = 90",
        f"{G}.bands[1].at_least",
        "highest band first",
    ),
    value("maximum", "points = 2", "points = 0", f"{G}.criteria[0].maximum", "rest of"),
    value("costs", "costs = 1", "costs = 0", f"{G}.condition.costs", "from 1"),
    value(
        "condition-both",
        "above = 50",
        "above = 50\nat_least = 50",
        f"{G}.condition.above",
        "either",
    ),
    value("condition-none", "above = 50", "", f"{G}.condition.above", "either"),
    value(
        "condition-band",
        'bands = ["tot"]',
        'bands = ["gioi"]',
        f"{G}.condition.bands",
        "bands of this group",
    ),
    value(
        "condition-counted",
        'counted = ["tot"]',
        'counted = ["gioi"]',
        f"{G}.condition.counted",
        "bands of this group",
    ),
    value(
        "ranking-none", 'key = ["index"]', "key = []", f"{G}.ranking.key", "band, index"
    ),
    value("ranking-name", '["index"]', '["name"]', f"{G}.ranking.key", "band, index"),
    value(
        "second-key-missing",
        '"shared"',
        '"second-key"',
        f"{G}.ranking.ties.second_key",
        "only with the policy",
    ),
    value(
        "second-key-needless",
        '"shared"',
        '"shared"\nsecond_key = "survey"',
        f"{G}.ranking.ties.second_key",
        "only with the policy",
    ),
    value(
        "code-twice",
        "[[groups.so.criteria]]",
        '[[groups.so.criteria]]\ncode = "1.1"\nlabel = "x"\n[[groups.so.criteria]]',
        f"{G}.criteria[1].code",
        "stands once",
    ),
    value(
        "formula-circle",
        '["appraised", ',
        '["total", ',
        f"{G}.formulas[0].terms",
        "rest",
    ),
    value(
        "formula-twice",
        "[groups.so.rounding]",
        '[[groups.so.formulas]]\nresult = "total"\nterms = ["survey"]\n'
        f"{BASIS}[groups.so.rounding]",
        f"{G}.formulas[1].result",
        "one formula",
    ),
    value(
        "no-lowest-band", "at_least = 0", "at_least = 5", f"{G}.bands[1].at_least", "0"
    ),
    value(
        "exempt-unknown",
        "[[groups.so.formulas]]",
        '[[groups.so.scale.not_applicable]]\nunit = "so-a"\ncriteria = ["9.9"]\n'
        f"{BASIS}[[groups.so.formulas]]",
        f"{G}.scale.not_applicable[0].criteria",
        "criteria of this group",
    ),
    value(
        "band-code-twice",
        'code = "kha"',
        'code = "tot"',
        f"{G}.bands[1].code",
        "stands once",
    ),
)


@pytest.mark.parametrize("broken", [*KEYS, *VALUES], ids=lambda broken: broken.name)
def test_a_broken_value_is_named_with_its_place(broken: Broken, tmp_path: Path) -> None:
    assert broken.old in RULES
    file = tmp_path / "rules.toml"
    file.write_text(RULES.replace(broken.old, broken.new, 1), "utf-8")

    with pytest.raises(broken.kind) as caught:
        load_rules(file)
    assert caught.value.params["file"] == file
    assert caught.value.params["path"] == broken.path
    assert broken.told in str(caught.value)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a = 1\nb = \n", 2),
        ('a = "x', 1),
        ("a = 1\na = 2\n", 2),
        ("[x\n", 1),
        ("a = [\n", 2),
    ],
)
def test_text_that_is_no_toml_names_its_line(
    text: str, line: int, tmp_path: Path
) -> None:
    file = tmp_path / "rules.toml"
    file.write_text(text, "utf-8")

    with pytest.raises(SyntaxFileError) as caught:
        load_rules(file)
    assert caught.value.params["file"] == file
    assert caught.value.params["line"] == line


def test_the_line_is_that_of_the_value(tmp_path: Path) -> None:
    file = tmp_path / "rules.toml"
    file.write_text(RULES.replace("digits = 2", "digits = 99"), "utf-8")

    with pytest.raises(BadValueError) as caught:
        load_rules(file)
    lines = file.read_text("utf-8").split("\n")
    assert lines[int(str(caught.value.params["line"])) - 1] == "digits = 99"
