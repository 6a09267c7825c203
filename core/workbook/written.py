"""What may be written in a cell, and how a file spells it."""

from dataclasses import dataclass
from decimal import Decimal

from core.errors import N_, BadWrittenError
from core.model import Message
from core.workbook.found import Spot, a1, quoted
from core.workbook.xml_bytes import cell_text, escaped

Value = str | Decimal | int | None
LONGEST_TEXT = 32_767  # Excel's limits
LONGEST_FORMULA = 8_192
LAST_ROW, LAST_COLUMN = 1_048_575, 16_383
_LARGEST_POWER = 307

_LONG = N_("the text has {length} characters, a cell holds {limit}")
_BLANK_FORMULA = N_("the formula is empty")
_NO_NUMBER = N_("{number} is no number that a cell can hold")
_OUTSIDE = N_("a worksheet has no such cell")


@dataclass(frozen=True, slots=True)
class Written:
    """The new content of a cell.

    Attributes:
        value: Text, an exact number, or None for a blank cell; with a formula, what
            it gives, for programs that do not compute.
        formula: With or without its equals sign.
        like: The cell whose style a cell takes that was not there before.
    """

    value: Value = None
    formula: str | None = None
    like: Spot | None = None


def checked(written: Written, spot: Spot, sheet: str) -> Written:
    """Return ``written`` if a cell can hold it.

    Raises:
        BadWrittenError: It is too long or no number, or there is no such cell.
    """
    problem = _place_problem(spot) or _problem(written)
    if problem:
        place = a1(*spot) if min(spot) >= 0 else str(spot)
        raise BadWrittenError(where=f"{quoted(sheet)}!{place}", problem=problem)
    return written


def _place_problem(spot: Spot) -> Message | None:
    inside = 0 <= spot[0] <= LAST_ROW and 0 <= spot[1] <= LAST_COLUMN
    return None if inside else Message(text=_OUTSIDE)


def _problem(written: Written) -> Message | None:
    if written.formula is not None and not formula_text(written.formula):
        return Message(text=_BLANK_FORMULA)
    texts = ((written.formula, LONGEST_FORMULA), (written.value, LONGEST_TEXT))
    for text, limit in texts:
        if isinstance(text, str) and len(text) > limit:
            return Message(text=_LONG, params={"length": len(text), "limit": limit})
    return _number_problem(written.value)


def _number_problem(value: Value) -> Message | None:
    if isinstance(value, Decimal) and (
        not value.is_finite() or (value and abs(value.adjusted()) > _LARGEST_POWER)
    ):
        return Message(text=_NO_NUMBER, params={"number": str(value)})
    if isinstance(value, int):
        return _number_problem(Decimal(value))
    return None


def formula_text(formula: str) -> str:
    """Return a formula as files keep it, without its equals sign."""
    return formula.strip().removeprefix("=")


def number_text(value: Decimal | int) -> str:
    """Return every digit of a number, never with an exponent; zero has no sign."""
    return format(Decimal(value) or abs(Decimal(value)), "f")


def kind_and_content(written: Written, prefix: bytes) -> tuple[bytes, bytes]:
    """Return a cell's type attribute and what stands inside its element."""
    if written.formula is not None:
        return _formula(written, prefix)
    value = written.value
    if value is None:
        return b"", b""
    if isinstance(value, str):
        inside = _tag(prefix, b't xml:space="preserve"', b"t", cell_text(value))
        return b"inlineStr", _tag(prefix, b"is", b"is", inside)
    return b"", _tag(prefix, b"v", b"v", number_text(value).encode())


def _formula(written: Written, prefix: bytes) -> tuple[bytes, bytes]:
    text = escaped(formula_text(written.formula or ""))
    formula = _tag(prefix, b"f", b"f", text)
    value = written.value
    if value is None:
        return b"", formula
    if isinstance(value, str):
        return b"str", formula + _tag(prefix, b"v", b"v", cell_text(value))
    return b"", formula + _tag(prefix, b"v", b"v", number_text(value).encode())


def _tag(prefix: bytes, opening: bytes, name: bytes, inside: bytes) -> bytes:
    return b"<" + prefix + opening + b">" + inside + b"</" + prefix + name + b">"
