"""How cells look: the number format and the font that matter, by cell, kept small."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from core.workbook.formats import is_plain, rendered
from core.workbook.found import Scalar, Spot

_MOST = 255  # looks that a byte can number; 0 is a cell like any other
_OLD_FONTS = (".vn", "vni-", "vni ", "vntime", "vnarial")


Lines = Mapping[int, bytes | bytearray]  # each row's looks, a byte a cell


@dataclass(frozen=True, slots=True)
class Look:
    """A cell's format and font; each empty where it changes nothing.

    Attributes:
        code: Number format as the workbook writes it.
        font: Font, if it is one of an old Vietnamese encoding.
    """

    code: str = ""
    font: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Looks:
    """The looks that a workbook's styles have.

    Attributes:
        known: Every look that changes something, by its number; the first is plain.
        of_style: The number of a style's look; styles that change nothing are absent.
    """

    known: tuple[Look, ...] = (Look(),)
    of_style: Mapping[int, int]


PLAIN = Looks(of_style={})  # of a workbook whose styles change nothing


def looks_of(styles: Sequence[tuple[str, str]]) -> Looks:
    """Return the looks of styles that are given as format and font."""
    known, of_style = [Look()], {}
    numbers = {Look(): 0}
    for style, (code, font) in enumerate(styles):
        look = Look("" if is_plain(code) else code, old_font(font))
        if look not in numbers and len(known) <= _MOST:
            numbers[look] = len(known)
            known.append(look)
        if number := numbers.get(look):
            of_style[style] = number
    return Looks(known=tuple(known), of_style=of_style)


def old_font(name: str) -> str:
    """Return a font's name if it is one of an old Vietnamese encoding, else nothing."""
    return name if name.lower().startswith(_OLD_FONTS) else ""


class ByLook(Mapping[Spot, str]):
    """Something that follows from how a cell looks; worked out when it is asked for.

    A national workbook has a format in every cell, and hardly any is ever asked for.
    """

    def __init__(
        self,
        lines: Lines,
        of_look: Callable[[Spot, int], str | None],
        others: Mapping[Spot, str] | None = None,
    ) -> None:
        """Keep each row's looks, a byte a cell, and the cells that differ."""
        self._lines = lines
        self._of_look = of_look
        self._others = others or {}

    def __getitem__(self, spot: Spot) -> str:
        """Return what follows for one cell."""
        row, column = spot
        line = self._lines.get(row, b"")
        look = line[column] if 0 <= column < len(line) else 0
        found = self._others.get(spot) or (self._of_look(spot, look) if look else None)
        if found is None:
            raise KeyError(spot)
        return found

    def __iter__(self) -> Iterator[Spot]:
        """Yield the cells for which something follows."""
        for row, line in self._lines.items():
            for column, look in enumerate(line):
                spot = (row, column)
                if look and spot not in self._others and self._of_look(spot, look):
                    yield spot
        yield from self._others

    def __len__(self) -> int:
        """Return for how many cells something follows."""
        return sum(1 for _ in self)

    def __bool__(self) -> bool:
        """Tell whether anything follows for any cell, without counting them."""
        return any(True for _ in self)


def fonts_by(
    lines: Lines, known: Sequence[Look], runs: Mapping[Spot, str]
) -> Mapping[Spot, str]:
    """Return the old font of every cell that has one, whole or in a part."""
    if not any(look.font for look in known):
        return runs
    return ByLook(lines, lambda _, look: known[look].font or None, runs)


def shown_by(
    lines: Lines,
    known: Sequence[Look],
    rows: Sequence[Sequence[Scalar]],
) -> Mapping[Spot, str]:
    """Return the text of every cell whose format makes another of its value."""
    if not any(look.code for look in known) or not lines:
        return {}

    def text(spot: Spot, look: int) -> str | None:
        """Return what a cell shows, where its format makes another text."""
        row, column = spot
        line = rows[row] if row < len(rows) else ()
        value = line[column] if column < len(line) else None
        return rendered(known[look].code, value)

    return ByLook(lines, text)
