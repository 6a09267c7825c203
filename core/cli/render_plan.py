"""How a workbook is understood, part by part, for people to look through."""

from collections.abc import Iterable, Iterator

from rich.console import RenderableType
from rich.text import Text

from core.api.plans import Planned
from core.api.score_shapes import line_name
from core.cli.render_check import told
from core.cli.render_frame import QUIET, Justify, heading, indented, table
from core.cli.words import STYLES, counted, named
from core.errors import N_
from core.i18n import Localizer
from core.model.results import Severity
from core.workbook.plan import Axis, Certainty, Form, Meaning, Part
from core.workbook.shares import COUNTS

FORMS = {
    Form.SUMMARY: N_("summary: a line for every unit"),
    Form.ANNEX: N_("annex: criteria and units"),
    Form.LONG: N_("long list: a line for every unit and criterion"),
    Form.COMMUNES: N_("communes per band"),
}
AXES = {
    Axis.DOWN: N_("units stand below one another"),
    Axis.ACROSS: N_("units stand side by side"),
}
CERTAINTIES = {
    Certainty.SURE: N_("sure"),
    Certainty.LIKELY: N_("likely"),
    Certainty.ASK: N_("please decide"),
    Certainty.NEW: N_("not on record"),
}
KEYS = {"communes": N_("communes per band"), "order": N_("number")}
_MOST_SHOWN = 60


def report(found: Planned, localizer: Localizer) -> Iterator[RenderableType]:
    """Yield every part with what its lines are read as, then what has to be asked."""
    for number, part in enumerate(found.plan.parts, start=1):
        yield from _part(number, part, localizer)
    for name, why in found.plan.ignored.items():
        text = localizer.text("{sheet}: passed over. {why}", sheet=name, why=why)
        yield Text(text, style=QUIET)
    for name, encoding in found.plan.encodings.items():
        text = localizer.text(
            "{sheet}: read as {encoding}", sheet=name, encoding=encoding
        )
        yield Text(text)
    yield from _questions(found, localizer)


def _part(number: int, part: Part, localizer: Localizer) -> Iterator[RenderableType]:
    where = localizer.text(
        "rows {first}–{last}", first=part.first + 1, last=part.last + 1
    )
    yield heading(f"{number}. {part.sheet} · {where}")
    facts = [localizer.text(FORMS[part.form]), localizer.text(AXES[part.axis])]
    if part.group:
        facts.append(localizer.text("group: {group}", group=part.group))
    yield indented(" · ".join(facts))
    if part.title:
        yield indented(part.title, QUIET)
    across = part.axis is Axis.ACROSS
    rows = [
        *_rows(N_("unit"), part.units, localizer, columns=across),
        *_rows(N_("figure"), part.figures, localizer, columns=not across),
        *_rows(N_("criterion"), part.criteria, localizer, columns=not across),
    ]
    yield table(_columns(localizer), rows[:_MOST_SHOWN])
    if len(rows) > _MOST_SHOWN:
        text = localizer.text(
            "and {count} more lines (--json shows all)", count=len(rows) - _MOST_SHOWN
        )
        yield indented(text, QUIET)
    yield Text()


def _columns(localizer: Localizer) -> list[tuple[str, Justify]]:
    return [
        (localizer.text("Line"), "right"),
        (localizer.text("What"), "left"),
        (localizer.text("As written"), "left"),
        (localizer.text("Read as"), "left"),
        (localizer.text("How surely"), "left"),
    ]


def _rows(
    what: str, found: Iterable[Meaning], localizer: Localizer, *, columns: bool
) -> Iterator[tuple[str, ...]]:
    for one in found:
        yield (
            str(line_name(one.line, columns=columns)),
            localizer.text(what),
            one.text,
            _key(one.key, localizer) if one.key else "?",
            _certainty(one, localizer),
        )


def _key(key: str, localizer: Localizer) -> str:
    if key.startswith(COUNTS):
        return _counted(key.removeprefix(COUNTS), localizer)
    return localizer.text(KEYS[key]) if key in KEYS else named(key, localizer)


def _counted(band: str, localizer: Localizer) -> str:
    if not band:
        return localizer.text("number of communes")
    return localizer.text("communes rated {band}", band=band)


def _certainty(one: Meaning, localizer: Localizer) -> str:
    parts = [localizer.text(CERTAINTIES[one.certainty])]
    parts += [" / ".join(one.candidates)] if one.candidates else []
    parts += [localizer.say(one.evidence)] if one.evidence else []
    return "; ".join(parts)


def _questions(found: Planned, localizer: Localizer) -> Iterator[RenderableType]:
    for severity in Severity:
        own = [one for one in found.plan.questions if one.severity is severity]
        if own:
            yield Text(counted(severity, len(own), localizer), style=STYLES[severity])
        for number, one in enumerate(own, start=1):
            yield heading(f"{number:>3}. {one.where or ''} [{one.code}]")
            yield from told(one, localizer, by=5)
