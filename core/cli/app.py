"""The root of ``cchc``: commands found by name, errors said once, one exit code.

A command's module is imported when the command is called, so that help stays quick.
"""

import importlib
import os
import sys
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

import click

from core import streams
from core.cli import console, options
from core.cli.near import no_such_command
from core.cli.speech import language_of, said, speaking, spoken
from core.cli.trouble import BAD_INPUT, ending, explained
from core.errors import N_, CchcError
from core.i18n import Localizer

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

NAME = "cchc"
ENTRY_POINTS = "cchc.commands"
_COMPLETE_VARIABLE = "_CCHC_COMPLETE"

OWN_COMMANDS = {
    "rank": N_("The ranking of each group of units."),
    "show": N_("One unit: its figures, contradictions, what came before and after."),
    "explain": N_("How a unit's index, band and rank come about, step by step."),
    "what-if": N_("What other scores or thresholds would change, and who would move."),
    "target": N_("The fewest further points to reach a band, a rank or another unit."),
    "compare": N_("Units side by side, or one unit through the years."),
    "self": N_("What units gave themselves beside what the council gave them."),
    "robustness": N_("Between which ranks every unit stays under small changes."),
    "score": N_("Your own workbook: results from its numbers, and what is wrong."),
    "report": N_("The annex of a decision as PDF, Word, Excel, CSV, JSON, pictures."),
    "check": N_("What contradicts what in a decision; exit code 1 on errors."),
    "units": N_("The units on record."),
    "rules": N_("The scoring rules and what each value stands on."),
    "template": N_("A scoring workbook for a rule set, ready to be filled in."),
    "doctor": N_("Whether this installation is in order."),
    "completion": N_("The completion script for your shell."),
}
_MODULES = {"self": "self_assessed"}  # where the command's name is no name for one
# Commands of the front ends, so that a list of all need not import them.
JOINED_COMMANDS = {
    "ask": N_("Answer a question in Vietnamese, or a file of them line by line."),
    "run": N_("Show the rankings and answer questions here; reads what is piped."),
    "serve": N_("Serve the page for the browser until stopped, for a server."),
}
KNOWN_COMMANDS = OWN_COMMANDS | JOINED_COMMANDS


class BadInputError(click.ClickException):
    """Something the user can put right, already said in the user's language."""

    exit_code = BAD_INPUT


class Doors(click.Group):
    """The commands of this package and those that join by entry point."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's
        """Return our commands in the order of use, then those that joined."""
        return [*dict.fromkeys([*OWN_COMMANDS, *(entry.name for entry in joined())])]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command with that name, its module imported only now."""
        if cmd_name in OWN_COMMANDS:
            name = _MODULES.get(cmd_name, cmd_name.replace("-", "_"))
            module = importlib.import_module(f"core.cli.{name}")
            return spoken(getattr(module, name))
        entry = next((entry for entry in joined() if entry.name == cmd_name), None)
        return _loaded(entry, ctx) if entry else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command meant and its arguments; offer names near a wrong one."""
        known = self.list_commands(ctx)
        if args[0] not in known and not ctx.resilient_parsing:
            ctx.fail(no_such_command(args[0], known, ctx.obj))
        return super().resolve_command(ctx, args)

    def format_commands(
        self, ctx: click.Context, formatter: click.HelpFormatter
    ) -> None:
        """List the commands without importing our own."""
        names = self.list_commands(ctx)
        with formatter.section(said("Commands")):
            formatter.write_dl([(name, self._short_help(ctx, name)) for name in names])

    def _short_help(self, ctx: click.Context, name: str) -> str:
        if name in KNOWN_COMMANDS:
            return said(KNOWN_COMMANDS[name])
        try:
            command = self.get_command(ctx, name)
        except click.UsageError as error:
            return error.message
        return command.get_short_help_str(limit=70) if command else ""

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; the only place where our errors become click's.

        Raises:
            BadInputError: The command raised a ``CchcError``.
        """
        try:
            return super().invoke(ctx)
        except CchcError as error:
            raise BadInputError(explained(error, ctx.obj)) from error


def _loaded(entry: "EntryPoint", context: click.Context) -> click.Command | None:
    """Return the command of a front end; a broken one must not take others along."""
    try:
        return spoken(entry.load())
    except Exception:  # noqa: BLE001  # whatever it is, `cchc doctor` tells it
        if not context.resilient_parsing:
            context.fail(said(N_("Cannot be loaded; run `cchc doctor`.")))
        return None


@cache
def joined() -> tuple["EntryPoint", ...]:
    """Return the commands that front ends add, none of them imported."""
    from importlib.metadata import entry_points

    return tuple(sorted(entry_points(group=ENTRY_POINTS), key=lambda one: one.name))


@click.group(
    NAME,
    cls=Doors,
    invoke_without_command=True,
    help=N_(
        "The administrative reform index (chỉ số cải cách hành chính) of Vietnamese "
        "units: as published, recomputed, checked."
    ),
    epilog=N_("Exit codes: 0 fine, 1 a decision contradicts itself, 2 bad input."),
)
@options.before_the_command
@click.pass_context
def cchc(context: click.Context) -> None:
    """Show the help when no command is given."""
    if context.meta.get(options.AS_JSON):  # of no use but to --version
        raise click.NoSuchOption("--json", ctx=context)
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


def main(args: Sequence[str] | None = None) -> int:
    """Run one command line and return its exit code: 0, 1, 2, or 70 for a bug."""
    words = list(sys.argv[1:] if args is None else args)
    language = language_of(words, os.environ)
    streams.prepare()
    with speaking(language):
        return _ended(words, Localizer(language))


def _ended(words: list[str], localizer: Localizer) -> int:
    """Return the exit code, whatever happens on the way."""
    try:
        code = _run(words, localizer)
        console.flush()
    except click.ClickException as error:
        error.show()
        return BAD_INPUT
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001  # users see none
        return ending(error, localizer)
    return code


def _run(words: list[str], localizer: Localizer) -> int:
    root = spoken(cchc)
    try:
        _complete(root)
        with root.make_context(NAME, words, obj=localizer) as context:
            root.invoke(context)
    except click.exceptions.Exit as done:
        return done.exit_code
    return 0


def _complete(root: click.Command) -> None:
    """Answer the shell and stop, when it is the shell that asks."""
    instruction = os.environ.get(_COMPLETE_VARIABLE)
    if instruction:
        from click.shell_completion import shell_complete

        code = shell_complete(root, {}, NAME, _COMPLETE_VARIABLE, instruction)
        raise click.exceptions.Exit(code)
