"""Sentences that many answers share: the fact, its source, what bears on it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from bot.conversation.lexicon import part_labels
from core.api.caveats import differs, inferred_thresholds
from core.errors import N_
from core.i18n import Localizer
from core.model import (
    Band,
    Effect,
    Finding,
    GroupResult,
    GroupRules,
    Message,
    Result,
    Severity,
    Standing,
    Step,
    Unit,
    UnitResult,
)

PARTS: Mapping[str, str] = {
    "appraised": N_("appraised score"),
    "survey": N_("survey score"),
    "total": N_("total score"),
    "scale": N_("standard scale"),
    "bonus": N_("bonus"),
    "penalty": N_("penalty"),
    "self_assessed": N_("self-assessed score"),
    "reviewed": N_("appraised score before bonus and penalty"),
}
_GRAVE = frozenset({Severity.ERROR, Severity.WARNING})


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Says what a result holds, in one language.

    Attributes:
        localizer: The language.
        contact: Whom to turn to, said where nothing can be answered.
    """

    localizer: Localizer
    contact: str

    def say(self, text: str, **params: object) -> str:
        """Return a sentence in the reader's language."""
        return self.localizer.text(text, **params)

    def fact(self, row: UnitResult, group: GroupResult, year: int) -> str:
        """Return the first line of an answer: unit, rank, index, band, year."""
        figures = " · ".join((*self.figures(row, group), self.year(year)))
        return f"{row.unit.name}: {figures}"

    def figures(self, row: UnitResult, group: GroupResult) -> tuple[str, ...]:
        """Return rank, index and band as far as they are printed."""
        rank = self._no_rank()
        if row.rank is not None:
            text = N_("rank {rank}/{ranked}")
            rank = self.say(text, rank=row.rank, ranked=len(group.rows))
        return (rank, *self.index_and_band(row))

    def index_and_band(self, row: UnitResult) -> tuple[str, str]:
        """Return index and band as printed, or that they are not."""
        index = self._percent(row.index) or self.say(N_("no index printed"))
        return index, row.band or self.say(N_("no band printed"))

    def _percent(self, index: Decimal | None) -> str:
        return "" if index is None else f"{self.localizer.number(index)} %"

    def _no_rank(self) -> str:
        return self.say(N_("no rank"))

    def mark(self, row: UnitResult) -> str:
        """Return the sign that a unit's printed figures are contradicted, if so."""
        return " *" if self.is_contradicted(row) else ""

    def is_contradicted(self, row: UnitResult) -> bool:
        """Return whether something contradicts the printed figures."""
        return any(self.findings(row)) or differs(row)

    def year(self, year: int) -> str:
        """Return "year 2017"."""
        return self.say(N_("year {year}"), year=year)

    def line(self, row: UnitResult) -> str:
        """Return a unit's line in a list: its rank first, marked if contradicted."""
        figures = self.index_and_band(row)
        if row.rank is None:
            said = " · ".join((self._no_rank(), *figures))
            return f"– {row.unit.name}: {said}{self.mark(row)}"
        return f"{row.rank}. {row.unit.name}: {' · '.join(figures)}{self.mark(row)}"

    def source(self, result: Result) -> str:
        """Return which decision the figures come from."""
        decision = result.decision
        return self.say(
            N_("Source: Decision {number} of {issued}, {issuer}."),
            number=decision.number,
            issued=decision.issued,
            issuer=decision.issuer,
        )

    def about_bands(self, rules: Iterable[GroupRules], year: int) -> Iterator[str]:
        """Yield the sentence that thresholds are inferred, where they are."""
        notes = (inferred_thresholds(group, (), year) for group in rules)
        yield from [self.message(note) for note in notes if note][:1]

    def about_condition(self, row: UnitResult, group: GroupResult) -> Iterator[str]:
        """Yield how the share of communes decides, where it decides."""
        if group.rules.condition is None:
            return
        for step in row.recomputed.trace.steps:
            if step.what == "condition":
                yield self.step(step)

    def step(self, step: Step) -> str:
        """Return a step of a computation, marked where its rule is inferred."""
        said = self.localizer.say(step.message)
        if step.basis is None or step.basis.is_stated:
            return said
        mark = self.say(N_("inferred"))
        return f"{said} ({mark})"

    def contradictions(self, row: UnitResult) -> Iterator[str]:
        """Yield what contradicts the printed figures, both readings in one line."""
        yield from self.findings(row)
        told = any(_tells(finding, row) for finding in row.findings)
        if self.differs(row) and not told:
            yield self._recomputed(row)

    def findings(self, row: UnitResult) -> Iterator[str]:
        """Yield the grave findings about a unit."""
        for finding in row.findings:
            if finding.severity in _GRAVE:
                yield self._finding(finding, row)

    def _finding(self, finding: Finding, row: UnitResult) -> str:
        """Return a contradiction, with what would change if the other were right."""
        said = self.localizer.say(finding.message).rstrip(".")
        effect = finding.effect
        if effect is None or effect.index is None or not _changes(effect, row):
            return self.say(N_("Attention: {finding}."), finding=said)
        rank = "" if effect.rank is None else self._rank(effect.rank)
        other = (f"{self._dotted(effect.index)} %", effect.band or "", rank)
        return self.say(
            N_(
                "Attention: {finding}. Printed: {printed}; with the other reading: "
                "{other}."
            ),
            finding=said,
            printed=self._printed(row),
            other=", ".join(filter(None, other)),
        )

    def _dotted(self, text: str) -> str:
        return text.replace(".", ",") if self.localizer.language == "vi" else text

    def _rank(self, rank: int) -> str:
        return self.say(N_("rank {rank}"), rank=rank)

    def _printed(self, row: UnitResult) -> str:
        """Return the printed index, band and rank, the missing ones said so."""
        rank = self._no_rank() if row.rank is None else self._rank(row.rank)
        return ", ".join((*self.index_and_band(row), rank))

    def _recomputed(self, row: UnitResult) -> str:
        standing = row.recomputed
        rank = "" if standing.rank is None else self._rank(standing.rank)
        other = (self._percent(standing.index), self._bands(standing), rank)
        return self.say(
            N_("Printed: {printed}; recomputed from the printed parts: {other}."),
            printed=self._printed(row),
            other=", ".join(filter(None, other)),
        )

    def _bands(self, standing: Standing) -> str:
        """Return the band, or all that the rules leave possible."""
        if standing.band is not None:
            return standing.band.label
        return self.possible(standing.bands) if standing.bands else ""

    def possible(self, bands: Iterable[Band]) -> str:
        """Return bands that the rules leave open: "not settled: TỐT / KHÁ"."""
        labels = " / ".join(band.label for band in bands)
        return self.say(N_("not settled: {bands}"), bands=labels)

    def differs(self, row: UnitResult) -> bool:
        """Return whether the printed parts give another index, band or rank."""
        standing = row.recomputed
        codes = {band.code for band in standing.bands}
        same_band = row.band_code in codes or not codes
        same_rank = standing.rank is None or row.rank == standing.rank
        same_index = standing.index is None or row.index == standing.index
        return not (same_band and same_rank and same_index)

    def part(self, name: str) -> str:
        """Return the name of a part of the score."""
        return self.say(PARTS[name]) if name in PARTS else name

    def group(self, rules: GroupRules) -> str:
        """Return a group's name as its rules write it."""
        return rules.label

    def message(self, message: Message) -> str:
        """Return a core message in the reader's language."""
        return self.localizer.say(message)


def _changes(effect: Effect, row: UnitResult) -> bool:
    """Return whether the other reading gives another index, band or rank."""
    same_index = row.index is not None and effect.index == f"{row.index:f}"
    same_band = effect.band in {None, row.band}
    return not (same_index and same_band and effect.rank in {None, row.rank})


def _tells(finding: Finding, row: UnitResult) -> bool:
    """Return whether a grave finding says what the printed parts give anyway."""
    index, effect = row.recomputed.index, finding.effect
    grave = finding.severity in _GRAVE and effect is not None and index is not None
    return grave and effect is not None and effect.index == f"{index:f}"


def part_key(name: str) -> str:
    """Return how a part of the score is called in JSON and in questions."""
    return part_labels().get(name, name)


def printed_name(unit: Unit, result: Result) -> str:
    """Return the unit's name as the decision prints it, else the registry's."""
    row = result.find(unit.id)
    return unit.name if row is None else row.printed_name
