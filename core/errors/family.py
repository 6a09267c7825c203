"""What every error of the family has, and the one about our own rules."""

from typing import ClassVar


def N_(message: str) -> str:  # noqa: N802  # gettext's own name for "mark, do not translate"
    """Return ``message`` itself, marked so that the catalogues pick it up."""
    return message


class CchcError(Exception):
    """Base of the errors a user can act on.

    A subclass states a stable ``code`` for support and a ``message`` that says what
    is wrong and what to do; its fields are the keyword arguments of ``raise``.
    """

    code: ClassVar[str] = "CCHC-000"
    message: ClassVar[str] = ""

    def __init__(self, **params: object) -> None:
        """Keep the fields; the text is made when somebody reads it."""
        super().__init__(f"{self.code}: {self.message.format(**params)}")
        self.params = params


class InvalidRuleError(CchcError):
    """Rules that contradict themselves."""

    code = "CCHC-901"
    message = N_("The rules contradict themselves: {problem}. Correct the rule file.")
