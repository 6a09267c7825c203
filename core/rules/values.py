"""Values of a TOML file: which are numbers that sums can keep, how one is shown."""

from decimal import Decimal
from typing import TypeGuard

from core.errors import N_
from core.model import Message

_LONGEST = 20  # digits before and after the point
_MOST_SHOWN = 60  # characters of a value that does not fit


def misfit(value: object) -> Message:
    """Return that ``value`` does not fit, tables and long texts cut short."""
    text = "{…}" if isinstance(value, dict) else f"{value}"
    text = "[…]" if isinstance(value, list) else text
    shown_text = text if len(text) <= _MOST_SHOWN else f"{text[:_MOST_SHOWN]}…"
    return Message(text=N_('"{value}" does not fit'), params={"value": shown_text})


def is_number(value: object) -> TypeGuard[int | Decimal]:
    """Return whether ``value`` is a number with no more digits than sums can keep."""
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        return False
    return _is_plain(Decimal(value))


def _is_plain(value: Decimal) -> bool:
    exponent = value.as_tuple().exponent  # a text for infinity and for no number
    is_finite = isinstance(exponent, int) and exponent > -_LONGEST
    return is_finite and value.adjusted() < _LONGEST
