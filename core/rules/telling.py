"""What is wrong with a table of a TOML file: in which file, line and path.

A reader raises at the first fault, or gathers them all: see `core.rules.faults`.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from core.errors import N_, BadKeyError, BadValueError, CchcError
from core.model import Message
from core.rules.faults import Faults
from core.rules.source import Key, Source, shown
from core.rules.values import misfit


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One table of a TOML file, and how its faults are told.

    It raises at the first value that does not fit. Where faults are gathered it notes
    them and reads on; what it then returns is of the right kind and means nothing.

    Attributes:
        source: The file.
        path: Keys and positions from the root to this table.
        tree: The table itself.
        faults: Where faults are gathered; None where the first one is raised.
    """

    source: Source
    path: tuple[Key, ...]
    tree: Mapping[str, object]
    faults: Faults | None = None

    def only(self, required: tuple[str, ...], optional: tuple[str, ...] = ()) -> None:
        """Refuse unknown keys and missing ones.

        Raises:
            BadKeyError: Names file, line, path and the allowed keys.
        """
        allowed = (*required, *optional)
        if self.faults is not None and self.faults.told(self.path):
            return
        for key in self.tree:
            if key not in allowed:
                self._tell(self._unknown(key, allowed), key)
        for key in required:
            if key not in self.tree:
                self.lack(key, allowed)

    def lack(self, key: str, allowed: tuple[str, ...]) -> None:
        """Refuse that ``key`` is not there.

        Raises:
            BadKeyError: Names file, line, path and the allowed keys.
        """
        self._tell(self._key_error(key, _missing(key), allowed), key)

    def _unknown(self, key: str, allowed: tuple[str, ...]) -> BadKeyError:
        """Return the error of a key nobody knows; what is meant is not missed."""
        from difflib import get_close_matches  # only when something is wrong

        absent = [one for one in allowed if one not in self.tree]
        near = get_close_matches(key, absent, n=1) or get_close_matches(key, allowed)
        for meant in near[:1]:
            if self.faults is not None and meant in absent:
                self.faults.excuse((*self.path, meant))
            text = N_('the key "{key}" is not known (is "{meant}" meant?)')
            params = {"key": key, "meant": meant}
            return self._key_error(key, Message(text=text, params=params), allowed)
        problem = Message(text=N_('the key "{key}" is not known'), params={"key": key})
        return self._key_error(key, problem, allowed)

    def _key_error(
        self, key: str, problem: Message, allowed: tuple[str, ...]
    ) -> BadKeyError:
        return BadKeyError(**self._at(key), problem=problem, allowed=", ".join(allowed))

    def _at(self, key: str) -> dict[str, object]:
        return self._spot((*self.path, key))

    def _spot(self, path: tuple[Key, ...]) -> dict[str, object]:
        spot = self.source.spot(path)
        return {"file": spot.file, "line": spot.line, "path": shown(spot.path)}

    def error(
        self, key: str, expected: str, wrong: Collection[str] = ()
    ) -> BadValueError:
        """Return the error that ``key`` has not the ``expected`` kind of value.

        Args:
            key: The key.
            expected: What it should have, as a msgid.
            wrong: Those parts of its value that do not fit; empty for the whole.
        """
        told = ", ".join(wrong) or self.tree.get(key)
        problem = misfit(told) if self.has(key) else _missing(key)
        return BadValueError(
            **self._at(key), problem=problem, expected=Message(text=expected)
        )

    def refuse(self, key: str, expected: str, wrong: Collection[str] = ()) -> None:
        """Refuse what ``key`` has for a value, or that it has none.

        Raises:
            BadValueError: Names file, line, path and what is expected.
        """
        self._tell(self.error(key, expected, wrong), key)

    def _tell(self, error: CchcError, *keys: Key) -> None:
        if self.faults is None:
            raise error
        self.faults.note((*self.path, *keys), error)

    def _misread(self, key: str, expected: str) -> None:
        """Refuse a value; that it is missing is for `only` to say."""
        if self.faults is None or self.has(key):
            self.refuse(key, expected)

    def fits(self, key: str) -> bool:
        """Return whether nothing was found wrong with ``key`` or below it."""
        return self.faults is None or not self.faults.has((*self.path, key))

    def has(self, key: str) -> bool:
        """Return whether the table has ``key``."""
        return key in self.tree


def _missing(key: str) -> Message:
    return Message(text=N_('the key "{key}" is missing'), params={"key": key})
