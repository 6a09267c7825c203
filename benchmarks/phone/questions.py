"""What is asked: about every unit of the shipped decision, in several wordings."""

from collections.abc import Sequence
from itertools import permutations

from core.api import open_archive

_ALONE = ("top 5", "bảng xếp hạng", "nguồn", "trợ giúp")
_OF_ONE = (
    "xếp hạng {}",
    "vì sao {} xếp hạng đó",
    "điểm {} năm 2017",
    "{} mất điểm ở đâu",
)
_OF_TWO = ("so sánh {} và {}", "{} với {} ai hơn", "{} hơn {} bao nhiêu điểm")


def usual() -> Sequence[str]:
    """Return questions as they come day after day: each comes again and again."""
    asked = [wording.format(name) for wording in _OF_ONE for name in _names()]
    return (*_ALONE, *asked)


def rare() -> Sequence[str]:
    """Return some 2,000 questions that differ from each other and from the usual."""
    pairs = tuple(permutations(_names(), 2))
    return tuple(wording.format(*pair) for wording in _OF_TWO for pair in pairs)


def _names() -> Sequence[str]:
    groups = open_archive().result().groups
    return [row.printed_name for group in groups for row in group.rows]
