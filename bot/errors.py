"""Errors of whoever serves the conversation or asks it over a network.

They continue the family of ``core.errors``: 1xx is what was entered or set.
"""

from core.errors import N_, CchcError


class AddressTakenError(CchcError):
    """Another program listens at the address wanted."""

    code = "CCHC-120"
    message = N_(
        "Another program already uses port {port} of {host}. Choose another one with "
        "--port or CCHC_PORT, or start without the page: --no-web."
    )


class AddressUnusableError(CchcError):
    """The system does not let us listen at the address wanted."""

    code = "CCHC-121"
    message = N_(
        "The page cannot be served at {host}, port {port}: {problem}. Choose another "
        "address with --host and --port."
    )


class TooManyQuestionsError(CchcError):
    """One client asks faster than anybody reads."""

    code = "CCHC-122"
    message = N_(
        "You ask faster than we can answer everybody. Please wait {seconds} seconds, "
        "then ask again."
    )


class UnreadableRequestError(CchcError):
    """A request to the web channel that holds no question."""

    code = "CCHC-123"
    message = N_(
        'The question did not arrive: {problem}. Send a short one as {{"q": "…"}}.'
    )


class BadSettingError(CchcError):
    """A setting from the environment that cannot be used."""

    code = "CCHC-124"
    message = N_("{name} is “{value}”; it must be {expected}. Correct it.")


class WrongTokenError(CchcError):
    """A Telegram token that is none, or that Telegram does not know."""

    code = "CCHC-130"
    message = N_(
        "Telegram does not accept the token in TELEGRAM_BOT_TOKEN. Copy it anew from "
        "BotFather: a number, a colon and 35 letters, digits or signs."
    )


class MissingSecretError(CchcError):
    """A webhook that anybody could write to."""

    code = "CCHC-131"
    message = N_(
        "CCHC_WEBHOOK_URL needs CCHC_WEBHOOK_SECRET as well: 16 to 256 letters, "
        "digits, _ or -, known to nobody else."
    )
