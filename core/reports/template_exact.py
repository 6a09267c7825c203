"""Whether a spreadsheet can reckon the rules of a group exactly."""

from core.model import Compare, CompareOn, ScaleKind
from core.reports.template_errors import TooFineError
from core.reports.template_shape import Frame, places

MOST_DIGITS = 14  # one less than every program compares and cuts without rounding
_ROOM = 2  # points above the full scale


def require_exact(frame: Frame) -> None:
    """Refuse rules whose whole numbers would be longer than spreadsheets keep.

    Raises:
        TooFineError: Names the group, the digits needed and the most there are.
    """
    digits = len(f"{largest(frame)}")
    if digits > MOST_DIGITS:
        raise TooFineError(group=frame.group.code, digits=digits, limit=MOST_DIGITS)


def largest(frame: Frame) -> int:
    """Return about the largest whole number that the reckoning sheet multiplies."""
    group = frame.group
    assigned = [one.points for one in group.scale.assigned]
    full = max([group.scale.full, *assigned])
    points = int(full * _ROOM * 10**frame.digits)
    found = [2 * points * 100 * 10**group.rounding.digits]
    finest = max([places(band.at_least) for band in group.bands], default=0)
    if group.compare is Compare.EXACT or group.compare_on is CompareOn.POINTS:
        found += [points * points, points * max(int(full), 100) * 10**finest]
    own = group.column_rounding.get("total")
    if group.scale.kind is ScaleKind.RESCALED and own is not None:
        found.append(2 * points * int(full) * 10 ** int(own.digits + places(full)))
    return int(max(found))
