"""A conversation about one place: text in, `Reply` out, nothing remembered."""

from collections.abc import Callable
from datetime import date
from threading import Lock

from bot.conversation.answer import answer
from bot.conversation.answers.scope import Scope
from bot.conversation.answers.unsure import no_such_year
from bot.conversation.question import Intent, Question, Status
from bot.conversation.replies import Reply
from bot.conversation.scene import Scene, scene_of
from bot.conversation.speaker import Speaker
from bot.conversation.understand import LONGEST_QUESTION, understand, visible
from core.api import Archive, today
from core.errors import EmptyQuestionError, QuestionTooLongError
from core.i18n import Localizer

_OF_NO_YEAR = frozenset({Intent.COVERAGE, Intent.HELP, Intent.YEAR_CHANGE})


class Conversation:
    """Answers questions about one place from its archive."""

    def __init__(
        self,
        archive: Archive,
        *,
        place: str | None = None,
        localizer: Localizer | None = None,
        contact: str = "",
        clock: Callable[[], date] = today,
    ) -> None:
        """Remember where questions are asked; data is read with the first one.

        Args:
            archive: The data.
            place: Id or name; the archive's own place when None.
            localizer: The language of answers.
            contact: Whom to turn to; a general sentence when empty.
            clock: Today's date, for "năm nay".
        """
        self.archive = archive
        self.place = place
        self.localizer = localizer or Localizer()
        self._contact = contact
        self._clock = clock
        self._scenes: dict[int | None, Scene] = {}
        self._setting = Lock()  # one scene at a time, whichever thread asks

    @property
    def speaker(self) -> Speaker:
        """Return the voice of the answers."""
        general = self.localizer.text(
            "For other questions, turn to the department of home affairs that "
            "runs the index."
        )
        return Speaker(localizer=self.localizer, contact=self._contact or general)

    def ask(self, text: str) -> Reply:
        """Return the reply to one question.

        Raises:
            EmptyQuestionError: The text holds no visible character.
            QuestionTooLongError: It is longer than anybody would ask.
            CchcError: The data cannot be read.
        """
        return self.reply(self.read(text))

    def read(self, text: str) -> Question:
        """Return what a text asks, read with the words of the year it asks about.

        Raises:
            EmptyQuestionError: The text holds no visible character.
            QuestionTooLongError: It is longer than anybody would ask.
            CchcError: The data cannot be read.
        """
        said = visible(text)
        if not said:
            raise EmptyQuestionError
        if len(said) > LONGEST_QUESTION:
            raise QuestionTooLongError(length=len(said), limit=LONGEST_QUESTION)
        return self._understood(text)

    def refuse(self, said: str) -> Reply:
        """Return the refusal of a text that is no question, for the reason ``said``."""
        status = Status.OUT_OF_SCOPE
        lines = (said, self.speaker.contact)
        return Reply(status=status, intent=status.value, lines=lines)

    def _understood(self, text: str) -> Question:
        latest = self._scene(None)
        question = understand(text, latest)
        year = question.year
        if year in latest.known_years and year != latest.year:
            return understand(text, self._scene(year))
        return question

    def _scene(self, year: int | None) -> Scene:
        with self._setting:
            if year not in self._scenes:
                now = self._clock()
                self._scenes[year] = scene_of(self.archive, self.place, now, year)
            return self._scenes[year]

    def reply(self, question: Question) -> Reply:
        """Return the reply to a question that was read before.

        Raises:
            CchcError: The data cannot be read.
        """
        years = self.archive.years(self.place)
        year = question.year
        scope = self._scope(question, year if year in years else None)
        plain = question.status in {Status.ANSWERED, Status.CONFIRM}
        dated = plain and question.intent not in _OF_NO_YEAR
        if dated and year is not None and year not in years:
            return no_such_year(scope, year, years)
        return answer(scope)

    def _scope(self, question: Question, year: int | None) -> Scope:
        result = self.archive.result(self.place, year)
        others = {
            other: self.archive.result(self.place, other)
            for other in self.archive.years(self.place)
            if other != result.year
        }
        return Scope(
            question=question,
            result=result,
            registry=self.archive.registry(self.place),
            speaker=self.speaker,
            others=others,
        )
