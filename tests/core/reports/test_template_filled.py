"""A workbook filled in by hand gives what the core gives for the same figures."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pytest

from core import api
from core.model import GroupRules, Standing, SummaryRow
from core.scoring import standings
from tests.core.ready import row
from tests.core.reports.made import blank, filled
from tests.libreoffice import Office, Rows

HEADER = 3
INDEX = "Administrative reform index (%)"
WANTED = ("Unit", "Total points", INDEX, "Band", "Rank in order")
D = Decimal
PARTS = {"appraised": "Self-assessed points as appraised", "survey": "Survey points"}


def results(rows: Rows) -> Iterator[tuple[object, ...]]:
    """Yield name, total, index, band and rank of each line of a summary."""
    heads = [f"{head}" for head in rows[HEADER]]
    wanted = (
        "Unit",
        "Total points",
        "Administrative reform index (%)",
        "Band",
        "Rank in order",
    )
    places = [heads.index(head) if head in heads else None for head in wanted]
    for line in rows[HEADER + 1 :]:
        yield tuple(None if place is None else line[place] for place in places)


def said(name: str, standing: Standing, group: GroupRules) -> tuple[object, ...]:
    """Return a standing as the summary says it."""
    labels = " / ".join(band.label for band in standing.bands)
    band = labels if len(standing.bands) < 2 else f"undecided: {labels}"
    best, worst = standing.best_rank, standing.worst_rank
    rank = best if best == worst else f"{best}–{worst}"
    shown = (band or "no band") if group.bands else None
    is_scored = standing.index is not None
    return (name, number(standing.points), number(standing.index),
            shown if is_scored else None, rank)  # fmt: skip


def number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


@pytest.mark.parametrize("code", ["so", "huyen"])
def test_the_published_figures_of_lai_chau(
    code: str, office: Office, tmp_path: Path
) -> None:
    group = api.open_archive().result().group(code)
    typed: dict[str, dict[str, Decimal | str]] = {}
    for unit in group.rows:
        known = {label: unit.row.value(key) for key, label in PARTS.items()}
        scores: dict[str, Decimal | str] = {
            k: v for k, v in known.items() if v is not None
        }
        for share in unit.shares:
            label = f"Communes rated {group.rules.band(share.band).label}"
            scores[label] = D(share.count)
            scores["Number of communes (blank: as counted above)"] = D(share.out_of)
        typed[unit.unit.name] = scores
    file = filled(blank(group=code), code, typed, tmp_path / "da-cham.xlsx")

    found = {
        line[0]: line for line in results(office.recalculated(file)[f"Summary {code}"])
    }

    assert found == {
        one.unit.name: said(one.unit.name, one.recomputed, group.rules)
        for one in group.rows
    }


@dataclass(frozen=True)
class Case:
    """Totals near cuts and halves, under the rules of one group."""

    rules: str
    group: str
    points: tuple[str, ...]


# Where an index is rounded to hundredths, halves stand at x.xx5.
CASES = (
    Case("binh-duong/2017", "huyen", ("54.125", "53.985", "60.005", "0", "65")),
    Case("lang-son/2018", "so", ("78.985", "78.9849", "78.995", "1.005", "99.994")),
    Case("cao-bang/2021", "so", ("90", "89.995", "89.994", "69.995", "50", "49.99")),
    Case("bo-noi-vu/2015", "tinh", ("90", "89.995", "89.9949", "80", "70", "69.99")),
    Case("bo-noi-vu/2024", "tinh", ("90", "89.995", "79.995", "79.994", "95.5")),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.rules)
def test_cuts_and_halves_of_other_places(
    case: Case, office: Office, tmp_path: Path
) -> None:
    names = [f"Nơi {n}" for n in range(len(case.points) + 1)]
    one = blank(case.rules, case.group, names)
    group = one.rules.group(case.group)
    lines = part_lines(group)
    typed = {
        name: spread(D(total), lines)
        for name, total in zip(names, case.points, strict=False)
    }
    file = filled(one, case.group, typed, tmp_path / "da-cham.xlsx")

    found = list(results(office.recalculated(file)[f"Summary {case.group}"]))

    rows = [as_row(name, typed.get(name, {}), lines) for name in names]
    assert found == [
        said(name, standing, group)
        for name, standing in zip(names, standings(rows, group), strict=True)
    ]


def part_lines(group: GroupRules) -> dict[str, str]:
    """Return the labels of the parts that add up to the total, by their names."""
    formula = group.formula("total")
    names = ["total"] if formula is None else [term.name for term in formula.terms]
    words = {"total": "Total points", "appraised": "Appraised points", **PARTS}
    parts = {name: group.component(name) for name in names}
    return {
        name: words.get(name, name) if part is None else part.label
        for name, part in parts.items()
    }


def spread(total: Decimal, lines: Mapping[str, str]) -> dict[str, Decimal | str]:
    """Return a total as the first of its parts, the others nothing."""
    first, *others = lines.values()
    return {first: total, **dict.fromkeys(others, D(0))}


def as_row(
    name: str, typed: Mapping[str, Decimal | str], lines: Mapping[str, str]
) -> SummaryRow:
    figures = {key: f"{typed[label]}" for key, label in lines.items() if label in typed}
    return row(name, figures)
