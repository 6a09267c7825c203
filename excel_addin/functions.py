"""Every worksheet function once: its name, arguments, help, errors and help link.

The fronts (xlwings, LibreOffice, Office.js) are generated from `FUNCTIONS`; each of
them hands over raw arguments and gets back numbers, texts or markers.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from core.errors import (
    AmbiguousUnitError,
    BadCellError,
    BadTableError,
    CchcError,
    DuplicateUnitError,
    MissingFigureError,
    NotInTableError,
    UndeterminedError,
    UnitNotRankedError,
    UnknownUnitError,
    UnknownYearError,
)
from core.i18n import Localizer
from core.model import Cell
from excel_addin import answers, cells
from excel_addin.answers import Found
from excel_addin.shelf import localizer, shelf

Say = Callable[[Found, Localizer], cells.Answer]
Help = Mapping[str, str]

CATEGORY = "CCHC"
HELP_PAGE = "docs/excel.md"


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument:
    """One argument, as a user sees it.

    Attributes:
        name: Its name in the formula, without marks.
        help: What to put there, by language.
        optional: Whether it may be left out.
    """

    name: str
    help: Help
    optional: bool = False


DON_VI = Argument(
    name="don_vi",
    help={
        "vi": "Tên đơn vị, hoặc vùng ô chứa tên các đơn vị.",
        "en": "Name of a unit, or a range of names.",
    },
)
NAM = Argument(
    name="nam",
    help={
        "vi": "Năm đánh giá, ví dụ 2017. Bỏ trống: năm mới nhất đã công bố.",
        "en": "Assessed year, e.g. 2017. Left out: the latest released one.",
    },
    optional=True,
)
BANG = Argument(
    name="bang",
    help={
        "vi": "Vùng bảng điểm có dòng tiêu đề (đơn vị, điểm thẩm định, điểm điều tra, "
        "thang điểm chuẩn) để tính lại. Bỏ trống: lấy số đã công bố.",
        "en": "Table of scores with its header (đơn vị, điểm thẩm định, điểm điều tra, "
        "thang điểm chuẩn) to recompute from. Left out: the published figure.",
    },
    optional=True,
)

_ALWAYS = (UnknownUnitError, AmbiguousUnitError, UnitNotRankedError, UnknownYearError)
_IN_TABLES = (
    BadTableError,
    BadCellError,
    NotInTableError,
    DuplicateUnitError,
    MissingFigureError,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class WorksheetFunction:
    """A function of the worksheet, callable as a cell calls it.

    Attributes:
        name: Its name in formulas.
        say: What it says about one unit.
        help: What it gives, by language; at most 255 characters.
        arguments: In order.
        errors: What it may answer with a marker.
        link: Where it is described.
    """

    name: str
    say: Say
    help: Help
    arguments: tuple[Argument, ...] = (DON_VI, NAM, BANG)
    errors: tuple[type[CchcError], ...] = (*_ALWAYS, *_IN_TABLES)
    link: str

    def __call__(
        self, don_vi: object, nam: object = None, bang: object = None
    ) -> cells.Answers:
        """Return the answer for one unit, or answers in the shape of the range asked.

        Args:
            don_vi: A name, or rows of names; a blank cell is answered by a blank one.
            nam: The assessed year, or nothing for the latest.
            bang: Rows of a summary table with its header, or nothing.
        """
        words = localizer()
        wanted = cells.grid(don_vi, words)
        source = cells.shows_errors(lambda: _source(nam, bang, words), words)
        told = [[self._answer(cell, source, words) for cell in row] for row in wanted]
        return told[0][0] if len(told) == len(told[0]) == 1 else told

    def _answer(
        self, cell: Cell, source: answers.Source | str, words: Localizer
    ) -> cells.Answer:
        if not cell.text:
            return ""
        if isinstance(source, str):
            return source
        find = source.find
        return cells.shows_errors(
            lambda: self.say(find(cells.name(cell)), words), words
        )


def _source(nam: object, bang: object, words: Localizer) -> answers.Source:
    opened = shelf()
    year = cells.year(nam, opened.years())
    table = cells.grid(bang, words) if cells.is_given(bang) else None
    return answers.source(opened, year, table)


FUNCTIONS: dict[str, WorksheetFunction] = {}


def worksheet_function(
    *, vi: str, en: str, also: tuple[type[CchcError], ...] = ()
) -> Callable[[Say], WorksheetFunction]:
    """Declare what a function of the worksheet says about one unit.

    Args:
        vi: Its help in Vietnamese.
        en: Its help in English.
        also: Errors beyond those of every function.
    """

    def declare(say: Say) -> WorksheetFunction:
        """Return the function in one language."""
        name = say.__name__
        declared = WorksheetFunction(
            name=name,
            say=say,
            help={"vi": vi, "en": en},
            errors=(*_ALWAYS, *_IN_TABLES, *also),
            link=f"{HELP_PAGE}#{name.lower()}",
        )
        FUNCTIONS[name] = declared
        return declared

    return declare


@worksheet_function(
    vi="Chỉ số cải cách hành chính của đơn vị, tính bằng phần trăm (ví dụ 91,35). "
    "Không có bảng: số in trong quyết định. Có bảng: tính lại từ bảng.",
    en="The unit's public administration reform index, in percent (e.g. 91.35). "
    "Without a table: as published. With a table: recomputed from it.",
)
def CCHC_INDEX(found: Found, _: Localizer) -> cells.Answer:
    """Return the index, in percent."""
    return cells.number(found.index())


@worksheet_function(
    vi="Xếp loại của đơn vị (XUẤT SẮC, TỐT, KHÁ, TB, YẾU). "
    "Không có bảng: như in trong quyết định. Có bảng: tính lại từ bảng.",
    en="The unit's band (XUẤT SẮC, TỐT, KHÁ, TB, YẾU). "
    "Without a table: as published. With a table: recomputed from it.",
    also=(UndeterminedError,),
)
def CCHC_BAND(found: Found, _: Localizer) -> cells.Answer:
    """Return the band's label."""
    return found.band()


@worksheet_function(
    vi="Xếp hạng của đơn vị trong nhóm của nó, 1 là cao nhất. "
    "Không có bảng: như in trong quyết định. Có bảng: hạng giữa các dòng của bảng.",
    en="The unit's rank in its group, 1 being best. "
    "Without a table: as published. With a table: among the lines of the table.",
    also=(UndeterminedError,),
)
def CCHC_RANK(found: Found, _: Localizer) -> cells.Answer:
    """Return the rank."""
    return found.rank()


@worksheet_function(
    vi="Giải thích kết quả của đơn vị: từng bước tính, căn cứ, và cho biết nếu số in "
    "trong quyết định khác với số tính lại.",
    en="Explains the unit's result: each step, its basis, and whether the published "
    "figure differs from the recomputed one.",
)
def CCHC_EXPLAIN(found: Found, words: Localizer) -> cells.Answer:
    """Return the explanation, one step a line."""
    return found.explanation(words)
