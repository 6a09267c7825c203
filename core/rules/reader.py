"""A strict reader of our TOML files: what is wrong, in which file, line and path.

Source: TOML 1.0. Decimals are read exactly, dates typed, unknown keys refused.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import TypeGuard, TypeVar

from core.errors import (
    N_,
    BadKeyError,
    BadValueError,
    InvalidRuleError,
)
from core.model import Message
from core.rules.source import Key, Source, read_text, shown
from core.rules.syntax import syntax_error

Choice = TypeVar("Choice", bound=StrEnum)
Made = TypeVar("Made")
_LONGEST = 20  # digits before and after the point
_MOST_SHOWN = 60  # characters of a value that does not fit


def read_toml(file: Path) -> "Node":
    """Return the root of a TOML file.

    Raises:
        SyntaxFileError: It is not TOML; the line is named.
        MissingFileError, UnreadableFileError: See `read_text`.
    """
    import tomllib  # not on the path of --help

    text = read_text(file)
    try:
        tree = tomllib.loads(text, parse_float=Decimal)
    except (ValueError, ArithmeticError, RecursionError) as error:
        # Not TOML, a number no machine can hold, or brackets nested without end.
        raise syntax_error(file, text, error) from error
    return Node(source=Source(file=file, text=text), path=(), tree=tree)


def _misfit(value: object) -> Message:
    """Return that ``value`` does not fit, tables and long texts cut short."""
    text = "{…}" if isinstance(value, dict) else f"{value}"
    text = "[…]" if isinstance(value, list) else text
    shown_text = text if len(text) <= _MOST_SHOWN else f"{text[:_MOST_SHOWN]}…"
    return Message(text=N_('"{value}" does not fit'), params={"value": shown_text})


def _is_number(value: object) -> TypeGuard[int | Decimal]:
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        return False
    return _is_plain(Decimal(value))


def _is_plain(value: Decimal) -> bool:
    exponent = value.as_tuple().exponent  # a text for infinity and for no number
    is_finite = isinstance(exponent, int) and exponent > -_LONGEST
    return is_finite and value.adjusted() < _LONGEST


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """One table of a TOML file, read key by key.

    Attributes:
        source: The file.
        path: Keys and positions from the root to this table.
        tree: The table itself.
    """

    source: Source
    path: tuple[Key, ...]
    tree: Mapping[str, object]

    def only(self, required: tuple[str, ...], optional: tuple[str, ...] = ()) -> None:
        """Refuse unknown keys and missing ones.

        Raises:
            BadKeyError: Names file, line, path and the allowed keys.
        """
        allowed = (*required, *optional)
        for key in self.tree:
            if key not in allowed:
                raise self._key_error(key, N_('the key "{key}" is not known'), allowed)
        for key in required:
            if key not in self.tree:
                raise self.missing(key, allowed)

    def missing(self, key: str, allowed: tuple[str, ...]) -> BadKeyError:
        """Return the error that ``key`` should be there."""
        return self._key_error(key, N_('the key "{key}" is missing'), allowed)

    def _key_error(self, key: str, text: str, allowed: tuple[str, ...]) -> BadKeyError:
        return BadKeyError(
            **self._at(key),
            problem=Message(text=text, params={"key": key}),
            allowed=", ".join(allowed),
        )

    def _at(self, key: str) -> dict[str, object]:
        return self._spot((*self.path, key))

    def _spot(self, path: tuple[Key, ...]) -> dict[str, object]:
        spot = self.source.spot(path)
        return {"file": spot.file, "line": spot.line, "path": shown(spot.path)}

    def error(self, key: str, expected: str) -> BadValueError:
        """Return the error that ``key`` has not the ``expected`` kind of value."""
        value = self.tree.get(key)
        return BadValueError(
            **self._at(key),
            problem=_misfit(value),
            expected=Message(text=expected),
        )

    def has(self, key: str) -> bool:
        """Return whether the table has ``key``."""
        return key in self.tree

    def string(self, key: str, default: str = "") -> str:
        """Return a text, in NFC as the file has it.

        Raises:
            BadValueError: It is no text.
        """
        value = self.tree.get(key, default)
        if not isinstance(value, str):
            raise self.error(key, N_("a text in quotation marks"))
        return value

    def strings(self, key: str) -> tuple[str, ...]:
        """Return a list of texts; empty when the key is missing.

        Raises:
            BadValueError: It is no list of texts.
        """
        value = self.tree.get(key, [])
        if not isinstance(value, list) or any(not isinstance(v, str) for v in value):
            raise self.error(key, N_("a list of texts in quotation marks"))
        return tuple(value)

    def integer(self, key: str, default: int | None = None) -> int:
        """Return a whole number.

        Raises:
            BadValueError: It is none.
        """
        value = self.tree.get(key, default)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self.error(key, N_("a whole number"))
        return value

    def decimal(self, key: str) -> Decimal:
        """Return an exact number.

        Raises:
            BadValueError: It is none, or has more digits than sums can keep.
        """
        value = self.tree.get(key)
        if not _is_number(value):
            raise self.error(key, N_("a number with a decimal point, without quotes"))
        return Decimal(value)

    def decimals(self, key: str) -> tuple[Decimal, ...]:
        """Return a list of exact numbers; empty when the key is missing.

        Raises:
            BadValueError: It is no list, or one of them is no number.
        """
        value = self.tree.get(key, [])
        if not isinstance(value, list) or not all(map(_is_number, value)):
            raise self.error(key, N_("a list of numbers, without quotes"))
        return tuple(Decimal(one) for one in value)

    def year(self, key: str) -> int:
        """Return a year.

        Raises:
            BadValueError: It is none.
        """
        if not MINYEAR <= self.integer(key) <= MAXYEAR:
            raise self.error(key, N_("a year such as 2017"))
        return self.integer(key)

    def day(self, key: str) -> date:
        """Return a date.

        Raises:
            BadValueError: It is none.
        """
        value = self.tree.get(key)
        if type(value) is not date:
            raise self.error(key, N_("a date such as 2018-05-22, without quotes"))
        return value

    def day_or_none(self, key: str) -> date | None:
        """Return a date, or None when the key is missing."""
        return self.day(key) if self.has(key) else None

    def choice(self, key: str, kind: type[Choice]) -> Choice:
        """Return a member of a closed set.

        Raises:
            BadValueError: Names the members.
        """
        value = self.tree.get(key)
        if value not in list(kind):
            raise BadValueError(
                **self._at(key),
                problem=_misfit(value),
                expected=", ".join(kind),
            )
        return kind(str(value))

    def node(self, key: str) -> "Node":
        """Return the table under ``key``.

        Raises:
            BadValueError: It is no table.
        """
        value = self.tree.get(key)
        if not isinstance(value, dict):
            raise self.error(key, N_("a table"))
        return Node(source=self.source, path=(*self.path, key), tree=value)

    def nodes(self, key: str) -> tuple["Node", ...]:
        """Return the list of tables under ``key``; empty when missing.

        Raises:
            BadValueError: It is no list of tables.
        """
        value = self.tree.get(key, [])
        if not isinstance(value, list) or any(not isinstance(v, dict) for v in value):
            raise self.error(key, N_("a list of tables"))
        return tuple(
            Node(source=self.source, path=(*self.path, key, position), tree=item)
            for position, item in enumerate(value)
        )

    def children(self, key: str) -> tuple[tuple[str, "Node"], ...]:
        """Return the named tables under ``key``, in file order."""
        parent = self.node(key)
        return tuple((name, parent.node(name)) for name in parent.tree)

    def checked(self, make: Callable[[], Made]) -> Made:
        """Return what ``make`` builds; a refused value is located in the file.

        Raises:
            BadValueError: The model refuses the value; file, line and path are named.
        """
        try:
            return make()
        except InvalidRuleError as error:
            raise BadValueError(
                **self._spot(self.path),
                problem=Message(text=str(error.params["problem"])),
                expected=Message(text=N_("a value that fits the rest of the file")),
            ) from error
