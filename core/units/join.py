"""Spans brought together: what stands beside a name decides what the name means."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from core.units.foreign import Outsider, gazetteer, province_after
from core.units.mentions import Certainty, Token
from core.units.names import folded
from core.units.spans import Span
from core.units.window import Window, is_unknown
from core.units.words import Phrase, words

_LONGEST_PHRASE = 4
_OTHER_OFFICE = Outsider((), is_place=False)
_OTHER_PLACE = Outsider((), is_place=True)
_PROVINCE = frozenset({"tỉnh", "tinh"})


def other_offices(spans: list[Span], tokens: tuple[Token, ...]) -> list[Span]:
    """Make offices of ours foreign where a word before makes them other offices."""
    return [_other_office(span, spans, tokens) for span in spans]


def _other_office(span: Span, spans: list[Span], tokens: tuple[Token, ...]) -> Span:
    if span.outcome is None:
        return span
    for size in range(1, _LONGEST_PHRASE):
        window = Window(tokens, span.start - size, span.start)
        if window.start >= 0 and _is_office_head(window, span, spans):
            return Span(start=window.start, end=span.end, outsider=_OTHER_OFFICE)
    return span


def _is_office_head(window: Window, span: Span, spans: list[Span]) -> bool:
    if any(s.start < window.end and window.start < s.end for s in spans):
        return False
    said = tuple(token.marked for token in window.inner)
    if said not in gazetteer().heads and not _is_plain_head(window):
        return False
    outcome = span.outcome
    return outcome is not None and (
        outcome.bare or len(said) > 1 or _is_firm_head(said)
    )


def _is_plain_head(window: Window) -> bool:
    heads = {tuple(map(folded, head)) for head in gazetteer().heads}
    said = tuple(token.folded for token in window.inner)
    return not window.has_marks and not window.is_common and said in heads


def _is_firm_head(said: Phrase) -> bool:
    return said in words().offices


def with_leads(spans: list[Span], tokens: tuple[Token, ...]) -> list[Span]:
    """Take in "people's committee of" before territories, the kind before places."""
    return [_with_lead(span, spans, tokens) for span in spans]


def joined(spans: list[Span], tokens: tuple[Token, ...]) -> list[Span]:
    """Return the spans with their neighbours' words taken in, left to right."""
    merged: list[Span] = []
    for span in spans:
        pair = _merged(merged[-1], span, tokens) if merged else None
        if pair is None:
            merged.append(span)
        else:
            merged[-1] = pair
    return [_with_tail(span, merged, tokens) for span in merged]


def _with_lead(span: Span, spans: Sequence[Span], tokens: tuple[Token, ...]) -> Span:
    is_land = span.outcome is not None and span.outcome.is_territory
    if is_land:
        return replace(span, start=_start(span, spans, tokens, words().leads))
    if span.outsider is not None and span.outsider.is_place:
        return replace(span, start=_start(span, spans, tokens, words().territories))
    return span


def _start(
    span: Span,
    spans: Sequence[Span],
    tokens: tuple[Token, ...],
    phrases: frozenset[Phrase],
) -> int:
    for size in range(_LONGEST_PHRASE, 0, -1):
        start = span.start - size
        said = tuple(token.folded for token in tokens[max(start, 0) : span.start])
        is_free = all(s.end <= start or s.start >= span.start for s in spans)
        if start >= 0 and is_free and said in phrases:
            return start
    return span.start


def _merged(first: Span, second: Span, tokens: tuple[Token, ...]) -> Span | None:
    """Return both as one when the second tells where the first is, else None."""
    between = [token.folded for token in tokens[first.end : second.start]]
    if garbled := _garbled(first, second, tokens):
        return garbled
    if any(word not in words().within for word in between):
        return None
    return (
        (None if between else _same(first, second))
        or _nested(first, second)
        or _nested(second, first)
        or _in_another_place(first, second)
        or (None if between else _other_level(first, second))
    )


def _garbled(first: Span, second: Span, tokens: tuple[Token, ...]) -> Span | None:
    """Return one unit named twice around unknown words as one name, to be confirmed."""
    between = tokens[first.end : second.start]
    same = _same(first, second)
    if same is None or same.outcome is None or not _is_slip(between):
        return None
    return replace(same, outcome=replace(same.outcome, certainty=Certainty.FUZZY))


def _is_slip(between: tuple[Token, ...]) -> bool:
    if len(between) == 1:
        return between[0].folded not in words().links
    return len(between) < _LONGEST_PHRASE and any(map(is_unknown, between))


def _same(first: Span, second: Span) -> Span | None:
    """Return both as one when they name one unit twice."""
    one, two = first.outcome, second.outcome
    if one is None or two is None or one.units != two.units:
        return None
    return Span(start=first.start, end=second.end, outcome=one)


def _nested(commune: Span, district: Span) -> Span | None:
    """Return the commune of that district; of another one, it must be asked about."""
    inner, outer = commune.outcome, district.outcome
    if inner is None or outer is None or len(outer.units) != 1:
        return None
    if not all(unit.parent for unit in inner.units):
        return None
    here = tuple(u for u in inner.units if u.parent == outer.units[0].id)
    start, end = min(commune.start, district.start), max(commune.end, district.end)
    settled = inner.certainty if len(inner.units) == 1 else Certainty.EXACT
    certainty = settled if len(here) == 1 else Certainty.AMBIGUOUS
    found = replace(inner, units=here or inner.units, certainty=certainty)
    return Span(start=start, end=end, outcome=found)


def _in_another_place(first: Span, second: Span) -> Span | None:
    """Return our office in a foreign place as one foreign span."""
    if first.outcome and second.outsider is not None and second.outsider.is_place:
        return Span(start=first.start, end=second.end, outsider=_OTHER_PLACE)
    return None


def _other_level(first: Span, second: Span) -> Span | None:
    """Return an office with the territory it belongs to as one foreign span."""
    found = Span(start=first.start, end=second.end, outsider=_OTHER_OFFICE)
    office_first = first.outsider is not None and not first.outsider.is_place
    if office_first and (second.outcome or second.outsider or second.is_place):
        return found
    local = second.outcome is not None and second.outcome.is_territory
    is_loose = first.outcome is not None and first.outcome.loose
    return found if is_loose and local and not second.is_place else None


def _with_tail(span: Span, spans: Sequence[Span], tokens: tuple[Token, ...]) -> Span:
    """Take in "of the province" after a unit's name."""
    if span.outcome is None and span.outsider is None:
        return span
    if span.is_place:
        return span
    for size in range(_LONGEST_PHRASE, 0, -1):
        end = span.end + size
        is_free = all(s.end <= span.end or s.start >= end for s in spans)
        if is_free and _means_here(Window(tokens, span.end, end), size):
            return replace(span, end=end)
    return span


def _means_here(window: Window, size: int) -> bool:
    """Return whether "of the province" is said: ``tính`` is no ``tỉnh``."""
    said = tuple(token.folded for token in window.inner)
    return len(said) == size and any(
        tuple(map(folded, phrase)) == said
        and not window.agreement(phrase).contradictions
        for phrase in words().here
    )


def provinces_beside(spans: list[Span], tokens: tuple[Token, ...]) -> Iterator[Span]:
    """Yield provinces named in everyday words right after an office or its kind."""
    offices = (s.end for s in spans if s.outcome and not s.outcome.is_territory)
    kinds = (n + 1 for n, token in enumerate(tokens) if token.marked in _PROVINCE)
    for start in (*offices, *kinds):
        window = province_after(tokens, start)
        if window and all(s.end <= start or s.start >= window.end for s in spans):
            kind = int(start > 0 and tokens[start - 1].marked in _PROVINCE)
            yield Span(start=start - kind, end=window.end, outsider=_OTHER_PLACE)


def unknown_names(tokens: tuple[Token, ...], taken: list[bool]) -> Iterator[Span]:
    """Yield kinds followed by words nobody knows: a body that is not ours."""
    for start, token in enumerate(tokens):
        if not taken[start] and token.marked in words().single_kinds:
            end = _unknown_until(start + 1, tokens, taken)
            if end - start > 2:  # noqa: PLR2004  # one odd word is no name
                yield Span(start=start, end=end, outsider=_other(token))


def _other(kind: Token) -> Outsider:
    return _OTHER_PLACE if (kind.folded,) in words().territories else _OTHER_OFFICE


def _unknown_until(start: int, tokens: tuple[Token, ...], taken: list[bool]) -> int:
    end = start
    while end < len(tokens) and not taken[end] and is_unknown(tokens[end]):
        end += 1
    return end
