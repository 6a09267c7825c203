"""From a `Reply` to what Telegram shows: pages of classic HTML, rows of buttons.

Each page holds at most 4,096 UTF-16 units, the way Telegram counts; lines are kept
whole where they can be.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from bot.conversation.replies import Reply

LONGEST_TEXT = 4096  # UTF-16 units of one message
_OPEN_LINES = 12  # the rest of a longer page is folded away, one touch opens it
_FEWEST_FOLDED = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What one message says.

    Attributes:
        html: For ``parse_mode=HTML``.
        plain: The same without markup, as it is counted and as it is shown.
    """

    html: str
    plain: str


def pages(reply: Reply, room: int = LONGEST_TEXT) -> tuple[Page, ...]:
    """Return the reply as pages of at most ``room`` UTF-16 units each."""
    cut = [part for line in reply.lines for part in _cut(line, room)]
    return tuple(
        _page(lines, first=not n) for n, lines in enumerate(_packed(cut, room))
    )


def page(text: str) -> Page:
    """Return one sentence as a page."""
    return Page(html=escape(text, quote=False), plain=text)


def units(text: str) -> int:
    """Return how long a text is for Telegram, in UTF-16 units."""
    return len(text) + sum(1 for character in text if character > "\uffff")


def _packed(lines: Sequence[str], room: int) -> Iterator[list[str]]:
    """Yield as many lines at a time as one page holds."""
    taken: list[str] = []
    used = 0
    for line in lines:
        length = units(line) + 1
        if taken and used + length > room:
            yield taken
            taken, used = [], 0
        taken.append(line)
        used += length
    yield taken


def _cut(line: str, room: int) -> Iterator[str]:
    """Yield a line in pieces that each fit a page, cut at blanks where there are."""
    most = room // 2 - 1  # characters, each of which may count twice
    while units(line) > room - 1:
        blank = line.rfind(" ", 1, most)
        end = blank if blank > 0 else most
        yield line[:end]
        line = line[end:].lstrip(" ")
    yield line


def _page(lines: Sequence[str], *, first: bool) -> Page:
    """Return lines as HTML: the fact bold, a long tail in a quote that opens."""
    marked = [escape(line, quote=False) for line in lines]
    if first and marked[0].strip():
        marked[0] = f"<b>{marked[0]}</b>"
    folded = len(marked) - _OPEN_LINES
    if folded >= _FEWEST_FOLDED:
        tail = "\n".join(marked[_OPEN_LINES:])
        quote = f"<blockquote expandable>{tail}</blockquote>"
        marked = [*marked[:_OPEN_LINES], quote]
    return Page(html="\n".join(marked), plain="\n".join(lines))
