"""What cannot be answered: a marker with a reason, never a traceback."""

import datetime as dt
import logging
import shutil
from pathlib import Path

import pytest

from core.api.archive import SHIPPED
from excel_addin import answers, cells
from excel_addin.cells import CellError
from excel_addin.functions import (
    CCHC_BAND,
    CCHC_EXPLAIN,
    CCHC_INDEX,
    CCHC_RANK,
    FUNCTIONS,
    WorksheetFunction,
)

MARK = "#CCHC!N/A|"


@pytest.mark.parametrize("function", FUNCTIONS.values(), ids=list(FUNCTIONS))
def test_an_unknown_unit_is_told_with_the_nearest_names(
    function: WorksheetFunction,
) -> None:
    shown = str(function("Sở Y tá"))

    assert shown.startswith(MARK)
    assert "Sở Y tá" in shown
    assert "Sở Y tế" in shown


def test_an_ambiguous_unit_is_told_with_its_candidates() -> None:
    shown = str(CCHC_INDEX("Sở Tài"))

    assert shown.startswith(MARK)
    assert "Sở Tài chính" in shown
    assert "Sở Tài nguyên và Môi trường" in shown


def test_a_unit_that_no_decision_ranks_is_told() -> None:
    shown = str(CCHC_INDEX("Xã Tá Bạ", 2017))

    assert shown.startswith(MARK)
    assert "Xã Tá Bạ" in shown


@pytest.mark.parametrize(
    "year",
    [2011, "abc", 2017.5, True, dt.date(2017, 1, 2), [[2017], [2016]], "#REF!"],
    ids=repr,
)
def test_a_year_without_result_is_told_with_those_at_hand(year: object) -> None:
    shown = CCHC_RANK([["Sở Y tế"], [None]], year)

    assert isinstance(shown, list)
    (told,), (blank,) = shown
    assert blank == ""
    assert str(told).startswith(MARK)
    assert "2017" in str(told)


@pytest.mark.parametrize(
    "content", [5, 2.5, True, "#N/A", {"type": "Error", "kind": "Na"}], ids=repr
)
def test_what_is_no_name_is_told_with_its_place(content: object) -> None:
    shown = CCHC_INDEX([["Sở Y tế"], [content]])

    assert isinstance(shown, list)
    assert shown[0] == [64.29]
    assert str(shown[1][0]).startswith(f"{MARK}dòng 2, cột 1: ")


def test_a_very_long_name_is_not_repeated_whole() -> None:
    shown = str(CCHC_INDEX("x" * 10_000))

    assert shown.startswith(MARK)
    assert len(shown) < 700


def test_control_characters_do_no_harm() -> None:
    shown = str(CCHC_INDEX("Sở\x00\x1b[31m Y tế\r\n\t"))

    assert shown.startswith(MARK)
    assert shown.isprintable()


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("unit", ["Sở Y tá", "Xã Tá Bạ"])
def test_a_reason_speaks_of_no_terminal(
    monkeypatch: pytest.MonkeyPatch, language: str, unit: str
) -> None:
    monkeypatch.setenv("CCHC_LANG", language)

    shown = str(CCHC_INDEX(unit))

    assert shown.startswith(MARK)
    assert "cchc " not in shown
    assert "`" not in shown


def test_several_places_are_chosen_by_setting(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for place in ("one", "two"):
        shutil.copytree(SHIPPED / "lai-chau", tmp_path / place)
    monkeypatch.setenv("CCHC_DATA", f"{tmp_path}")

    shown = str(CCHC_INDEX("Sở Y tế"))

    assert "CCHC_PLACE" in shown
    assert "--place" not in shown


@pytest.mark.parametrize("name", ["Sở Y tế 2019", "Sở Nội vụ 2025"])
def test_a_year_in_a_name_is_not_passed_over(name: str) -> None:
    assert str(CCHC_INDEX(name)).startswith(MARK)


def test_a_bug_shows_an_incident_number_and_is_logged(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object) -> None:
        message = "secret detail"
        raise RuntimeError(message)

    monkeypatch.setattr(answers.PrintedSource, "find", broken)
    with caplog.at_level(logging.ERROR, logger="cchc.excel"):
        shown = str(CCHC_EXPLAIN("Sở Y tế"))

    (record,) = caplog.records
    assert record.args is not None
    assert shown.startswith(MARK)
    assert "secret detail" not in shown
    assert "Traceback" not in shown
    assert str(record.args[0] if isinstance(record.args, tuple) else "") in shown
    assert record.exc_info is not None


def test_broken_data_is_told_by_file_and_line(
    monkeypatch: pytest.MonkeyPatch, tmp_path: pytest.TempPathFactory
) -> None:
    monkeypatch.setenv("CCHC_DATA", f"{tmp_path}/nowhere")

    shown = str(CCHC_BAND("Sở Y tế"))

    assert shown.startswith(MARK)
    assert "units.toml" in shown


def test_one_function_turns_markers_into_the_hosts_error() -> None:
    result: cells.Answers = [[64.29, f"{MARK}lý do"], ["", "TỐT"]]

    assert cells.for_host(result, lambda error: error) == [
        [64.29, CellError(reason="lý do")],
        ["", "TỐT"],
    ]
    assert cells.for_host(f"{MARK}lý do", lambda error: error.scode) == -2146826246
    assert cells.for_host(12, lambda error: error) == 12


def test_the_error_is_excels_own_not_available() -> None:
    error = CellError(reason="lý do")

    assert (error.name, error.number) == ("#N/A", 2042)
    # CVErr carries its number in the low word of an SCODE of facility CONTROL.
    assert error.scode + 2**32 == 0x800A0000 | 2042
