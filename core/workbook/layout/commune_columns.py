"""Communes per band given as one column for every band, under one heading or none."""

import re
from collections.abc import Iterable, Mapping

from core.model import GroupRules
from core.text import clean, fold
from core.workbook.layout.blocks import Block, Head

ALL = "communes:"  # a column of all communes; with a band's code behind it, of those
_COMMUNES = re.compile(r"\b(xa|phuong|thi tran|communes?)\b")
_ALL = re.compile(r"\btong so\b|\btong\b|\btotal\b")
_PERCENT = re.compile(r"%|\bty le\b|\bpercent")
_BEFORE = re.compile(r"^(so (xa|luong|don vi) )?(dat )?((xep )?loai )?")
_FEWEST = 2


def commune_columns(
    block: Block, groups: Iterable[GroupRules]
) -> Mapping[int, str | None]:
    """Return what columns say of communes: ``communes:`` and a band; None for a share.

    Empty where columns are not clearly so: one band twice, or nothing about communes.
    """
    words = {
        fold(clean(word)): band.code
        for group in groups
        for band in group.bands
        for word in (band.label, *band.words)
    }
    banded = {c: code for c, h in block.heads.items() if (code := _band(h, words))}
    shares = {c for c in banded if _PERCENT.search(fold(block.heads[c].text))}
    counts = {c: code for c, code in banded.items() if c not in shares}
    if len(counts) < _FEWEST or len(set(counts.values())) < len(counts):
        return {}
    if not any(_is_of_communes(block.heads[c]) for c in counts):
        return {}
    found: dict[int, str | None] = dict.fromkeys(shares)
    found |= {c: f"{ALL}{code}" for c, code in counts.items()}
    every = [c for c, head in block.heads.items() if c not in found and _is_all(head)]
    return {**found, **dict.fromkeys(every[:1], ALL)} if len(every) == 1 else found


def _band(head: Head, words: Mapping[str, str]) -> str | None:
    texts = (_BEFORE.sub("", fold(clean(text))) for text, _ in head.parts)
    return next((words[text] for text in texts if text in words), None)


def _is_of_communes(head: Head) -> bool:
    return _COMMUNES.search(fold(head.text)) is not None


def _is_all(head: Head) -> bool:
    return _is_of_communes(head) and _ALL.search(fold(head.text)) is not None
