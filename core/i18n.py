"""Sentences in the reader's language, over gettext catalogues.

Message ids are English; Vietnamese is the default language and complete. The core
rounds, this module only shows: every digit of a decimal is written.
"""

import gettext
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, localcontext
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from core.errors import CchcError

if TYPE_CHECKING:
    from core.model.results import Message

DOMAIN = "cchc"
DEFAULT_LANGUAGE = "vi"
LANGUAGES = ("vi", "en")
_SPARE_DIGITS = 30  # Babel quantizes in the current context, whose digits may not do
# As the decisions themselves write days; CLDR's own forms are longer.
_DATES = {"vi": "d/M/y", "en": "d MMMM y"}


@dataclass(frozen=True, slots=True)
class Localizer:
    """Writes messages, errors and figures in one language.

    Attributes:
        language: ``"vi"`` or ``"en"``.
    """

    language: str = DEFAULT_LANGUAGE

    def text(self, msgid: str, **params: object) -> str:
        """Return the translation of ``msgid`` with its fields filled in."""
        return self._fill(_catalogue(self.language).gettext(msgid), params)

    def count(self, one: str, many: str, n: int, **params: object) -> str:
        """Return the singular or plural translation for ``n``, fields filled in."""
        found = _catalogue(self.language).ngettext(one, many, n)
        return self._fill(found, {"n": n, **params})

    def say(self, message: "Message") -> str:
        """Return a core message as a sentence."""
        return self.text(message.text, **message.params)

    def explain(self, error: CchcError) -> str:
        """Return what is wrong and what to do, in the reader's language."""
        return self.text(error.message, **error.params)

    def number(self, value: Decimal) -> str:
        """Return every digit of ``value``: ``91,35`` or ``91.35``."""
        from babel.numbers import format_decimal  # not on the path of --help

        pattern = "0." + "0" * _places(value)
        with localcontext(prec=len(value.as_tuple().digits) + _SPARE_DIGITS):
            return format_decimal(value, format=pattern, locale=self.language)

    def date(self, day: date) -> str:
        """Return a day as people write it: ``22/5/2018`` or ``22 May 2018``."""
        from babel.dates import format_date  # not on the path of --help

        pattern = _DATES[self.language]
        return format_date(day, format=pattern, locale=self.language)

    def _fill(self, text: str, params: Mapping[str, object]) -> str:
        return text.format(**{name: self._show(v) for name, v in params.items()})

    def _show(self, value: object) -> object:
        from core.model.results import Message  # not on the path of --help

        if isinstance(value, Decimal):
            return self.number(value)
        if isinstance(value, Message):
            return self.say(value)
        if isinstance(value, date):
            return self.date(value)
        if isinstance(value, tuple):
            return ", ".join(str(self._show(part)) for part in value)
        return value


def _places(value: Decimal) -> int:
    """Return how many decimals ``value`` has: the core rounds, nothing is dropped."""
    exponent = value.as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    """Return the compiled catalogue; the ids themselves serve where none is built."""
    return gettext.translation(
        DOMAIN, localedir=catalogues(), languages=[language], fallback=True
    )


def catalogues() -> Path:
    """Return the catalogues: inside the wheel, else in the checkout."""
    installed = Path(__file__).parent / "_locale"
    return installed if installed.is_dir() else Path(__file__).parent.parent / "locale"
