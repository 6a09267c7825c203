"""The place's own name: context, part of a unit's name, or its capital."""

from dataclasses import replace

from core.units.foreign import Outsider
from core.units.listing import linked
from core.units.mentions import Certainty, Token
from core.units.spans import Span
from core.units.words import Phrase, words

_OTHER_PLACE = Outsider((), is_place=True)


def places_settled(
    spans: list[Span], tokens: tuple[Token, ...]
) -> tuple[list[Span], list[Span]]:
    """Return the named spans, and the spans where the place is mere context."""
    named: list[Span] = []
    context: list[Span] = []
    for position, span in enumerate(spans):
        after_unit = position > 0 and _touches(spans[position - 1], span)
        if not span.is_place:
            named.append(span)
        elif after_unit and named and named[-1] is spans[position - 1]:
            named[-1] = replace(named[-1], end=span.end)
        elif _is_context(span, spans, tokens):
            context.append(span)
        else:
            named.append(_as_unit(span))
    return named, context


def _touches(first: Span, second: Span) -> bool:
    return first.end == second.start and first.outcome is not None


def _is_context(span: Span, spans: list[Span], tokens: tuple[Token, ...]) -> bool:
    """Return whether other words say what is asked, so that the place is no unit."""
    others = [s for s in spans if s is not span and (s.outcome or s.outsider)]
    if any(linked(span, other, tokens) for other in others):
        return False
    return bool(others) or _speaks_of_group(span, tokens)


def _speaks_of_group(span: Span, tokens: tuple[Token, ...]) -> bool:
    outside = (*tokens[: span.start], *tokens[span.end :])
    said = [token.folded for token in outside]
    return any(_contains(said, phrase) for phrase in words().groups)


def _contains(said: list[str], phrase: Phrase) -> bool:
    size = len(phrase)
    return any(tuple(said[i : i + size]) == phrase for i in range(len(said) - size + 1))


def _as_unit(span: Span) -> Span:
    """Return the capital of the same name as a candidate, or the place as foreign."""
    if span.outcome is None:
        return replace(span, outsider=_OTHER_PLACE, is_place=False)
    asked = replace(span.outcome, certainty=Certainty.AMBIGUOUS)
    return replace(span, outcome=asked, is_place=False)
