"""A text cut into words and numbers."""

import re
from functools import lru_cache

from core.text import clean, fold
from core.units.keyboard import resolve_keys
from core.units.mentions import Token
from core.units.words import words

# A command, a figure such as 3.1.2 or 91,35, or a run of letters and digits.
_TOKEN = re.compile(
    r"^/[^\W\d_]\w*?(?=@|\s|$|[^\w@])|\d{1,3}(?:[.,]\d{1,3})+(?!\w)"
    r"|(?:[^\W_][\u0300-\u036f]*)+"
)
_BOT_NAME = re.compile(r"^(/\w+)@\w+")
_YEAR_GLUED = re.compile(r"([^\W\d_]{2,})((?:19|20)\d\d)")


def tokens_of(text: str) -> tuple[Token, ...]:
    """Return the words and numbers of ``text``, Telex and VNI keys resolved.

    ``"/rank@some_bot"`` at the beginning gives the one token ``"/rank"``.
    """
    cleaned = _BOT_NAME.sub(r"\1", clean(text))
    return tuple(t for word in _TOKEN.findall(cleaned) for t in _tokens(word))


@lru_cache(maxsize=4096)
def _tokens(word: str) -> tuple[Token, ...]:
    glued = _YEAR_GLUED.fullmatch(word)
    return tuple(_token(part) for part in (glued.groups() if glued else (word,)))


def _token(word: str) -> Token:
    lower = word.casefold()
    typed = None if lower in words().kept else resolve_keys(lower)
    marked = typed or lower
    return Token(text=word, folded=fold(marked), marked=marked)
