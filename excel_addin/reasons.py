"""Why a cell has no answer: the core's reasons, with what to do in a worksheet."""

from core.errors import (
    N_,
    CchcError,
    NoPlaceChosenError,
    NotInTableError,
    UnitNotRankedError,
    UnknownUnitError,
)
from core.i18n import Localizer

_IN_A_SHEET = {
    UnknownUnitError: N_('No unit is called "{unit}". Nearest names: {candidates}.'),
    UnitNotRankedError: N_("{unit} is not in the published result for {year}."),
    NoPlaceChosenError: N_(
        "Several places are at hand: {places}. Choose one with the environment "
        "variable CCHC_PLACE, then open Excel anew."
    ),
}
_EMPTY_TABLE = N_('No line of the table is "{unit}": no unit stands below its header.')


def reason(error: CchcError, localizer: Localizer) -> str:
    """Return what is wrong and what to do, for a reader who has a worksheet only."""
    if isinstance(error, NotInTableError) and not error.params["candidates"]:
        return localizer.text(_EMPTY_TABLE, **error.params)
    text = _IN_A_SHEET.get(type(error), error.message)
    return localizer.text(text, **error.params)
