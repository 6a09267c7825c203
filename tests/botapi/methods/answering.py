"""What the bot answers to taps and to inline queries."""

from tests.botapi.formatting import message_text, too_long
from tests.botapi.journal import Happened
from tests.botapi.judge import Judged
from tests.botapi.keyboards import buttons
from tests.botapi.wire import Json, refuse, unspoken
from tests.botapi.world import World

TOO_OLD = "query is too old and response timeout expired or query ID is invalid"
LONGEST_NOTICE = 200
MOST_RESULTS, LONGEST_ID = 50, 64


def answer_callback_query(world: World, request: Judged) -> bool:
    """Stop the waiting sign on a button, with or without a notice."""
    query_id = request.fields["callback_query_id"]
    if query_id not in world.queries:
        refuse(TOO_OLD)
    text = request.fields.get("text", "")
    if len(text) > LONGEST_NOTICE:
        refuse("MESSAGE_TOO_LONG")
    chat_id = world.queries.pop(query_id)
    alert = request.fields.get("show_alert", False)
    notice = {"text": text, "alert": alert, "chat_id": chat_id}
    world.journal.add(Happened.NOTICE, query_id, notice)
    return True


def answer_inline_query(world: World, request: Judged) -> bool:
    """Offer results for what somebody types after the bot's name in any chat."""
    query_id = request.fields["inline_query_id"]
    if query_id not in world.inline_queries:
        refuse(TOO_OLD)
    results = [_offer(result) for result in request.fields["results"]]
    identities = {result["id"] for result in results}
    if len(results) > MOST_RESULTS:
        refuse("RESULTS_TOO_MUCH")
    if len(identities) < len(results):
        refuse("RESULT_ID_DUPLICATE")
    del world.inline_queries[query_id]
    answer = {k: v for k, v in request.fields.items() if k != "results"}
    world.journal.add(Happened.RESULTS, query_id, answer | {"results": results})
    return True


def _offer(result: Json) -> Json:
    """Return a result together with the message that it would send."""
    if not 1 <= len(result["id"].encode()) <= LONGEST_ID:
        refuse("RESULT_ID_INVALID")
    content = result.get("input_message_content") or {}
    if "message_text" not in content:
        unspoken("a result that sends no text")
    formatted = message_text(content)
    if too_long(formatted):
        refuse("message is too long")
    return result | {"sends": formatted.content(), "markup": buttons(result)}
