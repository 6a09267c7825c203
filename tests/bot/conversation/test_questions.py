"""How many questions are answered, confirmed, refused: wrong ones are the worst."""

from collections import Counter
from collections.abc import Callable, Iterator

import pytest

from bot.conversation.talk import Conversation
from tests.bot.conversation.questions import (
    DEVELOPMENT,
    Asked,
    development,
    fresh,
    outcome,
    people,
)

Questions = Callable[[], Iterator[Asked]]

at_hand = pytest.mark.skipif(not DEVELOPMENT.exists(), reason="shared data not here")


@pytest.mark.parametrize("questions", [fresh, people])
def test_no_new_question_is_answered_wrongly(
    talk: Conversation, questions: Questions
) -> None:
    wrong = [asked.text for asked in questions() if outcome(talk, asked) == "wrong"]

    assert wrong == []


@pytest.mark.parametrize("questions", [fresh, people])
def test_nearly_all_new_questions_are_settled_at_once(
    talk: Conversation, questions: Questions
) -> None:
    found = Counter(outcome(talk, asked) for asked in questions())

    assert found["right"] >= 0.97 * found.total()


@at_hand
def test_no_development_question_is_answered_wrongly(talk: Conversation) -> None:
    wrong = [asked.text for asked in development() if outcome(talk, asked) == "wrong"]

    assert wrong == []


@at_hand
def test_nearly_all_development_questions_are_settled(talk: Conversation) -> None:
    found = Counter(outcome(talk, asked) for asked in development())

    assert found["right"] >= 0.96 * found.total()


@pytest.mark.parametrize("language_only", ["hạng", "điểm", "xếp loại"])
def test_a_word_alone_asks_back(talk: Conversation, language_only: str) -> None:
    asked = Asked(text=language_only, accepted=frozenset({"ask_back", "table"}))

    assert outcome(talk, asked) == "right"
