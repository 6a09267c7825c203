"""Labelled questions, and how an answer to one is judged."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.conversation.question import Status
from bot.conversation.replies import Reply
from bot.conversation.talk import Conversation
from core.errors import CchcError

HERE = Path(__file__).parent
FRESH = HERE / "questions-fresh.tsv"
PEOPLE = HERE / "questions-people.tsv"
DEVELOPMENT = HERE.parents[3] / "shared" / "data" / "queries-dev.tsv"
NOT_OFFERED = {"subscribe": "out_of_scope", "unsubscribe": "out_of_scope"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question and what may come of it.

    Attributes:
        text: The raw question.
        accepted: Intents, or statuses other than answered, that are right.
        units: The units asked about, as printed, where an answer must name them.
        n: How many, or which rank, where an answer must say so.
    """

    text: str
    accepted: frozenset[str]
    units: tuple[str, ...] = ()
    n: int | None = None


def fresh() -> Iterator[Asked]:
    """Yield the questions written after the word lists."""
    yield from _written(FRESH)


def people() -> Iterator[Asked]:
    """Yield questions in the words of clerks, citizens, journalists, and intruders."""
    yield from _written(PEOPLE)


def _written(file: Path) -> Iterator[Asked]:
    for line in file.read_text("utf-8").splitlines()[1:]:
        text, accepted, units, n = line.split("\t")
        yield Asked(
            text=text,
            accepted=frozenset(accepted.split("|")),
            units=tuple(units.split(";")) if units else (),
            n=int(n) if n else None,
        )


def development() -> Iterator[Asked]:
    """Yield the questions the word lists were written for, quite raw."""
    lines = DEVELOPMENT.read_bytes().decode("utf-8").split("\n")
    keys = lines[0].split("\t")
    for line in lines[1:]:
        if line:
            yield _asked(dict(zip(keys, line.split("\t"), strict=False)))


def _asked(row: dict[str, str]) -> Asked:
    intent = NOT_OFFERED.get(row["intent"], row["intent"])
    notes = row.get("note", "").split(";")
    also = (n.removeprefix("accept=").split(":")[0] for n in notes if "accept=" in n)
    asks = intent in {"clarify", "out_of_scope", "not_found"}
    accepted = {"ask_back" if name == "clarify" else name for name in (intent, *also)}
    units = tuple(u for u in row["units"].split(";") if u)
    return Asked(
        text=row["query"],
        accepted=frozenset(accepted | {"not_found"} if _of_no_data(row) else accepted),
        units=() if asks else units,
    )


def _of_no_data(row: dict[str, str]) -> bool:
    """Return whether the label asks for a year or a unit that has no result."""
    other_year = row["year"] not in {"", "2017", "latest"}
    commune = row["group"] == "xa"
    return other_year or commune or row["intent"] == "year_change"


def outcome(talk: Conversation, asked: Asked) -> str:
    """Return ``right``, ``confirmed``, ``refused`` or ``wrong`` for one question."""
    try:
        reply = talk.ask(asked.text)
    except CchcError:
        return "right" if "out_of_scope" in asked.accepted else "refused"
    if _is_right(reply, asked):
        return "right"
    if reply.status is Status.ANSWERED:
        return "wrong"
    return "confirmed" if reply.status is Status.CONFIRM else "refused"


def _is_right(reply: Reply, asked: Asked) -> bool:
    answered = reply.status is Status.ANSWERED
    got = reply.intent if answered else reply.status.value
    if got not in asked.accepted:
        return False
    same_units = not asked.units or reply.units == asked.units
    return not answered or (same_units and asked.n in {None, reply.n})
