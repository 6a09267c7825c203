"""Keys of questions: what a button carries instead of the words it asks.

A key such as ``r:lai-chau:2017:so-y-te:gso`` says intent, place, years and units, then
whatever else was asked, each part behind its letter. It is made of ids alone, so it
means the same after a restart and in every language; whatever does not name something
that the data hold is no key.
"""

import base64
import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from functools import cached_property

from bot.conversation.question import Intent, Limit, Question, Reason, Status
from bot.conversation.speaker import PARTS
from bot.conversation.talk import Conversation
from core.model import Unit

LONGEST_KEY = 60  # bytes; a channel may hang the number of a page on it
_LETTERS: Mapping[Intent, str] = {
    Intent.RANK_UNIT: "r",
    Intent.TOP_N: "t",
    Intent.BOTTOM_N: "u",
    Intent.RANK_AT: "a",
    Intent.TABLE: "l",
    Intent.COMPARE: "c",
    Intent.WHY: "w",
    Intent.BAND_LIST: "b",
    Intent.GROUP_AVG: "m",
    Intent.CRITERION_SCORE: "s",
    Intent.COMMUNE_BANDS: "k",
    Intent.COVERAGE: "d",
    Intent.YEAR_CHANGE: "y",
    Intent.SOURCE: "q",
    Intent.HELP: "h",
}
_INTENTS = {letter: intent for intent, letter in _LETTERS.items()}
_UNITS_NEEDED = {Intent.RANK_UNIT: 1, Intent.COMPARE: 2, Intent.CRITERION_SCORE: 1}
_COUNTED = frozenset({Intent.TOP_N, Intent.BOTTOM_N, Intent.RANK_AT})
_USUAL_TOPIC = "units"
_TOPICS = frozenset({_USUAL_TOPIC, "years", "criteria", "lost"})
_YEARS = re.compile(r"(\d{4}(\+\d{4})*)?")
_NUMBER = re.compile(r"[1-9]\d{0,3}")
_LIMIT = re.compile(r"(>=|>|<|=)(\d{1,4}(?:\.\d{1,4})?)")
_MARKED, _MARK = "~", 4  # units by marks of that many characters: three bytes of a hash


class Keys:
    """Turns questions of one conversation into keys and back."""

    def __init__(self, talk: Conversation) -> None:
        """Remember whose questions they are; the data are read with the first one."""
        self._talk = talk

    def of(self, question: Question) -> str | None:
        """Return the key of a question; None when it is too long or not plain."""
        if question.status is not Status.ANSWERED or question.intent not in _LETTERS:
            return None
        wanted = _plain(question)
        for units in self._written(question.units):
            key = ":".join((*self._head(question), units, *_tags(wanted)))
            if len(key.encode()) <= LONGEST_KEY and self.question(key) == wanted:
                return key
        return None

    def question(self, key: str) -> Question | None:
        """Return the question of a key; None when nothing at hand has that key."""
        letter, place, years, units, *tags = (*key.split(":"), "", "", "")
        intent, found = _INTENTS.get(letter), self._units(units)
        known = place == self._place and _YEARS.fullmatch(years)
        if intent is None or found is None or not known:
            return None
        question = Question(
            text="",
            status=Status.ANSWERED,
            intent=intent,
            units=found,
            years=tuple(int(year) for year in years.split("+") if year),
            topic=_USUAL_TOPIC,
        )
        whole = self._tagged(question, [tag for tag in tags if tag])
        return whole if whole is not None and _is_whole(whole) else None

    def _head(self, question: Question) -> tuple[str, ...]:
        years = "+".join(str(year) for year in question.years)
        return _LETTERS[question.intent], self._place, years

    def _tagged(self, question: Question, tags: list[str]) -> Question | None:
        """Return the question with all that the tags say, None if one says nothing."""
        found: Question | None = question
        for tag in tags:
            found = None if found is None else self._with(found, tag[0], tag[1:])
        return found

    def _with(self, question: Question, letter: str, value: str) -> Question | None:  # noqa: PLR0911  # one for each letter
        """Return the question with what a tag says; None if that is nothing here."""
        if letter == "g" and value in self._groups:
            return replace(question, group=value)
        if letter == "n" and _NUMBER.fullmatch(value):
            return replace(question, n=int(value))
        if letter == "e" and not value:
            return replace(question, from_end=True)
        if letter == "b" and value in self._bands:
            return replace(question, band=value)
        if letter == "c" and value in self._criteria:
            return replace(question, criterion=value)
        if letter == "l" and (limit := _LIMIT.fullmatch(value)):
            figure = Limit(sign=limit[1], figure=Decimal(limit[2]))
            return replace(question, limit=figure)
        if letter == "t" and value in _TOPICS:
            return replace(question, topic=value)
        return None

    def _written(self, units: tuple[Unit, ...]) -> Iterator[str]:
        """Yield the units by their ids, then by their marks, which are shorter."""
        yield ",".join(unit.id for unit in units)
        yield _MARKED + "".join(_mark(unit) for unit in units)

    def _units(self, text: str) -> tuple[Unit, ...] | None:
        """Return the units of a key, None when one is none of the place's."""
        registry = self._talk.archive.registry(self._talk.place)
        found = (
            [self._marked.get(mark) for mark in _cut(text.removeprefix(_MARKED))]
            if text.startswith(_MARKED)
            else [registry.get(unit) for unit in text.split(",") if unit]
        )
        units = tuple(unit for unit in found if unit is not None)
        return units if len(units) == len(found) else None

    @cached_property
    def _marked(self) -> Mapping[str, Unit]:
        registry = self._talk.archive.registry(self._talk.place)
        return {_mark(unit): unit for unit in registry.units}

    @cached_property
    def _place(self) -> str:
        return self._talk.archive.registry(self._talk.place).place.id

    @cached_property
    def _groups(self) -> frozenset[str]:
        registry = self._talk.archive.registry(self._talk.place)
        ranked = self._talk.archive.result(self._talk.place).groups
        return frozenset(
            (*(u.group for u in registry.units), *(g.code for g in ranked))
        )

    @cached_property
    def _bands(self) -> frozenset[str]:
        groups = self._talk.archive.result(self._talk.place).groups
        return frozenset(band.code for group in groups for band in group.rules.bands)

    @cached_property
    def _criteria(self) -> frozenset[str]:
        groups = self._talk.archive.result(self._talk.place).groups
        codes = (one.code for group in groups for one in group.rules.criteria)
        return frozenset((*codes, *PARTS, "all"))


def _plain(question: Question) -> Question:
    """Return the question without the words that led to it."""
    return replace(
        question,
        text="",
        reason=Reason.NONE,
        criteria=(),
        detail="",
        topic=question.topic or _USUAL_TOPIC,
    )


def _is_whole(question: Question) -> bool:
    """Tell whether nothing is missing that such a question needs."""
    needed = _UNITS_NEEDED.get(question.intent, 0)
    counted = question.n is not None or question.intent not in _COUNTED
    limited = question.band is not None or question.limit is not None
    listed = limited or question.intent is not Intent.BAND_LIST
    return len(question.units) >= needed and counted and listed


def _tags(question: Question) -> Iterator[str]:
    """Yield what is asked besides units and years."""
    said = {
        "g": question.group,
        "n": question.n,
        "b": question.band,
        "c": question.criterion,
        "l": question.limit.text if question.limit else None,
        "t": None if question.topic == _USUAL_TOPIC else question.topic,
    }
    yield from (f"{letter}{value}" for letter, value in said.items() if value)
    if question.from_end:
        yield "e"


def _mark(unit: Unit) -> str:
    digest = hashlib.sha256(unit.id.encode()).digest()
    return base64.urlsafe_b64encode(digest)[:_MARK].decode()


def _cut(text: str) -> list[str]:
    return [text[start : start + _MARK] for start in range(0, len(text), _MARK)]
