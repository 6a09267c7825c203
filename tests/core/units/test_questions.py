"""The labelled questions at hand: units found, refusals never answered."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from core.units import Certainty, Reading, Registry, resolve

FILE = Path(__file__).parents[4] / "shared" / "data" / "queries-dev.tsv"
YEAR = 2017
ABOUT_UNITS = frozenset({"rank_unit", "compare", "criterion_score", "why", "table"})
REFUSED = frozenset({"clarify", "not_found", "out_of_scope"})
needs_questions = pytest.mark.skipif(
    not FILE.is_file(), reason="the questions are not at hand"
)


@dataclass(frozen=True, slots=True)
class Question:
    """One line: the text, what it is about, and the units it should name."""

    text: str
    intent: str
    units: tuple[str, ...]
    note: str


@cache
def questions() -> tuple[Question, ...]:
    lines = FILE.read_text("utf-8").split("\n")[1:]
    return tuple(_question(line.split("\t")) for line in lines if line)


def _question(fields: list[str]) -> Question:
    units = tuple(name for name in fields[3].split(";") if name)
    return Question(fields[1], fields[2], units, fields[8])


def _named(names: tuple[str, ...], registry: Registry) -> list[str]:
    found = [resolve(name, registry, YEAR) for name in names]
    return [m.unit.id for m in found if m is not None and m.unit is not None]


@needs_questions
def test_at_least_97_percent_of_the_units_are_found(
    lai_chau: Registry, read: Callable[[str], Reading]
) -> None:
    right: Counter[bool] = Counter()
    wrong_exact = []
    for question in questions():
        if question.intent in ABOUT_UNITS:
            wanted = _named(question.units, lai_chau)
            mentions = read(question.text).mentions
            right[[m.unit.id for m in mentions if m.unit] == wanted] += 1
            wrong_exact += [
                (question.text, mention.units[0].id)
                for mention in mentions
                if mention.certainty is Certainty.EXACT
                and mention.units[0].id not in wanted
            ]

    assert wrong_exact == []
    assert right[True] / right.total() >= 0.97


@needs_questions
def test_what_must_be_refused_names_no_other_unit_exactly(
    lai_chau: Registry, read: Callable[[str], Reading]
) -> None:
    invented = [
        (question.text, mention.units[0].id)
        for question in questions()
        if question.intent in REFUSED
        for mention in read(question.text).mentions
        if mention.certainty is Certainty.EXACT
        and mention.units[0].id not in _acceptable(question, lai_chau)
    ]

    assert invented == []


def _acceptable(question: Question, registry: Registry) -> list[str]:
    return _named((*question.units, *_accepted(question)), registry)


def _accepted(question: Question) -> Iterator[str]:
    for part in question.note.split(";"):
        if part.strip().startswith("accept=") and ":" in part:
            yield part.split(":", 1)[1]
