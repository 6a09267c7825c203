"""How the channel is: what is amiss, for the log and for whoever asks."""

import threading

from bot.channels.telegram.calls import CHANNEL
from bot.log import logger
from bot.metrics import Metrics
from core.errors import N_, CchcError
from core.i18n import Localizer

STARTING = N_("Telegram: starting.")
UNREACHABLE = N_(
    "Telegram cannot be reached. We keep trying; the page and the terminal work on."
)
STANDING_BY = N_(
    "Another process answers for this bot in Telegram; this one stands by for it."
)
CONFLICT = N_(
    "Another program fetches the messages of this bot. Only one may: stop the other, "
    "or give it a bot of its own."
)
UNWRITTEN = N_("What comes in cannot be stored, so Telegram keeps it for now.")
STOPPED = N_("Telegram: stopped.")
_LOG = logger(__name__)


Problem = str | CchcError


class Condition:
    """What is amiss, None while all is well; read from any thread.

    Attributes:
        known: Set once it is not only starting.
        error: Why the channel ended by itself, None while it works or keeps trying.
    """

    def __init__(self, metrics: Metrics, localizer: Localizer) -> None:
        """Begin as starting."""
        self._ready = metrics.ready.labels(CHANNEL)
        self._localizer = localizer
        self._problem: Problem | None = STARTING
        self.known = threading.Event()
        self.error: CchcError | None = None
        self._ready.set(0)

    def check(self) -> str | None:
        """Return what is amiss, in the reader's language."""
        problem = self._problem
        if isinstance(problem, CchcError):
            return self._localizer.explain(problem)
        return None if problem is None else self._localizer.text(problem)

    def well(self) -> None:
        """Note that everything works."""
        if self._problem is not None:
            _LOG.info("telegram works")
        self._set(None)

    def amiss(self, problem: str, cause: str = "") -> None:
        """Note what does not work for now; the log says it once."""
        if self._problem != problem:
            _LOG.warning("telegram does not work", problem=problem, cause=cause)
        self._set(problem)

    def failed(self, error: CchcError) -> None:
        """Note why the channel has ended by itself."""
        self.error = error
        _LOG.error("telegram ended", problem=str(error))
        self._set(error)

    def over(self) -> None:
        """Note that it was told to stop."""
        _LOG.info("telegram stopped")
        self._set(STOPPED)

    def _set(self, problem: Problem | None) -> None:
        self._problem = problem
        self.known.set()
        self._ready.set(problem is None)
