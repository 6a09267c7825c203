"""The command line ``cchc``: rankings, cards, findings and rules in the terminal."""

from core.cli.app import main

__all__ = ["main"]
