"""Questions to go on with where an answer offers none of its own."""

from collections.abc import Iterator, Sequence

from bot.conversation.question import Intent, Question
from bot.conversation.replies import Button
from bot.conversation.speaker import Speaker
from core.errors import N_
from core.model import Result, UnitResult


def onward(
    question: Question, result: Result, rows: Sequence[UnitResult], speaker: Speaker
) -> Iterator[Button]:
    """Yield what a reader of this answer asks next, and the way back.

    The year is named only where another one is asked about than the latest is.
    """
    year = f" năm {question.year}" if question.year else ""
    if len(rows) == 1:
        yield from _about(rows[0].unit.name, question, year, speaker)
    if question.intent is Intent.TABLE:
        yield from _groups(question, result, year)
    else:
        whole = f"bảng xếp hạng{year}"
        yield Button(label=speaker.say(N_("Whole table")), question=whole)


def _about(name: str, question: Question, year: str, say: Speaker) -> Iterator[Button]:
    """Yield the other answers about one unit."""
    if question.intent is not Intent.RANK_UNIT:
        label = say.say(N_("Ranking"))
        yield Button(label=label, question=f"xếp hạng {name}{year}")
    if question.intent is not Intent.WHY:
        label = say.say(N_("Why?"))
        yield Button(label=label, question=f"vì sao {name} xếp hạng đó{year}")
    if question.intent is not Intent.CRITERION_SCORE:
        label = say.say(N_("Scores"))
        yield Button(label=label, question=f"chi tiết điểm của {name}{year}")


def _groups(question: Question, result: Result, year: str) -> Iterator[Button]:
    """Yield the ranking of each group that is not the one shown."""
    for group in result.groups:
        if group.code != question.group:
            label = group.rules.label
            yield Button(label=label, question=f"bảng xếp hạng {label}{year}")
