"""What follows from a cell's look is worked out when it is asked for."""

from decimal import Decimal

import pytest

from core.workbook.looks import Look, fonts_by, looks_of, old_font, shown_by

KNOWN = (Look(), Look("0.00", ".VnTime"), Look("", "VNI-Times"), Look("0.0"))
LINES = {0: b"\1\2\0\3", 5: b"\1"}
ROWS = ((Decimal("1.1"), Decimal(2), None, Decimal("0.5")),)


def test_only_styles_that_change_something_have_a_look() -> None:
    looks = looks_of([("General", "Arial"), ("0.00", "Arial"), ("0.00", ".vntime")])

    assert looks.known == (Look(), Look("0.00"), Look("0.00", ".vntime"))
    assert looks.of_style == {1: 1, 2: 2}


def test_no_more_looks_than_a_byte_can_number() -> None:
    looks = looks_of([(f"0.0{'#' * n}", "") for n in range(300)])

    assert len(looks.known) == 256
    assert max(looks.of_style.values()) == 255


def test_what_cells_show() -> None:
    shown = shown_by(LINES, KNOWN, ROWS)

    assert dict(shown) == {(0, 0): "1.10"}
    assert shown.get((0, 3)) is None
    assert shown.get((9, 9)) is None
    assert shown.get((0, -1)) is None
    assert (len(shown), bool(shown)) == (1, True)


def test_fonts_of_cells_and_of_their_parts() -> None:
    fonts = fonts_by(LINES, KNOWN, {(0, 0): "VNI-Avo", (7, 7): ".VnArial"})

    assert dict(fonts) == {
        (0, 0): "VNI-Avo",
        (0, 1): "VNI-Times",
        (5, 0): ".VnTime",
        (7, 7): ".VnArial",
    }


def test_nothing_follows_where_no_look_says_so() -> None:
    plain = (Look(),)

    assert fonts_by(LINES, plain, {}) == {}
    assert shown_by(LINES, plain, ROWS) == {}
    assert not shown_by({0: b"\2"}, KNOWN, ROWS)


@pytest.mark.parametrize(
    ("name", "is_old"),
    [(".VnTime", True), (".VNTIMEH", True), ("VNI-Times", True), ("Times", False)],
)
def test_old_fonts(name: str, *, is_old: bool) -> None:
    assert bool(old_font(name)) == is_old
