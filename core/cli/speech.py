"""The language of one run, click's own words and our help texts included.

Click says its sentences through the standard library's gettext. For the length of a
run that is pointed at our catalogues; ``click_words`` lists what click says.
"""

import copy
import gettext
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

import click

from core.i18n import DEFAULT_LANGUAGE, DOMAIN, LANGUAGES, catalogues

LANGUAGE_VARIABLE = "CCHC_LANG"
_OPTION = "--lang"


def language_of(words: Sequence[str], environment: Mapping[str, str]) -> str:
    """Return the language asked for anywhere on the line, else in the environment.

    It is needed before the line is parsed: help and usage errors are said in it.
    """
    asked = [environment.get(LANGUAGE_VARIABLE, ""), *_after_option(words)]
    return next((word for word in asked[::-1] if word in LANGUAGES), DEFAULT_LANGUAGE)


def _after_option(words: Sequence[str]) -> Iterator[str]:
    for word, following in zip(words, [*words[1:], ""], strict=False):
        if word == "--":
            return
        if word == _OPTION:
            yield following
        elif word.startswith(f"{_OPTION}="):
            yield word.partition("=")[2]


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Make gettext, and so click, speak ``language`` while the block runs."""
    before = gettext.textdomain()
    gettext.bindtextdomain(DOMAIN, str(catalogues()))
    gettext.textdomain(DOMAIN)
    with variable("LANGUAGE", language):
        try:
            yield
        finally:
            gettext.textdomain(before)


@contextmanager
def variable(name: str, value: str) -> Iterator[None]:
    """Set an environment variable while the block runs."""
    before = os.environ.get(name)
    os.environ[name] = value
    try:
        yield
    finally:
        os.environ.pop(name)
        os.environ.update({} if before is None else {name: before})


def said(text: str) -> str:
    """Return a text in the language of the run; gettext keeps "" for itself."""
    return gettext.gettext(text) if text else text


def _if_any(text: str | None) -> str | None:
    return None if text is None else said(text)


def spoken(command: click.Command) -> click.Command:
    """Return a copy of a command whose help is in the language of the run."""
    copied = copy.copy(command)
    copied.help = _if_any(command.help)
    copied.short_help = _if_any(command.short_help)
    copied.epilog = _if_any(command.epilog)
    copied.options_metavar = _if_any(command.options_metavar)
    if isinstance(copied, click.Group):
        copied.subcommand_metavar = said(copied.subcommand_metavar)
    copied.params = [_spoken_parameter(parameter) for parameter in command.params]
    return copied


def _spoken_parameter(parameter: click.Parameter) -> click.Parameter:
    copied = copy.copy(parameter)
    copied.metavar = _if_any(parameter.metavar)
    if isinstance(copied, click.Option):
        copied.help = _if_any(copied.help)
    return copied
