"""The conversation at a terminal or through a pipe: lines in, answers out."""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator

from bot.conversation.question import Status
from bot.conversation.replies import Reply
from bot.conversation.talk import Conversation
from core import streams
from core.errors import CchcError
from core.i18n import Localizer
from core.model import Result, Severity
from core.text import fold

_YES = frozenset(
    {"co", "dung", "dung roi", "phai", "u", "vang", "da", "ok", "y", "yes"}
)


def prepare_streams() -> None:
    """Make the standard streams take any text; what is piped in is UTF-8."""
    streams.prepare()
    reconfigure = getattr(sys.stdin, "reconfigure", None)
    if reconfigure is not None:  # a captured stream may have none
        encoding = None if sys.stdin.isatty() else "utf-8"
        reconfigure(encoding=encoding, errors="replace")


def findings_line(result: Result, localizer: Localizer) -> str:
    """Return in one line how many findings there are of each severity."""
    found = Counter(finding.severity for finding in result.findings)
    parts = ", ".join(_counted(found[s], s, localizer) for s in Severity if found[s])
    if not parts:
        return localizer.text("Findings: none.")
    return localizer.text(
        "Findings: {parts}. Run `cchc check` to read them.", parts=parts
    )


def _counted(n: int, severity: Severity, localizer: Localizer) -> str:
    if severity is Severity.ERROR:
        return localizer.count("{n} error", "{n} errors", n)
    if severity is Severity.WARNING:
        return localizer.count("{n} warning", "{n} warnings", n)
    if severity is Severity.NOTE:
        return localizer.count("{n} note", "{n} notes", n)
    return localizer.count("{n} unverifiable item", "{n} unverifiable items", n)


def answers(talk: Conversation, lines: Iterable[str]) -> Iterator[str]:
    """Yield the answer to each line that holds a question, lines independent."""
    for line in lines:
        if line.strip():
            yield said(talk, line.rstrip("\n"))


def said(talk: Conversation, text: str) -> str:
    """Return the answer to one question, or what is wrong with it."""
    try:
        return talk.ask(text).text
    except CchcError as error:
        return talk.localizer.explain(error)


def chat(talk: Conversation) -> None:
    """Ask for questions until an empty line, the end of input or Ctrl-C."""
    prompt = talk.localizer.text("Your question (empty line to leave): ")
    pending = ""
    while True:
        try:
            text = input(f"\n{prompt}").strip()
        except (EOFError, KeyboardInterrupt):
            sys.stdout.write("\n")
            return
        if not text:
            return
        agreed = pending and fold(text).strip(" .!") in _YES
        pending = _shown(talk, pending if agreed else text)


def _shown(talk: Conversation, text: str) -> str:
    """Write the answer; return the question that a "yes" would now ask."""
    try:
        reply = talk.ask(text)
    except CchcError as error:
        sys.stdout.write(f"{talk.localizer.explain(error)}\n")
        return ""
    sys.stdout.write(f"{reply.text}\n")
    return _offered(reply)


def _offered(reply: Reply) -> str:
    confirms = reply.status is Status.CONFIRM and bool(reply.buttons)
    return reply.buttons[0].question if confirms else ""
