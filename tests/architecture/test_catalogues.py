"""Both languages say everything the sources say, with the same fields."""

import re
import string
from functools import cache

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po

from tests.architecture.house import PACKAGES, ROOT, modules

LANGUAGES = ("vi", "en")
# The same as in `make catalogues`.
KEYWORDS = {"N_": None, "text": None, "count": (1, 2)}
CODE = re.compile(r"`[^`]*`|\{[^}]*\}")
Ids = tuple[str, ...]


def ids(message: Message) -> Ids:
    """Return the one English form of a message, or its singular and plural."""
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def forms(message: Message) -> Ids:
    string_ = message.string or ""
    return (string_,) if isinstance(string_, str) else tuple(string_)


def fields(text: str) -> set[str]:
    """Return the names in braces: ``"{unit} has {n}"`` gives unit and n."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@cache
def catalogue(language: str) -> Catalog:
    path = ROOT / "locale" / language / "LC_MESSAGES" / "cchc.po"
    with path.open("rb") as file:
        return read_po(file, locale=language)


def messages(language: str) -> list[Message]:
    return [message for message in catalogue(language) if message.id]


@cache
def marked() -> frozenset[Ids]:
    """Return every message that stands in the sources."""
    found = (
        text
        for file in modules(*PACKAGES)
        for _, text, _, _ in extract_from_file("python", file, keywords=KEYWORDS)
    )
    return frozenset(
        (text,) if isinstance(text, str) else tuple(text) for text in found if text
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_catalogue_holds_exactly_what_the_sources_say(language: str) -> None:
    held = {ids(message) for message in messages(language)}

    assert held - marked() == set(), "no longer said"
    assert marked() - held == set(), "not yet listed: make catalogues"
    assert list(catalogue(language).obsolete) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_is_translated(language: str) -> None:
    open_ = [
        ids(message)
        for message in messages(language)
        if message.fuzzy or not all(forms(message))
    ]

    assert open_ == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_have_the_fields_of_their_messages(language: str) -> None:
    # Vietnamese has one form for every number: that of the English plural.
    differing = [
        text
        for message in messages(language)
        for text, said in zip(
            forms(message), ids(message)[-len(forms(message)) :], strict=True
        )
        if fields(text) != fields(said)
    ]

    assert differing == []


def test_english_is_what_the_sources_say() -> None:
    differing = [ids(m) for m in messages("en") if forms(m) != ids(m)]

    assert differing == []


def glossary() -> dict[str, Ids]:
    """Return for each English word of docs/glossary.md the Vietnamese ones.

    A row of its table reads: English, its identifier in backticks | Vietnamese, then
    whatever else is worth saying. Alternatives stand behind a comma, what is only an
    explanation in brackets.
    """
    text = (ROOT / "docs" / "glossary.md").read_text("utf-8")
    rows = (line.strip("| ").split("|") for line in text.splitlines() if "|" in line)
    pairs = ((CODE.sub("", row[0]), row[1]) for row in rows if len(row) > 1)
    return {
        english: tuple(words(vietnamese))
        for left, vietnamese in pairs
        for english in words(left)
    }


def words(cell: str) -> list[str]:
    """Return the alternatives of a cell, without what stands in brackets."""
    bare = re.sub(r"\([^)]*\)", "", cell)
    return [
        word.strip().casefold() for word in re.split(r"[/,;]", bare) if word.strip()
    ]


def says(text: str, english: str) -> bool:
    plain = CODE.sub("", text).casefold()
    return re.search(rf"\b{re.escape(english)}s?\b", plain) is not None


def test_vietnamese_uses_the_words_of_the_glossary() -> None:
    terms = {english: vi for english, vi in glossary().items() if english[0] != "-"}
    strange = [
        (english, text)
        for message in messages("vi")
        for english, vietnamese in terms.items()
        for text in forms(message)
        if text
        and says(ids(message)[-1], english)
        and not any(word in text.casefold().replace("_", " ") for word in vietnamese)
    ]

    assert strange == []
