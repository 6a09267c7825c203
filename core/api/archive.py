"""The archive: every place, its rules and its released decisions, read once.

Shipped data lies inside the package; a folder of one's own, in the same form,
takes its place.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path

from core.api.folders import (
    DECISION,
    UNITS,
    decision_folder,
    is_called,
    is_named,
    no_decision_in,
    place_folders,
    rules_file_of,
    year_folders,
)
from core.api.kept import Kept
from core.api.rules_named import rules_file_named
from core.errors import (
    N_,
    AmbiguousUnitError,
    MissingFileError,
    NoPlaceChosenError,
    UnknownDecisionError,
    UnknownPlaceError,
    UnknownUnitError,
    UnknownYearError,
)
from core.model import (
    Decision,
    GroupRules,
    Message,
    Place,
    Result,
    RuleSet,
    Standing,
    SummaryRow,
    Unit,
)
from core.publication import visible
from core.rules import load_rules
from core.rules.source import RULES
from core.scoring import standings
from core.units import Certainty, Registry, load_registry
from core.workbook.decision import load_decision, place_and_year

SHIPPED = Path(__file__).parent.parent / "data"
TIME_ZONE = "Asia/Ho_Chi_Minh"


def today() -> date:
    """Return today's date in Viet Nam."""
    from zoneinfo import ZoneInfo  # not on the path of --help

    return datetime.now(ZoneInfo(TIME_ZONE)).date()


def open_archive(
    data: Path | str | None = None,
    *,
    place: str | None = None,
    clock: Callable[[], date] = today,
) -> "Archive":
    """Return the archive over the shipped data, or over the folder ``data``.

    Args:
        data: A place folder (with ``units.toml``) or a folder of such folders.
        place: The place meant where none is named; else the only one there is.
        clock: Today's date, for what is released already.

    Raises:
        MissingFileError: ``data`` is no folder, or has no place in it.
    """
    root = SHIPPED if data is None else Path(data)
    folders = place_folders(root)
    if not folders:
        text = N_("A data folder holds units.toml, or folders that hold one.")
        raise MissingFileError(file=root / UNITS, hint=Message(text=text))
    return Archive(folders, place, clock)


class Archive:
    """Places with their registries, rules and results, read when first asked for."""

    def __init__(
        self, folders: Sequence[Path], place: str | None, clock: Callable[[], date]
    ) -> None:
        """Remember the folders; nothing is read yet."""
        self._folders = tuple(folders)
        self._place = place
        self._clock = clock
        self._held: Kept[dict[int, Path]] = Kept()
        self._registries: Kept[Registry] = Kept()
        self._rules: Kept[RuleSet] = Kept()
        self._decisions: Kept[Decision] = Kept()
        self._results: Kept[Result] = Kept()

    @property
    def places(self) -> tuple[Place, ...]:
        """Return all places, in the order of their folders."""
        return tuple(self._registry(folder).place for folder in self._folders)

    @property
    def default_place(self) -> str:
        """Return the id of the place meant where none is named.

        Raises:
            NoPlaceChosenError: There are several and the settings choose none.
        """
        return self.place(None).id

    def place(self, place: str | None) -> Place:
        """Return a place by id or name; the default one for None.

        Raises:
            UnknownPlaceError: There is no such place.
            NoPlaceChosenError: There are several and none is named.
        """
        return self._registry(self._folder(place)).place

    def registry(self, place: str | None = None) -> Registry:
        """Return the units of a place."""
        return self._registry(self._folder(place))

    def registry_of(self, result: Result) -> Registry:
        """Return the units of the place that a result of this archive is about."""
        held = self._registries.values()
        return next(one for one in held if one.place is result.place)

    def years(self, place: str | None = None) -> tuple[int, ...]:
        """Return the assessed years with a released decision, ascending."""
        return tuple(self._released(self._folder(place)))

    def rules(self, place: str | None = None, year: int | None = None) -> RuleSet:
        """Return the rules of a released year; of the latest for None."""
        return self._load_rules(self._year_folder(place, year) / RULES)

    def rules_named(self, name: str) -> RuleSet:
        """Return rules by file, folder, ``place/year`` or place (its latest year)."""
        return load_rules(self.rules_file(name))

    def rules_file(self, name: str) -> Path:
        """Return the rule file of that name; `UnknownRulesError` if none has it."""
        return rules_file_named(name, self._folders, SHIPPED)

    def result(self, place: str | None = None, year: int | None = None) -> Result:
        """Return the released result of a year; the latest for None.

        Raises:
            UnknownYearError: Nothing is released for that year.
        """
        folder = self._year_folder(place, year)
        return self._of_year(folder, self._folder(place))

    def find_unit(
        self, name: str, place: str | None = None, year: int | None = None
    ) -> Unit:
        """Return the unit a whole name stands for; nothing is assumed.

        Raises:
            UnknownUnitError: No unit is called so; the nearest names are offered.
            AmbiguousUnitError: Several are; they are named.
        """
        from core.units import nearest, resolve  # large, and not always needed

        registry = self.registry(place)
        unit = registry.get(name.strip())
        if unit is not None:
            return unit
        assessed = year if year is not None else max(self.years(place), default=None)
        found = resolve(name, registry, assessed)
        if found is not None and found.certainty is Certainty.EXACT:
            return found.units[0]
        if found is not None and found.certainty is Certainty.AMBIGUOUS:
            raise AmbiguousUnitError(unit=name, candidates=_names(found.units))
        raise UnknownUnitError(unit=name, candidates=_names(nearest(name, registry)))

    def score(
        self, rows: Sequence[SummaryRow], group: GroupRules
    ) -> tuple[Standing, ...]:
        """Return the standings of ``rows``, recomputed and ranked among themselves."""
        return standings(rows, group)

    def open_decision(self, name: str | None = None) -> Result:
        """Return a decision by folder, year, ``place/year`` or number.

        Raises:
            UnknownDecisionError: Nothing goes by that name; those at hand are named.
            MissingFileError: It is a folder that holds no decision.
        """
        if name is None:
            return self.result()
        folder = decision_folder(Path(name)) if name else None
        if folder is not None:
            return self._from_folder(folder)
        for place_folder in self._chosen_first():
            for year, year_folder in self._released(place_folder).items():
                if is_called(name, place_folder, year, self._decision(year_folder)):
                    return self._of_year(year_folder, place_folder)
        if name and Path(name).is_dir():
            raise no_decision_in(Path(name))
        raise UnknownDecisionError(decision=name, known=", ".join(self._known()))

    def _chosen_first(self) -> Sequence[Path]:
        """Return the folders, that of the place in the settings before the others."""
        if self._place is None:
            return self._folders
        chosen = self._folder(None)
        return sorted(self._folders, key=lambda folder: folder != chosen)

    def _of_year(self, year_folder: Path, place_folder: Path) -> Result:
        rules_file = year_folder / RULES
        return self._result(year_folder / DECISION, place_folder, rules_file)

    def _known(self) -> tuple[str, ...]:
        return tuple(
            self._decision(year_folder).number
            for folder in self._folders
            for year_folder in self._released(folder).values()
        )

    def _from_folder(self, folder: Path) -> Result:
        """Return a decision that lies anywhere.

        Its rules may lie beside it or above, its place above that; what is not there
        is ours for the place and year it names.
        """
        place, year = place_and_year(folder)
        above = folder.parent.parent
        place_folder = above if (above / UNITS).is_file() else self._folder(place)
        rules_file = rules_file_of(folder)
        if not rules_file.is_file():
            rules_file = self._year_folder(place, year) / RULES
        return self._result(folder, place_folder, rules_file)

    def _folder(self, place: str | None) -> Path:
        wanted = place or self._place
        if wanted is None and len(self._folders) == 1:
            return self._folders[0]
        for folder in self._folders:
            if wanted and is_named(wanted, self._registry(folder).place):
                return folder
        names = ", ".join(place.id for place in self.places)
        if wanted is None:
            raise NoPlaceChosenError(places=names)
        raise UnknownPlaceError(place=wanted, places=names)

    def _registry(self, folder: Path) -> Registry:
        return self._registries.once(folder, lambda: load_registry(folder / UNITS))

    def _year_folder(self, place: str | None, year: int | None) -> Path:
        place_folder = self._folder(place)
        released = self._released(place_folder)
        if not self._held[place_folder]:
            raise no_decision_in(place_folder)
        if not released or (year is not None and year not in released):
            years = ", ".join(str(known) for known in released) or "–"
            raise UnknownYearError(year=year or "–", years=years)
        return released[max(released) if year is None else year]

    def _released(self, folder: Path) -> Mapping[int, Path]:
        """Return year folders by assessed year, as far as they may be seen today."""
        held = self._held.once(
            folder, lambda: {self._decision(f).year: f for f in year_folders(folder)}
        )
        decisions = (self._decision(year_folder) for year_folder in held.values())
        seen = visible(decisions, self._clock())
        return {decision.year: held[decision.year] for decision in seen}

    def _decision(self, year_folder: Path) -> Decision:
        return self._load_decision(year_folder / DECISION, year_folder / RULES)

    def _load_decision(self, folder: Path, rules_file: Path) -> Decision:
        return self._decisions.once(
            folder, lambda: load_decision(folder, self._load_rules(rules_file))
        )

    def _load_rules(self, file: Path) -> RuleSet:
        return self._rules.once(file, lambda: load_rules(file))

    def _result(self, folder: Path, place_folder: Path, rules_file: Path) -> Result:
        def computed() -> Result:
            """Return the result, scored and checked."""
            from core.api.results import result_of  # large, and not always needed

            decision = self._load_decision(folder, rules_file)
            rules = self._load_rules(rules_file)
            return result_of(decision, rules, self._registry(place_folder), folder)

        return self._results.once(folder, computed)


def _names(units: Sequence[Unit]) -> str:
    return "; ".join(unit.name for unit in units) or "–"
