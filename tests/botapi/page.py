"""A chat as a person sees it on a phone: one page that needs nothing else."""

import base64
from collections import deque
from collections.abc import Mapping
from datetime import datetime
from html import escape
from zoneinfo import ZoneInfo

from tests.botapi.pictures import PNG
from tests.botapi.wire import Json, utf16_length

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
TAGS = {
    "bold": "b", "italic": "i", "underline": "u", "strikethrough": "s", "code": "code",
    "pre": "pre", "blockquote": "blockquote", "spoiler": "mark",
}  # fmt: skip
# What stands for a message without words, or above its words.
SIGNS = {
    "sticker": "Nhãn dán", "voice": "Tin thoại", "forward_origin": "Chuyển tiếp",
    "new_chat_members": "Đã vào nhóm", "migrate_to_chat_id": "Thành siêu nhóm",
    "migrate_from_chat_id": "Từ nhóm cũ",
}  # fmt: skip
LINKS = frozenset({"text_link", "url", "bot_command", "mention", "hashtag"})
STYLE = """
* { box-sizing: border-box }
body { margin: 0 auto; max-width: 360px; min-height: 100vh; background: #cfdcc9;
  font: 15px/1.4 system-ui, "Noto Sans", sans-serif; color: #111 }
header { position: sticky; top: 0; padding: 10px 12px; background: #fff;
  border-bottom: 1px solid #ccc; font-weight: 600 }
header small { display: block; font-weight: 400; color: #5a6b78 }
ol { list-style: none; margin: 0; padding: 8px; display: flex; flex-direction: column;
  gap: 6px }
li { max-width: 88% } li.own { align-self: flex-end } li.bot { align-self: flex-start }
li.notice { align-self: center; padding: 4px 12px; border-radius: 12px; color: #fff;
  background: #3f5a46; font-size: 13px }
li.alert { border: 2px solid #7a1f1f }
.bubble { padding: 7px 10px; border-radius: 12px; background: #fff;
  overflow-wrap: anywhere; white-space: pre-wrap }
.who { font-size: 13px; font-weight: 600; color: #7a4a12 }
img { display: block; max-width: 100%; margin-bottom: 4px; border-radius: 8px }
.own .bubble { background: #e3f7c8 }
.quote { border-left: 3px solid #2f7bb8; padding-left: 6px; margin-bottom: 4px;
  color: #444; font-size: 13px; max-height: 3em; overflow: hidden }
.file { display: block; padding: 6px 8px; margin-bottom: 4px; border-radius: 8px;
  background: #e8eef2 }
.own .file { background: #d0ebb0 }
blockquote { margin: 2px 0; padding: 2px 8px; border-left: 3px solid #2f7bb8;
  background: #eef4f9 }
pre, code { font-family: ui-monospace, "DejaVu Sans Mono", monospace; font-size: 13px }
pre { margin: 2px 0; overflow-x: auto } .link { color: #1b6399 }
time { display: block; text-align: right; font-size: 11px; color: #52606b }
.keys { display: flex; gap: 4px; margin-top: 4px }
.key { flex: 1; padding: 7px 4px; border-radius: 8px; background: #4c6b54; color: #fff;
  text-align: center; font-size: 14px }
"""


def transcript_page(transcript: Json, pictures: Mapping[str, bytes]) -> str:
    """Return a chat as an HTML page, 360 pixels wide, with its pictures by file id."""
    title = escape(transcript["title"])
    bot = transcript["bot"]
    named = f"{escape(bot['first_name'])}<small>@{escape(bot['username'])}</small>"
    lines = "\n".join(_line(line, bot["id"], pictures) for line in transcript["lines"])
    return (
        f'<!doctype html>\n<html lang="vi"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width">'
        f"<title>{title}</title><style>{STYLE}</style></head>\n"
        f"<body><header>{named}</header>\n<ol>\n{lines}\n</ol></body></html>\n"
    )


def _line(line: Json, bot: int, pictures: Mapping[str, bytes]) -> str:
    if "notice" in line:
        notice = line["notice"]
        kind = "notice alert" if notice["alert"] else "notice"
        return f'<li class="{kind}">{escape(notice["text"])}</li>'
    message = line["message"]
    side = "bot" if message.get("from", {}).get("id", bot) == bot else "own"
    return f'<li class="{side}">{_bubble(message, pictures)}{_keys(message)}</li>'


def _bubble(message: Json, pictures: Mapping[str, bytes]) -> str:
    quoted = message.get("reply_to_message")
    quote = f'<div class="quote">{escape(_words(quoted))}</div>' if quoted else ""
    return (
        f'<div class="bubble">{_author(message)}{quote}'
        f"{_attachment(message, pictures)}"
        f"{_formatted(message)}<time>{_moment(message)}</time></div>"
    )


def _author(message: Json) -> str:
    """Return who speaks, where several people do."""
    if message["chat"]["type"] == "private" or "from" not in message:
        return ""
    return f'<div class="who">{escape(message["from"]["first_name"])}</div>'


def _words(message: Json) -> str:
    return str(message.get("text", message.get("caption", "…")))


def _attachment(message: Json, pictures: Mapping[str, bytes]) -> str:
    """Return the picture, or what stands for a file or for what has no text."""
    if "photo" in message:
        return _picture(pictures[message["photo"][-1]["file_id"]])
    if "document" in message:
        document = message["document"]
        name = escape(document["file_name"])
        return f'<span class="file">Tệp {name}, {document["file_size"]} B</span>'
    other = next((sign for kind, sign in SIGNS.items() if kind in message), "")
    return f'<span class="file">{other}</span>' if other else ""


def _picture(content: bytes) -> str:
    kind = "png" if content.startswith(PNG) else "jpeg"
    body = base64.b64encode(content).decode()
    return f'<img alt="" src="data:image/{kind};base64,{body}">'


def _moment(message: Json) -> str:
    moment = datetime.fromtimestamp(message["date"], HANOI).strftime("%H:%M")
    return f"đã sửa {moment}" if "edit_date" in message else moment


def _keys(message: Json) -> str:
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return "".join(
        f'<div class="keys">{"".join(_key(button) for button in row)}</div>'
        for row in rows
    )


def _key(button: Json) -> str:
    away = " ↗" if "url" in button else ""
    return f'<span class="key">{escape(button["text"])}{away}</span>'


def _formatted(message: Json) -> str:
    """Return a text with its entities as HTML elements."""
    words = str(message.get("text") or message.get("caption") or "")
    entities = message.get("entities") or message.get("caption_entities") or ()
    return _nested(words.encode("utf-16-le"), 0, utf16_length(words), deque(entities))


def _nested(units: bytes, begins: int, ends: int, entities: deque[Json]) -> str:
    """Return a stretch of the text with the entities that begin in it."""
    pieces, at = [], begins
    while entities and entities[0]["offset"] < ends:
        entity = entities.popleft()
        opens = max(at, entity["offset"])
        closes = min(ends, entity["offset"] + entity["length"])
        inner = _nested(units, opens, closes, entities)
        pieces += [_plain(units, at, opens), _wrapped(inner, entity)]
        at = closes
    return "".join([*pieces, _plain(units, at, ends)])


def _plain(units: bytes, begins: int, ends: int) -> str:
    return escape(units[2 * begins : 2 * ends].decode("utf-16-le"))


def _wrapped(piece: str, entity: Json) -> str:
    kind = entity["type"].removeprefix("expandable_")
    if kind in LINKS:
        return f'<span class="link">{piece}</span>'
    tag = TAGS.get(kind, "span")
    return f"<{tag}>{piece}</{tag}>"
