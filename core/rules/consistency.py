"""What the values of a group's rules owe each other; the line is named where not."""

from core.errors import N_
from core.model import Formula, GroupRules
from core.rules.reader import Node


def require_consistent(node: Node, rules: GroupRules) -> GroupRules:
    """Return ``rules``, or refuse what in them contradicts the rest.

    Raises:
        BadValueError: Names file, line and path of the value that does not fit.
    """
    _formulas(node, rules)
    _bands(node, rules)
    _exceptions(node, rules)
    return rules


def _formulas(node: Node, rules: GroupRules) -> None:
    for item, formula in zip(node.nodes("formulas"), rules.formulas, strict=True):
        if formula.result in _parts(formula, rules, frozenset()):
            raise item.error("terms", N_("figures that do not rest on the result"))
        if rules.formula(formula.result) is not formula:
            raise item.error("result", N_("a figure with one formula"))


def _parts(formula: Formula, rules: GroupRules, seen: frozenset[str]) -> frozenset[str]:
    """Return every figure that ``formula`` rests on, directly or not."""
    names = frozenset(term.name for term in formula.terms)
    deeper = (rules.formula(name) for name in names - seen)
    below = (_parts(f, rules, seen | names) for f in deeper if f is not None)
    return names.union(*below)


def _bands(node: Node, rules: GroupRules) -> None:
    if not rules.bands or rules.no_band_below is not None:
        return
    if rules.bands[-1].at_least > 0:
        raise node.nodes("bands")[-1].error("at_least", N_("0 for the lowest band"))


def _exceptions(node: Node, rules: GroupRules) -> None:
    codes = {criterion.code for criterion in rules.criteria}
    scale = node.node("scale")
    exceptions = zip(
        scale.nodes("not_applicable"), rules.scale.not_applicable, strict=True
    )
    for item, exception in exceptions:
        if not set(exception.criteria) <= codes:
            raise item.error("criteria", N_("codes of criteria of this group"))
