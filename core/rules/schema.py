"""From the tables of a rule file to a `RuleSet`, each value with its basis."""

from decimal import Decimal
from functools import partial

from core.model import Compare, GroupCode, GroupRules, RuleSet
from core.rules.bands import (
    bands,
    compare_on,
    condition,
    conditions,
    no_band_below,
)
from core.rules.basis import BASIS, BASIS_MORE, basis, citation
from core.rules.consistency import require_exceptions
from core.rules.criteria import criteria
from core.rules.points import (
    FIGURES,
    column_rounding,
    components,
    formulas,
    known_figures,
    rounding,
    scale,
)
from core.rules.ranking import not_ranked, ranking_or_none_needed, unranked
from core.rules.reader import Node

__all__ = ["FIGURES", "group", "rule_set"]
ROOT_KEYS = ("place", "year", "title", "groups")
ROOT_MORE = ("extends", "citation")
GROUP_KEYS = ("label", "scale", "rounding", "compare")
GROUP_MORE = (
    "formulas",
    "bands",
    "ranking",
    "condition",
    "criteria",
    "survey_tolerance",
    "components",
    "conditions",
    "no_band_below",
    "not_ranked",
    "unranked",
)


def rule_set(root: Node) -> RuleSet:
    """Return the rules a file states.

    Raises:
        BadKeyError, BadValueError: Name file, line, path and what is allowed.
    """
    root.only(ROOT_KEYS, ROOT_MORE)
    return RuleSet(
        place=root.string("place"),
        year=root.year("year"),
        title=root.string("title"),
        groups=root.gathered(
            partial(group, code, node) for code, node in root.children("groups")
        ),
        citation=citation(root),
        extends=root.string("extends") or None,
    )


def group(code: str, node: Node) -> GroupRules:
    """Return the rules of one group."""
    needed = () if node.has("not_ranked") else ("ranking",)
    node.only((*GROUP_KEYS, *needed), GROUP_MORE)
    compare_node = node.node("compare")
    compare_node.only(("with", *BASIS), (*BASIS_MORE, "on"))
    parts = components(node)
    figures = known_figures(parts)
    known, full = criteria(node), scale(node.node("scale"))
    require_exceptions(node, full, known)
    return node.checked(
        lambda: GroupRules(
            code=GroupCode(code),
            label=node.string("label"),
            criteria=known,
            formulas=formulas(node, figures),
            scale=full,
            rounding=rounding(node.node("rounding"), ("columns",)),
            compare=compare_node.choice("with", Compare),
            compare_basis=basis(compare_node),
            bands=bands(node),
            ranking=ranking_or_none_needed(node),
            survey_tolerance=_tolerance(node),
            condition=condition(node),
            components=parts,
            conditions=conditions(node, figures),
            not_ranked=not_ranked(node),
            unranked=unranked(node),
            column_rounding=column_rounding(node, figures),
            compare_on=compare_on(compare_node),
            no_band_below=no_band_below(node),
        )
    )


def _tolerance(node: Node) -> Decimal:
    has_one = node.has("survey_tolerance")
    return node.decimal("survey_tolerance") if has_one else Decimal(0)
