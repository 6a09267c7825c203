"""Rules are data: dated, cited TOML files, read strictly."""

from pathlib import Path

from core.model import RuleSet
from core.rules.extending import read_extended
from core.rules.schema import rule_set


def load_rules(file: Path) -> RuleSet:
    """Return the rule set in ``file``, over the rules it extends, if any.

    Raises:
        CchcError: The file is missing, malformed or contradicts itself; the message
            names file, line, path and what is allowed.
    """
    return rule_set(read_extended(file))
