"""What the values of a group's rules owe each other; the line is named where not."""

from collections.abc import Sequence
from itertools import pairwise

from core.errors import N_
from core.model import Band, Criterion, Formula, Ranking, RankKey, Scale
from core.rules.reader import Node


def require_formulas(group: Node, formulas: Sequence[Formula]) -> None:
    """Refuse figures with two formulas, and those that rest on themselves.

    Raises:
        BadValueError: Names file, line and path of the formula.
    """
    known = {formula.result: formula for formula in reversed(formulas)}
    told: frozenset[str] = frozenset()
    for item, formula in zip(group.nodes("formulas"), formulas, strict=True):
        parts = _parts(formula, known, frozenset())
        if known[formula.result] is not formula:
            item.refuse("result", N_("a figure with one formula"))
        elif formula.result in parts - told:
            item.refuse("terms", N_("figures that do not rest on the result"))
            told |= parts


def _parts(
    formula: Formula, known: dict[str, Formula], seen: frozenset[str]
) -> frozenset[str]:
    """Return every figure that ``formula`` rests on, directly or not."""
    names = frozenset(term.name for term in formula.terms)
    deeper = (known[name] for name in names - seen if name in known)
    return names.union(*(_parts(one, known, seen | names) for one in deeper))


def require_bands(group: Node, bands: Sequence[Band], *, goes_to_zero: bool) -> None:
    """Refuse bands that do not fall, share a code, or leave the lowest figures out.

    Raises:
        BadValueError: Names file, line and path of the band.
    """
    pairs = tuple(zip(group.nodes("bands"), bands, strict=True))
    codes: set[str] = set()
    for item, band in pairs:
        if band.code in codes:
            item.refuse("code", N_("a code that stands once"))
        codes.add(band.code)
    cuts = [(item, band) for item, band in pairs if item.fits("at_least")]
    for (_, above), (item, band) in pairwise(cuts):
        if band.at_least >= above.at_least:
            item.refuse("at_least", N_("less than the band above: highest band first"))
    for item, band in pairs[-1:] if goes_to_zero else ():
        if item.fits("at_least") and band.at_least > 0:
            item.refuse("at_least", N_("0 for the lowest band"))


def require_exceptions(group: Node, scale: Scale, known: Sequence[Criterion]) -> None:
    """Refuse codes of no criterion among what is not applied to a unit.

    Raises:
        BadValueError: Names file, line and path of the codes.
    """
    codes = {criterion.code for criterion in known}
    items = group.node("scale").nodes("not_applicable")
    for item, exception in zip(items, scale.not_applicable, strict=True):
        wrong = [code for code in exception.criteria if code not in codes]
        if wrong and group.fits("criteria"):
            item.refuse("criteria", N_("codes of criteria of this group"), wrong)


def require_ranking(group: Node, ranking: Ranking) -> None:
    """Refuse to rank by bands where there are none.

    Raises:
        BadValueError: Names file, line and path of the keys.
    """
    if RankKey.BAND in ranking.key and group.fits("bands") and not group.nodes("bands"):
        text = N_("figures other than band, as there are no bands")
        group.node("ranking").refuse("key", text)
