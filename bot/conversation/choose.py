"""Which intent the clues of a question speak for, most telling clue first."""

from collections.abc import Callable

from bot.conversation.clues import Clues
from bot.conversation.lexicon import (
    ALONE,
    ASKING,
    BAND,
    CUE,
    FILLER,
    GREETING,
    GROUP,
    PART,
    TOPIC,
)
from bot.conversation.numbers import COUNT, SIZE
from bot.conversation.question import Intent
from bot.conversation.segments import Segment
from bot.conversation.vocabulary import Vocabulary
from core.text import fold

_PARTS_OF_RANK = frozenset({"total"})
_TWO = 2
_MEASURES = frozenset({"diem", "muc", "chi so"})
_FIRST = frozenset({"nhat", "dau"})
_LAST = frozenset({"nhat", "cuoi", "chot", "bet", "so"})
_COUNTED = frozenset({"duoi", "len", "tinh", "dem"})
_ASKING_WORDS = frozenset({"may", "nao", "gi", "dau", "nhieu"})
Test = Callable[[Clues, Vocabulary], bool]


def choose(clues: Clues, words: Vocabulary) -> Intent:
    """Return the first intent whose test the clues pass."""
    for intent, test in _TESTS:
        if test(clues, words):
            return intent
    return Intent.CLARIFY


def is_mean(clues: Clues) -> bool:
    """Return whether "trung bình" means the average here, not the band."""
    for position, segment in enumerate(clues.segments):
        if segment.agrees and segment.has(CUE, "group_avg"):
            if not segment.has(BAND):
                return True
            before = clues.segments[position - 1] if position else None
            if before is not None and before.has("band_before"):
                return False
            return _means_average(clues, position)
    return False


def _means_average(clues: Clues, position: int) -> bool:
    """Decide a bare "trung bình": "điểm trung bình các sở" against "sở trung bình"."""
    before = clues.segments[position - 1] if position else None
    after = clues.segments[position + 1 :]
    measured = before is None or before.has(PART) or fold(before.text) in _MEASURES
    of_group = bool(after) and (after[0].has(GROUP) or after[0].has("head"))
    compared = clues.cue("compare") or clues.says("under") or clues.says("over")
    return measured or of_group or compared or bool(clues.units)


def both_ends(clues: Clues) -> bool:
    """Return whether the first and the last are both asked for."""
    ends = [s for s in clues.segments if s.agrees]
    first = any(_is_end(s, "top_n", _FIRST) for s in ends)
    last = any(_is_end(s, "bottom_n", _LAST) for s in ends)
    return first and last and not clues.mentions and clues.numbers.rank is None


def _is_end(segment: Segment, intent: str, telling: frozenset[str]) -> bool:
    """Return whether a segment means one end alone, counted from that end."""
    other = "bottom_n" if intent == "top_n" else "top_n"
    words = set(fold(segment.text).split())
    if not segment.has(CUE, intent) or segment.has(CUE, other):
        return False
    return bool(words & telling) and not words & _COUNTED


def _is_greeting(clues: Clues, _: Vocabulary) -> bool:
    kinds = all(s.has(GREETING) or s.has("filler") for s in clues.segments)
    return bool(clues.segments) and kinds and clues.says(GREETING)


def _stops(clues: Clues, _: Vocabulary) -> bool:
    return clues.cue("unsubscribe")


def _follows(clues: Clues, _: Vocabulary) -> bool:
    topic = any(s.has(TOPIC) and s.agrees for s in clues.segments)
    return clues.cue("subscribe") and not clues.says("unless") and not topic


def _needs_help(clues: Clues, _: Vocabulary) -> bool:
    if all(s.has(ALONE) or s.has(FILLER) for s in clues.segments):
        return clues.says(ALONE, "help")
    nobody = not clues.mentions and not clues.groups and not clues.bands
    return clues.cue("help") and nobody and not clues.criteria


def _asks_source(clues: Clues, _: Vocabulary) -> bool:
    only = not clues.criteria and not clues.cue("why") and not _asks_rank_too(clues)
    return clues.cue("source") and only


def _asks_rank_too(clues: Clues) -> bool:
    """Return whether a unit's rank is asked for: its answer names the source."""
    ranks = (s for s in clues.segments if s.agrees and s.has(CUE, "rank_unit"))
    own = (s for s in ranks if not any(x.value == "source" for x in s.senses))
    return bool(clues.units) and any(own)


def _asks_change(clues: Clues, words: Vocabulary) -> bool:
    if len(clues.years.years) >= _TWO:
        return True
    single = len(clues.units) < _TWO or not _compares(clues, words)
    return clues.cue("year_change") and single and not clues.cue("why")


def _asks_why(clues: Clues, _: Vocabulary) -> bool:
    if clues.says("rules") and not clues.mentions and (clues.bands or clues.other_band):
        return True
    if clues.says("rules") and not clues.mentions:
        return not clues.groups and not clues.criteria and not clues.cue("table")
    whys = [n for n, s in enumerate(clues.segments) if s.agrees and s.has(CUE, "why")]
    if not whys:
        return False
    last = len(clues.segments) - 1
    told = [n for n in whys if clues.segments[n].text.casefold() != "sao" or n < last]
    return bool(told) and bool(clues.mentions or clues.groups or clues.every)


def _asks_communes(clues: Clues, words: Vocabulary) -> bool:
    if not clues.cue("commune_bands"):
        return False
    if clues.units:
        return any(_has_communes(unit.group, words) for unit in clues.units)
    below = [code for code in clues.groups if words.group(code) is None]
    above = [code for code in clues.groups if _has_communes(code, words)]
    return bool(below and above)


def _has_communes(group: str, words: Vocabulary) -> bool:
    rules = words.group(group)
    return rules is not None and rules.condition is not None


def _asks_mean(clues: Clues, _: Vocabulary) -> bool:
    return is_mean(clues) and not clues.cue("why")


def _compares(clues: Clues, _: Vocabulary) -> bool:
    doubtful = len(clues.units) + len(clues.ambiguous)
    if doubtful >= _TWO:
        return True
    return clues.cue("compare") and bool(clues.mentions) and _is_versus(clues)


def _is_versus(clues: Clues) -> bool:
    """Return whether a comparison with nobody named is meant."""
    return any(
        s.has(CUE, "compare") and not s.has("over") and not s.has("under")
        for n, s in enumerate(clues.segments)
        if s.agrees and not _is_counted(n, clues)
    )


def _is_counted(position: int, clues: Clues) -> bool:
    """Return whether a group's word stands after a number: "20 so" without marks."""
    counted = clues.slots.get(position - 1) in {SIZE, COUNT}
    return counted and clues.segments[position].has(GROUP)


def _asks_criterion(clues: Clues, _: Vocabulary) -> bool:
    if not clues.mentions and not clues.units:
        return False
    if clues.part and clues.part not in _PARTS_OF_RANK:
        return True
    return bool(clues.code or clues.criteria) or clues.says("every", "criterion_score")


def _asks_unit(clues: Clues, _: Vocabulary) -> bool:
    return bool(clues.units or clues.ambiguous)


def _asks_worst(clues: Clues, _: Vocabulary) -> bool:
    at_rank = clues.numbers.rank is not None and not clues.numbers.count
    return clues.cue("bottom_n") and not at_rank and not both_ends(clues)


def _asks_rank(clues: Clues, _: Vocabulary) -> bool:
    return clues.numbers.rank is not None


def _asks_best(clues: Clues, _: Vocabulary) -> bool:
    return clues.cue("top_n")


def _asks_band(clues: Clues, _: Vocabulary) -> bool:
    limit = clues.numbers.figure is not None or clues.numbers.bare is not None
    limited = limit and (
        clues.says("over") or clues.says("under") or clues.says("at_least")
    )
    listed = bool(clues.code or clues.criteria) and limit
    whole = bool(clues.groups) or clues.every
    return bool(clues.bands or clues.other_band) or limited or (listed and whole)


def _asks_coverage(clues: Clues, _: Vocabulary) -> bool:
    if clues.says("criteria", "coverage") and not clues.mentions:
        return True
    if clues.says("years", "coverage") and not clues.groups and not clues.mentions:
        return True
    ranks = clues.cue("rank_unit") and _says_rank(clues)
    whole = bool(clues.groups) or clues.every
    return clues.cue("coverage") and whole and not ranks


def _says_rank(clues: Clues) -> bool:
    """Return whether ranks or points are asked for, not just names."""
    beside = frozenset({"coverage"})
    return any(
        s.agrees
        and s.has(CUE, "rank_unit")
        and not any(s.has("beside", intent) or s.has(CUE, intent) for intent in beside)
        for s in clues.segments
    )


def _asks_table(clues: Clues, _: Vocabulary) -> bool:
    whole = bool(clues.groups) or clues.every or bool(clues.years.years)
    if clues.cue("table"):
        return whole or not _is_asking(clues)
    return clues.cue("rank_unit") and whole and not _is_asking(clues)


def _is_asking(clues: Clues) -> bool:
    """Return whether a question word stands alone or inside a phrase."""
    said = {word.folded for word in clues.words}
    return bool(said & _ASKING_WORDS) or clues.says(ASKING)


_TESTS: tuple[tuple[Intent, Test], ...] = (
    (Intent.GREETING, _is_greeting),
    (Intent.UNSUBSCRIBE, _stops),
    (Intent.SUBSCRIBE, _follows),
    (Intent.HELP, _needs_help),
    (Intent.SOURCE, _asks_source),
    (Intent.GROUP_AVG, _asks_mean),
    (Intent.YEAR_CHANGE, _asks_change),
    (Intent.WHY, _asks_why),
    (Intent.COMMUNE_BANDS, _asks_communes),
    (Intent.COMPARE, _compares),
    (Intent.CRITERION_SCORE, _asks_criterion),
    (Intent.RANK_UNIT, _asks_unit),
    (Intent.BOTTOM_N, _asks_worst),
    (Intent.RANK_AT, _asks_rank),
    (Intent.TOP_N, _asks_best),
    (Intent.BAND_LIST, _asks_band),
    (Intent.COVERAGE, _asks_coverage),
    (Intent.TABLE, _asks_table),
)
