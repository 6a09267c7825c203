"""What is shown for a question, a tap or an inline query; the usual ones are kept.

The data do not change while a process lives, so the answer to a text is the same all
day; only "năm nay" moves with the date.
"""

from collections import OrderedDict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from telegram import InlineKeyboardMarkup

from bot.channels.telegram.callbacks import Callbacks
from bot.channels.telegram.keyboard import Tap, keyboard
from bot.channels.telegram.render import Page, page, pages
from bot.conversation.question import Status
from bot.conversation.replies import Reply
from bot.conversation.talk import Conversation
from core.api import today
from core.errors import CchcError

INVALID = "invalid"  # status of what is no question
_KEPT = 2048  # answers, some kilobytes each
_LONGEST_KEPT = 200  # characters of a question that may be asked again
_MOST_MESSAGES = 5  # of one answer whose pages no button can turn
_MOST_CARDS = 10
_HELP = "trợ giúp"


@dataclass(frozen=True, slots=True)
class Shown:
    """One message: a page and the buttons under it.

    Attributes:
        page: What it says.
        buttons: None where there are none.
        status: What became of the question, for counting.
        keyboard: The buttons as they are sent.
    """

    page: Page
    buttons: InlineKeyboardMarkup | None = None
    status: str = INVALID
    keyboard: str | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """An answer to be chosen: what names it, what is under that, what it says."""

    title: str
    about: str
    shown: Shown


class Answers:
    """Asks the conversation and lays out what it says."""

    def __init__(
        self, opened: Callable[[], Conversation], clock: Callable[[], date] = today
    ) -> None:
        """Open the conversation of today.

        Args:
            opened: Gives a new conversation; called once a day.
            clock: Today's date.
        """
        self._opened = opened
        self._clock = clock
        self._kept: OrderedDict[str, tuple[Shown, ...]] = OrderedDict()
        self._begin(clock())

    def to_text(self, text: str) -> tuple[Shown, ...]:
        """Return the messages that answer a text: one, unless it cannot be paged."""
        return self._remembered(text, self._to_text)

    def to_tap(self, data: str) -> Shown | None:
        """Return what a button shows; None when its data mean nothing here, or no more.

        Raises:
            CchcError: The data cannot be read.
        """
        # No text of a person begins with this character.
        found = self._remembered(f"\0{data}", self._to_tap)
        return found[0] if found else None

    def cards(self, query: str) -> tuple[Card, ...]:
        """Return the answers to choose from while somebody types."""
        chosen = tuple(self._offered(query)) or tuple(self._offered(_HELP))[1:]
        return tuple(
            _card(label, self.to_text(text)[0]) for label, text in chosen[:_MOST_CARDS]
        )

    @property
    def example(self) -> str:
        """Return a question that can be asked of these data."""
        return self._talk.ask(_HELP).buttons[0].question

    def sentence(self, text: str, **params: object) -> Shown:
        """Return one sentence in the language of the answers."""
        return Shown(page(self._talk.localizer.text(text, **params)))

    def _begin(self, day: date) -> None:
        """Begin a day: yesterday's conversation knows what "this year" was then."""
        self._day, self._talk = day, self._opened()
        self._callbacks = Callbacks(self._talk)
        self._kept.clear()

    def _remembered(
        self, name: str, make: Callable[[str], tuple[Shown, ...]]
    ) -> tuple[Shown, ...]:
        day = self._clock()
        if day != self._day:
            self._begin(day)
        found = self._kept.get(name)
        if found is None:
            return self._keep(name, make(name))
        self._kept.move_to_end(name)
        return found

    def _keep(self, name: str, found: tuple[Shown, ...]) -> tuple[Shown, ...]:
        if len(name) <= _LONGEST_KEPT:
            self._kept[name] = found
        if len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        return found

    def _to_text(self, text: str) -> tuple[Shown, ...]:
        try:
            reply = self._talk.ask(text)
        except CchcError as error:
            return (Shown(page(self._talk.localizer.explain(error))),)
        data = self._callbacks.data_of(text)
        return self._laid(reply, data)[: 1 if data else _MOST_MESSAGES]

    def _to_tap(self, name: str) -> tuple[Shown, ...]:
        tapped = self._callbacks.tapped(name.removeprefix("\0"))
        if tapped is None:
            return ()
        laid = self._laid(self._talk.reply(tapped.question), tapped.data)
        return laid[tapped.page - 1 : tapped.page]

    def _laid(self, reply: Reply, data: str | None) -> tuple[Shown, ...]:
        """Return every page of a reply; buttons stand under each, or under the last."""
        taps = tuple(self._callbacks.taps(reply))
        laid = pages(reply)
        last = len(laid)
        status = reply.status.value
        return tuple(
            self._shown(one, taps if data or n == last else (), status, (data, n, last))
            for n, one in enumerate(laid, 1)
        )

    def _shown(
        self,
        one: Page,
        taps: tuple[Tap, ...],
        status: str,
        turned: tuple[str | None, int, int],
    ) -> Shown:
        turning = tuple(self._callbacks.turning(*turned))
        if not (taps or turning):
            return Shown(one, None, status)
        buttons = keyboard(taps, turning)
        return Shown(one, buttons, status, buttons.to_json())

    def _offered(self, query: str) -> Iterator[tuple[str, str]]:
        """Yield the question itself where it is plain, then those of its buttons.

        Each comes with what is written on it; nothing is on the first.
        """
        try:
            reply = self._talk.ask(query)
        except CchcError:
            return
        if reply.status is Status.ANSWERED:
            yield "", query
        yield from ((button.label, button.question) for button in reply.buttons)


def _card(label: str, shown: Shown) -> Card:
    """Return an answer as a card; its first line names it where nothing else does."""
    first, _, rest = shown.page.plain.partition("\n")
    return Card(label or first, first if label else rest, shown)
