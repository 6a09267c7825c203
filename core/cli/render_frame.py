"""What every drawing shares: tables, headings, lines, the source."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Literal

from rich.box import SIMPLE_HEAD
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from core.api.caveats import inferred_thresholds
from core.i18n import Localizer
from core.model.results import Finding, Result, UnitResult
from core.model.rules import GroupRules
from core.model.table import Cell
from core.text import decimal_of

Justify = Literal["left", "right"]
NameOf = Callable[[str], str]
HEADING = "bold"
QUIET = "dim"


def table(
    columns: Sequence[tuple[str, Justify]], rows: Iterable[Iterable[str]]
) -> Table:
    """Return a table that folds long cells and never cuts one."""
    drawn = Table(
        box=SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0), header_style=HEADING
    )
    for header, justify in columns:
        drawn.add_column(header, justify=justify, overflow="fold")
    for row in rows:
        drawn.add_row(*row)
    return drawn


def standing_columns(localizer: Localizer) -> list[tuple[str, Justify]]:
    """Return the heads of a table of units by rank."""
    return [
        (localizer.text("Rank"), "right"),
        (localizer.text("Unit"), "left"),
        (localizer.text("Index (%)"), "right"),
        (localizer.text("Band"), "left"),
        (localizer.text("Total points"), "right"),
        (localizer.text("Scale"), "right"),
    ]


def heading(text: str) -> Text:
    """Return a line that begins a part."""
    return Text(text, style=HEADING)


def indented(text: str, style: str = "", by: int = 2) -> Padding:
    """Return a line set in, its continuation set in as well."""
    return Padding(Text(text, style=style), (0, 0, 0, by), expand=False)


def source(result: Result, localizer: Localizer) -> Text:
    """Return the line that names the decision, its day and who issued it."""
    text = localizer.text(
        "Source: Decision {number} of {day}, {issuer}.",
        number=result.decision.number,
        day=result.decision.issued,
        issuer=result.decision.issuer,
    )
    return Text(text, style=QUIET)


def caveat(
    rules: GroupRules, rows: Iterable[UnitResult], year: int, localizer: Localizer
) -> Iterator[Text]:
    """Yield the line that says so where bands stand on inferred thresholds."""
    note = inferred_thresholds(rules, rows, year)
    if note is not None:
        yield Text(localizer.say(note), style=QUIET)


def shown(cell: Cell | None, localizer: Localizer) -> str:
    """Return a printed cell as this reader writes figures, or a dash."""
    if cell is None or not cell.text:
        return "–"
    return figure(cell.text, localizer)


def figure(text: str, localizer: Localizer) -> str:
    """Return a lone figure with the reader's decimal sign, other text as it stands."""
    value = decimal_of(text)
    return text if value is None else localizer.number(value)


def listed(text: str, localizer: Localizer) -> str:
    """Return figures in a row with the reader's decimal sign, words as they stand."""
    return " ".join(figure(word, localizer) for word in text.split(" "))


def unit_name(finding: Finding, result: Result, name_of: NameOf) -> str:
    """Return the name of the unit a finding is about, with a row or without."""
    row = result.find(finding.unit) if finding.unit else None
    if row is not None:
        return row.unit.name
    return name_of(finding.unit) if finding.unit else ""
