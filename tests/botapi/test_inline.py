"""What somebody types after the bot's name, in any chat."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.botapi.bare_bot import BareBot
from tests.botapi.client import Telegram
from tests.botapi.phone import Phone
from tests.botapi.wire import Json


def article(number: int = 1, **more: object) -> Json:
    content = {"message_text": f"<b>Sở {number}</b>", "parse_mode": "HTML"}
    return {
        "type": "article",
        "id": f"u:{number}",
        "title": f"Sở {number}",
        "input_message_content": content,
    } | more


def asked(bot: BareBot) -> Json:
    """Return the inline query that comes next."""
    (update,) = bot.call("getUpdates", timeout=10).result
    bot.call("getUpdates", offset=update["update_id"] + 1)
    query: Json = update["inline_query"]
    return query


def offered(bot: BareBot, lan: Phone, *results: Json) -> list[Json]:
    """Return what somebody sees who asks while the bot answers."""
    with ThreadPoolExecutor(1) as hands:
        waiting = hands.submit(lan.asks_inline, "y tế")
        query_id = asked(bot)["id"]
        answer = {"inline_query_id": query_id, "results": list(results)}
        assert bot.call("answerInlineQuery", **answer).result is True
        return waiting.result()


def test_results_are_offered_and_one_is_sent(bot: BareBot, lan: Phone) -> None:
    keys = {"inline_keyboard": [[{"text": "Xem", "callback_data": "v"}]]}
    results = offered(bot, lan, article(1), article(2, reply_markup=keys))

    lan.picks(results[1])
    (update,) = bot.taken()

    assert [result["title"] for result in results] == ["Sở 1", "Sở 2"]
    assert update["message"]["via_bot"]["username"] == "cchc_bot"
    assert update["message"]["text"] == "Sở 2"
    assert lan.screen()[-1].labels == ("Xem",)


def test_a_sent_result_is_tapped_and_edited_by_its_own_id(
    bot: BareBot, lan: Phone
) -> None:
    keys = {"inline_keyboard": [[{"text": "Xem", "callback_data": "v"}]]}
    lan.picks(offered(bot, lan, article(reply_markup=keys))[0])
    lan.taps("Xem")

    query = bot.taken()[-1]["callback_query"]
    place = {"inline_message_id": query["inline_message_id"]}

    assert "message" not in query
    assert bot.call("editMessageText", **place, text="Hạng 5").result is True
    assert lan.screen()[-1].text == "Hạng 5"
    place["inline_message_id"] = "0"
    words = "Bad Request: MESSAGE_ID_INVALID"
    assert bot.call("editMessageText", **place, text="x").refusal == (400, words)


@pytest.mark.parametrize(
    ("results", "words"),
    [
        ([article(1), article(1)], "RESULT_ID_DUPLICATE"),
        ([article(n) for n in range(51)], "RESULTS_TOO_MUCH"),
        ([article(id="đ" * 33)], "RESULT_ID_INVALID"),
        (
            [article(input_message_content={"message_text": "x" * 4097})],
            "message is too long",
        ),
        (
            [
                article(
                    input_message_content={"message_text": "<b>", "parse_mode": "html"}
                )
            ],
            "can't parse entities: Can't find end tag corresponding to start tag \"b\"",
        ),
    ],
)
def test_wrong_results_are_refused(
    telegram: Telegram, bot: BareBot, results: list[Json], words: str
) -> None:
    lan = telegram.user("Lan")
    query = telegram.ask("ask_inline", user=lan.user, query="")

    answer = bot.call("answerInlineQuery", inline_query_id=query, results=results)

    assert answer.refusal == (400, f"Bad Request: {words}")


def test_an_unknown_query_cannot_be_answered(bot: BareBot) -> None:
    answer = bot.call("answerInlineQuery", inline_query_id="1", results=[])

    assert answer.refusal[1].startswith("Bad Request: query is too old")


def test_a_result_without_a_text_is_not_spoken(
    telegram: Telegram, bot: BareBot
) -> None:
    lan = telegram.user("Lan")
    query = telegram.ask("ask_inline", user=lan.user, query="")
    place = {"latitude": 22.4, "longitude": 103.4}

    results = [article(input_message_content=place)]
    answer = bot.call("answerInlineQuery", inline_query_id=query, results=results)

    assert answer.refusal[0] == 501
