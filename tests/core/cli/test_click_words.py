from pathlib import Path

import click
import pytest

from core.cli.click_words import PLURALS, SENTENCES

SOURCES = "\n".join(
    file.read_text("utf-8") for file in Path(str(click.__file__)).parent.glob("*.py")
)
# Assembled by click from parts, or said only by some of its versions.
ELSEWHERE = {"[COMMAND] [ARGS]...", "No such option: {name}"}


@pytest.mark.parametrize(
    "sentence", [*SENTENCES, *(f for pair in PLURALS for f in pair)]
)
def test_a_sentence_is_clicks_own_letter_for_letter(sentence: str) -> None:
    assert sentence in SOURCES or sentence in ELSEWHERE
