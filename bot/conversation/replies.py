"""What the conversation gives back: lines of text, buttons, tables; no channel."""

from dataclasses import dataclass

from bot.conversation.question import Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Button:
    """A question that one touch asks.

    Attributes:
        label: What the button says.
        question: The text it asks.
    """

    label: str
    question: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows for a channel that can draw them; the lines say the same.

    Attributes:
        title: What it shows.
        header: One heading a column.
        rows: Cells as text.
    """

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """The answer to one question.

    Attributes:
        status: What became of the question.
        intent: What it was understood to ask.
        lines: The answer, the fact first.
        units: Units of the answer, or candidates, as the decision prints them.
        group: Code of the group answered for.
        year: Assessed year answered for.
        n: How many units, or which rank.
        criterion: Criterion, part, band or limit the answer is about.
        buttons: Questions to go on with.
        tables: The same figures as tables.
    """

    status: Status
    intent: str
    lines: tuple[str, ...]
    units: tuple[str, ...] = ()
    group: str | None = None
    year: int | None = None
    n: int | None = None
    criterion: str | None = None
    buttons: tuple[Button, ...] = ()
    tables: tuple[Table, ...] = ()

    @property
    def text(self) -> str:
        """Return all lines as one text."""
        return "\n".join(self.lines)

    def shape(self, query: str) -> dict[str, object]:
        """Return the JSON shape of the answer to ``query``."""
        return {
            "query": query,
            "status": self.status.value,
            "intent": self.intent,
            "units": list(self.units),
            "group": self.group,
            "year": self.year,
            "n": self.n,
            "criterion": self.criterion,
            "text": self.text,
        }
