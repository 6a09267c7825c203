"""What a finding is measured by, in words with their source."""

from dataclasses import replace

import pytest

from core.api.hints import rule_behind
from core.i18n import Localizer
from core.model import Finding, Message, RuleSet, Severity
from tests.core.ready import INFERRED, RULES

EN = Localizer("en")
GROUP = replace(RULES, rounding=replace(RULES.rounding, basis=INFERRED))
RULE_SET = RuleSet(place="noi-do", year=2024, title="Quy tắc", groups=(GROUP,))


def rule(code: str, group: str | None = "huyen", rules: RuleSet = RULE_SET) -> str:
    one = Finding(
        code=code, severity=Severity.ERROR, group=group, message=Message(text="…")
    )
    found = rule_behind(one, rules)
    return "" if found is None else EN.say(found)


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("total-sum", "total = appraised + survey [01/QĐ-UBND]"),
        ("appraised-sum", ""),
        ("index-ratio", "index = total / scale × 100, 2 decimals [inferred]"),
        ("rank-order", "ranked by index [01/QĐ-UBND]"),
        ("scale-criteria", "scale = 100 less what is not applied [01/QĐ-UBND]"),
        (
            "band-index",
            "bands: BEST ≥ 90, GOOD ≥ 80, FAIR ≥ 70, LOW ≥ 0 [01/QĐ-UBND]",
        ),
        ("unreadable", ""),
    ],
)
def test_the_rule_is_told_with_its_source(code: str, said: str) -> None:
    assert rule(code) == said


def test_without_a_group_or_bands_there_is_no_rule() -> None:
    bare = replace(RULE_SET, groups=(replace(GROUP, bands=()),))

    assert rule("total-sum", None) == ""
    assert rule("band-unknown", rules=bare) == ""
