"""What somebody entered: names, years, questions, assumptions (1xx)."""

from core.errors.family import N_, CchcError


class UnknownUnitError(CchcError):
    """No unit of the place has that name."""

    code = "CCHC-101"
    message = N_(
        'No unit is called "{unit}". Nearest names: {candidates}. '
        "Run `cchc units` for the whole list."
    )


class AmbiguousUnitError(CchcError):
    """Several units answer to that name."""

    code = "CCHC-102"
    message = N_(
        '"{unit}" may be several units: {candidates}. Write the full name of one.'
    )


class UnknownYearError(CchcError):
    """No released decision covers that year."""

    code = "CCHC-103"
    message = N_(
        "There is no published result for {year}. Years at hand: {years}. "
        "Ask for one of these."
    )


class UnknownPlaceError(CchcError):
    """No data folder describes that place."""

    code = "CCHC-104"
    message = N_('There is no place "{place}". Places at hand: {places}.')


class UnknownGroupError(CchcError):
    """The rules have no such group of units."""

    code = "CCHC-105"
    message = N_('There is no group "{group}". Groups at hand: {known}.')


class EmptyQuestionError(CchcError):
    """A question without any text."""

    code = "CCHC-106"
    message = N_('The question is empty. Try, for instance, "5 đơn vị đứng đầu".')


class QuestionTooLongError(CchcError):
    """A question longer than anybody would ask."""

    code = "CCHC-107"
    message = N_(
        "The question has {length} characters; at most {limit} are read. "
        "Ask in one short sentence."
    )


class UnitNotRankedError(CchcError):
    """A unit that exists but is not in the decision."""

    code = "CCHC-108"
    message = N_(
        "{unit} is not in the published result for {year}. Run `cchc rank` to see "
        "which units are."
    )


class BadTableError(CchcError):
    """A range of cells that is no summary table."""

    code = "CCHC-109"
    message = N_(
        "The table cannot be read: {problem}. It needs a header row with the "
        "columns: {columns}."
    )


class UnknownDecisionError(CchcError):
    """Neither a folder nor a released decision goes by that name."""

    code = "CCHC-110"
    message = N_(
        '"{decision}" is neither a folder nor a decision at hand. '
        "Decisions at hand: {known}."
    )


class NotInTableError(CchcError):
    """A unit that no line of the given table names."""

    code = "CCHC-111"
    message = N_('No line of the table is "{unit}". Nearest names in it: {candidates}.')


class DuplicateUnitError(CchcError):
    """A unit with several lines in one table."""

    code = "CCHC-112"
    message = N_('"{unit}" stands on several lines: {where}. Keep one of them.')


class MissingFigureError(CchcError):
    """A result that cannot be had because a figure is absent."""

    code = "CCHC-113"
    message = N_("{where}: {unit} has no {figure}.")


class UndeterminedError(CchcError):
    """A result that the known rules leave open."""

    code = "CCHC-114"
    message = N_("not determined: {choices}. {why}")


class NoPlaceChosenError(CchcError):
    """Several places are at hand and none was named."""

    code = "CCHC-115"
    message = N_(
        "Several places are at hand: {places}. Choose one with --place or CCHC_PLACE."
    )


class TwoSourcesError(CchcError):
    """A question and a file of questions in one call."""

    code = "CCHC-116"
    message = N_(
        "Either a question or a file with --batch is answered, not both. "
        "Leave one of them out."
    )


class BadAssumptionError(CchcError):
    """An assumption that nothing can be reckoned from."""

    code = "CCHC-117"
    message = N_('"{text}" cannot be assumed: {problem}.')


class UnknownBandError(CchcError):
    """The rules of the group have no such band."""

    code = "CCHC-118"
    message = N_('There is no band "{band}". Bands of this group: {known}.')


class NoOtherReadingError(CchcError):
    """A unit without such a contradiction, or one that has no other reading."""

    code = "CCHC-119"
    message = N_(
        '{unit} has no contradiction "{code}" with another reading. '
        "Those with one: {known}."
    )


class NothingToCompareError(CchcError):
    """Fewer than two units to put side by side, or one of them named twice."""

    code = "CCHC-125"
    message = N_(
        "These are not several different units: {units}. Name at least two, none of "
        "them twice."
    )
