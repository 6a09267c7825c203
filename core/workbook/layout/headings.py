"""What a heading over a column, or in front of a row of results, announces.

Keyed on the words, never on the letters before them: one annex calls the appraised
score C and the bonus D, the other the reverse.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from core.model import RuleSet
from core.text import clean, fold
from core.workbook.columns import column_of, header_key
from core.workbook.shares import COUNTS, count_of

UNIT = "unit"
CRITERION = "criterion"
POINTS = "points"
ORDER = "order"
LABEL = "label"
FIGURES = frozenset(
    {
        "appraised", "survey", "total", "scale", "index", "band", "rank", "communes",
        "self_assessed", "reviewed", "bonus", "penalty",
    }
)  # fmt: skip
STANDINGS = frozenset({"appraised", "survey", "total", "index", "band", "rank"})

_LONGEST = 120
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_NUMBER_BEHIND = re.compile(r"\D\d{1,2}$")
_FORMULA = re.compile(r"\(.*\)|[=/].*")
# Tried before the columns of a summary table, which know nothing of annexes.
_RESULTS = (
    ("reviewed", re.compile(r"tham dinh.*tu (danh gia|cham)|\breviewed\b")),
    ("self_assessed", re.compile(r"\btu (danh gia|cham)|\bself\b|self.assess")),
    ("bonus", re.compile(r"^(tong |so )*diem (cong )?thuong\b|^thuong\b|\bbonus\b")),
    ("penalty", re.compile(r"^(tong |so )*diem (bi )?tru\b|^tru\b|\bpenalt")),
    ("scale", re.compile(r"thang diem")),
    ("total", re.compile(r"diem dat duoc|tong (so )?diem(?!.*(tham dinh|dieu tra))")),
)
_CRITERION = re.compile(
    r"tieu chi|linh vuc|chi so thanh phan|^noi dung|^ma( (tc|so))?$|\bcriteri|indicator"
)
_CODE = re.compile(r"^ma (tieu chi|tc|so tieu chi)\b|^code$|criterion code")
# Names of units may hold any word, those of bonus points and ranks among them.
_OFFICE = re.compile(r"(sở|ban(?! hành)|cục|chi cục|văn phòng)\s\w")
_PLACE = re.compile(r"(huyen|quan|thi xa|thanh pho|xa|phuong|thi tran|ubnd)\b")
_OF_RESULTS = re.compile(r"\b(xep|diem|loai|chi so|ty le)\b")
_POINTS = re.compile(
    r"(so )?diem( (so|cham|danh gia|chuan hoa|dat|nam \d{4}))?|ket qua( diem)?"
    r"|gia tri|points?|score|value"
)
_RANK = re.compile(r"^(xep thu|thu hang|vi thu)\b")
_INDEX = re.compile(r"\bchi so\b|par index|^ty le( (dat|diem|phan tram))?$")
_MAXIMUM = re.compile(r"diem toi da|diem chuan|\bmax|thang diem")
_ASIDE = re.compile(
    r"ghi chu|giai trinh|tai lieu|kiem chung|\bnote|don vi tinh|^ngay\b"
)


class Headings:
    """Reads headings by the words of officials and those of the rules."""

    def __init__(self, rules: RuleSet) -> None:
        """Take in the component names of the rules."""
        self._groups = rules.groups
        self._year = str(rules.year)
        self._own = dict(_component_words(rules))
        self._memo: dict[str, str | None] = {}

    def key(self, text: str) -> str | None:
        """Return what ``text`` announces, or None where it announces nothing."""
        if text not in self._memo:
            self._memo[text] = self._key(text) if len(text) <= _LONGEST else None
        return self._memo[text]

    def _key(self, text: str) -> str | None:
        plain = header_key(text)
        if plain in self._own:
            return self._own[plain]
        is_name = _OFFICE.match(clean(text).casefold()) or _PLACE.match(plain)
        if is_name and not _OF_RESULTS.search(plain):
            return UNIT
        result = self.result(text)
        if result is not None or not plain or _ASIDE.search(plain):
            return result
        if _CRITERION.search(plain) and not _MAXIMUM.search(plain):
            return CRITERION
        announced = column_of(text)
        if announced is not None:
            return announced[0].value
        return _loose(plain)

    def result(self, text: str) -> str | None:
        """Return the result that a row's label names, or None."""
        plain = header_key(text)
        if plain in self._own:
            return self._own[plain]
        found = (key for key, words in _RESULTS if words.search(plain))
        return next(found, None) or count_of(plain, self._groups)

    def row_result(self, text: str) -> str | None:
        """Return the result that a row below the criteria holds, or None."""
        result = self.key(_FORMULA.sub(" ", clean(text)).strip())
        return result if result is not None and self.is_figure(result) else None

    def is_figure(self, key: str) -> bool:
        """Return whether a key is a result or a component of the rules."""
        is_own = key in FIGURES or key in self._own.values()
        return is_own or key.startswith(COUNTS)

    @staticmethod
    def has_year(text: str) -> bool:
        """Return whether a text names a year."""
        return _YEAR.search(text) is not None

    def is_other_year(self, text: str) -> bool:
        """Return whether a heading speaks of another year than the rules'."""
        years = _YEAR.findall(text)
        return bool(years) and self._year not in years


def _loose(plain: str) -> str | None:
    if _POINTS.fullmatch(plain):
        return POINTS
    if _RANK.search(plain):
        return "rank"
    return "index" if _INDEX.search(plain) else None


def _component_words(rules: RuleSet) -> Iterable[tuple[str, str]]:
    for group in rules.groups:
        for component in getattr(group, "components", ()):
            words: Iterable[str] = (
                component.name,
                component.label,
                *component.headings,
            )
            yield from ((header_key(word), component.name) for word in words if word)


def is_code_heading(text: str) -> bool:
    """Return whether a column is headed as the codes of criteria."""
    return _CODE.search(header_key(text)) is not None


def is_aside(text: str) -> bool:
    """Return whether a column is headed as remarks, which are nobody's scores."""
    return _ASIDE.search(header_key(text)) is not None


def chosen(
    found: Mapping[int, str], texts: Mapping[int, str], headings: Headings
) -> dict[str, tuple[int, ...]]:
    """Return for each key the columns that announce it, those of other years left out.

    A plain heading beats loose ones, one without a year or with ours beats others.
    """
    columns: dict[str, list[int]] = {}
    for column, key in found.items():
        columns.setdefault(key, []).append(column)
    return {
        key: _best(places, texts, headings) if len(places) > 1 else tuple(places)
        for key, places in columns.items()
        if not _are_numbered([texts[place] for place in places])
    }


def _are_numbered(texts: Sequence[str]) -> bool:
    """Return whether headings are one word with numbers: "Chỉ số 1", "Chỉ số 2"."""
    return len(texts) > 1 and all(map(_NUMBER_BEHIND.search, texts))


def _best(
    places: list[int], texts: Mapping[int, str], headings: Headings
) -> tuple[int, ...]:
    ours = [p for p in places if not headings.is_other_year(texts[p])] or places
    plain = [p for p in ours if _is_plain(texts[p])]
    return tuple(plain or ours)


def _is_plain(text: str) -> bool:
    announced = column_of(fold(text))
    return announced is not None and not announced[1]
