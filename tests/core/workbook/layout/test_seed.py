"""The decision as text with tabs and as its transcription: every page planned."""

from functools import cache
from pathlib import Path

import pytest

from core import api
from core.model import ScoreTable, UnitId
from core.workbook.found import Kind, Sheet, Workbook
from core.workbook.layout import plan_of
from core.workbook.plan import Axis, Certainty, Form, Part, Plan
from tests.core.workbook.layout.books import keys, lines, registry, rules

SEED = Path(__file__).parents[5] / "shared" / "seed"
DATA = Path(api.__file__).parents[1] / "data" / "lai-chau" / "2017" / "decision"

needs_seed = pytest.mark.skipif(not SEED.is_dir(), reason="only beside the seed")


@cache
def tables() -> tuple[ScoreTable, ...]:
    return api.open_archive().result("lai-chau", 2017).decision.tables


def text_plan(file: Path) -> Plan:
    rows = tuple(
        tuple(cell.strip(" ") or None for cell in line.split("\t"))
        for line in file.read_text(encoding="utf-8").split("\n")
    )
    sheets = (Sheet(name=file.name, rows=rows),)
    book = Workbook(file=file, kind=Kind.TEXT, sheets=sheets)
    return plan_of(book, rules(), registry())


def columns_of(group: str) -> list[UnitId]:
    annex = next(table.annex for table in tables() if table.group == group)
    return list(annex.units) if annex else []


@pytest.fixture(scope="module")
def seed() -> Plan:
    (file,) = SEED.glob("*.txt")
    return text_plan(file)


def of(seed: Plan, form: Form, group: str) -> list[Part]:
    return [p for p in seed.parts if p.form is form and p.group == group]


@needs_seed
def test_every_line_of_both_summaries_is_found(seed: Plan) -> None:
    for table in tables():
        (part,) = of(seed, Form.SUMMARY, table.group)
        assert keys(part.units) == [row.unit for row in table.rows]
        wanted = {"appraised", "survey", "total", "scale", "index", "band", "rank"}
        assert wanted <= lines(part.figures).keys()


@needs_seed
@pytest.mark.parametrize(("group", "pages"), [("so", 12), ("huyen", 9)])
def test_every_page_of_both_annexes_has_the_columns_of_its_table(
    seed: Plan, group: str, pages: int
) -> None:
    found = of(seed, Form.ANNEX, group)

    assert len(found) == pages
    for part in found:
        assert part.axis is Axis.ACROSS
        assert keys(part.units) == columns_of(group)
        assert [unit.line for unit in part.units] == list(range(2, 2 + len(part.units)))


@needs_seed
def test_doubtful_columns_of_the_seed_are_likely_never_sure(seed: Plan) -> None:
    doubtful = {
        part.first + 1: sum(u.certainty is Certainty.LIKELY for u in part.units)
        for part in seed.parts
        if any(u.certainty is not Certainty.SURE for u in part.units)
    }

    assert [n for n in doubtful.values() if n == 2] == [2]  # Tân Uyên headed twice
    assert [n for n in doubtful.values() if n == 20] == [20] * 5  # no SỞ NỘI VỤ


@needs_seed
@pytest.mark.parametrize("group", ["so", "huyen"])
def test_every_criterion_of_the_annexes_is_found_once(seed: Plan, group: str) -> None:
    found = [key for p in of(seed, Form.ANNEX, group) for key in keys(p.criteria)]

    codes = [one.code for one in rules().group(group).criteria]
    missing = {"5"} if group == "so" else set[str]()  # it stands between two pages

    assert found == [code for code in codes if code not in missing]


@needs_seed
@pytest.mark.parametrize("group", ["so", "huyen"])
def test_all_results_below_the_criteria_are_found(seed: Plan, group: str) -> None:
    last = of(seed, Form.ANNEX, group)[-1]

    assert set(keys(last.figures)) == {
        "self_assessed", "survey", "reviewed", "bonus", "penalty", "appraised",
        "scale", "total", "index", "band", "rank",
    }  # fmt: skip


@pytest.mark.parametrize("group", ["so", "huyen"])
def test_our_own_tables_are_planned_without_a_question(group: str) -> None:
    found = text_plan(DATA / f"{group}.tsv")
    (part,) = found.parts
    (own,) = (one for one in tables() if one.group == group)
    assert keys(part.units) == [row.unit for row in own.rows]
    assert {"appraised", "survey", "total", "scale", "index", "rank"} <= set(
        keys(part.figures)
    )
    assert found.questions == ()


@pytest.mark.parametrize("group", ["so", "huyen"])
def test_our_own_annexes_are_planned_too(group: str) -> None:
    (part,) = text_plan(DATA / f"{group}-annex.tsv").parts

    assert keys(part.units) == columns_of(group)
    assert keys(part.criteria)[:3] == ["1", "1.1", "1.1.1"]
    wanted = [one.code for one in rules().group(group).criteria]
    assert [k for k in keys(part.criteria) if k in wanted] == wanted
