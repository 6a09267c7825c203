"""What nobody but the user can decide: every doubt of a plan with its cell."""

from collections.abc import Iterator, Mapping, Sequence

from core.checks.sums import figure_name
from core.errors import N_
from core.model import Finding, Message, Severity
from core.workbook.found import Sheet, Workbook
from core.workbook.layout.grid import Grid
from core.workbook.layout.headings import FIGURES
from core.workbook.layout.names import Names
from core.workbook.layout.pages import lacking
from core.workbook.plan import Certainty, Form, Meaning, Part

_ASKED = {
    "ask-unit": (
        N_('"{text}": which unit is it? It may be: {candidates}'),
        N_('"{text}" names no unit of the registry'),
    ),
    "ask-criterion": (
        N_('"{text}": which criterion is it? It may be: {candidates}'),
        N_('"{text}" is no criterion of the rules'),
    ),
    "ask-column": (
        N_('"{text}": what does this column hold? It may be: {candidates}'),
        N_('"{text}": it is not known what this column holds'),
    ),
}
_WITH_EVIDENCE = N_("{question} ({evidence})")
_NO_NAME = N_("A row of scores has no name: which unit is it?")
_NO_GROUP = N_(
    "It is not known which group these units are ranked in. Groups: {groups}. Name one."
)
_NO_SCORES = N_(
    "No column of this table is headed as a score; its columns are: {columns}. Tell "
    "what they hold in a mapping file."
)
_GAP = N_("This page has no column for {units}, which other pages of the table have")
_HIDDEN = N_("{n} hidden rows or columns of the sheet were read like the others")
_OTHER_YEAR = N_("This table is about another year and was passed over: {title}")
_SCORES = frozenset({"appraised", "survey", "total", "index", "reviewed"})


def questions_of(
    workbook: Workbook,
    parts: Sequence[Part],
    grids: Mapping[str, Grid],
    names: Names,
    groups: Sequence[str],
) -> Iterator[Finding]:
    """Yield every question of the plan, in the order of the sheets."""
    sheets = {sheet.name: sheet for sheet in workbook.sheets}
    gaps = {id(part): units for part, units in lacking(parts)}
    seen_sheets: set[str] = set()
    for part in parts:
        sheet = sheets[part.sheet]
        asker = _Asker(workbook, sheet, part, names)
        if part.sheet not in seen_sheets:
            seen_sheets.add(part.sheet)
            yield from asker.hidden([p for p in parts if p.sheet == part.sheet])
        yield from asker.group(groups)
        yield from asker.lines("ask-unit", part.units)
        yield from asker.gap(gaps.get(id(part), ()))
        yield from asker.lines("ask-criterion", part.criteria)
        yield from asker.lines("ask-column", part.figures)
        yield from asker.scores(grids[part.sheet])


def passed_over(workbook: Workbook, parts: Sequence[Part]) -> Iterator[Finding]:
    """Yield a note for every table that was left out as one of another year."""
    sheets = {sheet.name: sheet for sheet in workbook.sheets}
    for part in parts:
        yield Finding(
            code="other-year",
            severity=Severity.NOTE,
            group=part.group,
            where=workbook.where(sheets[part.sheet], part.first, 0),
            message=Message(
                text=_OTHER_YEAR, params={"title": part.title or part.sheet}
            ),
        )


class _Asker:
    """Asks about one part."""

    def __init__(
        self, workbook: Workbook, sheet: Sheet, part: Part, names: Names
    ) -> None:
        self._workbook = workbook
        self._sheet = sheet
        self._part = part
        self._names = names

    def _finding(
        self,
        code: str,
        message: Message,
        spot: tuple[int, int],
        printed: str = "",
        severity: Severity = Severity.CANNOT_CHECK,
    ) -> Finding:
        return Finding(
            code=code,
            severity=severity,
            message=message,
            group=self._part.group,
            where=self._workbook.where(self._sheet, *spot),
            printed=printed or None,
        )

    def lines(self, code: str, meanings: Sequence[Meaning]) -> Iterator[Finding]:
        """Yield a question for every text that is asked, once for each text."""
        asked: set[str] = set()
        for meaning in meanings:
            if meaning.certainty is not Certainty.ASK:
                continue
            if self._part.form is Form.LONG and meaning.text in asked:
                continue
            asked.add(meaning.text)
            yield self._line(code, meaning)

    def _line(self, code: str, meaning: Meaning) -> Finding:
        with_, without = _ASKED[code]
        candidates = tuple(self._shown(key) for key in meaning.candidates)
        params = {"text": meaning.text, "candidates": candidates}
        text = with_ if candidates else without
        if code == "ask-unit" and not meaning.text:
            text = _NO_NAME
        message = Message(text=text, params=params)
        if meaning.evidence is not None:
            both = {"question": message, "evidence": meaning.evidence}
            message = Message(text=_WITH_EVIDENCE, params=both)
        return self._finding(code, message, meaning.spot, meaning.text)

    def _shown(self, key: str) -> str | Message:
        """Return a unit's or figure's name; a code as it is."""
        unit = self._names.unit(key)
        if key in FIGURES and unit is None:
            return figure_name(key)
        return unit.name if unit else key

    def gap(self, units: Sequence[str]) -> Iterator[Finding]:
        """Yield what is said of a page that lacks units of its siblings."""
        if units:
            shown = tuple(map(self._shown, units))
            message = Message(text=_GAP, params={"units": shown})
            yield self._finding("page-units", message, self._part.units[0].spot)

    def group(self, groups: Sequence[str]) -> Iterator[Finding]:
        """Yield the question which group the units belong to."""
        if self._part.group is None and groups and self._part.units:
            message = Message(text=_NO_GROUP, params={"groups": tuple(groups)})
            yield self._finding("ask-group", message, self._part.units[0].spot)

    def scores(self, grid: Grid) -> Iterator[Finding]:
        """Yield the question where the scores are, if no column is headed so."""
        keys = {meaning.key for meaning in self._part.figures}
        open_ = any(meaning.key is None for meaning in self._part.figures)
        if self._part.form is not Form.SUMMARY or keys & _SCORES or open_:
            return
        if not self._part.units:
            return
        row = self._part.first
        columns = tuple(f'"{word}"' for _, word in grid.words[row])
        message = Message(text=_NO_SCORES, params={"columns": columns})
        yield self._finding("ask-column", message, (row, 0))

    def hidden(self, parts: Sequence[Part]) -> Iterator[Finding]:
        """Yield a note where hidden rows or columns were read."""
        sheet = self._sheet
        rows = sorted(
            row
            for row in sheet.hidden_rows
            if any(part.first <= row <= part.last for part in parts)
        )
        columns = sorted(sheet.hidden_columns)
        if rows or columns:
            spot = (rows[0] if rows else 0, columns[0] if columns else 0)
            params = {"n": len(rows) + len(columns)}
            message = Message(text=_HIDDEN, params=params)
            yield self._finding("hidden-lines", message, spot, severity=Severity.NOTE)
