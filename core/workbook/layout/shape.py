"""The shape of a file: its headings and where they stand, none of its figures.

Files of one shape share what the user told about one of them: next year's workbook
has the same shape, though other ranks, units in other rows and another year.
"""

import re
from collections.abc import Iterator, Sequence
from hashlib import sha256

from core.text import fold
from core.workbook.plan import Axis, Form, Meaning, Part

_NUMBERS = re.compile(r"\d{4}")


def shape_of(parts: Sequence[Part]) -> str:
    """Return a digest of headings and layout; empty where there is no table."""
    lines = [line for part in parts for line in _lines(part)]
    return sha256("\n".join(lines).encode()).hexdigest() if lines else ""


def _lines(part: Part) -> Iterator[str]:
    yield f"{_plain(part.sheet)}|{part.form}|{part.axis}|{part.first}"
    if part.axis is Axis.ACROSS:
        yield from _texts(part.units)
    yield from _texts(part.figures)
    if part.form is not Form.LONG:
        yield from _texts(part.criteria)


def _texts(meanings: Sequence[Meaning]) -> Iterator[str]:
    for meaning in meanings:
        yield f"{meaning.line}:{_plain(meaning.text)}"


def _plain(text: str) -> str:
    return _NUMBERS.sub("#", fold(text)).strip()
