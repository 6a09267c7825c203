"""The words of a scoring workbook, as msgids; the catalogues translate them.

Headings are chosen so that our own reader of tables recognises them.
"""

from collections.abc import Iterator

from core.errors import N_
from core.i18n import Localizer
from core.model import Basis, Method
from core.reports.template_lines import COMMUNES, COMMUNES_OF, METHODS_OF, Line
from core.reports.template_shape import Frame, Scored
from core.wording import STATUSES, why

FIGURES = {
    "self_assessed": N_("Points as self-assessed by the unit"),
    "survey": N_("Survey points"),
    "reviewed": N_("Self-assessed points as appraised"),
    "bonus": N_("Bonus points"),
    "penalty": N_("Penalty points"),
    "appraised": N_("Appraised points"),
    "total": N_("Total points"),
    COMMUNES: N_("Number of communes (blank: as counted above)"),
    "scale": N_("Standard scale"),
    "rescaled": N_("Points brought back to the full scale"),
    "index": N_("Administrative reform index (%)"),
    "band": N_("Band"),
    "rank": N_("Rank in order"),
}
METHODS = {Method.APPRAISED: N_("Appraisal"), Method.SURVEY: N_("Survey")}
_MOST_NOTES = 3


def label(line: Line, localizer: Localizer) -> str:
    """Return what a line is called: as the rules print it, else in our words."""
    if line.key.startswith(COMMUNES_OF):
        return localizer.text("Communes rated {band}", band=line.label)
    if line.label or line.key not in FIGURES:
        return line.label or line.key
    return localizer.text(FIGURES[line.key])


def named(figure: str, localizer: Localizer) -> str:
    """Return what people call a figure; an unknown key stands for itself."""
    return localizer.text(FIGURES[figure]) if figure in FIGURES else figure


def method(line: Line, localizer: Localizer) -> str:
    """Return who scores a line; empty where nobody does."""
    return "" if line.method is None else localizer.text(METHODS[line.method])


def method_of_sum(figure: str, localizer: Localizer) -> str:
    """Return what the method column says on the lines that a part adds up."""
    methods = METHODS_OF[figure]
    return localizer.text(METHODS[methods[0]]) if len(methods) == 1 else "<>"


def mark(basis: Basis | None, localizer: Localizer) -> str:
    """Return how firmly a value is known, in one word."""
    return "" if basis is None else localizer.text(STATUSES[basis.status])


def header_notes(frame: Frame, localizer: Localizer) -> Iterator[tuple[int, str]]:
    """Yield notes for header cells, by column: codes, maxima, what they stand on."""
    yield 0, localizer.text("Codes are text: 1.10 is not 1.1.")
    bases = [line.basis for line in frame.items if line.basis is not None]
    known = dict.fromkeys(why(basis, localizer) for basis in bases)
    yield 3, "\n".join(list(known)[:_MOST_NOTES]) or localizer.text("Not known.")
    yield (
        4,
        localizer.text(
            "stated: a document says so; inferred: the published figures force it; "
            "observed: the highest seen so far"
        ),
    )


def unit_note(frame: Frame, unit: Scored, localizer: Localizer) -> str:
    """Return why criteria are crossed in a unit's column, or why it has no rank."""
    if unit.unit is None:
        return localizer.text("Write the unit's name here.")
    scale = frame.group.scale
    own = [one for one in scale.not_applicable if one.unit == unit.unit]
    lines = [f"{', '.join(one.criteria)}: {why(one.basis, localizer)}" for one in own]
    lines += [
        why(one.basis, localizer) for one in scale.assigned if one.unit == unit.unit
    ]
    unranked = frame.group.why_unranked(unit.unit)
    if unranked is not None:
        lines.append(f"{unranked.reason} ({why(unranked.basis, localizer)})")
    return "\n".join(lines)
