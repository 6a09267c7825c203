"""A command with commands of its own, each in a module imported when it is called."""

import importlib
from typing import ClassVar

import click
from click.core import ParameterSource

from core.cli.near import no_such_command
from core.cli.speech import said, spoken
from core.errors import N_


class Shelf(click.Group):
    """A command that works alone and holds further ones.

    Attributes:
        held: The further commands and what each of them does.
    """

    held: ClassVar[dict[str, str]] = {}

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's
        """Return the further commands in the order of use."""
        return [*self.held]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  # click's
        """Return a further command, its module imported only now."""
        if cmd_name not in self.held:
            return None
        name = f"{self.name}_{cmd_name}"
        module = importlib.import_module(f"core.cli.{name}")
        return spoken(getattr(module, name))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command meant and its arguments; offer names near a wrong one."""
        if args[0] not in self.held and not ctx.resilient_parsing:
            ctx.fail(no_such_command(args[0], [*self.held], ctx.find_root().obj))
        return super().resolve_command(ctx, args)

    def format_commands(
        self,
        ctx: click.Context,  # noqa: ARG002  # click's signature
        formatter: click.HelpFormatter,
    ) -> None:
        """List the further commands without importing them."""
        rows = [(name, said(text)) for name, text in self.held.items()]
        with formatter.section(said("Commands")):
            formatter.write_dl(rows)


def calls_further(context: click.Context) -> bool:
    """Return whether a further command follows, which has options of its own.

    Raises:
        UsageError: Options stand before it, where they would be of no use.
    """
    if context.invoked_subcommand is None:
        return False
    given = (context.get_parameter_source(name) for name in context.params)
    if ParameterSource.COMMANDLINE in given:
        wrong = N_("Options of `{command}` stand after its name.")
        command = f"{context.command_path} {context.invoked_subcommand}"
        raise click.UsageError(said(wrong).format(command=command), ctx=context)
    return True
