"""The phrase of communes per band, as decisions print it."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given

from core.model import BandShare
from core.workbook.columns import header_key
from core.workbook.rows import cell_of
from core.workbook.shares import (
    band_code,
    count_of,
    counted_shares,
    shares_of,
    unread,
)
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


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        ("Số xã, phường, thị trấn xếp loại TỐT", "communes:tot"),
        ("Số xã loại khá", "communes:kha"),
        ("Số lượng xã đạt loại Tốt", "communes:tot"),
        ("Communes rated KHÁ", "communes:kha"),
        ("Tổng số xã, phường, thị trấn (để trống: bằng số đếm)", "communes:"),
        ("Number of communes", "communes:"),
        ("Số xã xếp loại VÀNG", None),
        ("Tỷ lệ xã xếp loại TỐT", None),
        ("Chỉ số CCHC cấp xã", None),
        ("Số lượng báo cáo", None),
    ],
)
def test_columns_that_count_communes(heading: str, key: str | None) -> None:
    rules = replace(RULES, bands=(band("tot", "80"), band("kha", "70")))

    assert count_of(header_key(heading), (rules,)) == key


def test_counts_are_shares_of_all_communes() -> None:
    rules = replace(RULES, bands=(band("tot", "80"), band("kha", "70")))
    counts = {"communes:tot": "7", "communes:kha": "", "communes:": "10"}
    cells = {key: cell_of(text, "B!A1") for key, text in counts.items()}

    stated = counted_shares(cells, rules)
    added = counted_shares({**cells, "communes:": cell_of("", "B!A1")}, rules)
    half = counted_shares({"communes:tot": cell_of("1,5", "B!A1")}, rules)

    none = {key: cell_of("", "B!A1") for key in ("communes:tot", "communes:kha")}
    blank = counted_shares({**none, "communes:": cell_of("10", "B!A1")}, rules)

    assert [(s.band, s.count, s.out_of) for s in stated] == [
        ("tot", 7, 10),
        ("kha", 0, 10),
    ]
    assert [s.out_of for s in added] == [7, 7]
    assert half == blank == ()
