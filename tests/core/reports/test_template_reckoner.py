"""A second program that reckons formulas agrees, under any rules that can be drawn."""

from decimal import Decimal
from io import BytesIO
from random import Random

import formualizer
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from core.i18n import Localizer
from core.model import GroupRules, RuleSet
from core.reports.template import template
from core.reports.template_shape import FIRST_COLUMN, Frame, Scored, Stamp
from tests.core.reports.invented import GROUPS, columns
from tests.core.strategies import SEEDS, group_rules

STAMP = Stamp(digest="0" * 64, version="1")
EXAMPLES = 40


def reckoned(content: bytes) -> formualizer.Workbook:
    """Return a workbook with every formula reckoned anew."""
    book = formualizer.load_workbook_bytes(content)
    book.evaluate_all()
    return book


def differences(content: bytes) -> list[str]:
    """Return the cells whose formula gives another value than the one saved."""
    formulas, values = (
        load_workbook(BytesIO(content), data_only=v) for v in (False, True)
    )
    book, found = reckoned(content), []
    for sheet in formulas.worksheets:
        for cell in (cell for row in sheet.iter_rows() for cell in row):
            if cell.data_type != "f":
                continue
            saved = values[sheet.title][cell.coordinate].value
            now = book.get_value(sheet.title, cell.row or 0, cell.column or 0)
            if (saved or None) != (now or None) and (saved, now) != (0, 0):
                found.append(f"{sheet.title}!{cell.coordinate} {saved!r} {now!r}")
    return found


@settings(max_examples=EXAMPLES)
@given(
    drawn=group_rules(),
    invented=st.sampled_from(GROUPS),
    seed=SEEDS,
    count=st.integers(1, 12),
)
def test_saved_values_are_what_formulas_give(
    drawn: GroupRules, invented: GroupRules, seed: int, count: int
) -> None:
    rules = RuleSet(place="noi", year=2030, title="Quy định", groups=(drawn, invented))
    random = Random(seed)  # noqa: S311  # figures of a test
    units = {group.code: columns(rules, group, count, random) for group in rules.groups}

    content = template(rules, units, STAMP, Localizer("en"))

    assert differences(content) == []


def test_a_changed_score_is_reckoned_through() -> None:
    group = next(one for one in GROUPS if one.code == "plain")
    rules = RuleSet(place="noi", year=2030, title="Quy định", groups=(group,))
    points = {"reviewed": Decimal(70), "survey": Decimal("8.984")}
    units = (Scored(name="A", points=points), Scored(name="B", points=points))
    book = reckoned(template(rules, {group.code: units}, STAMP, Localizer("en")))
    frame = Frame(rules=rules, group=group, units=units)
    rows = {line.key: line.row + 1 for line in frame.lines}

    book.set_value("Scoring plain", rows["survey"], FIRST_COLUMN + 2, 8.985)
    book.evaluate_all()

    told = [
        [book.get_value("Scoring plain", rows[key], FIRST_COLUMN + n) for n in (1, 2)]
        for key in ("total", "index", "band", "rank")
    ]
    assert told == [[78.984, 78.985], [78.98, 78.99], ["FAIR", "FAIR"], [2, 1]]
