"""Files that are state secrets: told by the mark on them, and then not read.

Source: Law 117/2025/QH15 on the protection of state secrets: three degrees, each
written on the document in capitals.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from core.errors import N_, SecretWorkbookError
from core.model import Message
from core.workbook.found import Sheet, Workbook

_DEGREES = ("MẬT", "TỐI MẬT", "TUYỆT MẬT")
# The same three as texts in TCVN3, VNI and windows-1258 look when nobody decodes them.
_OLD = {
    "mët": 0,
    "tèimët": 1,
    "tuyötmët": 2,
    "maät": 0,
    "toáimaät": 1,
    "tuyeätmaät": 2,
    "mâòt": 0,
    "tôìimâòt": 1,
    "tuyêòtmâòt": 2,
}
_LABEL = re.compile(r"^(?:độmật|dấumật|mứcđộmật|dấuđộmật)[:\-–]?")
_EDGES = " .,:;*-–—_()[]{}<>\"'“”"
_ROWS = 15  # rows of a sheet where a mark may stand: the head of the first page
_HIDDEN = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))


def refuse_secrets(workbook: Workbook, properties: Iterable[str]) -> None:
    """Refuse a workbook whose properties or head say that it is a state secret.

    Raises:
        SecretWorkbookError: The mark and where it stands.
    """
    name = workbook.file.name
    for text in properties:
        if mark := mark_in(text):
            place = Message(text=N_("in the properties of the file"))
            raise SecretWorkbookError(file=name, mark=mark, place=place)
    for sheet in workbook.sheets:
        for row, column, mark in _marks(sheet):
            place_ = workbook.where(sheet, row, column)
            raise SecretWorkbookError(file=name, mark=mark, place=place_)


def mark_in(text: str) -> str:
    """Return the degree that a text names on a line of its own; else nothing.

    Example:
        >>> mark_in("Độ mật: TỐI MẬT"), mark_in("bảo vệ bí mật nhà nước")
        ('TỐI MẬT', '')
    """
    for line in text.splitlines():
        if mark := _degree(line):
            return mark
    return ""


def _degree(line: str) -> str:
    if len(line) > 60:  # noqa: PLR2004  # no mark is as long
        return ""
    visible = unicodedata.normalize("NFC", line.translate(_HIDDEN)).strip(_EDGES)
    joined = "".join(visible.split())
    folded = _LABEL.sub("", joined.lower()).strip(_EDGES)
    for degree in _DEGREES:
        is_written = folded == degree.replace(" ", "").lower()
        if is_written and joined != joined.lower():
            return degree
    return _DEGREES[_OLD[folded]] if folded in _OLD else ""


def _marks(sheet: Sheet) -> Iterator[tuple[int, int, str]]:
    for row, line in enumerate(sheet.rows[:_ROWS]):
        for column, value in enumerate(line):
            if isinstance(value, str) and (mark := mark_in(value)):
                yield row, column, mark
