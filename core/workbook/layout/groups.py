"""Which group a table's units are ranked in."""

from collections import Counter
from collections.abc import Iterable, Sequence

from core.model import GroupCode, RuleSet
from core.text import fold
from core.workbook.layout.context import Context
from core.workbook.plan import Meaning

_TELLING = {
    "huyen": ("huyen", "thi xa", "thanh pho"),
    "so": ("so", "ban", "nganh"),
    "xa": ("xa", "phuong", "thi tran"),
}


def group_of(
    context: Context, keys: Iterable[str], title: str, texts: Sequence[str] = ()
) -> GroupCode | None:
    """Return the group that the units, else the user, else the title call for."""
    told = context.told.group or context.group
    counts = Counter(g for g in map(context.names.group, keys) if g)
    known = [group.code for group in context.rules.groups]
    called = [code for code, _ in counts.most_common() if code in known]
    if told in known:
        return GroupCode(str(told))
    if called:
        return GroupCode(called[0])
    return _by_words(context.rules, title, texts)


def _by_words(rules: RuleSet, title: str, texts: Sequence[str]) -> GroupCode | None:
    """Return the only group, or the one whose own words stand in title and names."""
    if len(rules.groups) == 1:
        return rules.groups[0].code
    words = f" {fold(title)} "
    named = [f"{fold(text)} " for text in texts]
    scores = {
        group.code: _score(group.code, group.label, words, named)
        for group in rules.groups
    }
    best = max(scores.values(), default=0)
    winners = [code for code, score in scores.items() if score == best]
    return winners[0] if best > 0 and len(winners) == 1 else None


def _score(code: str, label: str, title: str, named: Sequence[str]) -> int:
    said = 3 if fold(label) in title else 0
    kinds = _TELLING.get(code, ())
    return said + sum(name.startswith(f"{kind} ") for name in named for kind in kinds)


def units_by_group(
    context: Context, units: Sequence[Meaning], main: GroupCode | None
) -> dict[GroupCode | None, list[Meaning]]:
    """Return the units of each group; those of no known group go with the main one."""
    known = {group.code for group in context.rules.groups}
    found: dict[GroupCode | None, list[Meaning]] = {}
    for unit in units:
        own = context.names.group(unit.key) if unit.key else None
        group = GroupCode(own) if own in known and own is not None else main
        found.setdefault(group, []).append(unit)
    return found
