"""The conversation with the reading process: a file's bytes go in, frames come out."""

import marshal
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from importlib.util import find_spec
from math import ceil
from pathlib import Path
from threading import Timer
from types import TracebackType
from typing import IO, Self

from core.errors import (
    N_,
    DamagedWorkbookError,
    MissingPackageError,
    ProtectedWorkbookError,
    ReadingStoppedError,
)
from core.model import Message
from core.workbook import child
from core.workbook.guard import seconds_of
from core.workbook.limits import Limits

Frame = tuple[object, ...]
PROGRAM = Path(child.__file__)
_START = 20.0  # seconds that a slow computer may take to start Python
_PATIENCE = 2.5  # times its seconds a process may wait on a busy computer
_KEPT = ("PATH", "LD_LIBRARY_PATH", "SYSTEMROOT", "WINDIR")  # no secret goes along
_LENGTH = 8
_NEEDED = {"xls": ("python_calamine", "xlrd")}


@dataclass(slots=True, kw_only=True)
class Reading:
    """One reading process; use it in a ``with`` statement, which also ends it.

    Attributes:
        name: The file's name, for messages.
        kind: Sort of file: ``xlsx``, ``ods`` or ``xls``.
        limits: Memory and time it may take.
    """

    name: str
    kind: str
    limits: Limits
    _process: "subprocess.Popen[bytes] | None" = None
    _timer: Timer | None = None
    _is_late: bool = False
    _said: Frame = field(default=())

    def __enter__(self) -> Self:
        """Start the process; it loads its packages while the caller goes on."""
        self._process = subprocess.Popen(  # noqa: S603  # our own file, our own Python
            self._command(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={name: os.environ[name] for name in _KEPT if name in os.environ},
        )
        self._allow(_START)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the process, whatever it is doing."""
        if self._timer:
            self._timer.cancel()
        if self._process:
            self._process.kill()
            for pipe in (self._process.stdin, self._process.stdout):
                _close(pipe)
            self._process.wait()

    def send(self, content: bytes) -> None:
        """Hand the file over.

        Raises:
            CchcError: The process ended before it took the file.
        """
        if self._next() != ("ready",):
            raise self._stopped()
        patience = _PATIENCE if is_confined() else 1
        self._allow(self.limits.seconds * patience)
        stdin = self._pipe("stdin")
        try:
            stdin.write(content)
            stdin.close()
        except OSError as error:
            raise self._stopped() from error

    def frames(self) -> Iterator[Frame]:
        """Yield what the process finds, up to its end.

        Raises:
            CchcError: The process reached a limit, failed, or cannot read the file.
        """
        while (frame := self._next()) != ("end",):
            if not frame or frame[0] == "memory":
                raise self._stopped(memory=bool(frame))
            if frame[0] == "failed":
                raise self._failed(*frame[1:])
            yield frame

    def _command(self) -> list[str]:
        return [
            *(sys.executable, "-I", "-S", str(PROGRAM)),
            *(_packages(self.kind), self.kind),
            *(str(self.limits.memory), str(ceil(self.limits.seconds))),
        ]

    def _allow(self, seconds: float) -> None:
        if self._timer:
            self._timer.cancel()
        self._timer = Timer(seconds, self._end)
        self._timer.daemon = True
        self._timer.start()

    def _end(self) -> None:
        self._is_late = True
        if self._process:
            self._process.kill()

    def _pipe(self, name: str) -> IO[bytes]:
        pipe: IO[bytes] = getattr(self._process, name)
        return pipe

    def _next(self) -> Frame:
        """Return the next frame; an empty one where the process has ended."""
        stdout = self._pipe("stdout")
        length = int.from_bytes(stdout.read(_LENGTH), "big")
        packed = stdout.read(length) if length <= self.limits.part else b""
        if not length or len(packed) < length:
            return ()
        with suppress(ValueError, EOFError, TypeError):
            frame: Frame = marshal.loads(packed)  # noqa: S302  # of our own child
            return frame
        return ()

    def _stopped(self, *, memory: bool = False) -> ReadingStoppedError:
        """Return why the process has ended without a word."""
        code = self._process.wait() if self._process else 0
        if self._is_late or code == -getattr(signal, "SIGXCPU", -1):
            return ReadingStoppedError(file=self.name, limit=seconds_of(self.limits))
        if memory or code == -getattr(signal, "SIGABRT", -1):
            return ReadingStoppedError(file=self.name, limit=_memory(self.limits))
        return ReadingStoppedError(
            file=self.name, limit=Message(text=N_("what a sound file does"))
        )

    def _failed(self, *why: object) -> Exception:
        kind, text = (*map(str, why), "", "")[:2]
        if kind == "PasswordError":
            return ProtectedWorkbookError(file=self.name)
        return DamagedWorkbookError(
            file=self.name,
            part=Message(text=N_("the workbook")),
            problem=" ".join(text.split())[:200],
        )


def is_confined() -> bool:
    """Tell whether this system can hold a process to its memory."""
    return find_spec("resource") is not None


def _packages(kind: str) -> str:
    """Return the folder of the outside packages that a sort of file needs."""
    folder = ""
    for package in _NEEDED.get(kind, ("python_calamine",)):
        spec = find_spec(package)
        if spec is None or spec.origin is None:
            raise MissingPackageError(package=package, extra="workbook")
        folder = str(Path(spec.origin).parent.parent)
    return folder


def _memory(limits: Limits) -> Message:
    return Message(text=N_("{n} MB of memory"), params={"n": limits.memory >> 20})


def _close(pipe: IO[bytes] | None) -> None:
    with suppress(OSError):  # a broken pipe is closed as well
        if pipe:
            pipe.close()
