"""``python -m bot``: show the rankings, answer questions."""

import os
import sys

import click

from bot.commands import run
from bot.settings import Settings, from_environment
from bot.terminal import prepare_streams
from core.errors import CchcError, UnreadableFileError, UnwritableFileError
from core.i18n import Localizer

BAD_INPUT, BUG, UNREAD = 2, 70, 141  # as `cchc` ends


def main() -> int:
    """Hold a conversation as ``cchc run`` does; return the exit code."""
    prepare_streams()
    settings = from_environment(os.environ)
    try:
        with run.make_context("python -m bot", sys.argv[1:]) as context:
            run.invoke(context)
        sys.stdout.flush()
    except click.exceptions.Exit as done:
        return done.exit_code
    except click.ClickException as error:
        error.show()
        return BAD_INPUT
    except KeyboardInterrupt:
        sys.stdout.write("\n")
    except BrokenPipeError:  # the reader went away
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115  # stays open to the end
        return UNREAD
    except (CchcError, OSError) as error:
        return _refused(settings, error)
    except Exception as error:  # noqa: BLE001  # no traceback may reach a user
        return _apologised(settings, error)
    return 0


def _refused(settings: Settings, error: CchcError | OSError) -> int:
    told = _named(error) if isinstance(error, OSError) else error
    return _told(Localizer(settings.language).explain(told), BAD_INPUT)


def _named(error: OSError) -> CchcError:
    """Return what names the file, or the output when the system names none."""
    problem = error.strerror or str(error)
    if error.filename is None:
        return UnwritableFileError(file="stdout", problem=problem)
    return UnreadableFileError(file=f"{error.filename}", problem=problem)


def _apologised(settings: Settings, error: Exception) -> int:
    text = Localizer(settings.language).text(
        "Something went wrong inside the program ({kind}). The question was not "
        "answered.",
        kind=type(error).__name__,
    )
    return _told(text, BUG)


def _told(text: str, code: int) -> int:
    sys.stderr.write(f"{text}\n")
    return code


if __name__ == "__main__":
    sys.exit(main())
