"""What to say of a command that does not exist: the names nearest to it."""

from collections.abc import Sequence

from core.i18n import Localizer


def no_such_command(name: str, known: Sequence[str], localizer: Localizer) -> str:
    """Return that there is no such command, and which ones are spelt much like it."""
    from difflib import get_close_matches

    near = get_close_matches(name, known)
    offer = localizer.text("Did you mean {commands}?", commands=" / ".join(near))
    said = localizer.text("There is no command {name!r}.", name=name)
    return f"{said} {offer}" if near else said
