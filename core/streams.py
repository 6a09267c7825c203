"""The standard streams, made fit for Vietnamese: no letter is an error, none a riddle.

An output that cannot show Vietnamese gets every letter without its marks. A stream
that the caller closed is there all the same: nothing to read, and told when written to.
"""

import codecs
import errno
import os
import sys
from io import StringIO
from typing import TextIO

from core.text import fold

_PLAIN = "cchc_plain"  # ASCII under a name that nobody takes for a broken setting
_HANDLER = "cchc-without-marks"
_STAND_INS = {"–": "-", "−": "-", "—": "-", "·": "-", "•": "*", "…": "..."}
_QUOTES = dict.fromkeys("“”„«»", '"') | dict.fromkeys("‘’", "'")
_SIGNS = _STAND_INS | _QUOTES


class Shut(StringIO):
    """An output that the caller closed: whatever is written to it is refused."""

    def write(self, text: str, /) -> int:
        """Refuse the text, as the system does.

        Raises:
            OSError: Always.
        """
        del text
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))


def prepare() -> None:
    """Make the standard streams take every letter; replace those that are closed."""
    codecs.register(_plain_codec)
    codecs.register_error(_HANDLER, _without_marks)
    sys.stdin = sys.stdin or StringIO()
    sys.stdout = sys.stdout or Shut()
    sys.stderr = sys.stderr or StringIO()
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:  # a captured stream may have none
            encoding = None if holds_vietnamese(stream) else _PLAIN
            reconfigure(encoding=encoding, errors=_HANDLER)


def holds_vietnamese(stream: TextIO) -> bool:
    """Return whether every Vietnamese letter can be written to ``stream``."""
    try:
        "ằỹđ".encode(stream.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def _plain_codec(name: str) -> codecs.CodecInfo | None:
    if name != _PLAIN:
        return None
    plain = codecs.lookup("ascii")
    return codecs.CodecInfo(
        plain.encode,
        plain.decode,
        plain.streamreader,
        plain.streamwriter,
        plain.incrementalencoder,
        plain.incrementaldecoder,
        name=_PLAIN,
    )


def _without_marks(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    letters = error.object[error.start : error.end]
    return "".join(_plain(letter) for letter in letters), error.end


def _plain(letter: str) -> str:
    if letter in _SIGNS:
        return _SIGNS[letter]
    plain = fold(letter)
    if not plain.isascii():
        return "?"
    return plain.upper() if letter.isupper() else plain
