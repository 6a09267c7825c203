"""A reply as the page and the JSON address give it, with ways on to our pages."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass

from bot.channels.web.links import Links
from bot.channels.web.visit import Visit
from bot.conversation.question import Status
from bot.conversation.replies import Reply
from core.errors import N_
from core.model import GroupResult, Result, UnitResult

_MOST_UNITS = 2  # linked one by one; a ranking shows more of them
HELP = "trợ giúp"


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """A page of ours that tells more.

    Attributes:
        label: What it shows.
        href: Where it is.
    """

    label: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A question and what became of it.

    Attributes:
        question: As it was asked.
        reply: The conversation's reply.
        ways: Pages that tell more.
    """

    question: str
    reply: Reply
    ways: tuple[Way, ...] = ()

    def shape(self) -> dict[str, object]:
        """Return the answer as JSON: that of ``cchc ask --json`` and what to do next.

        ``buttons`` are questions, ``tables`` the figures of the text once more,
        ``pages`` addresses on this server.
        """
        return {
            **self.reply.shape(self.question),
            "buttons": [asdict(button) for button in self.reply.buttons],
            "tables": [asdict(table) for table in self.reply.tables],
            "pages": [asdict(way) for way in self.ways],
        }


def answered(visit: Visit, question: str) -> Answer:
    """Return the answer to a question.

    Raises:
        EmptyQuestionError: It holds no visible character.
        QuestionTooLongError: It is longer than anybody would ask.
    """
    reply = visit.talk.ask(question)
    return Answer(question=question, reply=reply, ways=tuple(_ways(visit, reply)))


def greeting(visit: Visit) -> Reply:
    """Return what the chat begins with: what can be asked, and suggestions."""
    return visit.talk.ask(HELP)


def _ways(visit: Visit, reply: Reply) -> Iterator[Way]:
    if reply.status is not Status.ANSWERED or reply.year is None:
        return
    result = visit.desk.archive.result(visit.place.id, reply.year)
    rows = [row for name in reply.units if (row := _named(name, result))]
    if len(rows) <= _MOST_UNITS:
        yield from (_to_unit(row, result, visit.links) for row in rows)
    for group in result.groups:
        if group.code == reply.group or any(row in group.rows for row in rows):
            yield _to_ranking(group, result, visit)


def _named(printed: str, result: Result) -> UnitResult | None:
    """Return the unit that a decision prints so."""
    rows = (row for group in result.groups for row in group.rows)
    return next((row for row in rows if row.printed_name == printed), None)


def _to_unit(row: UnitResult, result: Result, links: Links) -> Way:
    href = links.unit(result.place.id, row.unit.id, result.year)
    return Way(label=row.unit.name, href=href)


def _to_ranking(group: GroupResult, result: Result, visit: Visit) -> Way:
    label = visit.localizer.text(
        N_("Ranking of {group}, {year}"), group=group.rules.label, year=result.year
    )
    href = visit.links.ranking(result.place.id, result.year, group.code)
    return Way(label=label, href=href)
