"""Aligned tables on standard output."""

from collections.abc import Sequence


def show(title: str, header: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print a table: the first column to the left, figures to the right."""
    lines = (header, *rows)
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    print(f"\n{title}")
    for line in lines:
        first, *others = (
            cell.rjust(width) if position else cell.ljust(width)
            for position, (cell, width) in enumerate(zip(line, widths, strict=True))
        )
        print("  ".join((first, *others)).rstrip())


def ms(value: float) -> str:
    """Return milliseconds with three significant places or so."""
    return f"{value:,.1f}" if value < 100 else f"{value:,.0f}"  # noqa: PLR2004  # three digits say enough


def times(ratio: float) -> str:
    """Return a ratio as ``×1.23``."""
    return f"×{ratio:.2f}"
