"""What click itself says to users: marked here so that the catalogues hold it.

Click looks these sentences up through gettext at the moment it says them. They are
click's own, letter for letter; nothing reads this module at run time.
"""

from core.errors import N_


def count(one: str, many: str) -> tuple[str, str]:
    """Return both forms of a sentence, marked as plural for the catalogues."""
    return one, many


SENTENCES = (
    N_("Usage:"),
    N_("Options"),
    N_("Commands"),
    N_("[OPTIONS]"),
    N_("COMMAND [ARGS]..."),
    N_("[COMMAND] [ARGS]..."),
    N_("Error: {message}"),
    N_("Try '{command} {option}' for help."),
    N_("Show this message and exit."),
    N_("Missing argument"),
    N_("Missing option"),
    N_("No such option {name!r}."),
    N_("No such option: {name}"),
    N_("Invalid value: {message}"),
    N_("Invalid value for {param_hint}: {message}"),
    N_("Option {name!r} does not take a value."),
    N_("env var: {var}"),
    N_("required"),
)
PLURALS = (
    count(
        "Got unexpected extra argument ({args})",
        "Got unexpected extra arguments ({args})",
    ),
    count(
        "Did you mean {possibility}?",
        "(Did you mean one of: {possibilities}?)",
    ),
    count(
        "Option {name!r} requires an argument.",
        "Option {name!r} requires {nargs} arguments.",
    ),
    count(
        "{value!r} is not {choice}.",
        "{value!r} is not one of {choices}.",
    ),
)
