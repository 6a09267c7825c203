"""The diagnosis of an installation, one line a matter."""

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.text import Text

from core.cli.checkup import Check
from core.cli.render_frame import Justify, table
from core.i18n import Localizer


def diagnosis(
    checks: Sequence[Check], localizer: Localizer
) -> Iterator[RenderableType]:
    """Yield a table of what was looked at, then the conclusion."""
    columns: list[tuple[str, Justify]] = [
        (localizer.text("Matter"), "left"),
        (localizer.text("State"), "left"),
        (localizer.text("Found"), "left"),
    ]
    rows = ((one.matter, _state(one, localizer), one.text) for one in checks)
    yield table(columns, rows)
    wrong = [one.matter for one in checks if one.needed and not one.in_order]
    text = localizer.text("Not in order: {matters}", matters=", ".join(wrong))
    yield Text(text if wrong else localizer.text("Everything needed is in order."))


def _state(check: Check, localizer: Localizer) -> str:
    if check.in_order:
        return localizer.text("good")
    return localizer.text("bad") if check.needed else localizer.text("absent")
