"""Plain questions that buttons ask, understood beyond doubt."""

from collections.abc import Iterator
from dataclasses import replace

from bot.conversation.answers.scope import Scope
from bot.conversation.question import Intent, Question, Reason
from bot.conversation.replies import Button
from bot.conversation.speaker import PARTS, part_key
from core.model import Unit

_OF_UNITS = frozenset({Intent.WHY, Intent.CRITERION_SCORE, Intent.COMMUNE_BANDS})


def canonical(scope: Scope, year: int) -> str:
    """Return a plain question that asks the same beyond doubt."""
    question = scope.question
    units = " và ".join(unit.name for unit in question.units)
    band = band_label(scope, question.band).casefold() if question.band else ""
    group = scope.groups[0].rules.label if question.group and scope.groups else ""
    holders = units or _with_communes(scope)
    about = f"về {_criterion(question)}" if question.criterion else ""
    asked = {
        Intent.RANK_UNIT: f"xếp hạng {units}",
        Intent.COMPARE: f"so sánh {units}",
        Intent.WHY: f"vì sao {units} xếp hạng đó" if units else "cách xếp loại",
        Intent.CRITERION_SCORE: f"{_criterion(question)} của {units}",
        Intent.COMMUNE_BANDS: f"các xã của {holders} xếp loại gì {band}",
        Intent.TOP_N: _top(question, group or "đơn vị", about),
        Intent.BOTTOM_N: f"top {question.n} {group or 'đơn vị'} từ dưới lên {about}",
        Intent.RANK_AT: f"{group or 'đơn vị'} xếp thứ {question.n}",
        Intent.BAND_LIST: f"{group or 'đơn vị'} xếp loại {band}",
        Intent.GROUP_AVG: f"điểm trung bình {units or group}",
        Intent.SOURCE: "nguồn",
        Intent.HELP: "trợ giúp",
    }
    text = asked.get(question.intent, f"bảng xếp hạng {group}")
    return " ".join(f"{text} năm {year}".split())


def _top(question: Question, group: str, about: str) -> str:
    """Return the question for the first n, or for the first and the last."""
    first = f"top {question.n} {group} {about}"
    return f"{first} cao nhất và thấp nhất" if question.both_ends else first


def _with_communes(scope: Scope) -> str:
    """Return the name of the group whose units have communes, or nothing."""
    rules = (group.rules for group in scope.result.groups if group.rows[0].shares)
    return next((group.label for group in rules), "")


def _criterion(question: Question) -> str:
    code = question.criterion or "all"
    if code == "all":
        return "chi tiết điểm"
    return part_key(code) if code in PARTS else f"điểm tiêu chí {code}"


def band_label(scope: Scope, code: str) -> str:
    """Return how a band is written, by its code."""
    bands = (band for group in scope.result.groups for band in group.rules.bands)
    return next((band.label for band in bands if band.code == code), code)


def group_buttons(scope: Scope) -> Iterator[Button]:
    """Yield a button for each group to ask about, or to count in."""
    reason, year = scope.question.reason, scope.result.year
    if reason is Reason.WHOLE_PLACE:
        for group in scope.result.groups:
            label = group.rules.label
            yield Button(label=label, question=f"bảng xếp hạng {label} năm {year}")
    elif reason is Reason.TOO_FEW:
        one = replace(scope.question, n=1)
        text = canonical(replace(scope, question=one), year)
        yield Button(label=text, question=text)


def criteria_buttons(scope: Scope) -> Iterator[Button]:
    """Yield a button for each criterion to choose from."""
    question = scope.question
    units = ", ".join(unit.name for unit in question.units)
    for code in question.criteria if question.reason is Reason.WHICH_CRITERION else ():
        yield Button(label=code, question=f"điểm tiêu chí {code} của {units}")


def ask_about(unit: Unit, scope: Scope) -> Button:
    """Return a button that asks of a candidate what was asked."""
    question = scope.question
    text = f"xếp hạng {unit.name}"
    if question.intent in _OF_UNITS and not question.band:
        meant = replace(scope, question=replace(question, units=(unit,)))
        text = canonical(meant, question.year or scope.result.year)
    return Button(label=unit.name, question=text)
