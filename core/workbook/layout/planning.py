"""The plan of a workbook: every sheet looked over, pages joined, doubts asked."""

from collections.abc import Iterator

from core.errors import N_
from core.model import Message, RuleSet
from core.units import Registry
from core.workbook.encoding import decoded, encodings_of
from core.workbook.found import Sheet, Workbook
from core.workbook.layout.across import across_part
from core.workbook.layout.blocks import Block
from core.workbook.layout.codes import Criteria
from core.workbook.layout.context import Context
from core.workbook.layout.down import down_parts
from core.workbook.layout.finder import Finder
from core.workbook.layout.grid import Grid
from core.workbook.layout.headings import Headings
from core.workbook.layout.long import long_part
from core.workbook.layout.names import Names
from core.workbook.layout.pages import Pages, with_siblings
from core.workbook.layout.questions import passed_over, questions_of
from core.workbook.layout.shape import shape_of
from core.workbook.layout.support import with_totals
from core.workbook.layout.texts import Texts
from core.workbook.layout.told import LayoutTold, Told
from core.workbook.layout.years import of_other_years
from core.workbook.plan import Axis, Form, Part, Plan

HIDDEN = N_("The sheet is hidden")
TOLD = N_("You said that it holds no table")
NO_TABLE = N_("No table was found: no header row, no names of units")
OTHER_YEAR = N_("It is about another year than the rules")
EMPTY = N_("The sheet is empty")


def plan_of(
    workbook: Workbook,
    rules: RuleSet,
    registry: Registry | None,
    mapping: LayoutTold | None = None,
    *,
    group: str | None = None,
) -> Plan:
    """Return what each table, line and column of a workbook is, and what is to ask.

    Args:
        workbook: Cells as found; old encodings are undone here.
        rules: The rules it is to be scored by.
        registry: The units of the place; None where every name stands for itself.
        mapping: What the user told: it counts more than what is found.
        group: The group all its units are ranked in, where the user says so.
    """
    readable = decoded(workbook, mapping)
    names, headings = Names(registry, rules), Headings(rules)
    criteria = {str(one.code): Criteria(one) for one in rules.groups}
    found, ignored = list[Part](), dict[str, Message]()
    grids: dict[str, Grid] = {}
    for sheet in readable.sheets:
        told = Told(mapping.sheet(sheet.name) if mapping else None)
        if reason := _passed_over(sheet, told):
            ignored[sheet.name] = Message(text=reason)
            continue
        grids[sheet.name] = grid = Grid(sheet)
        context = Context(
            grid=grid, names=names, headings=headings, rules=rules,
            criteria=criteria, told=told, group=group,
        )  # fmt: skip
        own = tuple(_parts(context))
        found += own
        ignored |= {} if own else {sheet.name: Message(text=NO_TABLE)}
    older = of_other_years(found, headings)
    found = [part for part in found if part not in older]
    for part in older:
        ignored |= {part.sheet: Message(text=OTHER_YEAR)}
    ignored = {n: m for n, m in ignored.items() if n not in {p.sheet for p in found}}
    pages = Pages(grids=grids, rules={str(g.code): g for g in rules.groups})
    parts = with_totals(with_siblings(found, pages), pages)
    groups = [group.label for group in rules.groups]
    return Plan(
        parts=parts,
        questions=(
            *questions_of(readable, parts, grids, names, groups),
            *passed_over(readable, older),
        ),
        ignored=ignored,
        encodings=encodings_of(workbook, mapping),
        shape=shape_of(parts),
    )


def _passed_over(sheet: Sheet, told: Told) -> str:
    """Return why a sheet is not read; empty where it is."""
    if told.is_ignored:
        return TOLD
    if sheet.is_hidden:
        return HIDDEN
    has_any = any(v is not None and v != "" for row in sheet.rows for v in row)
    return "" if has_any else EMPTY


def _parts(context: Context) -> Iterator[Part]:
    criteria = tuple(context.criteria.values())
    texts = Texts(context.grid, context.names, context.headings, criteria)
    for block in Finder(texts).blocks():
        yield from _block_parts(context, block)


def _block_parts(context: Context, block: Block) -> Iterator[Part]:
    if block.axis is Axis.ACROSS:
        yield across_part(context, block)
    elif block.form is Form.LONG:
        yield long_part(context, block)
    else:
        yield from down_parts(context, block)
