"""Typst, shut in: its own fonts, an empty folder, texts handed over as data."""

import atexit
import json
import re
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from threading import Lock
from typing import TYPE_CHECKING, Final, Literal

from core.reports.document import printable

if TYPE_CHECKING:
    from typst import Compiler

FOR_KEEPING: Final = "a-2b"  # PDF/A: fonts inside, colours defined
BOX = "\u25a1"
_POINTS_PER_INCH = 72
_NO_SUCH_LETTER = "could not be displayed"
# Latin, the marks of Vietnamese, general punctuation, arithmetic.
_HAS_LETTER = re.compile(
    "[\u0020-\u024f\u0300-\u0323\u1e00-\u1eff\u2010-\u2027\u20ab\u2212\u2264\u2265]"
)
_ONE_AT_A_TIME = Lock()  # a compiler serves one caller


def pages(template: str, data: Mapping[str, object], made: datetime) -> bytes:
    """Return a PDF/A-2b; the same data and day give the same bytes.

    Names never become markup: the template reads them as JSON. Tags for readers of
    screens are left out, they take eight times the size; data files serve those.
    """
    from typst import TypstError

    try:
        return _pages(template, data, made)
    except TypstError as error:
        if _NO_SUCH_LETTER not in error.message:
            raise
        return _pages(template, data, made, legible=lettered)


def _pages(
    template: str,
    data: Mapping[str, object],
    made: datetime,
    legible: Callable[[str], str] = str,
) -> bytes:
    with _ONE_AT_A_TIME:
        done = _compiler().compile(
            input=_source(template),
            format="pdf",
            sys_inputs=_inputs(data, legible),
            pdf_standards=FOR_KEEPING,
            timestamp=made,
            pdf_tags=False,
        )
    return _one(done)


def lettered(text: str) -> str:
    """Return a text with a box for every letter that the face may not have."""
    return "".join(c if _HAS_LETTER.match(c) else BOX for c in text)


def picture(
    template: str,
    data: Mapping[str, object],
    form: Literal["png", "svg"],
    scale: int,
) -> bytes:
    """Return one picture, ``scale`` pixels for each point of the template."""
    with _ONE_AT_A_TIME:
        done = _compiler().compile(
            input=_source(template),
            format=form,
            ppi=scale * _POINTS_PER_INCH,
            sys_inputs=_inputs(data),
        )
    return _one(done)


def _one(done: object) -> bytes:
    """Return the file; typst gives several only where a picture has pages.

    Raises:
        TypeError: The template makes more than one.
    """
    if not isinstance(done, bytes):
        raise TypeError(type(done))
    return done


def _inputs(
    data: Mapping[str, object], legible: Callable[[str], str] = str
) -> dict[str, str]:
    return {"data": json.dumps(_plain(data, legible), ensure_ascii=False)}


def _plain(value: object, legible: Callable[[str], str]) -> object:
    """Return data whose texts have no control characters, which no face can show."""
    if isinstance(value, str):
        return legible(printable(value))
    if isinstance(value, Mapping):
        return {key: _plain(one, legible) for key, one in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(one, legible) for one in value]
    return value


@cache
def _source(template: str) -> bytes:
    return Path(__file__).with_name(template).read_bytes()


@cache
def _compiler() -> "Compiler":
    """Return the compiler; it sees an empty folder and no font of the machine."""
    from typst import Compiler

    nowhere = mkdtemp(prefix="cchc-typst-")
    atexit.register(rmtree, nowhere, ignore_errors=True)
    return Compiler(root=nowhere, ignore_system_fonts=True)
