"""Options that mean the same at every command, and the session they open.

Given before the command, ``--lang`` and ``--data`` count like their environment
variables, so that commands of other packages understand them too.
"""

import os
import re
from collections.abc import Callable
from functools import wraps

import click

from core.cli import console
from core.cli.lookup import keys_beginning
from core.cli.session import Session
from core.cli.speech import LANGUAGE_VARIABLE, said, variable
from core.errors import N_
from core.i18n import DEFAULT_LANGUAGE, LANGUAGES, Localizer

DATA_VARIABLE = "CCHC_DATA"
PLACE_VARIABLE = "CCHC_PLACE"
AS_JSON = "cchc.as_json"  # whether --json stands before the command

Command = Callable[..., None]
Decorator = Callable[[Command], Command]
Callback = Callable[[click.Context, click.Parameter, str | None], str | None]


class YearType(click.ParamType[int]):
    """An assessed year, four digits."""

    name = "year"

    def convert(
        self,
        value: object,
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> int:
        """Return the year as a number; refuse anything else in the user's language."""
        text = str(value)
        if re.fullmatch(r"\d{4}", text, re.ASCII) is None:
            wrong = N_("{value!r} is not a year in four digits.")
            self.fail(said(wrong).format(value=text), param, ctx)
        return int(text)


year_option = click.option(
    "--year",
    type=YearType(),
    metavar=N_("YEAR"),
    help=N_("Assessed year; when left out, the latest one published."),
)
place_option = click.option(
    "--place",
    metavar=N_("PLACE"),
    help=N_("Province, by its id or its name; also CCHC_PLACE."),
)
group_option = click.option(
    "--group",
    metavar=N_("GROUP"),
    help=N_("Only this group of units, by the code that the rules give it."),
)
unit_argument = click.argument(
    "unit", metavar=N_("UNIT"), shell_complete=keys_beginning
)


def opens_session(command: Command) -> Command:
    """Add ``--json``, ``--lang`` and ``--data``, handed over as a `Session`."""

    @click.option("--json", "as_json", is_flag=True, help=N_("Write JSON, not text."))
    @language_option(envvar=LANGUAGE_VARIABLE)
    @data_option(envvar=DATA_VARIABLE)
    @wraps(command)
    def opened(
        as_json: bool, lang: str | None, data: str | None, **given: object
    ) -> None:
        """Call the command with its session."""
        session = Session(
            localizer=Localizer(lang or DEFAULT_LANGUAGE),
            data=data or os.environ.get(DATA_VARIABLE) or None,
            place=os.environ.get(PLACE_VARIABLE) or None,
            as_json=as_json,
        )
        command(session, **given)

    return opened


def before_the_command(root: Command) -> Command:
    """Add the options that may stand before the command: language, data, version."""
    as_json = click.option(
        "--json",
        is_flag=True,
        is_eager=True,  # known when the version is told, whichever comes first
        hidden=True,
        expose_value=False,
        callback=_note_json,
    )
    version = click.option(
        "--version",
        is_flag=True,
        expose_value=False,
        callback=_tell_version,
        help=N_("Show the version and exit."),
    )
    language = language_option(expose_value=False, callback=_hand_on)
    data = data_option(expose_value=False, callback=_hand_on)
    return language(data(version(as_json(root))))


def language_option(
    *,
    envvar: str | None = None,
    expose_value: bool = True,
    callback: Callback | None = None,
) -> Decorator:
    """Return what adds ``--lang`` to a command; its value may be of use to no one."""
    return click.option(
        "--lang",
        type=click.Choice(LANGUAGES),
        envvar=envvar,
        expose_value=expose_value,
        callback=callback,
        help=N_("Language: vi (Vietnamese, the default) or en; also CCHC_LANG."),
    )


def data_option(
    *,
    envvar: str | None = None,
    expose_value: bool = True,
    callback: Callback | None = None,
) -> Decorator:
    """Return what adds ``--data`` to a command."""
    return click.option(
        "--data",
        metavar=N_("DIR"),
        envvar=envvar,
        expose_value=expose_value,
        callback=callback,
        help=N_("Folder of a place to read, not the shipped data; also CCHC_DATA."),
    )


def _hand_on(
    context: click.Context, option: click.Parameter, value: str | None
) -> str | None:
    """Set the option's variable for this run, where the commands look it up."""
    if value:  # an empty value names nothing
        context.with_resource(variable(f"CCHC_{option.name}".upper(), value))
    return value


def _note_json(
    context: click.Context,
    option: click.Parameter,  # noqa: ARG001  # click's signature
    asked: bool,
) -> None:
    context.meta[AS_JSON] = asked


def _tell_version(
    context: click.Context,
    option: click.Parameter,  # noqa: ARG001  # click's signature
    asked: bool,
) -> None:
    if asked and not context.resilient_parsing:
        from core.cli.checkup import version

        if context.meta.get(AS_JSON):
            console.emit({"version": version()})
        else:
            console.put(f"cchc {version()}")
        context.exit()
