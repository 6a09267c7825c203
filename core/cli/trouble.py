"""How a run that went wrong ends: a sentence and an exit code, never a traceback."""

import errno
import os
import sys
from typing import Final

import click

from core.cli import console
from core.errors import CchcError, UnreadableFileError, UnwritableFileError
from core.i18n import DEFAULT_LANGUAGE, Localizer

DEBUG_VARIABLE: Final = "CCHC_DEBUG"
BAD_INPUT: Final = 2
BUG: Final = 70  # EX_SOFTWARE of sysexits.h
STOPPED: Final = 130  # what a shell reports for Ctrl-C
UNREAD: Final = 141  # what a shell reports when the reader went away
_LONGEST_NAME: Final = 80
_TYPED: Final = frozenset(
    {"unit", "place", "group", "decision", "text", "band", "code"}
)


def ending(error: BaseException, localizer: Localizer) -> int:
    """Say what went wrong, if anybody must know, and return the exit code."""
    if isinstance(error, KeyboardInterrupt | EOFError | click.Abort):
        return STOPPED
    if _nobody_reads(error):
        console.abandon()
        return UNREAD
    if isinstance(error, OSError):
        return _system_refused(error, localizer)
    return _incident(error, localizer)


def _nobody_reads(error: BaseException) -> bool:
    """Return whether the reader of a pipe went away; Windows calls it EINVAL."""
    gone = isinstance(error, OSError) and error.errno in {errno.EPIPE, errno.EINVAL}
    return gone and getattr(error, "filename", None) is None


def _system_refused(error: OSError, localizer: Localizer) -> int:
    """Name the file, or the output when the system names none."""
    problem = error.strerror or str(error)
    if error.filename is None:
        console.abandon()
        refused: CchcError = UnwritableFileError(file="stdout", problem=problem)
    else:
        refused = UnreadableFileError(file=str(error.filename), problem=problem)
    _tell(localizer.text("Error: {message}", message=explained(refused, localizer)))
    return BAD_INPUT


def _incident(error: BaseException, localizer: Localizer) -> int:
    """Apologise; the details only for those who ask for them."""
    from secrets import token_hex

    number = token_hex(4)
    _tell(
        localizer.text(
            "Something went wrong inside the program (incident {number}). We are "
            "sorry. Run the command again with CCHC_DEBUG=1 and send us what it says.",
            number=number,
        )
    )
    if os.environ.get(DEBUG_VARIABLE):
        _log(number, error)
    return BUG


def _log(number: str, error: BaseException) -> None:
    from traceback import format_exception

    _tell(f"incident {number}\n{''.join(format_exception(error))}")


def _tell(text: str) -> None:
    click.echo(text, file=sys.stderr)


def explained(error: CchcError, localizer: Localizer | None) -> str:
    """Return what is wrong, what to do and the error's code, fit for a terminal.

    What the user typed comes back in it: cut when overlong, without control signs.
    """
    fields = {name: _tidy(name, value) for name, value in error.params.items()}
    speaker = localizer or Localizer(DEFAULT_LANGUAGE)
    return f"{speaker.explain(type(error)(**fields))} [{error.code}]"


def _tidy(name: str, value: object) -> object:
    if not isinstance(value, str):
        return value
    visible = "".join(map(_visible, value))
    longest = _LONGEST_NAME if name in _TYPED else len(visible)
    return visible if len(visible) <= longest else f"{visible[:longest]}…"


def _visible(letter: str) -> str:
    if letter.isprintable():
        return letter
    return " " if letter.isspace() else "\N{REPLACEMENT CHARACTER}"
