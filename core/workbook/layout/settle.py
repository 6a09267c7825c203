"""One line, one meaning: what several lines claim, or none, is settled by evidence."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from core.errors import N_
from core.model import Message
from core.workbook.found import Spot
from core.workbook.layout.codes import Coded, Criteria
from core.workbook.layout.names import Named, Names
from core.workbook.plan import Certainty, Meaning

ONLY_ONE_LEFT = N_("the only unit that has no line yet")
ONLY_FIT = N_("the other units it may name have lines of their own")
TWICE = N_("another line names the same unit")
BY_ORDER = N_("of the codes it may be, only {code} fits between its neighbours")
BY_LABEL = N_("its words are those of criterion {code}")
CONTRADICTS = N_("its code is that of one criterion, its words are those of another")
CODE_TWICE = N_("another line has the same code")
NOT_IN_RULES = N_("the rules have no criterion with this code")

_FEWEST_KNOWN = 3  # lines named surely before the last one may be concluded


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line that should be about a unit, before it is settled."""

    line: int
    text: str
    spot: Spot
    named: Named | None


def settled_units(
    lines: Sequence[Line], names: Names, group: str | None
) -> tuple[Meaning, ...]:
    """Return whom each line is about: never two lines the same unit."""
    meanings = [_unit_meaning(line) for line in lines]
    meanings = _without_twins(meanings)
    if not names.is_registered:
        return tuple(meanings)
    every = names.of_group(group) if group else ()
    return tuple(_narrowed(meanings, every))


def _unit_meaning(line: Line) -> Meaning:
    named = line.named
    is_open = named is None or named.certainty is Certainty.ASK
    keys = named.keys if named else ()
    return Meaning(
        line=line.line,
        text=line.text,
        key=None if is_open else keys[0],
        certainty=named.certainty if named else Certainty.ASK,
        spot=line.spot,
        candidates=keys if is_open else (),
        evidence=named.evidence if named else None,
    )


def _without_twins(meanings: Sequence[Meaning]) -> list[Meaning]:
    """Return the lines with those asked that claim a unit together with others."""
    sure = Counter(m.key for m in meanings if m.certainty is Certainty.SURE)
    every = Counter(m.key for m in meanings if m.key)
    return [
        asked(m, (m.key,), TWICE)
        if m.key
        and every[m.key] > 1
        and not (m.certainty is Certainty.SURE and sure[m.key] == 1)
        else m
        for m in meanings
    ]


def asked(meaning: Meaning, candidates: tuple[str, ...], evidence: str) -> Meaning:
    """Return a meaning that only the user can decide."""
    return replace(
        meaning,
        key=None,
        certainty=Certainty.ASK,
        candidates=candidates,
        evidence=Message(text=evidence),
    )


def likely(meaning: Meaning, key: str, evidence: str, **params: object) -> Meaning:
    """Return a meaning that evidence other than its text supports."""
    return replace(
        meaning,
        key=key,
        certainty=Certainty.LIKELY,
        candidates=(),
        evidence=Message(text=evidence, params=params),
    )


def _narrowed(meanings: list[Meaning], every: tuple[str, ...]) -> list[Meaning]:
    """Return the lines, those settled that leave one unit only."""
    for _ in meanings:
        taken = {m.key for m in meanings if m.key}
        left = [_left(m, taken) for m in meanings]
        wanted = Counter(one[0] for one in left if len(one) == 1)
        again = [
            _narrower(m, one, is_free=wanted[one[0]] == 1) if one else m
            for m, one in zip(meanings, left, strict=True)
        ]
        if again == meanings:
            break
        meanings = again
    return _last_left(meanings, every)


def _left(meaning: Meaning, taken: set[str]) -> tuple[str, ...]:
    """Return the units a doubtful line may still be about."""
    is_settled = meaning.key is not None or len(meaning.candidates) < 2  # noqa: PLR2004  # nothing to choose
    return () if is_settled else tuple(k for k in meaning.candidates if k not in taken)


def _narrower(meaning: Meaning, left: tuple[str, ...], *, is_free: bool) -> Meaning:
    if len(left) > 1:
        return replace(meaning, candidates=left)
    return likely(meaning, left[0], ONLY_FIT) if is_free else meaning


def _last_left(meanings: list[Meaning], every: tuple[str, ...]) -> list[Meaning]:
    open_ = [m for m in meanings if m.key is None and m.text]
    known = {m.key for m in meanings if m.key}
    left = [key for key in every if key not in known]
    is_sure = len(known) >= max(_FEWEST_KNOWN, len(every) - 1)
    if len(open_) != 1 or len(left) != 1 or not is_sure:
        return [_with_candidates(m, left) for m in meanings]
    return [likely(m, left[0], ONLY_ONE_LEFT) if m is open_[0] else m for m in meanings]


def _with_candidates(meaning: Meaning, left: Sequence[str]) -> Meaning:
    if meaning.key or meaning.certainty is not Certainty.ASK:
        return meaning
    more = tuple(key for key in left if key not in meaning.candidates)
    return replace(meaning, candidates=(*meaning.candidates, *more[:4]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A line that should be about a criterion, before it is settled.

    Attributes:
        line: Its row or column.
        text: What is printed there: the code, else the label.
        spot: The cell the text stands in.
        coded: What its code may be; None where it has none.
        label: Its words.
        is_scored: Whether it holds figures.
    """

    line: int
    text: str
    spot: Spot
    coded: Coded | None
    label: str
    is_scored: bool


def settled_criteria(items: Sequence[Item], criteria: Criteria) -> tuple[Meaning, ...]:
    """Return which criterion each line is about; unscored strangers are left out."""
    meanings = [_item_meaning(item, criteria) for item in items]
    meanings = _twin_codes(meanings, items, criteria)
    meanings = _by_neighbours(meanings, criteria)
    return tuple(
        meaning
        for meaning, item in zip(meanings, items, strict=True)
        if meaning.key or item.is_scored
    )


def _item_meaning(item: Item, criteria: Criteria) -> Meaning:
    codes = item.coded.codes if item.coded else ()
    meaning = Meaning(
        line=item.line,
        text=item.text,
        key=None,
        certainty=Certainty.ASK,
        spot=item.spot,
        candidates=codes,
    )
    if item.coded is None:
        return _by_label(meaning, item.label, criteria)
    if not codes:
        return _stranger(meaning, item, criteria)
    others = criteria.contradicts(codes[0], item.label) if len(codes) == 1 else ()
    if others == (f"{codes[0]}0",):  # 1.10 that lost its zero
        return likely(meaning, others[0], BY_LABEL, code=others[0])
    if others:
        return asked(meaning, (codes[0], *others), CONTRADICTS)
    return _by_code(meaning, item, item.coded, criteria)


def _by_code(meaning: Meaning, item: Item, coded: Coded, criteria: Criteria) -> Meaning:
    """Return what a code means: plain ones at once, others where the label tells."""
    codes = coded.codes
    if coded.is_plain:
        return replace(meaning, key=codes[0], certainty=Certainty.SURE, candidates=())
    scored = tuple(filter(criteria.is_scored, codes)) if item.is_scored else ()
    codes = scored or codes
    alike = [code for code in codes if criteria.is_alike(code, item.label)]
    if len(alike) == 1:
        return likely(meaning, alike[0], BY_LABEL, code=alike[0])
    return replace(meaning, candidates=codes)


def _stranger(meaning: Meaning, item: Item, criteria: Criteria) -> Meaning:
    """Return a code the rules do not have: the label may tell, else it is asked."""
    by_label = _by_label(meaning, item.label, criteria)
    if by_label.key or by_label.candidates:
        return by_label
    if not criteria.order and item.coded:
        code = item.coded.printed.replace(",", ".").rstrip(".)")
        return replace(meaning, key=code, certainty=Certainty.NEW)
    return replace(meaning, evidence=Message(text=NOT_IN_RULES))


def _by_label(meaning: Meaning, label: str, criteria: Criteria) -> Meaning:
    codes = criteria.labelled(label) if label else ()
    if len(codes) == 1:
        return replace(meaning, key=codes[0], certainty=Certainty.SURE, candidates=())
    return replace(meaning, candidates=codes)


def _twin_codes(
    meanings: list[Meaning], items: Sequence[Item], criteria: Criteria
) -> list[Meaning]:
    """Return the lines; of those with one code, the one whose words agree keeps it."""
    every = Counter(m.key for m in meanings if m.key)
    pairs = list(zip(meanings, items, strict=True))
    alike = Counter(
        m.key for m, item in pairs if m.key and criteria.is_alike(m.key, item.label)
    )
    return [
        m
        if not m.key
        or every[m.key] == 1
        or (alike[m.key] == 1 and criteria.is_alike(m.key, item.label))
        else _twin(m, item, criteria)
        for m, item in pairs
    ]


def _twin(meaning: Meaning, item: Item, criteria: Criteria) -> Meaning:
    code = meaning.key or ""
    tens = f"{code}0"  # 1.10 typed as a number reads 1.1
    if criteria.has(tens) and criteria.is_alike(tens, item.label):
        return likely(meaning, tens, BY_LABEL, code=tens)
    codes = (code, tens) if criteria.has(tens) else (code,)
    return asked(meaning, codes, CODE_TWICE)


def _by_neighbours(meanings: list[Meaning], criteria: Criteria) -> list[Meaning]:
    """Return the lines, those settled that only one code fits in the printed order."""
    taken = {m.key for m in meanings if m.key}
    found = list(meanings)
    for place, meaning in enumerate(found):
        if meaning.key or not meaning.candidates:
            continue
        low = _nearest(found[place - 1 :: -1] if place else (), criteria.order, -1)
        high = _nearest(found[place + 1 :], criteria.order, len(criteria.order))
        fits = [
            code
            for code in meaning.candidates
            if code not in taken and low < criteria.order.get(code, -1) < high
        ]
        if len(fits) == 1 and meaning.evidence is None:
            found[place] = likely(meaning, fits[0], BY_ORDER, code=fits[0])
            taken.add(fits[0])
    return found


def _nearest(
    meanings: Sequence[Meaning], order: Mapping[str, int], otherwise: int
) -> int:
    settled = (order[m.key] for m in meanings if m.key and m.key in order)
    return next(settled, otherwise)
