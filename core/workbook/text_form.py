"""How a text file keeps its letters and parts its fields, for reading and writing."""

from collections import Counter

_HEAD = 4096
_MOSTLY = 0.3  # share of zero bytes at one parity that makes a text UTF-16
_SAMPLE, _SAMPLE_LINES = 1 << 18, 200  # of the text that tells the separator


def wide_encoding(content: bytes) -> str | None:
    """Return which UTF-16 a text without mark is in; None where it is in none."""
    head = content[:_HEAD]
    if b"\0" not in head or len(content) % 2:
        return None
    even, odd = head[::2].count(0), head[1::2].count(0)
    enough = len(head) // 2 * _MOSTLY
    if odd > enough and not even:
        return "utf-16-le"
    return "utf-16-be" if even > enough and not odd else None


def separator(text: str) -> str:
    """Return what parts fields: a tab before all, else what most lines hold.

    A decimal comma between digits separates nothing where semicolons do.
    """
    sample = text[:_SAMPLE].split("\n")[:_SAMPLE_LINES]
    lines = [line for line in sample if line.strip()]
    lines_with = Counter(mark for line in lines for mark in "\t;," if mark in line)
    if lines_with["\t"] * 4 >= len(lines) > 0:
        return "\t"
    semicolons = lines_with[";"]
    return ";" if semicolons and semicolons * 2 >= lines_with[","] else ","
