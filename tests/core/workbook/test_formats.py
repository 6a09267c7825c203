"""What a cell shows of its value, format by format."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest

from core.workbook.formats import is_plain, rendered
from core.workbook.found import CellError, Scalar


@pytest.mark.parametrize(
    ("code", "value", "shown"),
    [
        ("0.00", "1.1", "1.10"),
        ("0.00", "85", "85.00"),
        ("0.00_);(0.00)", "1.1", "1.10"),
        ("#,##0.00", "12345.6", "12,345.60"),
        ("#,##0", "1234567", "1,234,567"),
        ("00", "7", "07"),
        ("0.0##", "1.25", None),
        ("0.0##", "1", "1.0"),
        ("#.##", "0.5", ".5"),
        ("0.0", "81.25", "81.3"),
        ("0.0", "-81.25", "-81.3"),
        ("0.00", "-0.001", "0.00"),
        ("0%", "0.25", "25%"),
        ('0.00" điểm"', "1.1", "1.10"),
        ("[Red]0.00", "1.1", "1.10"),
        ("0.00", "1.25", None),
        ("General", "1.1", None),
        ("@", "1.1", None),
        ("0.00E+00", "1.1", None),
        ("# ?/?", "0.5", None),
        ("0.00", "1E+300", None),
        ("0." + "0" * 40, "1", None),
        ("d/m/yyyy", "1.1", None),
    ],
)
def test_numbers(code: str, value: str, shown: str | None) -> None:
    assert rendered(code, Decimal(value)) == shown


@pytest.mark.parametrize(
    ("code", "value", "shown"),
    [
        ("d.m.yyyy", date(2001, 2, 1), "1.2.2001"),
        ("dd/mm/yy", date(2001, 2, 1), "01/02/01"),
        ("[$-42A]dd/mm/yyyy;@", date(2001, 2, 1), "01/02/2001"),
        (r"yyyy\-mm", date(2001, 2, 1), "2001-02"),
        ("d-mmm-yy", date(2001, 2, 1), "1-Feb-01"),
        ("dddd, d mmmm", date(2001, 2, 1), "Thursday, 1 February"),
        ("ddd mmm", date(2001, 2, 1), "Thu Feb"),
        ('"ngày" d', date(2001, 2, 1), "ngày 1"),
        ("d/m/yyyy h:mm", datetime(2001, 2, 1, 3, 4), "1/2/2001 3:04"),  # noqa: DTZ001
        ("h:mm AM/PM", time(13, 5), "1:05 PM"),
        ("h AM/PM", time(0, 5), "12 AM"),
        ("hh:mm:ss", time(1, 2, 3), "01:02:03"),
        ("mm:ss", time(1, 2, 3), "02:03"),
        ("[h]:mm", timedelta(hours=30, minutes=5), "30:05"),
        ("[m]", timedelta(hours=1, minutes=5), "65"),
        ("[s]", timedelta(minutes=2), "120"),
        ("0.00", date(2001, 2, 1), None),
    ],
)
def test_days_and_times(code: str, value: Scalar, shown: str | None) -> None:
    assert rendered(code, value) == shown


@pytest.mark.parametrize("value", [None, True, "1.1", CellError.NA])
def test_what_is_no_number_shows_itself(value: Scalar) -> None:
    assert rendered("0.00", value) is None


@pytest.mark.parametrize("code", ["", "General", "@", "general", '"x"', "0/0"])
def test_formats_that_change_nothing(code: str) -> None:
    assert is_plain(code)
