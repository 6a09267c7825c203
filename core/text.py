"""Text of Vietnamese officials in and out: folding, sorting, decimals.

Source: Unicode NFC/NFKC (UAX 15); decimal comma of the Vietnamese locale (CLDR).
"""

import re
import unicodedata
from decimal import Decimal

_ZERO_WIDTH = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))
_PLAIN_D = str.maketrans({"đ": "d", "Đ": "D", "ð": "d", "Ð": "D"})
_NUMBER = re.compile(r"[+-]?\d{1,20}(?:[.,]\d{1,20})?", re.ASCII)
_SPACES = re.compile(r"\s+")
_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TONES = "\u0300\u0309\u0303\u0301\u0323"  # huyền, hỏi, ngã, sắc, nặng


def clean(text: str) -> str:
    """Return ``text`` in NFC, without zero-width marks, blanks made single."""
    visible = unicodedata.normalize("NFKC", text).translate(_ZERO_WIDTH)
    return _SPACES.sub(" ", visible).strip()


def fold(text: str) -> str:
    """Return ``text`` in lower case without any mark: ``"Điểm trừ"`` → ``diem tru``.

    Full-width forms, zero-width characters, both code points of đ and both Unicode
    normal forms come out the same. Blanks are kept as they are.
    """
    plain = unicodedata.normalize("NFKC", text).translate(_ZERO_WIDTH)
    letters = unicodedata.normalize("NFD", plain.translate(_PLAIN_D))
    return "".join(c for c in letters if unicodedata.category(c) != "Mn").casefold()


def sort_key(text: str) -> tuple[tuple[int, int], ...]:
    """Return a key that orders Vietnamese text as a dictionary does.

    Letters come first (a ă â b … d đ e ê …), tones only break ties.
    """
    base, tones = [], []
    for letter in clean(text).casefold():
        bare, tone = _split_tone(letter)
        base.append((_letter_order(bare), ord(bare[:1] or "\0")))
        tones.append((tone, 0))
    return (*base, (-1, -1), *tones)


def _split_tone(letter: str) -> tuple[str, int]:
    marks = unicodedata.normalize("NFD", letter)
    tone = next((_TONES.index(m) + 1 for m in marks if m in _TONES), 0)
    kept = "".join(m for m in marks if m not in _TONES)
    return unicodedata.normalize("NFC", kept), tone


def _letter_order(letter: str) -> int:
    if letter and letter in _LETTERS:
        return _LETTERS.index(letter) + 100
    return min(ord(letter[:1] or "\0"), 99)


def decimal_of(text: str) -> Decimal | None:
    """Return the figure printed as ``text`` (``"91,50"`` or ``"91.50"``), or None.

    Every printed digit is kept: ``"87,00"`` is ``Decimal("87.00")``. Grouped
    thousands, inner blanks, more than 20 digits on a side and anything but one plain
    number give None.
    """
    plain = text.strip()
    if not _NUMBER.fullmatch(plain):
        return None
    return Decimal(plain.replace(",", "."))


def dotted(text: str) -> str:
    """Return printed decimals with a dot, as JSON carries them."""
    return text.strip().replace(",", ".")
