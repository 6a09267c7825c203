"""Which criterion a line is about: its code however Excel mangled it, and its label."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from difflib import SequenceMatcher
from functools import cached_property

from core.model import Criterion, GroupRules
from core.text import clean, fold
from core.workbook.found import Scalar

_CODE = re.compile(r"(\d{1,2}(?:\s?[.,]\s?\d{1,2}){0,4})\s?[.,)]?")
_LEADING = re.compile(
    r"(?:(?:tiêu chí|tc|mục)\s*)?(\d{1,2}(?:[.,]\d{1,2}){0,4})[.,):]?[\s:–-]+(?=\D)",
    re.IGNORECASE,
)
_NOT_PLAIN = re.compile(r"[^a-z0-9]+")
_ALIKE = 0.72
_UNLIKE = 0.45
_CENTURY = 100


@dataclass(frozen=True, slots=True)
class Coded:
    """What a line's code may stand for.

    Attributes:
        codes: Known criteria it may be, best first.
        is_plain: Whether the code is printed as the rules write it.
        printed: The code as printed; empty where the line has none.
    """

    codes: tuple[str, ...]
    is_plain: bool
    printed: str


def label_key(text: str) -> str:
    """Return a label without marks, case and punctuation."""
    return _NOT_PLAIN.sub(" ", fold(text)).strip()


class Criteria:
    """The criteria of one group, looked up by code and by label."""

    def __init__(self, rules: GroupRules) -> None:
        """Take the criteria in the rules' order."""
        self.rules = rules
        self.order: Mapping[str, int] = {
            criterion.code: place for place, criterion in enumerate(rules.criteria)
        }
        self._alike: dict[tuple[str, str], float] = {}

    @cached_property
    def _by_code(self) -> Mapping[str, Criterion]:
        return {criterion.code: criterion for criterion in self.rules.criteria}

    @cached_property
    def _by_label(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        for criterion in self.rules.criteria:
            found.setdefault(label_key(criterion.label), []).append(criterion.code)
        return {label: tuple(codes) for label, codes in found.items()}

    def has(self, code: str) -> bool:
        """Return whether the rules have a criterion with that code."""
        return code in self._by_code

    def is_scored(self, code: str) -> bool:
        """Return whether the criterion is scored, and no heading."""
        found = self._by_code.get(code)
        return found is not None and found.method is not None

    def labelled(self, text: str) -> tuple[str, ...]:
        """Return the criteria that are called exactly so."""
        return self._by_label.get(label_key(text), ())

    def likeness(self, code: str, label: str) -> float:
        """Return how like a label is to the criterion's own, from 0 to 1."""
        criterion = self._by_code.get(code)
        if criterion is None or not label:
            return 0.0
        if (code, label) not in self._alike:
            own, other = label_key(criterion.label), label_key(label)
            is_begun = min(len(own), len(other)) > 8 and (  # noqa: PLR2004  # letters
                own.startswith(other) or other.startswith(own)
            )
            ratio = 1.0 if is_begun or own == other else _ratio(own, other)
            self._alike[code, label] = ratio
        return self._alike[code, label]

    def contradicts(self, code: str, label: str) -> tuple[str, ...]:
        """Return the criteria that a label names where the code names another."""
        others = self.labelled(label)
        if not others or code in others:
            return ()
        return others if self.likeness(code, label) < _UNLIKE else ()

    def is_alike(self, code: str, label: str) -> bool:
        """Return whether a label is the criterion's own but for small differences."""
        return self.likeness(code, label) >= _ALIKE

    def coded(self, value: Scalar, shown: str = "") -> Coded | None:
        """Return what a cell that holds a code may stand for; None if it is none."""
        if isinstance(value, str):
            return self._text(value)
        if isinstance(value, Decimal):
            return self._number(value, shown)
        return self._date(value, shown) if isinstance(value, date) else None

    def _text(self, text: str) -> Coded | None:
        found = _CODE.fullmatch(clean(text))
        if found is None:
            return None
        code = _dotted(found[1])
        known = (code,) if self.has(code) else self._misprinted(code)
        return Coded(known, self.has(code), clean(text))

    def _misprinted(self, code: str) -> tuple[str, ...]:
        """Return the known codes that one segment too many may have come from."""
        parts = code.split(".")
        fewer = (".".join(parts[:i] + parts[i + 1 :]) for i in range(len(parts)))
        plain = ".".join(str(int(part)) for part in parts)
        tried = dict.fromkeys((plain, *(fewer if len(parts) > 1 else ())))
        return tuple(one for one in tried if self.has(one) and one.count(".") > 0)

    def _number(self, value: Decimal, shown: str) -> Coded | None:
        """Return what a code typed as a number may be: 1.1 may have been 1.10."""
        if not value.is_finite() or value <= 0 or value >= _CENTURY:
            return None
        plain = f"{value.normalize():f}"
        if shown and (seen := self._text(shown)) and seen.is_plain:
            return seen
        tens = f"{plain}0" if "." in plain else plain
        codes = tuple(c for c in dict.fromkeys((plain, tens)) if self.has(c))
        is_whole_code = _CODE.fullmatch(plain) is not None
        return Coded(codes, len(codes) == 1, plain) if is_whole_code else None

    def _date(self, value: date, shown: str) -> Coded | None:
        day, month, year = value.day, value.month, value.year % _CENTURY
        orders = (
            (day, month, year), (month, day, year), (year, month, day),
            (day, month), (month, day),
        )  # fmt: skip
        tried = dict.fromkeys(".".join(map(str, order)) for order in orders)
        codes = tuple(code for code in tried if self.has(code))
        printed = shown or f"{day}/{month}/{value.year}"
        return Coded(codes, is_plain=False, printed=printed) if codes else None

    def leading(self, text: str) -> tuple[Coded, str] | None:
        """Return the code a label begins with, and the rest: ``1.1. Kế hoạch``."""
        found = _LEADING.match(text)
        coded = self._text(found[1]) if found else None
        if found is None or coded is None:
            return None
        return coded, text[found.end() :]


def looks_like_code(value: Scalar) -> bool:
    """Return whether a cell may hold a criterion's code, whatever the rules have."""
    return isinstance(value, str) and _CODE.fullmatch(clean(value)) is not None


def _dotted(code: str) -> str:
    return re.sub(r"\s", "", code).replace(",", ".")


def _ratio(own: str, other: str) -> float:
    matcher = SequenceMatcher(None, own, other, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= _UNLIKE else 0.0
