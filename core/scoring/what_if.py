"""What if (giả định): standings under other lines and thresholds, beside the real ones.

Nothing printed is altered: both standings are handed back, who moves and from where.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from core.model import Band, GroupRules, Standing, SummaryRow, Trace, UnitId
from core.scoring.bands import bands_possible
from core.scoring.parts import compared, parts_of
from core.scoring.standing import standings


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumption:
    """What is assumed of one group; all else stays as it is.

    Attributes:
        lines: Units' lines with other figures in them.
        cuts: Lowest index (or points) by band code.
        threshold: Percent of communes that the condition asks for.
    """

    lines: Mapping[UnitId, SummaryRow] = field(default_factory=dict)
    cuts: Mapping[str, Decimal] = field(default_factory=dict)
    threshold: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """One unit as recomputed, and as it would be.

    Attributes:
        before: Recomputed from the printed parts, by the rules as they are.
        after: Under the assumption; without a trace, whose steps would cite documents
            for figures that none states.
        possible: Bands it could have under any cut the evidence leaves possible.
    """

    before: Standing
    after: Standing
    possible: tuple[Band, ...] = ()

    @property
    def is_moved(self) -> bool:
        """Return whether the band or the rank would be another."""
        return _place(self.before) != _place(self.after)


def _place(standing: Standing) -> tuple[object, ...]:
    codes = tuple(band.code for band in standing.bands)
    return (codes, standing.best_rank, standing.worst_rank)


def what_if(
    rows: Sequence[SummaryRow], rules: GroupRules, assumption: Assumption
) -> tuple[Move, ...]:
    """Return each unit as it is and as it would be, in the order of ``rows``.

    Args:
        rows: The group's lines as printed.
        rules: The rules in force.
        assumption: What would be different.

    Raises:
        InvalidRuleError: The assumed cuts do not fall from the best band to the worst.
    """
    others = assumed_rules(rules, assumption)
    lines = [assumption.lines.get(row.unit, row) for row in rows]
    before, after = standings(rows, rules), standings(lines, others)
    return tuple(
        Move(
            before=old,
            after=replace(new, tell=Trace),
            possible=_possible(line, others),
        )
        for line, old, new in zip(lines, before, after, strict=True)
    )


def assumed_rules(rules: GroupRules, assumption: Assumption) -> GroupRules:
    """Return the rules with the assumed thresholds, which leave nothing open.

    Raises:
        InvalidRuleError: The cuts do not fall from the best band to the worst.
    """
    bands = tuple(
        _with_cut(band, assumption.cuts.get(band.code)) for band in rules.bands
    )
    condition, threshold = rules.condition, assumption.threshold
    if condition is not None and threshold is not None:
        basis = replace(condition.basis, interval=None)
        condition = replace(condition, threshold=threshold, basis=basis)
    return replace(rules, bands=bands, condition=condition)


def _with_cut(band: Band, cut: Decimal | None) -> Band:
    if cut is None:
        return band
    return replace(band, at_least=cut, basis=replace(band.basis, interval=None))


def _possible(line: SummaryRow, rules: GroupRules) -> tuple[Band, ...]:
    part = parts_of(line, rules)
    figure = compared(part, rules)
    if figure is None:
        return ()
    found = bands_possible(figure, part.share, rules, part.asked)
    return tuple(dict.fromkeys(found))
