"""What to do about a finding, and the rule that it breaks."""

from collections.abc import Mapping

from core.errors import N_
from core.model import Basis, Finding, Formula, GroupRules, Message, RuleSet
from core.workbook.values import UNSAVED

_SUM = N_(
    "Compare both parts and the sum with the signed minutes; correct the one that is "
    "wrong and let the sheet add up again"
)
_ITEMS = N_(
    "Look through the criteria of this unit and its total; one of them was typed wrong"
)
_INDEX = N_("Correct total, standard scale or index; index = total / scale × 100")
_COMMUNES = N_("Count the communes again: counts, percentages and the whole must fit")
_TYPED = N_("Type one plain figure there, such as 85,5, or leave the cell blank")
_LOOK = N_("Look the value up on the signed paper and type it into this cell")
_RECALCULATE = N_("Recalculate and save the file, then score it again")
_MAPPING = N_(
    "Say what it is in a mapping file: cchc score FILE --plan --out mapping.toml, "
    "correct it, then --mapping mapping.toml"
)
_LOOK_THERE = N_("Look at this cell and decide which reading is right")
HINTS: Mapping[str, str] = {
    "total-sum": _SUM,
    "appraised-sum": _SUM,
    "items-reviewed": _ITEMS,
    "items-survey": _ITEMS,
    "pages-differ": N_("Summary and annex say different things: correct one of them"),
    "index-ratio": _INDEX,
    "index-rounding": _INDEX,
    "index-digits": N_("Print the index with as many decimals as the rules ask"),
    "band-index": N_("Correct the band, or the figures it follows from"),
    "band-open": N_(
        "Give the bands of its communes if they are missing; else enter the "
        "regulation's threshold into the rule file"
    ),
    "band-unknown": N_("Write the band as the rules do"),
    "rank-order": N_("Order the units anew by the key of the rules"),
    "share-count": _COMMUNES,
    "share-percent": _COMMUNES,
    "share-nudged": N_("Nothing must be done; the percentage was fitted to 100"),
    "share-digits": N_("Print all percentages with the same number of decimals"),
    "share-band": N_("Write the band as the rules do"),
    "scale-criteria": N_(
        "Check which criteria are not applied to this unit, and its standard scale"
    ),
    "range-negative": N_("A score cannot be below 0: correct it"),
    "range-maximum": N_("The score is above the maximum: correct one of them"),
    "range-total": N_("The total is above the standard scale: correct one of them"),
    "unit-duplicate": N_("Keep one line of this unit, or name the other unit rightly"),
    "unit-missing": N_("Add the unit where it is missing, or take it out of both"),
    "units-absent": N_("Add their lines, or read the ranks as those of a part"),
    "criterion-unknown": N_("Correct the code, or name the rules that have it"),
    "criterion-duplicate": N_("Keep one line of this criterion"),
    "criterion-missing": N_("Add the criterion's line to the annex"),
    "row-cells": N_("Move the row's values under the right units"),
    "unreadable": _TYPED,
    "cell-lost": _LOOK,
    "cell-undecidable": _LOOK,
    "cell-blank": N_(
        "Type the value, or x where the criterion is not applied to the unit"
    ),
    "row-blank": N_("Fill the rows in, if the figures are known"),
    "row-unassigned": N_("Give the row its code, or delete it"),
    "maximum-sum": N_("Correct the maximum of the heading, or those below it"),
    "part-sum": _SUM,
    "part-maximum": N_("The part is above what the rules allow: correct it"),
    "part-cap": N_("More than the cap counts only as the cap; nothing must be done"),
    "score-step": N_("Only certain scores are allowed here: type one of them"),
    "scale-assigned": N_("Write the standard scale that the rules assign to this unit"),
    "order-score": N_("Put the units in the order of their scores"),
    "compare-policy": N_(
        "Decide whether bands look at the rounded index, and write it into the rules"
    ),
    "ask-unit": _MAPPING,
    "ask-criterion": _MAPPING,
    "ask-column": _MAPPING,
    "ask-group": _MAPPING,
    "page-units": N_("Look whether the unit's column of that page was lost"),
    "hidden-lines": N_("Unhide them and look whether they belong to the table"),
    "cells-unsaved": N_(
        "Open the file in Excel or LibreOffice, press F9, save it, and run this again"
    ),
    "part-assumed": N_(
        "Add a row or column for them if any unit was given bonus or penalty points"
    ),
    "other-year": N_("To score that year, name its rules with --rules"),
    "no-rank": N_("Correct its cells that are named here, then run this again"),
    "summary-derived": N_("Nothing must be done; add columns to have it compared"),
    "not-scored": N_(
        "Fill in what is missing, or add a column with that figure, or the annex with "
        "its criteria"
    ),
}


def hint_on(finding: Finding) -> Message:
    """Return what to do about a finding."""
    reason = finding.message.params.get("reason")
    if isinstance(reason, Message) and reason.text == UNSAVED:
        return Message(text=_RECALCULATE)
    return Message(text=HINTS.get(finding.code, _LOOK_THERE))


def rule_behind(finding: Finding, rules: RuleSet) -> Message | None:
    """Return the rule that a finding is measured by, with what it stands on."""
    group = next((one for one in rules.groups if one.code == finding.group), None)
    return None if group is None else _rule(finding.code, group)


def _rule(code: str, group: GroupRules) -> Message | None:
    formula = group.formula(code.removesuffix("-sum"))
    if code.endswith("-sum") and formula is not None:
        return _formula(formula)
    if code.startswith("index-"):
        text = N_("index = total / scale × 100, {digits} decimals {source}")
        params = {"digits": group.rounding.digits}
        return Message(text=text, params={**params, **_source(group.rounding.basis)})
    if code.startswith("rank-"):
        text = N_("ranked by {key} {source}")
        key = tuple(one.value for one in group.ranking.key)
        return Message(text=text, params={"key": key, **_source(group.ranking.basis)})
    return _cuts(code, group)


def _cuts(code: str, group: GroupRules) -> Message | None:
    if code.startswith("scale-"):
        text = N_("scale = {full} less what is not applied {source}")
        params = {"full": group.scale.full, **_source(group.scale.basis)}
        return Message(text=text, params=params)
    if code.startswith("band-") and group.bands:
        cuts = tuple(f"{band.label} ≥ {band.at_least}" for band in group.bands)
        text = N_("bands: {cuts} {source}")
        return Message(
            text=text, params={"cuts": cuts, **_source(group.bands[0].basis)}
        )
    return None


def _formula(formula: Formula) -> Message:
    terms = " ".join(f"{'+' if t.adds else '−'} {t.name}" for t in formula.terms)
    params = {"result": formula.result, "terms": terms.removeprefix("+ ")}
    return Message(
        text=N_("{result} = {terms} {source}"),
        params={**params, **_source(formula.basis)},
    )


def _source(basis: Basis) -> dict[str, object]:
    """Return the citation in brackets, or that the value is inferred or observed."""
    cited = basis.citation if basis.is_stated else None
    if cited is None:
        known = N_("inferred") if basis.status == "inferred" else N_("observed")
        return {"source": Message(text="[{how}]", params={"how": Message(text=known)})}
    parts = ", ".join(part for part in (cited.document, cited.locator) if part)
    return {"source": f"[{parts}]"}
