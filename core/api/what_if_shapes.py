"""What-if answers as JSON: what is assumed, the real standing, the assumed one."""

from collections.abc import Iterator

from core.api import shapes
from core.api.figure_shapes import figure
from core.api.rule_shapes import decimal
from core.api.what_if import WhatIf
from core.model.results import Result, Standing, UnitResult
from core.model.table import BandShare
from core.scoring.what_if import Move

Shape = dict[str, object]


def what_if(result: Result, answer: WhatIf) -> Shape:
    """Return an answer; ``official`` is false: no figure in it is a result."""
    told = answer.told
    return {
        "official": False,
        "place": result.place.id,
        "year": result.year,
        "decision": result.decision.number,
        "group": answer.group.code,
        "assumed": _assumed(answer),
        **_move(told[0], answer),
        "moved": [_move(move, answer) for move in told[1:]],
        "others": len(answer.moves) - len(told),
    }


def _assumed(answer: WhatIf) -> Shape:
    condition, threshold = answer.group.rules.condition, answer.assumption.threshold
    return {
        "figures": [*_figures(answer)],
        "shares": [*_shares(answer)],
        "readings": [{"id": f.unit, "code": f.code} for f in answer.readings],
        "cuts": [
            {"band": code, "from": decimal(answer.group.rules.band(code).at_least),
             "to": decimal(cut)}
            for code, cut in answer.assumption.cuts.items()
        ],
        "condition": None if condition is None or threshold is None else {
            "from": decimal(condition.threshold), "to": decimal(threshold)
        },
    }  # fmt: skip


def _figures(answer: WhatIf) -> Iterator[Shape]:
    for unit, line in answer.assumption.lines.items():
        printed = answer.released(unit).row
        for name, cell in line.cells.items():
            if cell != printed.cells.get(name):
                before, after = printed.value(name), cell.value
                ends = {"from": decimal(before), "to": decimal(after)}
                yield {"id": unit, "figure": name, **ends}


def _shares(answer: WhatIf) -> Iterator[Shape]:
    for unit, line in answer.assumption.lines.items():
        printed = answer.released(unit).row.shares
        for old, new in zip(printed, line.shares, strict=True):
            if old != new:
                ends = {"from": _count(old), "to": _count(new)}
                yield {"id": unit, "band": new.band, **ends}


def _count(share: BandShare) -> str:
    return f"{share.count}/{share.out_of}"


def _move(move: Move, answer: WhatIf) -> Shape:
    row = answer.released(move.before.unit)
    return {
        **unit(row),
        "printed": printed(row),
        "before": standing(move.before),
        "after": standing(move.after),
        "possible_bands": [band.label for band in move.possible],
    }


def unit(row: UnitResult) -> Shape:
    """Return what a unit is called in the decision, its key, its name."""
    return {"unit": row.printed_name, "id": row.unit.id, "name": row.unit.name}


def printed(row: UnitResult) -> Shape:
    """Return the official figures of a unit, as printed."""
    index = figure(row.row.cells.get("index"))
    return {"index": index, "band": row.band or None, "rank": row.rank}


def standing(one: Standing) -> Shape:
    """Return a reckoned standing, with the ranks possible where its rank is open."""
    open_ = one.rank is None and one.best_rank is not None
    ends = {"best_rank": one.best_rank, "worst_rank": one.worst_rank} if open_ else {}
    return {**shapes.recomputed(one), **ends}
