"""``cchc completion``: the script that lets a shell complete our commands."""

import click

from core.cli import console, options
from core.errors import N_

SHELLS = ("bash", "zsh", "fish")


@click.command(
    help=N_(
        "Print the completion script for SHELL (bash, zsh or fish). Add its output "
        "to your shell's start-up file."
    )
)
@click.argument("shell", type=click.Choice(SHELLS), metavar=N_("SHELL"))
@options.language_option(expose_value=False)
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Write click's own script for that shell."""
    from click.shell_completion import get_completion_class

    root = context.find_root()
    kind = get_completion_class(shell)
    if kind is not None:
        name = root.info_name or ""
        script = kind(root.command, {}, name, f"_{name.upper()}_COMPLETE")
        console.put(script.source())
