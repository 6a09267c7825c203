"""Telex and VNI keys left in a text: ``xeeps`` and ``xe61p`` for "xếp".

A token is read as keys only when it is no syllable as it stands and the keys give
one. Source: the Telex and VNI input methods; Vietnamese syllable structure.
"""

import re
import unicodedata
from functools import lru_cache

_MARKS = {"^": "\u0302", "w": "\u031b", "(": "\u0306"}
_TELEX_TONES = {
    "f": "\u0300",
    "r": "\u0309",
    "x": "\u0303",
    "s": "\u0301",
    "j": "\u0323",
}
_VNI_TONES = {
    "2": "\u0300",
    "1": "\u0301",
    "3": "\u0309",
    "4": "\u0303",
    "5": "\u0323",
}
_VNI_MARKS = {"6": "^", "7": "w", "8": "("}
_VOWELS = "aeiouy"
_TYPED = re.compile(r"(?=\w*[a-z])[a-z][a-z1-9]*", re.ASCII)
_ONSETS = "b|ch|c|d|đ|gh|gi|g|h|kh|k|l|m|ngh|ng|nh|n|ph|p|qu|r|s|th|tr|t|v|x|"
_RHYMES = """\
a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu
im in inh ip it iu o oa oac oach oai oam oan oang oanh oao oat oay oăc oăn oăng oăt oc
oe oen oeo oet oi om on ong oong ooc op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u
ua uân uât uây uc uê uêch uênh ui um un ung uơ up ut uy uya uych uyên uyêt uynh uyt uyu
uôc uôi uôm uôn uông uôt ư ưa ưc ưi ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu y yêm
yên yêt yêu"""
_FOLDING = str.maketrans("ăâêôơưđ", "aaeooud")
_SYLLABLE = re.compile(f"(?:{_ONSETS})(?:{'|'.join(_RHYMES.split())})")
_PLAIN = re.compile(_SYLLABLE.pattern.translate(_FOLDING))


@lru_cache(maxsize=4096)
def resolve_keys(word: str) -> str | None:
    """Return the syllable that the keys of ``word`` stand for, or None.

    Args:
        word: One token in lower case.
    """
    if not _TYPED.fullmatch(word) or _PLAIN.fullmatch(word):
        return None
    typed = _vni(word) if any(c.isdigit() for c in word) else _telex(word)
    if typed is None or typed == word or not _is_syllable(typed):
        return None
    return typed


def _is_syllable(word: str) -> bool:
    toned = unicodedata.normalize("NFD", word)
    bare = "".join(c for c in toned if c not in _TELEX_TONES.values())
    return bool(_SYLLABLE.fullmatch(unicodedata.normalize("NFC", bare)))


def _telex(word: str) -> str | None:
    letters: list[str] = []
    tone = ""
    for key in word:
        has_vowel = any(_base(c) in _VOWELS for c in letters)
        if key in _TELEX_TONES and has_vowel and not tone:
            tone = _TELEX_TONES[key]
        elif not _telex_mark(letters, key):
            letters.append(key)
    return _composed(letters, tone)


def _telex_mark(letters: list[str], key: str) -> bool:
    """Return whether ``key`` changed a letter typed before instead of adding one."""
    if key == "d" and letters[:1] == ["d"]:
        letters[0] = "đ"
        return True
    if key in "aeo" and key in letters:
        return _put(letters, key, "^")
    if key == "w":
        if not _horn_or_breve(letters):
            letters.append("u" + _MARKS["w"])
        return True
    return False


def _vni(word: str) -> str | None:
    letters: list[str] = []
    tone = ""
    for key in word:
        if key in _VNI_TONES and not tone:
            tone = _VNI_TONES[key]
        elif not key.isdigit():
            letters.append(key)
        elif not _vni_mark(letters, key):
            return None
    return _composed(letters, tone)


def _vni_mark(letters: list[str], key: str) -> bool:
    if key == "9":
        return letters[:1] == ["d"] and _put(letters, "d", "")
    if key == "7":
        return _horn_or_breve(letters, letters_with="ou")
    vowels = {"6": "aeo", "8": "a"}.get(key, "")
    found = next((c for c in reversed(letters) if c in vowels), None)
    return found is not None and _put(letters, found, _VNI_MARKS[key])


def _put(letters: list[str], letter: str, mark: str) -> bool:
    place = len(letters) - 1 - letters[::-1].index(letter)
    letters[place] = letter + _MARKS[mark] if mark else "đ"
    return True


def _horn_or_breve(letters: list[str], letters_with: str = "oua") -> bool:
    """Return whether some letter took the key w: uo → ươ, o → ơ, u → ư, a → ă."""
    found = next((c for c in reversed(letters) if c in letters_with), None)
    if found is None:
        return False
    place = len(letters) - 1 - letters[::-1].index(found)
    letters[place] = found + _MARKS["(" if found == "a" else "w"]
    if found == "o" and place and letters[place - 1] == "u":
        letters[place - 1] = "u" + _MARKS["w"]
    return True


def _base(letter: str) -> str:
    return letter[0]


def _composed(letters: list[str], tone: str) -> str | None:
    vowels = [i for i, c in enumerate(letters) if _base(c) in _VOWELS]
    if tone and not vowels:
        return None
    if tone:
        letters[_tone_place(letters, vowels)] += tone
    return unicodedata.normalize("NFC", "".join(letters))


def _tone_place(letters: list[str], vowels: list[int]) -> int:
    marked = [i for i in vowels if len(letters[i]) > 1]
    if marked:
        return marked[-1]
    closed = vowels[-1] < len(letters) - 1
    return vowels[-1] if closed or len(vowels) == 1 else vowels[-2]
