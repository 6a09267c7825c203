"""Number formats: what a cell shows of its value.

Only what a scoring workbook needs: fixed decimals, leading zeros, thousands, percent,
and dates. Any other format shows the value itself. The decimal mark is always a dot,
since a format does not say which mark the reader's computer writes.

Source: ECMA-376 part 1, 18.8.30 and 18.8.31.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal, localcontext
from functools import lru_cache

from core.workbook.found import Scalar

# Built-in formats that are not written in the file. 14 follows the computer's own
# way of writing days; here the Vietnamese one.
BUILT_IN = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    14: "d/m/yyyy",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    22: "d/m/yyyy h:mm",
    37: "#,##0",
    38: "#,##0",
    39: "#,##0.00",
    40: "#,##0.00",
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss.0",
}
_LITERAL = re.compile(r'"([^"]*)"|\\(.)|_.|\*.|\[(?![hms]+\])[^\]]*\]', re.IGNORECASE)
_NUMBER = re.compile(r"([#0,?]*)(?:\.([0#?]*))?(%?)")
_DATE = re.compile(r"[ymdhs]", re.IGNORECASE)
_PIECE = re.compile(
    r"""
    "(?P<text>[^"]*)"                                   # as it stands
    | (?P<part>\[(?:h+|m+|s+)\]|am/pm|a/p|y+|m+|d+|h+|s+)
    | \\(?P<sign>.) | _. | \*. | \[[^\]]*\]               # decoration but the sign
    | (?P<other>.)
    """,
    re.IGNORECASE | re.DOTALL | re.VERBOSE,
)
_HALVES = frozenset({"am/pm", "a/p"})
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_WEEKDAYS = (
    *("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
)
_NOON = 12
_SHORT = 2  # letters of a piece that is written as a number
_PLAIN = frozenset({"", "general", "@", "standard"})
_DIGITS = 60  # more than any number of a workbook has
_HOUR = 3600
_LONGEST = 30  # decimals that a format may ask for
Day = date | datetime | time | timedelta


@lru_cache(maxsize=512)
def is_plain(code: str) -> bool:
    """Tell whether a format shows every value as it is, or is beyond us."""
    return code.lower() in _PLAIN or not (is_date(code) or _parts(code))


@lru_cache(maxsize=512)
def is_date(code: str) -> bool:
    """Tell whether a format writes its value as a day or time."""
    return bool(_DATE.search(_first(code))) and "general" not in code.lower()


def rendered(code: str, value: Scalar) -> str | None:
    """Return what a cell shows; None where that is its value as anybody writes it.

    Example:
        >>> rendered("0.00", Decimal("1.1"))
        '1.10'
        >>> rendered("d.m.yyyy", date(2001, 2, 1))
        '1.2.2001'
    """
    if isinstance(value, bool):
        return None
    if isinstance(value, Decimal):
        shown = _fixed(code, value)
        return None if shown == plain(value) else shown
    if isinstance(value, date | time | timedelta) and is_date(code):
        return _day(code, value)
    return None


def plain(value: Decimal) -> str:
    """Return a number as anybody writes it: no exponent, a dot, no spare zeros."""
    return f"{value:f}"


def _first(code: str) -> str:
    """Return the section for positive numbers, without what is only decoration."""
    return _LITERAL.sub("", code).split(";")[0].strip()


@lru_cache(maxsize=512)
def _parts(code: str) -> tuple[str, str, str] | None:
    """Return the places before and after the point, and a per cent sign."""
    found = _NUMBER.fullmatch(_first(code))
    if found is None or not found.group(1) + (found.group(2) or ""):
        return None
    return found.group(1), found.group(2) or "", found.group(3)


def _fixed(code: str, value: Decimal) -> str | None:
    """Return a number in fixed decimals, rounded half up as spreadsheets do."""
    parts = _parts(code)
    if parts is None or len(parts[1]) > _LONGEST:
        return None
    before, after, percent = parts
    with localcontext(prec=_DIGITS) as context:
        context.Emax, context.Emin = 999_999, -999_999
        scaled = value * 100 if percent else value
        if abs(scaled.adjusted()) > _LONGEST - 1:
            return None
        step = Decimal(1).scaleb(-len(after))
        rounded = abs(scaled.quantize(step, ROUND_HALF_UP))
    whole, _, decimals = f"{rounded:f}".partition(".")
    whole = _filled(whole, before)
    decimals = _trimmed(decimals, after)
    sign = "-" if value < 0 and rounded else ""
    return f"{sign}{whole}{'.' if decimals else ''}{decimals}{percent}"


def _filled(whole: str, places: str) -> str:
    """Return the digits before the point with leading zeros and thousands."""
    if whole == "0" and "0" not in places and places:
        whole = ""
    whole = whole.zfill(places.count("0"))
    return f"{int(whole):,}" if "," in places.rstrip(",") and whole else whole


def _trimmed(decimals: str, places: str) -> str:
    """Return decimals without the zeros that the format asks for only at need."""
    least = places.rfind("0") + 1
    kept = decimals.rstrip("0")
    return kept.ljust(least, "0") if len(kept) < least else kept


def _day(code: str, value: Day) -> str:
    """Return a day or time, piece by piece as its format says."""
    pieces = [(_literal(m), m.group("part")) for m in _found(code)]
    parts = [(part or "").lower() for _, part in pieces]
    clock = _Clock(value, has_half=any(part in _HALVES for part in parts))
    return "".join(
        clock.write(_settled(parts, position)) if part else text or ""
        for position, (text, part) in enumerate(pieces)
    )


def _found(code: str) -> Iterator[re.Match[str]]:
    return _PIECE.finditer(code.split(";", maxsplit=1)[0])


def _literal(piece: re.Match[str]) -> str:
    """Return what a piece adds that is no part of a day."""
    return piece.group("text") or piece.group("sign") or piece.group("other") or ""


def _settled(parts: list[str], position: int) -> str:
    """Return a piece; ``m`` beside hours or before seconds is minutes, written n."""
    part = parts[position]
    if part not in {"m", "mm"}:
        return part
    before = next((p for p in reversed(parts[:position]) if p), "")
    after = next((p for p in parts[position + 1 :] if p), "")
    is_minute = before.strip("[").startswith("h") or after.strip("[").startswith("s")
    return part.replace("m", "n") if is_minute else part


class _Clock:
    """A day or time that writes single pieces of itself."""

    def __init__(self, value: Day, *, has_half: bool) -> None:
        day = value if isinstance(value, date) else date(1899, 12, 30)
        seconds = _seconds(value)
        self._day = day
        self._hours, rest = divmod(seconds, _HOUR)
        self._minute, self._second = divmod(rest, 60)
        self._has_half = has_half

    def write(self, part: str) -> str:
        """Return one piece: ``yyyy``, ``mm``, ``nn`` (minutes), ``[h]``, ``am/pm``."""
        if part in _HALVES:
            return "PM" if self._hours % 24 >= _NOON else "AM"
        if part.startswith("["):
            whole = {"h": self._hours, "m": self._hours * 60 + self._minute}
            return str(whole.get(part[1], self._hours * _HOUR + self._minute * 60))
        if part.startswith("y"):
            return (
                f"{self._day.year:04}" if len(part) > _SHORT else _two(self._day.year)
            )
        return self._number(part[0], len(part))

    def _number(self, sort: str, length: int) -> str:
        if length > _SHORT and sort in "md":
            names = _MONTHS[self._day.month - 1], _WEEKDAYS[self._day.weekday()]
            name = names[sort == "d"]
            return name if length > _SHORT + 1 else name[:3]
        hour = self._hours % 24
        number = {
            "m": self._day.month,
            "d": self._day.day,
            "h": (hour % _NOON or _NOON) if self._has_half else hour,
            "n": self._minute,
            "s": self._second,
        }[sort]
        return f"{number:02}" if length > 1 else str(number)


def _two(year: int) -> str:
    return f"{year % 100:02}"


def _seconds(value: Day) -> int:
    if isinstance(value, timedelta):
        return max(value // timedelta(seconds=1), 0)
    if isinstance(value, datetime | time):
        return value.hour * _HOUR + value.minute * 60 + value.second
    return 0
