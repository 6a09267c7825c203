"""Errors a user can act on: one stable code each, a sentence with its fields."""

from collections.abc import Iterator
from string import Formatter

import pytest

from core import errors
from core.errors import CchcError, MissingFileError
from core.i18n import Localizer
from core.model import Message

FAMILIES = ("1", "2", "9")  # what was entered, a file or cell, our rules


def family(parent: type[CchcError] = CchcError) -> Iterator[type[CchcError]]:
    for child in parent.__subclasses__():
        yield child
        yield from family(child)


EVERY = sorted(
    {kind for kind in family() if kind.__module__.startswith(errors.__name__)}, key=str
)


def fields(kind: type[CchcError]) -> list[str]:
    return [name for _, name, _, _ in Formatter().parse(kind.message) if name]


def test_codes_are_unique_and_of_a_family() -> None:
    codes = [kind.code for kind in EVERY]

    assert len(set(codes)) == len(codes)
    assert all(code[:6] in {f"CCHC-{one}" for one in FAMILIES} for code in codes)
    assert all(len(code) == len("CCHC-000") for code in codes)


@pytest.mark.parametrize("kind", EVERY, ids=lambda kind: kind.__name__)
def test_each_is_a_sentence_in_both_languages(kind: type[CchcError]) -> None:
    error = kind(**{name: f"<{name}>" for name in fields(kind)})

    for language in ("vi", "en"):
        told = Localizer(language).explain(error)
        assert told.endswith((".", ">"))
        assert [name for name in fields(kind) if f"<{name}>" not in told] == []
    assert str(error).startswith(f"{kind.code}: ")


@pytest.mark.parametrize("kind", EVERY, ids=lambda kind: kind.__name__)
def test_each_says_what_it_is_for(kind: type[CchcError]) -> None:
    assert kind.__doc__
    assert kind.__name__.endswith("Error")


def test_fields_are_kept_for_whoever_shows_them() -> None:
    error = MissingFileError(
        file="x.toml", hint=Message(text="Check {n}", params={"n": 2})
    )

    assert error.params["file"] == "x.toml"
    assert Localizer("en").explain(error) == "x.toml is missing. Check 2"
