"""What the header cell of a summary table announces, however it is spelled."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from core.text import clean, fold

_LONGEST = 80  # a longer cell is a title or a note, not a header
_ASIDE = re.compile(r"\([^()]*\)")
_NOISE = re.compile(r"[^a-z0-9]+")
_FOOTNOTE = re.compile(r"( \d{1,2})+$")
_MONTH = re.compile(r"\btháng\b")  # folded it would read like a scale


class Column(StrEnum):
    """A column of a summary table, under the key of our own files."""

    ORDER = "order"
    UNIT = "unit"
    APPRAISED = "appraised"
    SURVEY = "survey"
    TOTAL = "total"
    SCALE = "scale"
    INDEX = "index"
    COMMUNES = "communes"
    BAND = "band"
    RANK = "rank"


@dataclass(frozen=True, slots=True)
class _Wording:
    """How one column is headed: the plain ways, and what looser ones contain."""

    column: Column
    plain: frozenset[str]
    loose: re.Pattern[str]


def _wording(column: Column, plain: str, loose: str) -> _Wording:
    return _Wording(column, frozenset(plain.split("|")), re.compile(loose))


# A column that appraises only the self-assessment is one part of the appraised score
# (no bonus, no penalty), and a code or a measure is no name: none of these is ours.
_OTHERS = re.compile(
    r"tu (danh gia|cham)|self|don vi tinh|^ma\b|^(diem )?(thuong|tru)\b|lech"
)
# The first one that fits wins: "chỉ số CCHC cấp xã" is about communes, "thang điểm
# chuẩn" is no score, and "điểm thẩm định của các đơn vị" is no name.
_WORDINGS = (
    _wording(Column.COMMUNES, "communes", r"cap xa|xa phuong|\bcommunes?\b"),
    _wording(Column.RANK, "xep hang|rank", r"xep hang|\bhang\b|\brank|thu bac"),
    _wording(Column.BAND, "xep loai|band", r"xep loai|phan loai|\bloai\b|\bband\b"),
    _wording(
        Column.SCALE,
        "thang diem chuan|scale",
        r"^thang$|thang (diem|chuan)|diem (chuan|toi da)|\b(scale|maximum|max)\b",
    ),
    _wording(Column.INDEX, "chi so|index", r"^chi so|\bindex\b|^cchc\b"),
    _wording(
        Column.TOTAL,
        "tong diem|total",
        r"^tong\b(?!.*(tham dinh|dieu tra))|tham dinh.* va .*dieu tra|\btotal\b",
    ),
    _wording(
        Column.SURVEY,
        "diem dieu tra|survey",
        r"dieu tra|xa hoi hoc|xhh|khao sat|diem dt\b|\bsurvey",
    ),
    _wording(
        Column.APPRAISED,
        "diem tham dinh|appraised",
        r"tham dinh|diem (hd)?td\b|\bapprais(ed|al)\b",
    ),
    _wording(
        Column.UNIT,
        "ten don vi|don vi|name",
        r"\bdon vi\b|co quan|\bunit\b|\bname\b|^ten$"
        r"|^(ten )?(so ban|huyen|thanh pho|tinh thanh|dia phuong)\b|^(ten )?tinh$",
    ),
    _wording(Column.ORDER, "stt|so thu tu|order", r"^(stt|tt|so tt|no)$"),
)


def header_key(text: str) -> str:
    """Return a header without marks, asides, footnote numbers or line breaks."""
    plain = _NOISE.sub(" ", fold(_ASIDE.sub(" ", clean(text)))).strip()
    return _FOOTNOTE.sub("", plain)


def column_of(text: str) -> tuple[Column, bool] | None:
    """Return the column that header ``text`` announces, and whether it is loosely said.

    None means that the text announces none of our columns.
    """
    key = header_key(text)
    for wording in _WORDINGS:
        if key in wording.plain:
            return wording.column, False
    if len(text) > _LONGEST or _OTHERS.search(key):
        return None
    is_month = _MONTH.search(clean(text).casefold()) is not None
    fits = (wording.column for wording in _WORDINGS if wording.loose.search(key))
    column = next(fits, None)
    if column is None or (is_month and column is Column.SCALE):
        return None
    return column, True


def columns_of(texts: Sequence[str]) -> Mapping[Column, tuple[int, ...]]:
    """Return for each column the positions that announce it, usually one.

    A plain heading beats loose ones: ``name`` beside ``unit``, "Điểm thẩm định" beside
    "Ngày thẩm định".
    """
    plain: dict[Column, list[int]] = {}
    loose: dict[Column, list[int]] = {}
    for position, text in enumerate(texts):
        announced = column_of(text)
        if announced is not None:
            column, loosely = announced
            (loose if loosely else plain).setdefault(column, []).append(position)
    return {column: tuple(places) for column, places in (loose | plain).items()}
