"""The shipped decision, in process: read, ranked and checked."""

from functools import partial

from benchmarks.clock import in_turns
from benchmarks.table import ms, show
from core.api import open_archive
from core.checks import findings_of, subject_of
from core.model import Finding, Result, Standing
from core.scoring import standings

RUNS = 15


def report() -> None:
    """Print what reading, ranking and checking the shipped decision take."""
    result = whole()
    units = sum(len(group.rows) for group in result.groups)
    title = (
        f"The {result.year} decision: {units} units, {len(result.findings)} findings"
    )
    medians = in_turns(
        {
            "read, ranked and checked": whole,
            "ranked alone": partial(ranked, result),
            "checked alone": partial(checked, result),
        },
        RUNS,
    )
    rows = [(name, ms(spent)) for name, spent in medians.items()]
    show(f"{title}; medians of {RUNS} runs", ("in process", "ms"), rows)


def whole() -> Result:
    """Return the latest shipped decision, nothing kept from earlier runs."""
    return open_archive().result()


def ranked(result: Result) -> list[tuple[Standing, ...]]:
    """Return every group's standings, reckoned anew."""
    tables = result.decision.tables
    return [standings(table.rows, result.rules.group(table.group)) for table in tables]


def checked(result: Result) -> list[tuple[Finding, ...]]:
    """Return every group's findings, sought anew."""
    tables = result.decision.tables
    rules = result.rules
    return [findings_of(subject_of(t, rules.group(t.group))) for t in tables]
