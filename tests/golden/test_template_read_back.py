"""A scoring workbook, filled in and reckoned by a spreadsheet, is scored as it says."""

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from core import api
from core.api.score import Scored, score_file
from core.api.score_places import areas
from core.api.score_written import changes_of
from core.i18n import Localizer
from core.model import Standing
from tests.core.reports.made import blank, filled, headings
from tests.core.reports.test_template_filled import results, said
from tests.libreoffice import Office

D = Decimal
SAY = Localizer("en").say
PARTS = {"appraised": "Self-assessed points as appraised", "survey": "Survey points"}
ALL = "Number of communes (blank: as counted above)"
BINH_DUONG = {"A": "54.125", "B": "53.985", "C": "60.005", "D": "54.125", "E": "0"}
Scores = dict[str, Decimal | str]


def of_lai_chau(code: str) -> Mapping[str, Scores]:
    """Return what the published decision says of each unit's line."""
    group = api.open_archive().result().group(code)
    typed: dict[str, Scores] = {}
    for one in group.rows:
        scores: Scores = {}
        for name, label in PARTS.items():
            value = one.row.value(name)
            if value is not None:
                scores[label] = value
        for share in one.shares:
            scores[f"Communes rated {group.rules.band(share.band).label}"] = D(
                share.count
            )
            scores[ALL] = D(share.out_of)
        typed[one.unit.name] = scores
    return typed


def read(file: Path, rules: str) -> Scored:
    return score_file(api.open_archive(), file, rules=rules)


def by_name(result: Scored) -> Mapping[str, Standing]:
    names = result.names()
    return {
        names[row.standing.unit]: row.standing
        for group in result.groups
        for row in group.rows
    }


@pytest.mark.parametrize("code", ["so", "huyen"])
def test_lai_chau_is_read_back_as_the_spreadsheet_and_the_core_say(
    code: str, office: Office, tmp_path: Path
) -> None:
    group = api.open_archive().result().group(code)
    file = filled(blank(group=code), code, of_lai_chau(code), tmp_path / "da-cham.xlsx")
    cells = office.recalculated(file)[f"Summary {code}"]

    result = read(office.converted(file, "xlsx"), "lai-chau/2017")

    found = by_name(result)
    assert {line[0]: line for line in results(cells)} == {
        name: said(name, standing, group.rules) for name, standing in found.items()
    }
    assert {one.unit.name: one.recomputed for one in group.rows} == found
    assert changes_of(result, SAY).count == 0
    assert not [f for f in result.findings if f.code.startswith("ask-")]


def test_binh_duong_is_read_back_with_names_of_no_registry(
    office: Office, tmp_path: Path
) -> None:
    names = [f"Thị xã {name}" for name in BINH_DUONG]
    one = blank("binh-duong/2017", "huyen", names)
    scores = [{"Total points": D(points)} for points in BINH_DUONG.values()]
    typed: Mapping[str, Scores] = {n: {**s} for n, s in zip(names, scores, strict=True)}
    file = filled(one, "huyen", typed, tmp_path / "da-cham.xlsx")
    cells = office.recalculated(file)["Summary huyen"]

    result = read(office.converted(file, "xlsx"), "binh-duong/2017")

    found = by_name(result)
    assert {line[0]: line for line in results(cells)} == {
        name: said(name, standing, one.rules.group("huyen"))
        for name, standing in found.items()
    }
    assert changes_of(result, SAY).count == 0


def test_a_workbook_that_was_never_reckoned_is_not_guessed_at(tmp_path: Path) -> None:
    file = filled(blank(group="so"), "so", of_lai_chau("so"), tmp_path / "phieu.xlsx")

    result = read(file, "lai-chau/2017")
    changes = changes_of(result, SAY)

    assert {row.standing.rank for row in result.groups[0].rows} == {None}
    assert changes.kept == []
    assert "'Scoring so'!F108:Y108" in [*areas(changes.unsaved)]
    assert changes.count == 0


def test_one_name_in_two_groups_keeps_its_own_results(
    office: Office, tmp_path: Path
) -> None:
    names = ("Đơn vị A", "Đơn vị B")
    one = blank("lang-son/2018", None, names)
    file = tmp_path / "da-cham.xlsx"
    file.write_bytes(one.content)
    for code, first, second in (("so", "80.5", "70"), ("huyen", "60", "75.25")):
        book = openpyxl.load_workbook(file)
        sheet = book[f"Scoring {code}"]
        columns, rows = headings(sheet)
        for name, points in zip(names, (first, second), strict=True):
            sheet.cell(rows["Total points"], columns[name]).value = float(points)
        book.save(file)

    result = read(office.converted(file, "xlsx"), "lang-son/2018")

    assert {
        group.code: [(r.row.printed_name, f"{r.standing.points}") for r in group.rows]
        for group in result.groups
    } == {
        "so": [("Đơn vị A", "80.5"), ("Đơn vị B", "70")],
        "huyen": [("Đơn vị B", "75.25"), ("Đơn vị A", "60")],
    }
    assert (changes_of(result, SAY).count, changes_of(result, SAY).kept) == (0, [])
