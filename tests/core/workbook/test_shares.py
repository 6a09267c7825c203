"""The phrase of communes per band, as decisions print it."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given

from core.model import BandShare
from core.workbook.shares import band_code, shares_of, unread
from tests.core.ready import RULES, band
from tests.core.sheets import Layout, phrase
from tests.core.tables import Case, cases

BANDS = (
    band("xs", "90", "XUẤT SẮC"),
    band("tot", "80", "TỐT"),
    replace(band("tb", "50", "TB"), words=("trung bình",)),
)
BY_BAND = replace(RULES, bands=BANDS)


def read(text: str) -> tuple[BandShare, ...]:
    return shares_of(text, BY_BAND, "huyen.tsv:2:communes")


def test_every_share_is_read_with_its_digits() -> None:
    first, second = read(
        "02/11 xã/thị trấn xếp loại xuất sắc (18,18%); 09/11 xã xếp loại TB (81.8 %);"
    )

    assert (first.band, first.count, first.out_of) == ("xs", 2, 11)
    assert (first.percent.text, first.percent.value) == ("18,18", Decimal("18.18"))
    assert first.text == "02/11 xã/thị trấn xếp loại xuất sắc (18,18%)"
    assert first.percent.where == "huyen.tsv:2:communes"
    assert (second.band, second.percent.text) == ("tb", "81.8")


@given(cases())
def test_what_a_clerk_prints_is_read_back(case: Case) -> None:
    for tally in case.books.tallies.values():
        text = phrase(case.rules, tally, Layout())

        found = shares_of(text, case.rules, "")
        assert tuple((share.band, share.count) for share in found) == tally
        assert unread(text) == ""


@pytest.mark.parametrize(
    ("label", "code"),
    [
        ("Xuất  sắc", "xs"),
        ("XUAT SAC", "xs"),
        ("trung\u00a0bình", "tb"),
        (" tốt ", "tot"),
        ("giỏi", None),
    ],
)
def test_a_band_is_known_however_it_is_typed(label: str, code: str | None) -> None:
    assert band_code(label, BY_BAND) == code


def test_a_band_that_is_none_of_the_rules_stays_without_code() -> None:
    (share,) = read("1/1 xã xếp loại giỏi (100%)")

    assert share.band == ""


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("", ""),
        ("01/02 xã xếp loại tốt (50%); ;", ""),
        ("01/02 xã xếp loại tốt (50%); 1 xã khá", "1 xã khá"),
        ("chưa có", "chưa có"),
    ],
)
def test_what_is_no_share_is_told(text: str, rest: str) -> None:
    assert unread(text) == rest
