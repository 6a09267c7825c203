"""What can be wrong with rules that stand on other rules, or are asked for by name."""

from core.errors import N_, CchcError


class MissingBaseError(CchcError):
    """Rules that extend others which are not there."""

    code = "CCHC-220"
    message = N_(
        '{file}, line {line}: the rules "{base}", which these extend, are not there: '
        "{looked}. Correct the value of extends."
    )


class CircularRulesError(CchcError):
    """Rules that extend themselves, by way of others or not."""

    code = "CCHC-221"
    message = N_(
        "{file}, line {line}: the rules extend each other in a circle: {chain}. "
        "Remove one of the extends."
    )


class UnknownRulesError(CchcError):
    """Neither a file, nor a folder, nor a place and year goes by that name."""

    code = "CCHC-222"
    message = N_('There are no rules "{name}". Rules at hand: {known}; or name a file.')


class NotAPlaceAndYearError(CchcError):
    """A new rule file that is not told whose rules it is to hold."""

    code = "CCHC-223"
    message = N_(
        '"{text}" does not name a place and a year. Write them as in son-la/2026.'
    )


class BadGroupCodeError(CchcError):
    """A code that no group of units can have in a rule file."""

    code = "CCHC-225"
    message = N_(
        '"{code}" cannot be the code of a group. Use letters a-z, digits and hyphens, '
        "as in so or huyen, each once."
    )
