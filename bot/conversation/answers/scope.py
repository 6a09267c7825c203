"""What every answer may use: the question, the result, the voice."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from bot.conversation.onward import onward
from bot.conversation.question import Question, Status
from bot.conversation.replies import Button, Reply, Table
from bot.conversation.speaker import Speaker
from core.errors import N_
from core.model import GroupResult, Result, UnitResult
from core.units import Registry


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """One question with all that its answer is made from.

    Attributes:
        question: What is asked.
        result: The decision of the year asked for.
        registry: The units of the place.
        speaker: Says it.
        others: Results of other released years, by year.
    """

    question: Question
    result: Result
    registry: Registry
    speaker: Speaker
    others: Mapping[int, Result] = field(default_factory=dict)

    @property
    def groups(self) -> tuple[GroupResult, ...]:
        """Return the groups asked about: the one named, else all."""
        wanted = self.question.group
        found = tuple(g for g in self.result.groups if g.code == wanted)
        return found if wanted is not None else self.result.groups

    @property
    def lacks_group(self) -> bool:
        """Return whether a group is asked about that the decision does not rank."""
        return self.question.group is not None and not self.groups

    def group_of(self, row: UnitResult) -> GroupResult:
        """Return the group a unit is ranked in."""
        return self.result.group(
            next(g.code for g in self.result.groups if row in g.rows)
        )

    def rows(self) -> tuple[UnitResult, ...]:
        """Return the results of the units asked about, as far as they are ranked."""
        found = (self.result.find(unit.id) for unit in self.question.units)
        return tuple(row for row in found if row is not None)

    def answered(  # noqa: PLR0913  # the shape of a reply
        self,
        lines: Iterable[str],
        *,
        rows: Iterable[UnitResult] = (),
        n: int | None = None,
        criterion: str | None = None,
        buttons: Iterable[Button] = (),
        tables: Iterable[Table] = (),
        sources: Iterable[str] | None = None,
    ) -> Reply:
        """Return an answer about ``rows``: the fact, its source, then the rest.

        The source is the decision's unless ``sources`` are given.
        """
        named = tuple(rows)
        fact, *rest = lines
        cited = (self.speaker.source(self.result),) if sources is None else sources
        return Reply(
            status=Status.ANSWERED,
            intent=self.question.intent.value,
            lines=(fact, *cited, *rest),
            units=tuple(row.printed_name for row in named),
            group=self.question.group,
            year=self.result.year,
            n=n,
            criterion=criterion,
            buttons=tuple(buttons)
            or tuple(onward(self.question, self.result, named, self.speaker)),
            tables=tuple(tables),
        )

    def not_found(self, *lines: str, buttons: Iterable[Button] = ()) -> Reply:
        """Return the refusal that something is not in the data."""
        status = Status.NOT_FOUND
        return Reply(
            status=status,
            intent=status.value,
            lines=(*lines, self.speaker.contact),
            buttons=tuple(buttons),
        )

    def no_such_group(self) -> Reply:
        """Return that the decision ranks no such group, and which it ranks."""
        labels = tuple(group.rules.label for group in self.result.groups)
        return self.not_found(
            self.speaker.say(
                N_("The {year} result does not rank this group. It ranks: {groups}."),
                year=self.result.year,
                groups=labels,
            ),
            self.speaker.source(self.result),
        )
