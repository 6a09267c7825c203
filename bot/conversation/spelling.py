"""Whether a word as typed can be the word as written: marks decide, their lack not.

Source: Vietnamese orthography; a syllable carries one tone, which old and new usage
put on different letters (hoà, hòa), so tones are compared by syllable.
"""

import unicodedata
from functools import lru_cache

_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")  # huyền, sắc, ngã, hỏi, nặng


def agrees(typed: str, written: str) -> bool:
    """Return whether no typed mark contradicts ``written``; both fold alike.

    ``"so"`` and ``"sơ"`` agree with ``"sở"``, ``"số"`` does not.
    """
    shapes, tone = _marks(typed)
    wanted_shapes, wanted_tone = _marks(written)
    if tone and tone != wanted_tone:
        return False
    return all(a in ("", b) for a, b in zip(shapes, wanted_shapes, strict=False))


@lru_cache(maxsize=4096)
def _marks(word: str) -> tuple[tuple[str, ...], str]:
    """Return the mark that shapes each letter, and the tone of the syllable."""
    shapes: list[str] = []
    tone = ""
    for sign in unicodedata.normalize("NFD", word):
        if sign in _TONES:
            tone = sign
        elif unicodedata.category(sign) == "Mn" and shapes:
            shapes[-1] = sign
        else:
            shapes.append("-" if sign == "đ" else "")
    return tuple(shapes), tone
