"""From a `Question` to a `Reply`: the intent's answer, or what is in its way."""

from collections.abc import Callable, Mapping

from bot.conversation.answers import about, comparing, reasons, scores, tables, tops
from bot.conversation.answers.ranks import rank_at, rank_unit
from bot.conversation.answers.scope import Scope
from bot.conversation.answers.unsure import (
    ask_back,
    confirm,
    not_found,
    out_of_scope,
)
from bot.conversation.question import Intent, Status
from bot.conversation.replies import Reply

Answer = Callable[[Scope], Reply]

ANSWERS: Mapping[Intent, Answer] = {
    Intent.RANK_UNIT: rank_unit,
    Intent.RANK_AT: rank_at,
    Intent.TOP_N: tops.top_n,
    Intent.BOTTOM_N: tops.top_n,
    Intent.TABLE: tables.table,
    Intent.BAND_LIST: tables.band_list,
    Intent.COMPARE: comparing.compare,
    Intent.GROUP_AVG: comparing.group_avg,
    Intent.YEAR_CHANGE: comparing.year_change,
    Intent.WHY: reasons.why,
    Intent.CRITERION_SCORE: scores.criterion_score,
    Intent.COMMUNE_BANDS: scores.commune_bands,
    Intent.SOURCE: about.source,
    Intent.COVERAGE: about.coverage,
    Intent.HELP: about.help_,
}
_UNSURE: Mapping[Status, Answer] = {
    Status.ASK_BACK: ask_back,
    Status.NOT_FOUND: not_found,
    Status.OUT_OF_SCOPE: out_of_scope,
}


def answer(scope: Scope) -> Reply:
    """Return the reply to a question.

    A question to be confirmed is answered first: what is not in the data is said at
    once, not after a confirmation.
    """
    unsure = _UNSURE.get(scope.question.status)
    if unsure is not None:
        return unsure(scope)
    reply = ANSWERS[scope.question.intent](scope)
    asks = scope.question.status is Status.CONFIRM and reply.status is Status.ANSWERED
    return confirm(scope, reply) if asks else reply
