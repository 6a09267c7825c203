"""How many questions are answered, confirmed, refused: wrong ones are the worst."""

from collections import Counter

import pytest

from bot.conversation.talk import Conversation
from tests.bot.conversation.questions import (
    DEVELOPMENT,
    Asked,
    development,
    fresh,
    outcome,
)

at_hand = pytest.mark.skipif(not DEVELOPMENT.exists(), reason="shared data not here")


def test_no_fresh_question_is_answered_wrongly(talk: Conversation) -> None:
    wrong = [asked.text for asked in fresh() if outcome(talk, asked) == "wrong"]

    assert wrong == []


def test_nearly_all_fresh_questions_are_settled_at_once(talk: Conversation) -> None:
    found = Counter(outcome(talk, asked) for asked in fresh())

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
