"""Trouble on demand, per method and for so many calls."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from tests.botapi.wire import Json, RefusedError


class Trouble(StrEnum):
    """What goes wrong."""

    REFUSED = "refused"  # answered with an error; nothing happens
    DELAYED = "delayed"  # carried out later than usual
    CUT = "cut"  # the connection is cut; nothing happens
    LOST = "lost"  # carried out, the connection cut before the answer
    GARBLED = "garbled"  # answered with something that is no JSON


@dataclass(slots=True, kw_only=True)
class Fault:
    """Trouble that is to come.

    Attributes:
        method: The method it comes to, ``*`` for any.
        times: How many calls it still comes to; None means every one.
        chat: The only chat it comes to; None means any.
        after: How many such calls go well before.
    """

    trouble: Trouble
    method: str = "*"
    times: int | None = 1
    chat: int | None = None
    after: int = 0
    code: int = 400
    description: str = ""
    parameters: Json
    seconds: float = 0

    def error(self) -> RefusedError:
        """Return the answer of a refused call."""
        return RefusedError(self.description, self.code, **self.parameters)

    def meets(self, method: str, chat: object) -> bool:
        """Tell whether the fault comes to a call."""
        here = self.chat is None or str(self.chat) == str(chat)
        return here and self.method.lower() in {"*", method.lower()}

    def use(self) -> bool:
        """Count a call that the fault meets; tell whether it strikes."""
        if self.after:
            self.after -= 1
            return False
        if self.times is not None:
            self.times -= 1
        return True


class Faults:
    """The trouble that is to come, oldest first."""

    def __init__(self) -> None:
        self.waiting: list[Fault] = []

    def strike(self, method: str, chat: object) -> Iterator[Fault]:
        """Yield the delays of a call, then the first other trouble of it."""
        met = [fault for fault in self.waiting if fault.meets(method, chat)]
        delays = [fault for fault in met if fault.trouble is Trouble.DELAYED]
        others = [fault for fault in met if fault.trouble is not Trouble.DELAYED]
        yield from [fault for fault in (*delays, *others[:1]) if fault.use()]
        self.waiting = [fault for fault in self.waiting if fault.times != 0]
