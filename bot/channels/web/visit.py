"""One request: who asks, in which language, about which place."""

from collections.abc import Mapping
from dataclasses import dataclass

from starlette.requests import Request

from bot.channels.web.desk import Desk
from bot.channels.web.headers import ROOT
from bot.channels.web.links import Links, path_below
from bot.conversation.speaker import Speaker
from bot.conversation.talk import Conversation
from core.errors import UnknownYearError
from core.i18n import LANGUAGES, Localizer
from core.model import Place, Result

LANGUAGE = "lang"


@dataclass(frozen=True, slots=True)
class Visit:
    """What a page is made for.

    Attributes:
        request: The request.
    """

    request: Request

    @property
    def desk(self) -> Desk:
        """Return who answers."""
        desk: Desk = self.request.app.state.desk
        return desk

    @property
    def language(self) -> str:
        """Return the language the visitor chose, else the site's own.

        What the browser prefers is not asked: officials' phones are often set to
        English, the answers are wanted in Vietnamese.
        """
        chosen = self.request.query_params.get(LANGUAGE, "")
        return chosen if chosen in LANGUAGES else self.desk.language

    @property
    def localizer(self) -> Localizer:
        """Return the voice of that language."""
        return Localizer(self.language)

    @property
    def root(self) -> str:
        """Return the path that a reverse proxy puts the site at."""
        root: str = self.request.scope[ROOT]
        return root

    @property
    def links(self) -> Links:
        """Return what writes our addresses, the language kept in them."""
        return self._links(self.language)

    @property
    def elsewhere(self) -> Mapping[str, str]:
        """Return this page in the other languages, by language."""
        path = path_below(self.request.scope["path"], self.root)
        steps = path.removeprefix("/").split("/")
        query = dict(self.request.query_params)
        query.pop(LANGUAGE, None)
        others = (one for one in LANGUAGES if one != self.language)
        return {one: self._links(one).to(*steps, **query) for one in others}

    def _links(self, language: str) -> Links:
        kept = {} if language == self.desk.language else {LANGUAGE: language}
        return Links(root=self.root, kept=kept)

    @property
    def talk(self) -> Conversation:
        """Return the conversation about the place named in the address.

        Raises:
            UnknownPlaceError: There is no such place.
        """
        return self.desk.talk(self.request.path_params["place"], self.language)

    @property
    def place(self) -> Place:
        """Return the place named in the address.

        Raises:
            UnknownPlaceError: There is no such place.
        """
        return self.desk.archive.place(self.request.path_params["place"])

    @property
    def year(self) -> int | None:
        """Return the year named in the address, or None.

        Raises:
            UnknownYearError: What stands there is no year.
        """
        text: str | None = self.request.path_params.get("year")
        if text is None:
            return None
        if len(text) != len("2000") or not (text.isascii() and text.isdigit()):
            years = ", ".join(map(str, self.desk.archive.years(self.place.id)))
            raise UnknownYearError(year=text, years=years or "–")
        return int(text)

    @property
    def result(self) -> Result:
        """Return the decision of that year; the latest one when none is named.

        Raises:
            UnknownYearError: Nothing is released for that year.
        """
        return self.desk.archive.result(self.place.id, self.year)

    @property
    def speaker(self) -> Speaker:
        """Return the voice of the answers."""
        return self.talk.speaker
