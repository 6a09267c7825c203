"""Pictures for phones: 1080 pixels wide, read at a third of that, light or dark."""

from dataclasses import asdict, dataclass

from core.reports.png import size, small
from core.reports.typesetting import picture

TEMPLATE = "picture.typ"
SCALE = 3  # pixels for each of a phone's own
WHOLE = 10_000  # a share of 1, in whole numbers


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One bar of a line.

    Attributes:
        share: How long it is, of ``WHOLE``.
        value: The figure at its end; empty where the line says it.
        tone: Which colour: 0 the unit's, 1 the other's.
        is_open: Whether some of its points are not known.
    """

    share: int
    value: str = ""
    tone: int = 0
    is_open: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One unit or field: a text, its bars, its figure.

    Attributes:
        label: Its name.
        bars: One below the other; none where nothing is known to compare with.
        lead: What stands before the name, e.g. a rank.
        value: The figure at the right.
        side: What stands beside the figure, e.g. a band.
        tick: Where the median is marked, of ``WHOLE``; None for no mark.
        note: A smaller line below.
        is_marked: Whether printed figures contradict it.
    """

    label: str
    bars: tuple[Bar, ...]
    lead: str = ""
    value: str = ""
    side: str = ""
    tick: int | None = None
    note: str = ""
    is_marked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone:
    """One band of a distribution.

    Attributes:
        label: The band.
        start: Where it begins on the axis, of ``WHOLE``.
        end: Where it ends.
        count: How many units are printed in it.
    """

    label: str
    start: int
    end: int
    count: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """One unit of a distribution: where on the axis, and how high it is stacked."""

    at: int
    height: int
    is_marked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """The axis of a distribution with what stands on it.

    Attributes:
        zones: Bands, from low to high; none where the rules have no cuts.
        dots: The units.
        ticks: Where figures stand on the axis, and which.
        stack: The most dots one above the other.
    """

    zones: tuple[Zone, ...]
    dots: tuple[Dot, ...]
    ticks: tuple[tuple[int, str], ...]
    stack: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """What a colour means: 0 and 1 are those of bars, 2 the mark of the median."""

    label: str
    tone: int
    is_marked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A line below a picture; a marked one says what the mark means."""

    text: str
    marked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """What a picture shows; nothing in it is reckoned any more.

    Attributes:
        language: ``"vi"`` or ``"en"``.
        is_dark: Whether it stands on dark ground.
        title: The first line, bold.
        subtitle: The year and whom it is about.
        headline: A unit's result, large.
        legend: What the colours mean.
        lines: Bars, from top to bottom.
        axis: The axis of a distribution, else None.
        notes: What must be known besides.
        source: The decision.
    """

    language: str
    is_dark: bool
    title: str
    subtitle: str
    source: str
    headline: str = ""
    lines: tuple[Line, ...] = ()
    axis: Axis | None = None
    legend: tuple[Key, ...] = ()
    notes: tuple[Note, ...] = ()


def png(drawing: Drawing) -> tuple[bytes, int, int]:
    """Return the picture with its width and height in pixels."""
    made = small(picture(TEMPLATE, asdict(drawing), "png", SCALE))
    return made, *size(made)


def svg(drawing: Drawing) -> bytes:
    """Return the picture as SVG, letters drawn as shapes."""
    return picture(TEMPLATE, asdict(drawing), "svg", SCALE)
