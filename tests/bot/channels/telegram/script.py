"""Dialogues as transcripts: what a person does, and what then is on the screen.

A step of a dialogue is one line a person does, such as ``types = "…"``, and what the
bot shows after it: ``says`` in full, ``buttons`` row by row, ``pops_up`` after a tap.
``in_place`` says that an earlier message was changed. A ``silent`` step is one that
the bot must not answer: the next thing it shows belongs to the next step.
"""

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.botapi.client import Telegram
from tests.botapi.pictures import png

if TYPE_CHECKING:
    from tests.botapi.phone import Bubble, Phone

FOLDER = Path(__file__).parent / "dialogues"
Step = Mapping[str, Any]


def read(file: Path) -> tuple[str, tuple[Step, ...]]:
    """Return where a dialogue is held, and its steps."""
    found = tomllib.loads(file.read_text("utf-8"))
    return found.get("place", "private"), tuple(found["steps"])


class Stage:
    """One person's dialogue with the bot."""

    def __init__(self, telegram: Telegram, place: str) -> None:
        self._private = telegram.user("Lò Thị Lan")
        self._other = telegram.user("Vàng A Minh")
        self.phone: Phone = self._private
        if place == "group":
            self.phone = telegram.group(
                "Cải cách hành chính", self._private, self._other
            )
        self._mine = 0
        self._shown: Bubble | None = None

    def play(self, step: Step) -> Step:
        """Have the person do a step; return it with what the bot then showed."""
        tap = self._do(step)
        done = {key: step[key] for key in step if key in DEEDS}
        if step.get("silent"):
            return {**done, "silent": True}
        seen: dict[str, Any] = dict(done)
        if tap is not None and "pops_up" in step:
            return {**done, "pops_up": self.phone.notice(tap).text}
        picked = "picks" in step  # the card is the person's own message
        self._shown = self.phone.screen()[-1] if picked else self.phone.next()
        seen["says"] = self._shown.text
        if self._shown.buttons:
            seen["buttons"] = [list(row) for row in self._shown.buttons]
        if not self._shown.fresh:
            seen["in_place"] = True
        return seen

    def _do(self, step: Step) -> str | None:
        """Do what a step says; return the tap, if it is one."""
        deed = next(key for key in step if key in DEEDS)
        value = step[deed]
        found: object = DEEDS[deed](self, value)
        if deed in {"types", "answers"}:
            self._mine = int(str(found))
        return str(found) if deed in {"taps", "forges"} else None

    def types(self, text: str) -> int:
        return self.phone.types(text)

    def types_long(self, letters: int) -> int:
        return self.phone.types("a" * letters)

    def answers(self, text: str) -> int:
        """Reply to what the bot showed last."""
        assert self._shown is not None
        return self.phone.types(text, reply_to=self._shown.message_id)

    def edits(self, text: str) -> None:
        self.phone.edits(self._mine, text)

    def taps(self, label: str) -> str:
        return self.phone.taps(label, self._shown)

    def forges(self, data: str) -> str:
        assert self._shown is not None
        return self.phone.forges(data, self._shown)

    def forwards(self, text: str) -> int:
        return self.phone.forwards(text)

    def sends(self, what: str) -> int:
        kinds = {
            "sticker": self.phone.sends_sticker,
            "voice": self.phone.sends_voice,
            "photo": lambda: self.phone.sends_photo(png(8, 8)),
            "nothing": self.phone.sends_nothing_known,
        }
        return kinds[what]()

    def picks(self, query: str) -> int:
        """Choose the first card that an inline query offers."""
        results = self.phone.asks_inline(query)
        return self.phone.picks(results[0])


DEEDS: Mapping[str, Any] = {
    "types": Stage.types,
    "types_long": Stage.types_long,
    "answers": Stage.answers,
    "edits": Stage.edits,
    "taps": Stage.taps,
    "forges": Stage.forges,
    "forwards": Stage.forwards,
    "sends": Stage.sends,
    "picks": Stage.picks,
}


def write(file: Path, place: str, steps: Sequence[Step]) -> None:
    """Write a dialogue as it went, under the sentence that says what it shows."""
    about = file.read_text("utf-8").partition("\n")[0]
    lines = [about, *([] if place == "private" else [f'place = "{place}"'])]
    for step in steps:
        lines += ["", "[[steps]]", *(_line(*item) for item in step.items())]
    file.write_text("\n".join(lines) + "\n", "utf-8")


def _line(key: str, value: object) -> str:
    if isinstance(value, list):
        rows = (f"  [{', '.join(map(_text, row))}],\n" for row in value)
        return f"{key} = [\n{''.join(rows)}]"
    if isinstance(value, str):
        return f"{key} = {_text(value)}"
    return f"{key} = {str(value).lower()}"


def _text(value: str) -> str:
    if "\n" in value:
        return f"'''\n{value}'''"
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
