"""Settings of the conversation, from the environment."""

from collections.abc import Mapping
from dataclasses import dataclass

from core.i18n import DEFAULT_LANGUAGE, LANGUAGES

DATA, PLACE, LANGUAGE, CONTACT = "CCHC_DATA", "CCHC_PLACE", "CCHC_LANG", "CCHC_CONTACT"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Where the data lies and how answers are given.

    Attributes:
        data: A place folder or a folder of them; the shipped data when None.
        place: The place asked about; the only one there is when None.
        language: ``"vi"`` or ``"en"``.
        contact: Sentence that ends a refusal; a general one when empty.
    """

    data: str | None = None
    place: str | None = None
    language: str = DEFAULT_LANGUAGE
    contact: str = ""


def from_environment(environment: Mapping[str, str]) -> Settings:
    """Return the settings of ``CCHC_*`` variables; an unknown language is ours."""
    language = environment.get(LANGUAGE, "").strip().casefold()
    return Settings(
        data=environment.get(DATA) or None,
        place=environment.get(PLACE) or None,
        language=language if language in LANGUAGES else DEFAULT_LANGUAGE,
        contact=" ".join(environment.get(CONTACT, "").split()),
    )
