"""The years a question speaks of: written, short, said relative to today."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.conversation.lexicon import LATEST, RELATIVE, SHORTER, Sense
from bot.conversation.segments import Segment, Word
from bot.conversation.spelling import agrees

YEAR, DATE = "year", "date"
_FULL = re.compile(r"(?:19|20)\d\d")
_SHORT = re.compile(r"2k(\d\d?)")
_TWO_DIGITS = re.compile(r"'?(\d\d)")
_SPAN = re.compile(r"((?:19|20)\d\d)\s*[-–/]\s*((?:19|20)\d\d)")
_DATE = re.compile(r"\d\d?[/.-]\d\d?[/.-](?:19|20)\d\d")
_DAY, _MONTH = 31, 12
_CENTURY = 2000
_WORD = "năm"


@dataclass(frozen=True, slots=True, kw_only=True)
class YearsAsked:
    """What a question says about time.

    Attributes:
        years: Calendar years named, in order.
        latest: Whether the latest result is asked for in so many words.
        shorter: The words for less than a year (a quarter), or empty.
        guessed: Whether a bare two-digit number was taken for a year.
    """

    years: tuple[int, ...] = ()
    latest: bool = False
    shorter: str = ""
    guessed: bool = False


def marked_years(words: Sequence[Word]) -> tuple[Word, ...]:
    """Return the words with written years and dates as slots.

    ``"năm 2017"``, ``"2k17"`` and ``"năm 17"`` become one slot each,
    ``"2016-2017"`` one that holds both years.
    """
    return tuple(_marked(list(words)))


def _marked(words: list[Word]) -> Iterator[Word]:
    position = 0
    while position < len(words):
        taken, slot = _slot_at(words, position)
        if slot is None:
            yield words[position]
        else:
            text = " ".join(word.text for word in words[position : position + taken])
            yield Word(text=text, marked="", folded="", slot=slot)
        position += taken


def _slot_at(words: Sequence[Word], position: int) -> tuple[int, Sense | None]:
    """Return how many words a year or date takes from here, and the slot."""
    if words[position].slot:
        return 1, None
    if _is_date(words[position : position + 3]):
        return 3, Sense(
            DATE, " ".join(w.folded for w in words[position : position + 3])
        )
    said = _says_year(words[position])
    following = words[position + 1] if said and position + 1 < len(words) else None
    if following is not None and not following.slot:
        years = _years(following.folded, after_word=True)
        if years:
            return 2, Sense(YEAR, years)
    if _DATE.fullmatch(words[position].folded):
        return 1, Sense(DATE, words[position].folded)
    years = _years(words[position].folded, after_word=False)
    return 1, Sense(YEAR, years) if years else None


def _says_year(word: Word) -> bool:
    return word.folded == "nam" and agrees(word.marked, _WORD)


def _is_date(words: Sequence[Word]) -> bool:
    texts = [word.folded for word in words]
    if len(texts) != 3 or not all(text.isdecimal() for text in texts):  # noqa: PLR2004  # day, month, year
        return False
    day, month = int(texts[0]), int(texts[1])
    return day <= _DAY and month <= _MONTH and bool(_FULL.fullmatch(texts[2]))


def _years(text: str, *, after_word: bool) -> str:
    """Return the years a token means, separated by blanks, or nothing."""
    if _FULL.fullmatch(text):
        return text
    span = _SPAN.fullmatch(text)
    if span:
        return f"{span[1]} {span[2]}"
    short = _SHORT.fullmatch(text)
    if short:
        return str(_CENTURY + int(short[1]))
    two = _TWO_DIGITS.fullmatch(text)
    if two and (after_word or text.startswith("'")):
        return str(_CENTURY + int(two[1]))
    return ""


def asked(segments: Sequence[Segment], this_year: int) -> YearsAsked:
    """Return the years that the segments name; offsets count from ``this_year``."""
    years: list[int] = []
    for segment in segments:
        years.extend(_of(segment, this_year))
    shorter = (s.text for s in segments if s.has(SHORTER) and s.agrees)
    return YearsAsked(
        years=tuple(dict.fromkeys(years)),
        latest=any(s.has(LATEST) for s in segments),
        shorter=next(shorter, ""),
    )


def _of(segment: Segment, this_year: int) -> Iterator[int]:
    written = segment.value(YEAR)
    if written:
        yield from map(int, written.split())
    offset = segment.value(RELATIVE)
    if offset is not None and segment.agrees:
        yield this_year + int(offset)


def with_guess(
    asked_: YearsAsked, number: int | None, known: Sequence[int]
) -> YearsAsked:
    """Return the years with a bare ``17`` read as 2017, if that year is at hand."""
    if asked_.years or number is None or _CENTURY + number not in known:
        return asked_
    return replace(asked_, years=(_CENTURY + number,), guessed=True)
