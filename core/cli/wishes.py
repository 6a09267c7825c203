"""What is typed after ``--set`` and ``--reading``, as wishes."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from core.api.what_if import Wishes
from core.cli.words import FIGURES
from core.errors import N_, BadAssumptionError
from core.i18n import Localizer
from core.model.places import UnitId
from core.model.results import Message
from core.text import clean, decimal_of, fold

INDEX_CUT = "index-cut"
COMMUNE_SHARE = "commune-share"


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads wishes about one unit, and about others named before a colon.

    Attributes:
        unit: The unit meant where none is named.
        find: Gives the key of a unit for its name.
        localizer: Figures may be named in the reader's language.
    """

    unit: UnitId
    find: Callable[[str], UnitId]
    localizer: Localizer

    def wishes(self, settings: Iterable[str], readings: Iterable[str]) -> Wishes:
        """Return all that is wished.

        Raises:
            BadAssumptionError: A text has not the form of a wish.
        """
        typed = _Typed()
        for text in settings:
            self._setting(text, typed)
        for text in readings:
            name, _, code = text.rpartition(":")
            typed.readings[self._unit(name)].append(code.strip())
        return Wishes(
            figures=typed.figures,
            cuts=typed.cuts,
            threshold=typed.threshold,
            readings=typed.readings,
        )

    def _setting(self, text: str, typed: "_Typed") -> None:
        name, _, figure = text.rpartition("=")
        value = decimal_of(figure)
        owner, _, what = name.rpartition(":")
        if value is None or not what.strip():
            form = Message(text=N_("it has not the form NAME=VALUE, with a number"))
            raise BadAssumptionError(text=text, problem=form)
        if fold(clean(owner)) == INDEX_CUT:
            typed.cuts[what.strip()] = value
        elif not owner and fold(clean(what)) == COMMUNE_SHARE:
            typed.threshold = value
        else:
            typed.figures[self._unit(owner)][self._figure(what)] = value

    def _unit(self, name: str) -> UnitId:
        return self.find(name) if name.strip() else self.unit

    def _figure(self, name: str) -> str:
        """Return the key of a figure, given by key or by what people call it."""
        wanted = fold(clean(name))
        called = {
            fold(self.localizer.text(msgid)): key for key, msgid in FIGURES.items()
        }
        return called.get(wanted, wanted)


@dataclass(slots=True)
class _Typed:
    """What has been read so far."""

    figures: defaultdict[UnitId, dict[str, Decimal]] = field(
        default_factory=lambda: defaultdict(dict)
    )
    cuts: dict[str, Decimal] = field(default_factory=dict)
    threshold: Decimal | None = None
    readings: defaultdict[UnitId, list[str]] = field(
        default_factory=lambda: defaultdict(list)
    )
