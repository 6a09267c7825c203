"""The conversation at a terminal or through a pipe: lines in, answers out."""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from bot.conversation.question import Status
from bot.conversation.replies import Reply
from bot.conversation.talk import Conversation
from core import streams
from core.errors import CchcError
from core.i18n import Localizer
from core.model import Result, Severity
from core.text import fold

_LEAVE = frozenset({"thoat", "exit", "quit"})
_YES = frozenset(
    {"co", "dung", "dung roi", "phai", "u", "vang", "da", "ok", "y", "yes"}
)

_CHOICES = frozenset({Status.ASK_BACK, Status.NOT_FOUND})
Offer = Mapping[str, str]  # what is typed, without marks, to the question it asks


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
    """Ask for questions until an empty line, "thoát", the end of input or Ctrl-C."""
    prompt = talk.localizer.text("Your question (empty line or “thoát” to leave): ")
    offered: Offer = {}
    while True:
        try:
            text = input(f"\n{prompt}").strip()
        except (EOFError, KeyboardInterrupt):
            sys.stdout.write("\n")
            return
        said = fold(text).strip(" .!")
        if not text or said in _LEAVE:
            return
        offered = _shown(talk, offered.get(said, text))


def _shown(talk: Conversation, text: str) -> Offer:
    """Write the answer; return what "yes" or a number would now ask."""
    try:
        reply = talk.ask(text)
    except CchcError as error:
        sys.stdout.write(f"{talk.localizer.explain(error)}\n")
        return {}
    sys.stdout.write(f"{reply.text}\n")
    if reply.status is Status.CONFIRM and reply.buttons:
        return dict.fromkeys(_YES, reply.buttons[0].question)
    return _numbered(talk, reply)


def _numbered(talk: Conversation, reply: Reply) -> Offer:
    """Write the candidates with numbers; return what each number asks."""
    if reply.status not in _CHOICES or not reply.buttons:
        return {}
    numbered = tuple(enumerate(reply.buttons, 1))
    choices = tuple(f"{n} {button.label}" for n, button in numbered)
    text = talk.localizer.text(
        "Type a number to choose: {choices}.", choices=" · ".join(choices)
    )
    sys.stdout.write(f"{text}\n")
    return {str(n): button.question for n, button in numbered}
