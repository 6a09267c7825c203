"""From the tables of a rule file to ranking: keys, ties, and who is left out."""

from core.errors import N_
from core.model import NotRanked, Ranking, RankKey, Ties, UnitId, Unranked
from core.rules.basis import BASIS, BASIS_MORE, basis
from core.rules.consistency import require_ranking
from core.rules.reader import Node


def ranking_or_none_needed(parent: Node) -> Ranking:
    """Return what units are ordered by; the index where they are not ranked at all."""
    if parent.has("ranking") or not parent.has("not_ranked"):
        found = ranking(parent.node("ranking"))
        require_ranking(parent, found)
        return found
    why = basis(parent.node("not_ranked"))
    return Ranking(key=(RankKey.INDEX,), ties=Ties.UNSTATED, basis=why, ties_basis=why)


def ranking(node: Node) -> Ranking:
    """Return what units are ordered by, and how ties are numbered."""
    node.only(("key", "ties", *BASIS), BASIS_MORE)
    ties = node.node("ties")
    ties.only(("policy", *BASIS), (*BASIS_MORE, "second_key"))
    policy = ties.choice("policy", Ties)
    is_needed = policy is Ties.SECOND_KEY
    if ties.fits("policy") and ties.has("second_key") != is_needed:
        ties.refuse("second_key", N_("a figure, only with the policy second-key"))
    keys = node.strings("key")
    wrong = [key for key in keys if key not in set(RankKey)]
    if wrong or not keys:
        text = N_("a list of: band, index, points, appraised, survey")
        node.refuse("key", text, wrong)
    second = ties.choice("second_key", RankKey) if ties.has("second_key") else None
    return Ranking(
        key=tuple(RankKey(key) for key in keys if key not in wrong),
        ties=policy,
        basis=basis(node),
        ties_basis=basis(ties),
        second_key=second,
    )


def not_ranked(parent: Node) -> NotRanked | None:
    """Return why a group is not ranked; None when it is."""
    if not parent.has("not_ranked"):
        return None
    node = parent.node("not_ranked")
    node.only(("reason", *BASIS), BASIS_MORE)
    return NotRanked(reason=node.string("reason"), basis=basis(node))


def unranked(parent: Node) -> tuple[Unranked, ...]:
    """Return the units that are not ranked among the others.

    Raises:
        BadValueError: A unit stands twice.
    """
    found: dict[str, Unranked] = {}
    for item in parent.nodes("unranked"):
        item.only(("unit", "reason", *BASIS), BASIS_MORE)
        unit = UnitId(item.string("unit"))
        if unit in found:
            item.refuse("unit", N_("a unit that stands once"))
        found[unit] = Unranked(
            unit=unit, reason=item.string("reason"), basis=basis(item)
        )
    return tuple(found.values())
