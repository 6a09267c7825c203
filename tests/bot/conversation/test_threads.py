"""A server asks one conversation from several threads."""

from concurrent.futures import ThreadPoolExecutor
from time import sleep

import pytest

from bot.conversation import talk
from bot.conversation.scene import Scene, scene_of
from tests.bot.conftest import conversation


def test_the_first_questions_may_come_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Scene] = []

    def slowly(*words: object) -> Scene:
        sleep(0.01)
        made.append(scene_of(*words))  # type: ignore[arg-type]
        return made[-1]

    monkeypatch.setattr(talk, "scene_of", slowly)
    asked = conversation()
    with ThreadPoolExecutor(8) as pool:
        said = set(pool.map(lambda _: asked.ask("xếp hạng Sở Y tế").text, range(16)))

    assert (len(said), len(made)) == (1, 1)
