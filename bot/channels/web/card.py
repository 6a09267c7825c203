"""The upper half of a unit's page: figures, contradictions, communes, kin."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.channels.web.answers import Way
from bot.channels.web.figures import UNKNOWN, bands_of, figure, number, rank_of, shown
from bot.channels.web.visit import Visit
from bot.channels.web.words import FIGURES
from core.api.shapes import gravest_first
from core.errors import N_
from core.model import Effect, Finding, GroupResult, Succession, Unit, UnitResult
from core.wording import SEVERITIES

_COLUMNS = ("index", "band", "total", "scale", "appraised", "survey")


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure of the unit: what is printed, and what its parts give if they differ."""

    name: str
    printed: str
    again: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A finding as it is read.

    Attributes:
        kind: Its severity's code, for the style sheet.
        severity: Its severity in words.
        where: Place in the decision.
        said: The sentence, then both readings, then what would follow.
    """

    kind: str
    severity: str
    where: str
    said: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """Communes of one band: the printed phrase and its bar."""

    band: str
    text: str
    count: int
    out_of: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Kin:
    """A unit that came before or after, and how we know."""

    unit: Way
    lead: str
    why: str


def printed(visit: Visit, row: UnitResult, group: GroupResult) -> list[Figure]:
    """Return the printed figures beside those that their parts give."""
    return [_rank(visit, row, group), *_figures(visit, row)]


def _rank(visit: Visit, row: UnitResult, group: GroupResult) -> Figure:
    again = row.recomputed
    return Figure(
        name=visit.localizer.text(FIGURES["rank"]),
        printed=UNKNOWN if row.rank is None else f"{row.rank}/{len(group.rows)}",
        again="" if again.rank == row.rank else rank_of(again),
    )


def _figures(visit: Visit, row: UnitResult) -> Iterator[Figure]:
    localizer, standing = visit.localizer, row.recomputed
    recomputed = {
        "index": number(standing.index, localizer),
        "band": bands_of(standing),
        "total": number(standing.points, localizer),
    }
    for column in _COLUMNS:
        text = shown(row.row.cells.get(column), localizer)
        again = recomputed.get(column, text)
        yield Figure(
            name=localizer.text(FIGURES[column]),
            printed=text,
            again="" if again == text else again,
        )


def findings(visit: Visit, row: UnitResult) -> list[Told]:
    """Return what contradicts the unit's figures, gravest first."""
    return [_told(visit, finding) for finding in gravest_first(row.findings)]


def _told(visit: Visit, finding: Finding) -> Told:
    said = (
        visit.localizer.say(finding.message),
        _readings(visit, finding),
        _effect(visit, finding.effect),
    )
    return Told(
        kind=finding.severity.value,
        severity=visit.localizer.text(SEVERITIES[finding.severity]),
        where=finding.where or "",
        said=tuple(line for line in said if line),
    )


def _readings(visit: Visit, finding: Finding) -> str:
    say = visit.localizer.text
    parts = (
        (N_("printed: {figure}"), finding.printed),
        (N_("computed: {figure}"), finding.computed),
    )
    return " · ".join(
        say(msgid, figure=figure(text, visit.localizer))
        for msgid, text in parts
        if text is not None
    )


def _effect(visit: Visit, effect: Effect | None) -> str:
    if effect is None:
        return ""
    say = visit.localizer.text
    parts = (
        effect.index and f"{figure(effect.index, visit.localizer)} %",
        effect.band,
        effect.rank and say(N_("rank {rank}"), rank=effect.rank),
    )
    known = " · ".join(part for part in parts if part)
    return say(N_("would give: {result}"), result=known) if known else ""


def shares(row: UnitResult, group: GroupResult) -> list[Share]:
    """Return the printed communes per band."""
    return [
        Share(
            band=group.rules.band(share.band).label,
            text=share.text,
            count=share.count,
            out_of=share.out_of,
        )
        for share in row.shares
    ]


def kin(visit: Visit, unit: Unit) -> list[Kin]:
    """Return the units it was made from and those it went into."""
    before, after = N_("Before:"), N_("After:")
    return [
        *_kin(visit, before, unit.predecessors),
        *_kin(visit, after, unit.successors),
    ]


def _kin(visit: Visit, lead: str, links: Sequence[Succession]) -> Iterator[Kin]:
    registry = visit.desk.archive.registry(visit.place.id)
    for link in links:
        other = registry.get(link.unit)
        href = visit.links.unit(visit.place.id, link.unit)
        citation = link.basis.citation
        cited = citation and ", ".join(
            filter(None, (citation.document, citation.locator))
        )
        yield Kin(
            unit=Way(label=other.name if other else link.unit, href=href),
            lead=visit.localizer.text(lead),
            why=cited or link.basis.evidence,
        )
