"""Values that cannot be wrong, and what can be asked of them."""

from dataclasses import FrozenInstanceError, replace
from decimal import Decimal

import pytest

from core import api
from core.errors import InvalidRuleError, UnknownGroupError
from core.model import Basis, Citation, Maximum, RuleSet, Status
from tests.core.ready import INFERRED, RULES, band, heading, row
from tests.core.strategies import STATED

RULE_SET = RuleSet(place="tinh-x", year=2020, title="Quy định", groups=(RULES,))
RESULT = api.open_archive().result()


class TestBasis:
    def test_a_stated_value_has_a_citation(self) -> None:
        with pytest.raises(InvalidRuleError, match="no citation"):
            Basis(status=Status.STATED, evidence="bảng")

    @pytest.mark.parametrize("status", [Status.INFERRED, Status.OBSERVED])
    def test_any_other_value_has_evidence(self, status: Status) -> None:
        with pytest.raises(InvalidRuleError, match="no evidence"):
            Basis(status=status, citation=Citation(document="01/QĐ"))

    def test_only_a_document_states(self) -> None:
        assert STATED.is_stated
        assert not INFERRED.is_stated


class TestRules:
    @pytest.mark.parametrize("points", ["0", "-1"])
    def test_a_maximum_is_above_zero(self, points: str) -> None:
        with pytest.raises(InvalidRuleError, match="above 0"):
            Maximum(points=Decimal(points), basis=STATED)

    @pytest.mark.parametrize("cuts", [("70", "80"), ("80", "80"), ("90", "70", "80")])
    def test_bands_fall_from_best_to_worst(self, cuts: tuple[str, ...]) -> None:
        bands = tuple(band(f"b{n}", cut) for n, cut in enumerate(cuts))

        with pytest.raises(InvalidRuleError, match="highest first"):
            replace(RULES, bands=bands)

    def test_bands_have_their_own_codes(self) -> None:
        with pytest.raises(InvalidRuleError, match="same code"):
            replace(RULES, bands=(band("a", "80"), band("a", "70")))

    def test_a_band_is_found_by_its_code(self) -> None:
        assert RULES.band("fair").at_least == 70
        with pytest.raises(InvalidRuleError, match="no band has the code great"):
            RULES.band("great")

    def test_a_formula_is_found_by_its_result(self) -> None:
        assert RULES.formula("total") == RULES.formulas[0]
        assert RULES.formula("appraised") is None

    def test_a_group_is_found_by_its_code(self) -> None:
        assert RULE_SET.group("huyen") is RULES
        with pytest.raises(UnknownGroupError, match="Groups at hand: huyen"):
            RULE_SET.group("xa")

    def test_a_criterion_lies_in_its_headings_and_itself(self) -> None:
        inner = heading("1.10.2")

        assert [
            code for code in ("1", "1.1", "1.10", "1.10.2") if inner.lies_in(code)
        ] == [
            "1",
            "1.10",
            "1.10.2",
        ]
        assert inner.field == "1"

    def test_values_cannot_be_changed(self) -> None:
        with pytest.raises(FrozenInstanceError):
            RULES.label = "khác"  # type: ignore[misc]


class TestRows:
    def test_a_column_that_is_not_there_is_empty(self) -> None:
        line = row("a", {"total": "85,00"})

        assert (line.value("total"), line.printed("total")) == (
            Decimal("85.00"),
            "85,00",
        )
        assert (line.value("scale"), line.printed("scale")) == (None, "")


class TestResults:
    def test_a_group_is_found_by_its_code(self) -> None:
        assert RESULT.group("huyen").code == "huyen"
        with pytest.raises(UnknownGroupError, match="so, huyen"):
            RESULT.group("xa")

    def test_a_unit_is_found_in_any_group(self) -> None:
        found = RESULT.find("huyen-sin-ho")

        assert found is not None
        assert (found.printed_name, found.unit.name) == ("Huyện Sin Hồ", "Huyện Sìn Hồ")
        assert [share.count for share in found.shares] == [4, 17, 1]
        assert (found.index, found.band, found.rank) == (Decimal("81.13"), "KHÁ", 6)
        assert RESULT.find("xa-khong-co") is None

    def test_the_year_is_the_assessed_one(self) -> None:
        assert RESULT.year == 2017
        assert RESULT.decision.issued.year == 2018
