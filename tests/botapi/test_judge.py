"""Requests are judged by other people's models, down to the last key."""

import pytest

from tests.botapi.bare_bot import BareBot
from tests.botapi.client import Telegram
from tests.botapi.judge import ViolationError, judged
from tests.botapi.wire import Call, Json, Upload

KEY = {"text": "Tiếp", "callback_data": "n"}
ARTICLE = {
    "type": "article",
    "id": "1",
    "title": "Tiêu đề",
    "input_message_content": {"message_text": "x"},
}


def problems(method: str, fields: Json) -> tuple[str, ...]:
    with pytest.raises(ViolationError) as caught:
        judged(Call(method=method, fields=fields))
    return caught.value.problems


def text(**more: object) -> Json:
    return {"chat_id": "1", "text": "x"} | more


def test_a_right_request_is_understood_as_it_is_meant() -> None:
    rows = '{"inline_keyboard": [[{"text": "Tiếp", "callback_data": "n"}]]}'
    fields = text(reply_markup=rows, disable_notification="true")

    right = judged(Call(method="sendmessage", fields=fields))

    assert right.method == "sendMessage"
    assert right.fields == {
        "chat_id": "1",
        "text": "x",
        "reply_markup": {"inline_keyboard": [[KEY]]},
        "disable_notification": True,
    }


@pytest.mark.parametrize("source", ["[1]", "{}", '"x"', "12", "true"])
def test_a_text_that_looks_like_json_stays_a_text(source: str) -> None:
    right = judged(Call(method="sendMessage", fields={"chat_id": "1", "text": source}))

    assert right.fields["text"] == source


@pytest.mark.parametrize(
    ("method", "fields", "problem"),
    [
        ("sendMesage", {}, "unknown method"),
        ("sendMessage", text(tex_mode="HTML"), "tex_mode: unknown key"),
        ("sendMessage", {"text": "x"}, "chat_id: Field required"),
        ("sendMessage", text(reply_markup="{"), "reply_markup: no JSON"),
        (
            "sendMessage",
            text(reply_markup={"inline_keyboard": [[KEY | {"colour": "red"}]]}),
            "reply_markup.inline_keyboard.0.0.colour: unknown key",
        ),
        (
            "sendMessage",
            text(link_preview_options='{"is_disable": true}'),
            "link_preview_options.is_disable: unknown key",
        ),
        (
            "answerInlineQuery",
            {"inline_query_id": "1", "results": [{**ARTICLE, "titel": "x"}]},
            "results.0.titel: unknown key",
        ),
        (
            "sendPhoto",
            {"chat_id": "1", "photo": "attach://chart"},
            "photo: chart is not attached",
        ),
    ],
)
def test_what_the_bot_api_does_not_know_is_told(
    method: str, fields: Json, problem: str
) -> None:
    assert problems(method, fields) == (problem,)


def test_a_result_has_to_say_its_kind() -> None:
    nameless = {key: value for key, value in ARTICLE.items() if key != "type"}

    found = problems(
        "answerInlineQuery", {"inline_query_id": "1", "results": [nameless]}
    )

    assert found == ("results.0.type: missing",)


def test_a_file_takes_the_place_of_its_parameter() -> None:
    upload = Upload(name="a.png", media_type="image/png", content=b"x")

    right = judged(
        Call(method="sendPhoto", fields={"chat_id": "1"}, uploads={"photo": upload})
    )

    assert right.uploads == {"photo": upload}


def test_a_violation_is_refused_and_kept(telegram: Telegram, bot: BareBot) -> None:
    answer = bot.call("getMe", verbose=True)

    assert answer.refusal[0] == 400
    assert telegram.violations == ("getMe: verbose: unknown key",)


def test_what_the_server_cannot_do_is_kept_too(
    telegram: Telegram, bot: BareBot
) -> None:
    answer = bot.call("sendDice", chat_id=1)

    assert answer.refusal == (501, "sendDice is not spoken here")
    assert telegram.violations == ("sendDice: sendDice is not spoken here",)
