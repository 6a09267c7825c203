from dataclasses import replace
from pathlib import Path

import pytest

from core import api
from core.api import template as workbooks
from core.i18n import Localizer
from core.model import GroupCode
from core.reports.template_errors import (
    BadUnitListError,
    FileInTheWayError,
    NoWorkbookNameError,
    TooManyColumnsError,
)

ARCHIVE = api.open_archive()
RULES = ARCHIVE.rules("lai-chau", 2017)
ENGLISH = Localizer("en")


def test_units_on_record_are_the_columns() -> None:
    one = workbooks.made(ARCHIVE, RULES, RULES.groups, ENGLISH)

    assert [len(group.units) for group in one.groups] == [20, 8]
    assert one.groups[1].units[0].unit == "thanh-pho-lai-chau"


def test_a_place_without_a_registry_has_columns_to_be_named() -> None:
    rules = ARCHIVE.rules_named("lang-son/2018")

    one = workbooks.made(ARCHIVE, rules, rules.groups[:1], ENGLISH)

    assert [unit.name for unit in one.groups[0].units][:2] == ["Unit 1", "Unit 2"]
    assert len(one.groups[0].units) == workbooks.BLANK_COLUMNS


def test_a_group_without_units_on_record_has_columns_to_be_named() -> None:
    group = replace(RULES.groups[0], code=GroupCode("khac"))
    rules = replace(RULES, groups=(group,))

    one = workbooks.made(ARCHIVE, rules, rules.groups, ENGLISH)

    assert {unit.unit for unit in one.groups[0].units} == {None}


def test_listed_names_are_known_where_they_are_on_record() -> None:
    names = ("Sở Y tế", "Đơn vị mới")

    one = workbooks.made(ARCHIVE, RULES, RULES.groups[:1], ENGLISH, names=names)

    assert [(u.name, u.unit) for u in one.groups[0].units] == [
        ("Sở Y tế", "so-y-te"), ("Đơn vị mới", None),
    ]  # fmt: skip


def test_listed_names_of_another_place_stand_for_themselves() -> None:
    rules = ARCHIVE.rules_named("lang-son/2018")

    one = workbooks.made(ARCHIVE, rules, rules.groups[:1], ENGLISH, names=("Sở Y tế",))

    assert one.groups[0].units[0].unit is None


def test_more_units_than_stand_side_by_side_are_refused() -> None:
    names = tuple(f"Xã {n}" for n in range(workbooks.MOST_UNITS + 1))

    with pytest.raises(TooManyColumnsError):
        workbooks.made(ARCHIVE, RULES, RULES.groups[:1], ENGLISH, names=names)


@pytest.mark.parametrize(
    ("name", "place", "year", "found"),
    [
        ("bo-noi-vu/2015", None, None, ("bo-noi-vu", 2015)),
        (None, None, None, ("lai-chau", 2017)),
        (None, "Lai Châu", 2017, ("lai-chau", 2017)),
    ],
)
def test_rules_are_found_by_name_or_place_and_year(
    name: str | None, place: str | None, year: int | None, found: tuple[str, int]
) -> None:
    rules = workbooks.rules_wanted(ARCHIVE, name, place, year)

    assert (rules.place, rules.year) == found


def test_equal_rules_have_equal_digests_and_other_rules_do_not() -> None:
    other = replace(RULES, groups=RULES.groups[:1])
    digests = [workbooks.rules_digest(one) for one in (RULES, replace(RULES), other)]

    assert digests[0] == digests[1] != digests[2]


def test_a_list_of_units_is_read_without_blanks_and_remarks(tmp_path: Path) -> None:
    file = tmp_path / "don-vi.txt"
    file.write_text("# các sở\n\n Sở  Y tế \nSở Nội vụ\n", "utf-8")

    assert workbooks.names_in(file) == ("Sở Y tế", "Sở Nội vụ")


@pytest.mark.parametrize("text", ["", "# không có\n", "Sở Y tế\nSO Y TE\n"])
def test_a_list_without_units_or_with_one_twice_is_refused(
    text: str, tmp_path: Path
) -> None:
    file = tmp_path / "don-vi.txt"
    file.write_text(text, "utf-8")

    with pytest.raises(BadUnitListError):
        workbooks.names_in(file)


def test_a_file_that_is_there_is_not_written_over_unasked(tmp_path: Path) -> None:
    file = tmp_path / "bang.xlsx"
    file.write_bytes(b"cu")

    with pytest.raises(FileInTheWayError):
        workbooks.require_free(file, force=False)

    workbooks.require_free(file, force=True)


def test_another_kind_of_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NoWorkbookNameError):
        workbooks.require_free(tmp_path / "bang.xls", force=True)


def test_a_checkout_has_a_version_too(monkeypatch: pytest.MonkeyPatch) -> None:
    from importlib import metadata

    def missing(name: str) -> str:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "version", missing)

    assert workbooks.version() == "0"
