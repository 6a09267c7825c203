"""What travels between a bot and Telegram."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NoReturn, TypeAlias

Json: TypeAlias = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """A file as it arrives in a request."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One request of the bot, its body read and not yet judged."""

    method: str
    fields: Json
    uploads: Mapping[str, Upload] = field(default_factory=dict)


class RefusedError(Exception):
    """Telegram's answer to a request that it does not carry out."""

    def __init__(self, description: str, code: int = 400, **parameters: int) -> None:
        super().__init__(description)
        self.description = description
        self.code = code
        self.parameters = parameters

    def body(self) -> Json:
        """Return the answer as the Bot API writes it."""
        body: Json = {
            "ok": False,
            "error_code": self.code,
            "description": self.description,
        }
        return body | ({"parameters": self.parameters} if self.parameters else {})


class UnspokenError(RefusedError):
    """A request that the real Bot API would take and this server cannot."""


def refuse(reason: str) -> NoReturn:
    """Refuse a request that cannot be carried out as it stands."""
    description = f"Bad Request: {reason}"
    raise RefusedError(description)


def forbid(reason: str) -> NoReturn:
    """Refuse a request that somebody does not let the bot make."""
    description = f"Forbidden: {reason}"
    raise RefusedError(description, 403)


def unspoken(what: str) -> NoReturn:
    """Refuse what the real Bot API takes and this server does not know."""
    description = f"{what} is not spoken here"
    raise UnspokenError(description, 501)


def utf16_length(text: str) -> int:
    """Return the length of a text as Telegram counts it."""
    return len(text.encode("utf-16-le")) // 2
