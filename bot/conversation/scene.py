"""The scene of a question, from an archive."""

from datetime import date

from bot.conversation.understand import Scene
from bot.conversation.vocabulary import vocabulary
from core.api import Archive


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
        words=vocabulary(result.rules, archive.registry(place)),
        ranked=frozenset(row.unit.id for group in result.groups for row in group.rows),
        known_years=years,
        published={decision.issued.year: decision.year for decision in decisions},
        year=result.year,
        this_year=now.year,
    )
