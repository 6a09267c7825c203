"""A strict reader of our TOML files: what is wrong, in which file, line and path.

Source: TOML 1.0. Decimals are read exactly, dates typed, unknown keys refused.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from core.errors import N_, BadValueError, InvalidRuleError
from core.model import Message
from core.rules.faults import Faults
from core.rules.source import Key, Source, read_text
from core.rules.syntax import syntax_error
from core.rules.telling import Table
from core.rules.values import is_number

Choice = TypeVar("Choice", bound=StrEnum)
Made = TypeVar("Made")


def read_toml(file: Path) -> "Node":
    """Return the root of a TOML file.

    Raises:
        SyntaxFileError: It is not TOML; the line is named.
        MissingFileError, UnreadableFileError: See `read_text`.
    """
    return parsed(file, read_text(file))


def parsed(file: Path, text: str) -> "Node":
    """Return the root of the TOML file whose text is at hand.

    Raises:
        SyntaxFileError: It is not TOML; the line is named.
    """
    import tomllib  # not on the path of --help

    try:
        tree = tomllib.loads(text, parse_float=Decimal)
    except (ValueError, ArithmeticError, RecursionError) as error:
        # Not TOML, a number no machine can hold, or brackets nested without end.
        raise syntax_error(file, text, error) from error
    return Node(source=Source(file=file, text=text), path=(), tree=tree)


@dataclass(frozen=True, slots=True, kw_only=True)
class Node(Table):
    """One table of a TOML file, read key by key."""

    def string(self, key: str, default: str = "") -> str:
        """Return a text, in NFC as the file has it.

        Raises:
            BadValueError: It is no text.
        """
        value = self.tree.get(key, default)
        if isinstance(value, str):
            return value
        self._misread(key, N_("a text in quotation marks"))
        return default

    def strings(self, key: str) -> tuple[str, ...]:
        """Return a list of texts; empty when the key is missing.

        Raises:
            BadValueError: It is no list of texts.
        """
        value = self.tree.get(key, [])
        if isinstance(value, list) and all(isinstance(one, str) for one in value):
            return tuple(value)
        self._misread(key, N_("a list of texts in quotation marks"))
        return ()

    def integer(self, key: str, default: int | None = None) -> int:
        """Return a whole number.

        Raises:
            BadValueError: It is none.
        """
        value = self.tree.get(key, default)
        if isinstance(value, int) and not isinstance(value, bool):
            return value
        self._misread(key, N_("a whole number"))
        return 1

    def decimal(self, key: str) -> Decimal:
        """Return an exact number.

        Raises:
            BadValueError: It is none, or has more digits than sums can keep.
        """
        value = self.tree.get(key)
        if is_number(value):
            return Decimal(value)
        self._misread(key, N_("a number with a decimal point, without quotes"))
        return Decimal(1)

    def decimals(self, key: str) -> tuple[Decimal, ...]:
        """Return a list of exact numbers; empty when the key is missing.

        Raises:
            BadValueError: It is no list, or one of them is no number.
        """
        value = self.tree.get(key, [])
        if isinstance(value, list) and all(map(is_number, value)):
            return tuple(Decimal(one) for one in value)
        self._misread(key, N_("a list of numbers, without quotes"))
        return ()

    def year(self, key: str) -> int:
        """Return a year.

        Raises:
            BadValueError: It is none.
        """
        if not MINYEAR <= self.integer(key) <= MAXYEAR:
            self.refuse(key, N_("a year such as 2017"))
        return self.integer(key)

    def day(self, key: str) -> date:
        """Return a date.

        Raises:
            BadValueError: It is none.
        """
        value = self.tree.get(key)
        if type(value) is date:
            return value
        self._misread(key, N_("a date such as 2018-05-22, without quotes"))
        return date.min

    def day_or_none(self, key: str) -> date | None:
        """Return a date, or None when the key is missing."""
        return self.day(key) if self.has(key) else None

    def choice(self, key: str, kind: type[Choice]) -> Choice:
        """Return a member of a closed set.

        Raises:
            BadValueError: Names the members.
        """
        value = self.tree.get(key)
        if value in list(kind):
            return kind(str(value))
        self._misread(key, ", ".join(kind))
        return next(iter(kind))

    def node(self, key: str) -> "Node":
        """Return the table under ``key``.

        Raises:
            BadValueError: It is no table.
        """
        value = self.tree.get(key)
        if isinstance(value, dict):
            return self._below(value, self.faults, key)
        self._misread(key, N_("a table"))
        return self._below({}, Faults(), key)  # nothing of it is told

    def nodes(self, key: str) -> tuple["Node", ...]:
        """Return the list of tables under ``key``; empty when missing.

        Raises:
            BadValueError: It is no list of tables.
        """
        value = self.tree.get(key, [])
        if isinstance(value, list) and all(isinstance(one, dict) for one in value):
            return tuple(
                self._below(item, self.faults, key, position)
                for position, item in enumerate(value)
            )
        self._misread(key, N_("a list of tables"))
        return ()

    def _below(
        self, tree: Mapping[str, object], faults: Faults | None, *keys: Key
    ) -> "Node":
        path = (*self.path, *keys)
        return Node(source=self.source, path=path, tree=tree, faults=faults)

    def children(self, key: str) -> tuple[tuple[str, "Node"], ...]:
        """Return the named tables under ``key``, in file order."""
        parent = self.node(key)
        return tuple((name, parent.node(name)) for name in parent.tree)

    def checked(self, make: Callable[[], Made], instead: Made | None = None) -> Made:
        """Return what ``make`` builds; a refused value is located in the file.

        Args:
            make: Builds a value of the model.
            instead: What stands for it while faults are gathered.

        Raises:
            BadValueError: The model refuses the value; file, line and path are named.
        """
        try:
            return make()
        except InvalidRuleError as error:
            refused = BadValueError(
                **self._spot(self.path),
                problem=Message(text=str(error.params["problem"])),
                expected=Message(text=N_("a value that fits the rest of the file")),
            )
            if self.faults is not None and not self.faults.has(self.path):
                self.faults.note(self.path, refused)
            if self.faults is None or instead is None:
                raise refused from error
            return instead

    def gathered(self, makers: Iterable[Callable[[], Made]]) -> tuple[Made, ...]:
        """Return what each maker makes, without what cannot be made.

        Raises:
            CchcError: One of them fails, and faults are not gathered.
        """
        return tuple(made for make in makers for made in self._made(make))

    def _made(self, make: Callable[[], Made]) -> tuple[Made, ...]:
        try:
            return (make(),)
        except BadValueError:
            if self.faults is None:
                raise
            return ()
