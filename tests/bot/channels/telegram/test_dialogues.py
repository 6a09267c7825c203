"""Twenty-one dialogues of officials with the bot, word by word."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bot.channels.telegram.running import answering, environment
from tests.bot.channels.telegram.script import FOLDER, Stage, read, write
from tests.botapi.client import Telegram

DIALOGUES = sorted(FOLDER.glob("*.toml"))


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Telegram]:
    folder = tmp_path_factory.mktemp("state")
    with Telegram.thread() as telegram, answering(environment(telegram, folder)):
        yield telegram


@pytest.mark.parametrize("file", DIALOGUES, ids=lambda file: file.stem)
def test_a_dialogue_goes_as_it_is_written(stage: Telegram, file: Path) -> None:
    place, steps = read(file)
    person = Stage(stage, place)

    went = [person.play(step) for step in steps]

    if os.environ.get("CCHC_GOLDEN") == "write":
        write(file, place, went)
    assert went == [dict(step) for step in read(file)[1]]
    assert stage.violations == ()


def test_there_are_twenty_dialogues_and_one_in_hand() -> None:
    assert len(DIALOGUES) == 21
