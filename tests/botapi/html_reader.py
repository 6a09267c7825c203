"""HTML as Telegram reads it, with Telegram's words for what is wrong.

Follows the reader of Telegram's own client library: bytes are counted for the words of
a refusal, UTF-16 units for the entities.
"""

import re
from dataclasses import dataclass
from typing import NoReturn
from urllib.parse import urlsplit

from tests.botapi.wire import Json, refuse, utf16_length

KINDS = {
    "b": "bold", "strong": "bold",
    "i": "italic", "em": "italic",
    "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough",
    "span": "spoiler", "tg-spoiler": "spoiler",
    "a": "text_link", "code": "code", "pre": "pre", "blockquote": "blockquote",
    "tg-emoji": "custom_emoji",
}  # fmt: skip
ARGUMENTS = {
    "a": "href", "code": "class", "span": "class", "tg-emoji": "emoji-id",
    "blockquote": "expandable",
}  # fmt: skip
NAMED = {b"lt": "<", b"gt": ">", b"amp": "&", b"quot": '"'}
PLAIN = re.compile(rb"[^<&]+")
REFERENCE = re.compile(rb"&(?:#x([0-9a-fA-F]*)|#([0-9]*)|([a-zA-Z]*));?")
LONGEST_REFERENCE = 10
TAG_NAME = re.compile(rb"[^ \t\r\n\0\v>]*")
ATTRIBUTE_NAME = re.compile(rb"[^ \t\r\n\0\v=>/\"']*")
TOKEN = re.compile(rb"[A-Za-z0-9.-]*")
SPACES = re.compile(rb"[ \t\r\n\v]*")
END, GREATER, SPACE = 0, ord(">"), b" \t\r\n\0\v"
LAST_CHARACTER = 0x10FFFF
SURROGATES = range(0xD800, 0xE000)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Open:
    """A start tag whose end has not come yet."""

    tag: str
    argument: str
    offset: int
    begins: int


def read_html(source: str) -> tuple[str, list[Json]]:
    """Return the text that is shown and its entities.

    Raises:
        RefusedError: The HTML is not what Telegram takes.
    """
    return _Reader(source).read()


class _Reader:
    def __init__(self, source: str) -> None:
        self.data = source.encode() + bytes([END])
        self.at = 0
        self.shown: list[str] = []
        self.offset = 0
        self.open: list[_Open] = []
        self.entities: list[Json] = []

    def read(self) -> tuple[str, list[Json]]:
        while self.at < len(self.data) - 1:
            self._step()
        if self.open:
            tag = self.open[-1].tag
            _refuse(f'Can\'t find end tag corresponding to start tag "{tag}"')
        return "".join(self.shown), self.entities

    def _step(self) -> None:
        if plain := PLAIN.match(self.data, self.at, len(self.data) - 1):
            self._show(plain[0].decode())
            self.at = plain.end()
        elif self.data[self.at] == ord("<"):
            self._tag()
        else:
            character, self.at = _referenced(self.data, self.at)
            self._show(character)

    def _show(self, piece: str) -> None:
        self.shown.append(piece)
        self.offset += utf16_length(piece)

    def _tag(self) -> None:
        began = self.at
        self.at += 1
        if self.data[self.at] == ord("/"):
            self._end_tag(began)
        else:
            self._start_tag(began)

    def _start_tag(self, began: int) -> None:
        tag = self._take(TAG_NAME).decode().lower()
        if self.data[self.at] == END:
            _refuse(f"Unclosed start tag at byte offset {began}")
        if tag not in KINDS:
            _refuse(f'Unsupported start tag "{tag}" at byte offset {began}')
        argument = self._attributes(tag, began)
        self.at += 1
        if tag == "span" and argument != "tg-spoiler":
            problem = f'Tag "span" must have class "tg-spoiler" at byte offset {began}'
            _refuse(problem)
        self.open.append(
            _Open(
                tag=tag, argument=argument, offset=self.offset, begins=len(self.shown)
            )
        )

    def _attributes(self, tag: str, began: int) -> str:
        """Return the value of the one attribute that counts for the tag."""
        argument = ""
        while True:
            self._take(SPACES)
            if self.data[self.at] == GREATER:
                return argument
            name, value = self._attribute(tag, began)
            if name == ARGUMENTS.get(tag):
                argument = value

    def _attribute(self, tag: str, began: int) -> tuple[str, str]:
        name = self._take(ATTRIBUTE_NAME).decode()
        if not name:
            problem = f'Empty attribute name in the tag "{tag}" at byte offset {began}'
            _refuse(problem)
        self._take(SPACES)
        if self.data[self.at] != ord("="):
            self._expect_more(tag, began)
            return name, name
        self.at += 1
        self._take(SPACES)
        self._expect_more(tag, began)
        return name, self._value(began)

    def _expect_more(self, tag: str, began: int) -> None:
        if self.data[self.at] == END:
            _refuse(f'Unclosed start tag "{tag}" at byte offset {began}')

    def _value(self, began: int) -> str:
        quoted = self.data[self.at] in b"\"'"
        value = self._quoted() if quoted else self._token()
        if self.data[self.at] == END:
            _refuse(f"Unclosed start tag at byte offset {began}")
        return value

    def _token(self) -> str:
        began = self.at
        value = self._take(TOKEN).decode().lower()
        if self.data[self.at] not in SPACE and self.data[self.at] != GREATER:
            _refuse(f"Unexpected end of name token at byte offset {began}")
        return value

    def _quoted(self) -> str:
        quote = self.data[self.at]
        self.at += 1
        value = bytearray()
        while self.data[self.at] not in {quote, END}:
            if self.data[self.at] == ord("&"):
                character, self.at = _referenced(self.data, self.at)
                value += character.encode()
            else:
                value.append(self.data[self.at])
                self.at += 1
        self.at += self.data[self.at] == quote
        return value.decode()

    def _end_tag(self, began: int) -> None:
        if not self.open:
            _refuse(f"Unexpected end tag at byte offset {began}")
        self.at += 1
        found = self._take(TAG_NAME).decode().lower()
        self._take(SPACES)
        if self.data[self.at] != GREATER:
            _refuse(f"Unclosed end tag at byte offset {began}")
        self.at += 1
        self._close(self.open.pop(), found, began)

    def _close(self, opened: _Open, found: str, began: int) -> None:
        if found and found != opened.tag:
            problem = (
                f"Unmatched end tag at byte offset {began}, "
                f'expected "</{opened.tag}>", found "</{found}>"'
            )
            _refuse(problem)
        if self.offset > opened.offset:
            covered = "".join(self.shown[opened.begins :])
            self.entities += _entity(opened, self.offset - opened.offset, covered)

    def _take(self, pattern: re.Pattern[bytes]) -> bytes:
        match = pattern.match(self.data, self.at)
        piece = match[0] if match else b""
        self.at += len(piece)
        return piece


def _refuse(problem: str) -> NoReturn:
    refuse(f"can't parse entities: {problem}")


def _referenced(data: bytes, at: int) -> tuple[str, int]:
    """Return the character that a reference names, and where the reference ends.

    An ampersand that begins no reference Telegram knows stands for itself.
    """
    match = REFERENCE.match(data, at)
    if match is None:
        return "&", at + 1
    hexadecimal, decimal, named = match.groups()
    if named is not None:
        character = NAMED.get(named, "")
    else:
        too_long = len(match[0].rstrip(b";")) >= LONGEST_REFERENCE
        code = int(hexadecimal or b"0", 16) if decimal is None else int(decimal or b"0")
        character = "" if too_long else _character(code)
    return (character, match.end()) if character else ("&", at + 1)


def _character(code: int) -> str:
    if code in SURROGATES:
        problem = (
            "Text contains invalid Unicode characters after decoding HTML entities, "
            "check for unmatched surrogate code units"
        )
        _refuse(problem)
    return chr(code) if 0 < code < LAST_CHARACTER else ""


def _entity(opened: _Open, length: int, covered: str) -> list[Json]:
    """Return the entity of a closed tag; a link that is none makes no entity."""
    entity = {"type": KINDS[opened.tag], "offset": opened.offset, "length": length}
    if opened.tag == "a":
        url = checked_link(opened.argument or covered)
        return [entity | {"url": url}] if url else []
    if opened.tag == "code" and opened.argument.startswith("language-"):
        return [entity | {"language": opened.argument.removeprefix("language-")}]
    if opened.tag == "blockquote" and opened.argument:
        return [entity | {"type": "expandable_blockquote"}]
    return [entity | _identity(opened)]


def _identity(opened: _Open) -> Json:
    """Return what an emoji of a collection is known by."""
    if opened.tag != "tg-emoji":
        return {}
    if not opened.argument.isdecimal() or not int(opened.argument):
        _refuse("Invalid custom emoji identifier specified")
    return {"custom_emoji_id": opened.argument}


def checked_link(url: str) -> str:
    """Return a link as Telegram keeps it, empty when it is none."""
    whole = url if "://" in url or url.startswith("tg:") else f"http://{url}"
    try:
        parts = urlsplit(whole)
    except ValueError:
        return ""
    if parts.scheme == "tg":
        return url
    if parts.scheme not in {"http", "https"} or "." not in (parts.hostname or ""):
        return ""
    return parts._replace(path=parts.path or "/").geturl()
