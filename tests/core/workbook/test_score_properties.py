"""What must not matter: the order of rows, columns and sheets; the form of a file."""

from decimal import Decimal
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from core.api import open_archive
from core.api.score import Scored, score_file
from core.api.score_shapes import scored
from core.i18n import Localizer
from tests.core import strategies  # noqa: F401  # its profile
from tests.core.workbooks import Value, decision, summary, text, xlsx

PROFILE = settings.get_profile("cchc")
ARCHIVE = open_archive()
SHEETS = decision()
FEW = settings(PROFILE, max_examples=8)
ORDERS = st.permutations(list(SHEETS))
SEEDS = st.randoms(use_true_random=False)
POINTS = st.decimals(
    min_value=0, max_value=75, places=4, allow_nan=False, allow_infinity=False
)


def shape(result: Scored) -> tuple[list[str], set[tuple[object, ...]]]:
    """Return rows by group and unit, and findings without their places."""
    found = scored(result, Localizer("en").say)
    rows, findings = found["rows"], found["findings"]
    assert isinstance(rows, list)
    assert isinstance(findings, list)
    kinds = {(f["code"], f["group"], f["unit"], f["computed"]) for f in findings}
    return sorted(map(str, rows)), {k for k in kinds if not k[0].startswith("share-d")}


def scored_sheets(sheets: dict[str, list[list[Value]]]) -> Scored:
    with TemporaryDirectory() as folder:
        return score_file(ARCHIVE, xlsx(Path(folder) / "a.xlsx", sheets))


PLAIN = shape(scored_sheets({name: [*map(list, SHEETS[name])] for name in SHEETS}))


@FEW
@given(ORDERS, SEEDS)
def test_the_order_of_sheets_rows_and_columns_changes_nothing(
    names: list[str], chance: Random
) -> None:
    sheets = {}
    for name in names:
        head, *rows = [list(row) for row in SHEETS[name]]
        is_summary = name.startswith("Xếp loại")
        first = 0 if is_summary else 2  # criteria stay beside their names
        places = list(range(first, len(head)))
        chance.shuffle(places)
        order = [*range(first), *places]
        if is_summary:
            chance.shuffle(rows)
        sheets[name] = [[row[place] for place in order] for row in [head, *rows]]

    assert shape(scored_sheets(sheets)) == PLAIN


@FEW
@given(st.lists(st.tuples(POINTS, POINTS), min_size=3, max_size=8))
def test_no_digit_is_lost_on_the_way_out_and_in(
    points: list[tuple[Decimal, Decimal]],
) -> None:
    head, *rows = summary("huyen")
    places = {name: head.index(name) for name in ("Điểm thẩm định", "Điểm điều tra")}
    table: list[list[Value]] = [
        ["Tên đơn vị", *places],
        *([row[1], *pair] for row, pair in zip(rows, points, strict=False)),
    ]
    with TemporaryDirectory() as name:
        folder = Path(name)
        files = (
            xlsx(folder / "a.xlsx", {"A": table}),
            text(folder / "a.csv", table, ";"),
            text(folder / "a.tsv", table, "\t"),
        )
        found = [score_file(ARCHIVE, file) for file in files]

    exact = {str(row[0]): (row[1], row[2]) for row in table[1:]}
    for result in found:
        read = {
            row.row.printed_name: (row.row.value("appraised"), row.row.value("survey"))
            for row in result.groups[0].rows
        }
        assert read == exact
    assert len({str(shape(result)[0]) for result in found}) == 1
