"""What-if questions about the shipped decision."""

from decimal import Decimal

import pytest

from core.api import open_archive
from core.api.shapes import group_of
from core.api.what_if import WhatIf, Wishes, assume, band_named
from core.errors import BadAssumptionError, NoOtherReadingError, UnknownBandError
from core.model import Result, UnitId

LAW, HEALTH = UnitId("so-tu-phap"), UnitId("so-y-te")
FARMING, SIN_HO = UnitId("so-nong-nghiep-va-ptnt"), UnitId("huyen-sin-ho")


@pytest.fixture(scope="module")
def result() -> Result:
    return open_archive().result()


def ask(result: Result, unit: UnitId, wishes: Wishes) -> WhatIf:
    row = result.find(unit)
    assert row is not None
    return assume(group_of(result, row), row, wishes)


def after(answer: WhatIf) -> tuple[str, str, int | None]:
    own = answer.own.after
    return f"{own.index}", "/".join(b.label for b in own.bands), own.rank


@pytest.mark.parametrize("code", ["total-sum", "items-survey", "items-reviewed",
                                  "share-count", "scale-criteria"])  # fmt: skip
def test_the_other_reading_gives_what_the_finding_says(
    result: Result, code: str
) -> None:
    finding = next(f for f in result.findings if f.code == code and f.effect)
    assert finding.unit is not None
    assert finding.effect is not None

    answer = ask(result, finding.unit, Wishes(readings={finding.unit: [code]}))

    effect = finding.effect
    index, band, rank = after(answer)
    assert (index, band) == (effect.index, effect.band)
    # The effect counts the others as printed, this answer as recomputed.
    assert abs((rank or 0) - (effect.rank or 0)) <= 1


def test_readings_of_several_units_and_figures_go_together(result: Result) -> None:
    wishes = Wishes(
        readings={FARMING: ["items-survey"]},
        figures={FARMING: {"appraised": Decimal(70)}, HEALTH: {"survey": Decimal(20)}},
    )
    answer = ask(result, FARMING, wishes)

    assert after(answer) == ("84.13", "TỐT", 8)
    assert answer.assumption.lines[HEALTH].value("survey") == 20


def test_two_readings_of_one_unit_are_both_taken(result: Result) -> None:
    wishes = Wishes(readings={FARMING: ["items-survey", "items-survey"]})

    assert after(ask(result, FARMING, wishes)) == ("79.13", "KHÁ", 12)


def test_the_released_figures_stay(result: Result) -> None:
    answer = ask(result, HEALTH, Wishes(figures={HEALTH: {"appraised": Decimal(60)}}))

    assert answer.row.row.printed("appraised") == "50,75"
    assert answer.own.before.index == answer.row.index


@pytest.mark.parametrize(
    "wishes",
    [
        Wishes(figures={HEALTH: {"index": Decimal(90)}}),
        Wishes(figures={HEALTH: {"appraised": Decimal(-1)}}),
        Wishes(figures={HEALTH: {"appraised": Decimal(90)}}),
        Wishes(figures={HEALTH: {"scale": Decimal(0)}}),
        Wishes(figures={SIN_HO: {"appraised": Decimal(50)}}),
        Wishes(cuts={"tot": Decimal(-1)}),
        Wishes(cuts={"tot": Decimal(95)}),
        Wishes(threshold=Decimal(60)),
    ],
)
def test_what_cannot_be_is_refused(result: Result, wishes: Wishes) -> None:
    with pytest.raises(BadAssumptionError):
        ask(result, HEALTH, wishes)


def test_a_share_of_communes_is_a_percentage(result: Result) -> None:
    with pytest.raises(BadAssumptionError):
        ask(result, SIN_HO, Wishes(threshold=Decimal(101)))


def test_a_contradiction_the_unit_does_not_have_is_refused(result: Result) -> None:
    with pytest.raises(NoOtherReadingError) as caught:
        ask(result, LAW, Wishes(readings={LAW: ["share-count"]}))

    assert caught.value.params["known"] == "total-sum"


def test_bands_are_known_by_code_label_and_word(result: Result) -> None:
    rules = result.group("so").rules
    named = [band_named(rules, name).code for name in ("tot", " TỐT", "Trung bình")]

    assert named == ["tot", "tot", "trung-binh"]
    with pytest.raises(UnknownBandError):
        band_named(rules, "giỏi")


def test_a_unit_without_a_scale_may_still_be_assumed_of(result: Result) -> None:
    answer = ask(result, HEALTH, Wishes(figures={HEALTH: {"scale": Decimal(80)}}))

    assert after(answer)[0] == "80.36"
