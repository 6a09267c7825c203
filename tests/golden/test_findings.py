"""The findings on the shipped decision: these and no others.

`findings-2017.json` is written anew by ``make golden`` alone; the commit then says
what forced it.
"""

import json
import os
from pathlib import Path

import pytest

from core import api
from core.i18n import Localizer
from core.model import Effect, Finding, Severity
from tests.golden import seed_transcribed as ours

GOLDEN = Path(__file__).parent / "findings-2017.json"
ENGLISH = Localizer("en")
DECISION = api.open_archive().result("lai-chau", 2017)


def graded(*severities: Severity) -> list[tuple[str, str | None]]:
    return [(f.code, f.unit) for f in DECISION.findings if f.severity in severities]


def only(code: str) -> Finding:
    (found,) = (
        f
        for f in DECISION.findings
        if f.code == code and f.severity is not Severity.CANNOT_CHECK
    )
    return found


def test_four_contradictions_are_errors() -> None:
    assert sorted(graded(Severity.ERROR)) == [
        ("items-reviewed", "huyen-sin-ho"),
        ("items-survey", "so-nong-nghiep-va-ptnt"),
        ("share-count", "huyen-muong-te"),
        ("total-sum", "so-tu-phap"),
    ]


def test_what_rests_on_inferred_maxima_is_a_warning() -> None:
    assert graded(Severity.WARNING) == [("scale-criteria", "ban-dan-toc")]


def test_two_ways_to_round_percentages_are_notes() -> None:
    assert sorted(graded(Severity.NOTE), key=str) == [
        ("share-digits", None),
        ("share-nudged", "huyen-muong-te"),
    ]


@pytest.mark.parametrize(
    ("code", "readings"),
    [
        ("total-sum", ("79.05", "80.05")),
        ("items-survey", ("15.91", "14.13")),
        ("items-reviewed", ("66.00", "67.00")),
        ("share-count", ("11/14 xã/thị trấn xếp loại tốt (71,4%)", "10/14")),
        ("scale-criteria", ("78.00", "79.00")),
        ("share-nudged", ("7.2", "7.1")),
    ],
)
def test_both_readings_are_told(code: str, readings: tuple[str, str]) -> None:
    finding = only(code)

    assert (finding.printed, finding.computed) == readings


@pytest.mark.parametrize(
    ("code", "index", "band", "rank"),
    [
        ("total-sum", "80.05", "TỐT", 12),
        ("items-survey", "79.13", "KHÁ", 11),
    ],
)
def test_effects_say_what_would_change(
    code: str, index: str, band: str, rank: int
) -> None:
    assert only(code).effect == Effect(index=index, band=band, rank=rank)


def test_what_cannot_be_checked_is_as_it_was() -> None:
    found = [_told(f) for f in DECISION.findings if f.severity is Severity.CANNOT_CHECK]
    if os.environ.get("CCHC_GOLDEN") == "write":
        text = json.dumps(found, ensure_ascii=False, indent=1)
        GOLDEN.write_text(f"{text}\n", "utf-8")

    assert found == json.loads(GOLDEN.read_text("utf-8"))


def _told(finding: Finding) -> dict[str, str | None]:
    return {
        "code": finding.code,
        "group": finding.group,
        "unit": finding.unit,
        "where": finding.where,
        "printed": finding.printed,
        "computed": finding.computed,
    }


def test_every_finding_is_a_sentence_with_its_place() -> None:
    for finding in DECISION.findings:
        assert "{" not in ENGLISH.say(finding.message)
        assert finding.where
        assert finding.group in ours.GROUPS
