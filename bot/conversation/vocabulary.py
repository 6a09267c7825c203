"""The lexicon of one place and year: its groups and bands join the general lists."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from bot.conversation.criteria import Label, labels_of
from bot.conversation.lexicon import (
    BAND,
    CUE,
    DECISION,
    GROUP,
    Lexicon,
    Sense,
    base,
    group_words,
    listed,
    shorthand,
)
from core.model import Band, GroupRules, RuleSet
from core.text import clean
from core.units import Registry

_PARTS = re.compile(r"\w+")
OTHER_BAND = "other-band"
# Bands that some province uses: asked for where it has none, they are named as such.
_BANDS_ELSEWHERE = (
    "xuất sắc, tốt, giỏi, khá, trung bình, yếu, kém, loại a, loại b, loại c, loại d, "
    "hạng a, hạng b, hạng c, nhóm a, nhóm b, nhóm c, nhóm i, nhóm ii, loại i, loại ii"
)
_TELLING_DIGITS = 3  # fewer are any number
_FEWEST_UNITS = 2  # that share a head word before it means their group


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """What words mean where the question is asked.

    Attributes:
        lexicon: All phrases.
        registry: The units of the place.
        rules: The rules whose groups, bands and criteria are meant.
        labels: Labels of criteria by group.
        all_labels: Labels of criteria of every group.
    """

    lexicon: Lexicon
    registry: Registry
    rules: RuleSet
    labels: Mapping[str, tuple[Label, ...]] = field(default_factory=dict)
    all_labels: tuple[Label, ...] = ()

    def labels_for(self, groups: Sequence[str]) -> tuple[Label, ...]:
        """Return the labels of the first of ``groups`` that is scored, else all."""
        codes = (code for code in groups if code in self.labels)
        return self.labels.get(next(codes, ""), self.all_labels)

    def group(self, code: str | None) -> GroupRules | None:
        """Return the rules of a group, or None where the decision has none."""
        return next((group for group in self.rules.groups if group.code == code), None)

    def band(self, code: str) -> Band | None:
        """Return the band with that code in whichever group has it."""
        bands = (band for group in self.rules.groups for band in group.bands)
        return next((band for band in bands if band.code == code), None)


def vocabulary(
    rules: RuleSet, registry: Registry, decisions: Sequence[str] = ()
) -> Vocabulary:
    """Return the words of one rule set, one registry and the numbers of decisions."""
    added = (*_groups(rules, registry), *_bands(rules), *_numbers(decisions))
    lexicon = base().with_phrases(iter(added))
    return Vocabulary(
        lexicon=lexicon,
        registry=registry,
        rules=rules,
        labels={group.code: labels_of((group,)) for group in rules.groups},
        all_labels=labels_of(rules.groups),
    )


def _numbers(decisions: Sequence[str]) -> Iterator[tuple[str, Sense]]:
    """Yield a decision's number as people write it: whole, or its digits alone."""
    source = "source"
    for number in decisions:
        said = _PARTS.findall(clean(number).casefold())
        written = [w for part in said for w in shorthand("chat").get(part, (part,))]
        yield " ".join(written), Sense(CUE, source)
        if len(said[0]) >= _TELLING_DIGITS:
            yield said[0], Sense(DECISION, source)


def _groups(rules: RuleSet, registry: Registry) -> Iterator[tuple[str, Sense]]:
    known = group_words()
    claimed = _claimed(rules, registry, known)
    labels: dict[str, str] = {group.code: group.label for group in rules.groups}
    codes: dict[str, None] = dict.fromkeys(
        [*labels, *(unit.group for unit in registry.units), *known]
    )
    for code in codes:
        words = known.get(code) or _own_words(code, labels.get(code, ""), registry)
        for phrase in listed(f"{words}, {labels.get(code, '').replace(',', ' ')}"):
            if claimed.get(phrase, code) == code:
                yield phrase, Sense(GROUP, code)


def _claimed(
    rules: RuleSet, registry: Registry, known: Collection[str]
) -> Mapping[str, str]:
    """Return the words that the rules' own groups take from the general lists."""
    codes = [group for group in rules.groups if group.code not in known]
    return {
        phrase: group.code
        for group in codes
        for phrase in listed(_own_words(group.code, group.label, registry))
    }


def _own_words(code: str, label: str, registry: Registry) -> str:
    """Return the words of a group that no list knows: its label, its units' head."""
    plain = clean(label.replace(",", " ").replace("-", " ")).casefold()
    short = plain.removeprefix("các ").strip()
    bare = short.removeprefix("cơ quan ").removeprefix("đơn vị ").strip()
    heads = Counter(
        unit.name.split()[0].casefold() for unit in registry.units if unit.group == code
    )
    common = [head for head, n in heads.items() if n >= _FEWEST_UNITS]
    spread = [f"các {head}" for head in common]
    return ", ".join((plain, short, bare, code.replace("-", " "), *common, *spread))


def _bands(rules: RuleSet) -> Iterator[tuple[str, Sense]]:
    spoken = set()
    for band in (band for group in rules.groups for band in group.bands):
        names = (band.label, *band.words, band.code.replace("-", " "))
        for name in dict.fromkeys(clean(name).casefold() for name in names):
            spoken.add(name)
            yield name, Sense(BAND, band.code)
    last_words = {name.split()[-1] for name in spoken}
    for name in listed(_BANDS_ELSEWHERE):
        if name not in spoken and name.split()[-1] not in last_words:
            yield name, Sense(OTHER_BAND, name)
