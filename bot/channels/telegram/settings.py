"""Settings of the Telegram channel, from the environment."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from bot.errors import BadSettingError, MissingSecretError, WrongTokenError
from core.errors import N_
from core.model import Message

TOKEN, API_URL = "TELEGRAM_BOT_TOKEN", "TELEGRAM_API_URL"  # a name
WEBHOOK_URL, WEBHOOK_SECRET = "CCHC_WEBHOOK_URL", "CCHC_WEBHOOK_SECRET"
DATABASE, STATE, PACE = "DATABASE_URL", "CCHC_STATE", "CCHC_QUESTIONS_PER_MINUTE"
_TELEGRAM = "https://api.telegram.org/bot"
_TOKEN_SHAPE = re.compile(r"[0-9]{3,20}:[A-Za-z0-9_-]{20,100}")
_SECRET_SHAPE = re.compile(r"[A-Za-z0-9_-]{16,256}")
_USUAL_PACE = 20
_ON_WINDOWS = os.name == "nt"


@dataclass(frozen=True, slots=True, kw_only=True)
class TelegramSettings:
    """Which bot speaks, where, and what it stores where.

    Attributes:
        token: From BotFather; never shown.
        api_url: Of the Bot API; the token follows it.
        webhook_url: Where Telegram brings updates to; None when we fetch them.
        secret: What Telegram must say with each.
        database: Address of the inbox; the file in ``state`` when None.
        state: Folder of what must outlive a process.
        per_minute: Questions that one person may ask; 0 is any number.
    """

    token: str = field(repr=False)
    api_url: str = _TELEGRAM
    webhook_url: str | None = None
    secret: str = field(default="", repr=False)
    database: str | None = field(default=None, repr=False)
    state: Path
    per_minute: int = _USUAL_PACE

    @property
    def bot(self) -> str:
        """Return the number of the bot, which is no secret."""
        return self.token.partition(":")[0]

    @property
    def channel(self) -> str:
        """Return the name of its inbox: each bot counts its updates for itself."""
        return f"telegram:{self.bot}"

    @property
    def secrets(self) -> tuple[str, ...]:
        """Return what must never be read in a log."""
        return tuple(text for text in (self.token, self.secret) if text)


def from_environment(environment: Mapping[str, str]) -> TelegramSettings | None:
    """Return the settings, None where no token is set.

    Raises:
        WrongTokenError: The token has not the shape of one.
        MissingSecretError: A webhook is wanted without a secret fit for it.
        BadSettingError: Another setting cannot be used.
    """
    token = environment.get(TOKEN, "").strip()
    if not token:
        return None
    if not _TOKEN_SHAPE.fullmatch(token):
        raise WrongTokenError
    url = _url(environment, WEBHOOK_URL)
    secret = environment.get(WEBHOOK_SECRET, "").strip()
    if url and not _SECRET_SHAPE.fullmatch(secret):
        raise MissingSecretError
    return TelegramSettings(
        token=token,
        api_url=_api(_url(environment, API_URL) or _TELEGRAM),
        webhook_url=url,
        secret=secret,
        database=environment.get(DATABASE) or None,
        state=state_folder(environment),
        per_minute=_pace(environment),
    )


def state_folder(environment: Mapping[str, str]) -> Path:
    """Return where this user's programs keep what must last."""
    told = environment.get(STATE)
    if told:
        return Path(told)
    windows = environment.get("LOCALAPPDATA")
    if _ON_WINDOWS and windows:
        return Path(windows) / "cchc"
    shared = environment.get("XDG_DATA_HOME")
    return (Path(shared) if shared else Path.home() / ".local" / "share") / "cchc"


def _url(environment: Mapping[str, str], name: str) -> str | None:
    """Return a web address; one that is none is not repeated, it may hold secrets."""
    text = environment.get(name, "").strip()
    if not text:
        return None
    parts = urlsplit(text)
    if parts.scheme not in {"http", "https"} or not parts.netloc:
        wanted = Message(text=N_("an address that begins with https://"))
        raise BadSettingError(name=name, value="…", expected=wanted)
    return text


def _api(url: str) -> str:
    """Return what the token follows, with or without the word said."""
    bare = url.rstrip("/")
    return bare if bare.endswith("/bot") else f"{bare}/bot"


def _pace(environment: Mapping[str, str]) -> int:
    text = environment.get(PACE, "").strip() or str(_USUAL_PACE)
    if not text.isdecimal():
        wanted = Message(text=N_("a whole number, 0 for no limit"))
        raise BadSettingError(name=PACE, value=text, expected=wanted)
    return int(text)
