"""A stretch of tokens that might be a name, with what stands around it."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.units.marks import Agreement, agreement, split_letters
from core.units.mentions import Token
from core.units.words import words


@dataclass(frozen=True, slots=True)
class Window:
    """Some tokens of a text, in a row.

    Attributes:
        tokens: All tokens of the text.
        start: First of the stretch.
        end: After its last.
    """

    tokens: tuple[Token, ...]
    start: int
    end: int

    @property
    def inner(self) -> tuple[Token, ...]:
        """Return the tokens of the stretch."""
        return self.tokens[self.start : self.end]

    @property
    def is_whole(self) -> bool:
        """Return whether nothing else was said."""
        return self.start == 0 and self.end == len(self.tokens)

    @property
    def is_upper(self) -> bool:
        """Return whether it is written in capitals in a text that is not."""
        shouted = all(t.text.isupper() for t in self.tokens if t.text.isalpha())
        return not shouted and all(token.text.isupper() for token in self.inner)

    @property
    def has_marks(self) -> bool:
        """Return whether the writer put any mark in the stretch."""
        return any(token.has_marks for token in self.inner)

    @property
    def is_common(self) -> bool:
        """Return whether only everyday words are in it.

        Where the text has marks, a word without any is that very word.
        """
        if any(token.has_marks for token in self.tokens):
            return all(token.marked in words().common for token in self.inner)
        return self.may_be_common

    @property
    def may_be_common(self) -> bool:
        """Return whether only everyday words are in it, marks aside."""
        return all(token.folded in words().common_folded for token in self.inner)

    def agreement(self, written: Sequence[str]) -> Agreement:
        """Return how the marks typed fit the words of a name."""
        whole = "".join(token.marked for token in self.inner)
        if len(split_letters(whole)) == len(split_letters("".join(written))):
            return agreement(whole, written)
        kept = without_fillers(self.inner)
        return agreement("".join(token.marked for token in kept), written)

    @property
    def follows_unknown(self) -> bool:
        """Return whether the word before is none we know: the name may be longer."""
        return self.start > 0 and is_unknown(self.tokens[self.start - 1])

    @property
    def rest(self) -> "Window":
        """Return the stretch without its first token, where it has several."""
        size = 1 if len(self.inner) > 1 else 0
        return Window(self.tokens, self.start + size, self.end)

    def folded_before(self) -> str:
        """Return the token before the stretch, folded; empty at the beginning."""
        return self.tokens[self.start - 1].folded if self.start else ""

    def folded_after(self) -> str:
        """Return the token after the stretch, folded; empty at the end."""
        return self.tokens[self.end].folded if self.end < len(self.tokens) else ""


def is_common(token: Token) -> bool:
    """Return whether the token is an everyday word, as its marks have it."""
    if token.has_marks:
        return token.marked in words().common
    return token.folded in words().common_folded


def is_unknown(token: Token) -> bool:
    """Return whether the token is a word, and no everyday one."""
    return token.folded.isalpha() and not is_common(token)


def without_fillers(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """Return the tokens without the fillers between the first and the last."""
    last = len(tokens) - 1
    return tuple(
        token
        for place, token in enumerate(tokens)
        if place in {0, last} or token.marked not in words().fillers
    )
