"""The scene of a question: where and when it is asked."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from bot.conversation.vocabulary import Vocabulary, vocabulary
from core.api import Archive
from core.model import UnitId


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """Where and when a question is asked.

    Attributes:
        words: What words mean there.
        ranked: Units of the decision whose words they are.
        known_years: Years with a released decision.
        published: Assessed year by the year its decision was issued in.
        year: The assessed year whose words they are.
        this_year: The calendar year, for "năm nay".
    """

    words: Vocabulary
    ranked: frozenset[UnitId]
    known_years: tuple[int, ...]
    published: Mapping[int, int]
    year: int
    this_year: int


def scene_of(
    archive: Archive, place: str | None, now: date, year: int | None = None
) -> Scene:
    """Return where and when a question about ``place`` is asked.

    Args:
        archive: The data.
        place: Id or name; the archive's own place when None.
        now: Today.
        year: The assessed year whose words are meant; the latest when None.

    Raises:
        UnknownPlaceError: There is no such place.
        UnknownYearError: Nothing is released there, or not for that year.
    """
    result = archive.result(place, year)
    years = archive.years(place)
    decisions = [archive.result(place, each).decision for each in years]
    return Scene(
        words=vocabulary(
            result.rules,
            archive.registry(place),
            [decision.number for decision in decisions],
        ),
        ranked=frozenset(row.unit.id for group in result.groups for row in group.rows),
        known_years=years,
        published={decision.issued.year: decision.year for decision in decisions},
        year=result.year,
        this_year=now.year,
    )
