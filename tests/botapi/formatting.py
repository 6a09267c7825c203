"""Texts as Telegram keeps them: without markup, with the entities that it found."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tests.botapi.html_reader import read_html
from tests.botapi.wire import Json, refuse, utf16_length

LONGEST_TEXT, LONGEST_CAPTION = 4096, 1024
FOUND = re.compile(
    r"(?P<url>https?://[^\s<>\"]+)"
    r"|(?<![\w/@])(?P<bot_command>/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?)(?![\w/])"
    r"|(?<![\w@])(?P<mention>@[A-Za-z0-9_]{4,32})(?!\w)"
    r"|(?<![\w#])(?P<hashtag>#[^\W\d]\w*)"
)


@dataclass(frozen=True, slots=True)
class Formatted:
    """A text and its entities, counted in UTF-16 units."""

    text: str
    entities: tuple[Json, ...] = ()

    def content(self, text: str = "text", entities: str = "entities") -> Json:
        """Return the part of a message that holds the text."""
        content: Json = {text: self.text} if self.text else {}
        return content | ({entities: list(self.entities)} if self.entities else {})


def message_text(fields: Json) -> Formatted:
    """Return the text of a message.

    Raises:
        RefusedError: It is empty, or its markup is not what Telegram takes.
    """
    source = fields.get("text", fields.get("message_text", ""))
    if not source:
        refuse("message text is empty")
    formatted = _formatted(source, fields, "entities")
    if not formatted.text:
        refuse("text must be non-empty")
    return formatted


def caption(fields: Json) -> Formatted:
    """Return the caption of a file, which may be empty.

    Raises:
        RefusedError: It is too long, or its markup is not what Telegram takes.
    """
    formatted = _formatted(fields.get("caption") or "", fields, "caption_entities")
    if utf16_length(formatted.text) > LONGEST_CAPTION:
        refuse("message caption is too long")
    return formatted


def too_long(formatted: Formatted) -> bool:
    """Tell whether a text has more units than one message holds."""
    return utf16_length(formatted.text) > LONGEST_TEXT


def as_typed(text: str) -> Formatted:
    """Return a text as somebody typed it, with what Telegram finds in it."""
    return _completed(text, [])


def _formatted(source: str, fields: Json, explicit: str) -> Formatted:
    mode = fields.get("parse_mode") or ""
    if mode.lower() == "html":
        text, entities = read_html(source)
    elif mode:
        refuse("unsupported parse_mode")
    else:
        text, entities = source, _within(source, fields.get(explicit) or [])
    return _completed(*_trimmed(text, entities))


def _within(text: str, entities: list[Json]) -> list[Json]:
    end = utf16_length(text)
    for entity in entities:
        if entity["offset"] < 0 or entity["offset"] + entity["length"] > end:
            refuse("ENTITY_BOUNDS_INVALID")
    return entities


def _trimmed(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    """Leave out blanks around the text, which Telegram never keeps."""
    shown = text.strip()
    shift = utf16_length(text) - utf16_length(text.lstrip())
    end = utf16_length(shown)
    clipped = (_clipped(entity, shift, end) for entity in entities)
    return shown, [entity for entity in clipped if entity["length"] > 0]


def _clipped(entity: Json, shift: int, end: int) -> Json:
    begins = max(0, entity["offset"] - shift)
    ends = min(end, entity["offset"] + entity["length"] - shift)
    return entity | {"offset": begins, "length": ends - begins}


def _completed(text: str, entities: list[Json]) -> Formatted:
    taken = [(entity["offset"], _end(entity)) for entity in entities]
    found = (
        entity
        for entity in _found(text)
        if all(_end(entity) <= begins or entity["offset"] >= e for begins, e in taken)
    )
    every = [*_joined(entities), *found]
    return Formatted(text, tuple(sorted(every, key=_outermost_first)))


def _found(text: str) -> Iterator[Json]:
    """Yield the links, commands and names that Telegram finds by itself."""
    for match in FOUND.finditer(text):
        yield {
            "type": match.lastgroup,
            "offset": utf16_length(text[: match.start()]),
            "length": utf16_length(match[0]),
        }


def _joined(entities: list[Json]) -> Iterator[Json]:
    """Yield the entities, code inside a block of code being part of the block."""
    blocks = {_span(entity) for entity in entities if entity["type"] == "pre"}
    languages = {
        _span(entity): {"language": entity["language"]}
        for entity in entities
        if entity["type"] == "code" and "language" in entity
    }
    for entity in entities:
        if entity["type"] == "pre":
            yield entity | languages.get(_span(entity), {})
        elif entity["type"] != "code" or _span(entity) not in blocks:
            yield {k: v for k, v in entity.items() if k != "language"}


def _span(entity: Json) -> tuple[Any, Any]:
    return entity["offset"], entity["length"]


def _end(entity: Json) -> int:
    return int(entity["offset"] + entity["length"])


def _outermost_first(entity: Json) -> tuple[int, int]:
    return entity["offset"], -entity["length"]
