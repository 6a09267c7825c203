"""Buttons under a message: rows that fit a phone, data of at most 64 bytes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

LONGEST_DATA = 64  # bytes of one button
_ROW_LETTERS, _ROW_BUTTONS = 30, 3


@dataclass(frozen=True, slots=True)
class Tap:
    """A button: what it says and what it sends."""

    label: str
    data: str


def keyboard(taps: Iterable[Tap], pager: Iterable[Tap] = ()) -> InlineKeyboardMarkup:
    """Return the buttons in rows; those that turn pages come first, in their own."""
    turning = tuple(pager)
    rows = [*([turning] if turning else []), *_rows(taps)]
    return InlineKeyboardMarkup(
        [[InlineKeyboardButton(t.label, callback_data=t.data) for t in r] for r in rows]
    )


def _rows(taps: Iterable[Tap]) -> Iterator[tuple[Tap, ...]]:
    """Yield short labels beside each other, a long one alone."""
    row: tuple[Tap, ...] = ()
    for tap in taps:
        letters = sum(len(each.label) for each in (*row, tap))
        if row and (letters > _ROW_LETTERS or len(row) == _ROW_BUTTONS):
            yield row
            row = ()
        row = (*row, tap)
    if row:
        yield row
