"""What is wrong with a text that is no TOML, in words that can be translated.

Source: TOML 1.0, and what ``tomllib`` says of a text it cannot read.
"""

import re
from pathlib import Path

from core.errors import N_, SyntaxFileError
from core.model import Message

_TOML_PROBLEMS = {
    "Expected '='": N_('a "=" is missing after the key'),
    "Invalid initial character for a key": N_("a key or table name is malformed"),
    "Invalid statement": N_("this is neither a table nor a key with its value"),
    "Invalid value": N_("the value is malformed (texts stand in quotation marks)"),
    "Unterminated string": N_("a quotation mark is not closed"),
    "Expected newline or end of document": N_("something stands after the value"),
    "Expected ']'": N_("a bracket is not closed"),
    "Unclosed array": N_("a bracket is not closed"),
    "Unclosed inline table": N_("a bracket is not closed"),
    "Cannot overwrite a value": N_("the key stands twice"),
    "Duplicate inline table key": N_("the key stands twice"),
    "Cannot declare": N_("the table stands twice"),
    "Illegal character": N_("a character stands there that may not"),
    "Unescaped": N_("a backslash must be written twice"),
}
_SYNTAX = re.compile(r"\s*\(at (?:line (\d+), column \d+|end of document)\)")


def syntax_error(file: Path, text: str, error: Exception) -> SyntaxFileError:
    """Return the error that ``text`` is no TOML; its line is named."""
    found = _SYNTAX.search(str(error))
    line = int(found[1]) if found and found[1] else text.count("\n") + 1
    return SyntaxFileError(file=file, line=line, problem=_toml_problem(str(error)))


def _toml_problem(said: str) -> Message:
    """Return what ``tomllib`` says, in words that can be translated."""
    found = (text for start, text in _TOML_PROBLEMS.items() if said.startswith(start))
    return Message(text=next(found, N_("this is not well-formed TOML")))
