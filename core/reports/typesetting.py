"""Typst, shut in: its own fonts, an empty folder, texts handed over as data."""

import json
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from threading import Lock
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from typst import Compiler

FOR_KEEPING: Final = "a-2b"  # PDF/A: fonts inside, colours defined
_POINTS_PER_INCH = 72
_ONE_AT_A_TIME = Lock()  # a compiler serves one caller


def pages(template: str, data: Mapping[str, object], made: datetime) -> bytes:
    """Return a PDF/A-2b; the same data and day give the same bytes.

    Names never become markup: the template reads them as JSON. Tags for readers of
    screens are left out, they take eight times the size; data files serve those.
    """
    with _ONE_AT_A_TIME:
        done = _compiler().compile(
            input=_source(template),
            format="pdf",
            sys_inputs=_inputs(data),
            pdf_standards=FOR_KEEPING,
            timestamp=made,
            pdf_tags=False,
        )
    return _one(done)


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


def _inputs(data: Mapping[str, object]) -> dict[str, str]:
    return {"data": json.dumps(data, ensure_ascii=False)}


@cache
def _source(template: str) -> bytes:
    return Path(__file__).with_name(template).read_bytes()


@cache
def _compiler() -> "Compiler":
    """Return the compiler; it sees an empty folder and no font of the machine."""
    from typst import Compiler

    return Compiler(root=mkdtemp(prefix="cchc-typst-"), ignore_system_fonts=True)
