"""Who answers on the web: a conversation for each place and language."""

from collections.abc import Callable
from datetime import date
from threading import Lock

from bot.conversation.talk import Conversation
from core.api import Archive, today
from core.i18n import DEFAULT_LANGUAGE, Localizer


class Desk:
    """Hands out conversations over one archive; safe to share between threads.

    The archive and its conversations only ever add to what they have read, so the
    one lock guards the first reading, not the answers.
    """

    def __init__(
        self,
        archive: Archive,
        *,
        language: str = DEFAULT_LANGUAGE,
        contact: str = "",
        clock: Callable[[], date] = today,
    ) -> None:
        """Remember the settings; nothing is read yet.

        Args:
            archive: The data.
            language: Spoken to whoever has chosen none.
            contact: Whom to turn to; a general sentence when empty.
            clock: Today's date; what "năm nay" means changes with it.
        """
        self.archive = archive
        self.language = language
        self._contact = contact
        self._clock = clock
        self._lock = Lock()
        self._day: date | None = None
        self._talks: dict[tuple[str, str], Conversation] = {}

    def talk(self, place: str, language: str) -> Conversation:
        """Return the conversation of today about a place, in a language.

        Args:
            place: Id or name.
            language: ``"vi"`` or ``"en"``.

        Raises:
            UnknownPlaceError: There is no such place.
            CchcError: Its data cannot be read.
        """
        with self._lock:
            self._turn_over()
            key = (self.archive.place(place).id, language)
            if key not in self._talks:
                self._talks[key] = self._opened(*key)
            return self._talks[key]

    def _turn_over(self) -> None:
        """Forget yesterday's conversations: they know what "this year" was then."""
        today_ = self._clock()
        if today_ != self._day:
            self._day = today_
            self._talks.clear()

    def _opened(self, place: str, language: str) -> Conversation:
        for year in self.archive.years(place):
            self.archive.result(place, year)
        return Conversation(
            self.archive,
            place=place,
            localizer=Localizer(language),
            contact=self._contact,
            clock=self._clock,
        )
