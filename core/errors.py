"""Errors a user can act on: 1xx what was entered, 2xx a file or cell, 9xx our rules.

Each front end converts the family in exactly one place: the command line, the
conversation's channel, the worksheet cell. Anything else that is raised is a bug.
"""

from typing import ClassVar


def N_(message: str) -> str:  # noqa: N802  # gettext's own name for "mark, do not translate"
    """Return ``message`` itself, marked so that the catalogues pick it up."""
    return message


class CchcError(Exception):
    """Base of the errors a user can act on.

    A subclass states a stable ``code`` for support and a ``message`` that says what
    is wrong and what to do; its fields are the keyword arguments of ``raise``.
    """

    code: ClassVar[str] = "CCHC-000"
    message: ClassVar[str] = ""

    def __init__(self, **params: object) -> None:
        """Keep the fields; the text is made when somebody reads it."""
        super().__init__(f"{self.code}: {self.message.format(**params)}")
        self.params = params


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


class NoPlaceChosenError(CchcError):
    """Several places are at hand and none was named."""

    code = "CCHC-115"
    message = N_(
        "Several places are at hand: {places}. Choose one with --place or CCHC_PLACE."
    )


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


class TwoSourcesError(CchcError):
    """A question and a file of questions in one call."""

    code = "CCHC-116"
    message = N_(
        "Either a question or a file with --batch is answered, not both. "
        "Leave one of them out."
    )


class UndeterminedError(CchcError):
    """A result that the known rules leave open."""

    code = "CCHC-114"
    message = N_("not determined: {choices}. {why}")


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


class MissingFileError(CchcError):
    """A file or folder that should be there is not."""

    code = "CCHC-201"
    message = N_("{file} is missing. {hint}")


class UnreadableFileError(CchcError):
    """The system does not let us read a file."""

    code = "CCHC-202"
    message = N_("{file} cannot be read: {problem}. Check its permissions.")


class UnwritableFileError(CchcError):
    """The system does not let us write a file."""

    code = "CCHC-203"
    message = N_(
        "{file} cannot be written: {problem}. Choose another folder or ask for "
        "permission."
    )


class SyntaxFileError(CchcError):
    """A file that is not well-formed TOML, TSV or UTF-8."""

    code = "CCHC-204"
    message = N_("{file}, line {line}: {problem}. Correct that line.")


class BadKeyError(CchcError):
    """A key that is unknown or missing in one of our files."""

    code = "CCHC-205"
    message = N_("{file}, line {line}, {path}: {problem}. Allowed here: {allowed}.")


class BadValueError(CchcError):
    """A value of the wrong kind in one of our files."""

    code = "CCHC-206"
    message = N_("{file}, line {line}, {path}: {problem}. Expected: {expected}.")


class BadCellError(CchcError):
    """A cell of a table that cannot be read as a figure."""

    code = "CCHC-207"
    message = N_('{where}: "{text}" is not {expected}. Correct that cell.')


class DatabaseAddressError(CchcError):
    """An address that no database we can use may have; it is not repeated."""

    code = "CCHC-208"
    message = N_(
        "DATABASE_URL is not the address of a database that can be used here. Write "
        "postgresql://user:password@host/name or sqlite:///folder/file.sqlite3; signs "
        "such as @ and / in the password are written %40 and %2F."
    )


class DatabaseUnavailableError(CchcError):
    """A database that does not answer or does not do what it is asked."""

    code = "CCHC-209"
    message = N_(
        "The database {database} cannot be used: {problem}. Check that it runs, that "
        "DATABASE_URL is right and that its user may create and change tables."
    )


class DamagedDatabaseError(CchcError):
    """A file that is no database, or no longer one."""

    code = "CCHC-210"
    message = N_(
        "{file} is not a database or is damaged. Put a copy of it from before in its "
        "place, or move it away and start again with an empty one."
    )


class NewerDatabaseError(CchcError):
    """A database whose tables a later version of the product wrote."""

    code = "CCHC-211"
    message = N_(
        "The database {database} was written by a newer version of cchc. Install that "
        "version or use another database."
    )


class MissingPackageError(CchcError):
    """A part of the product that was not installed."""

    code = "CCHC-212"
    message = N_(
        'The Python package "{package}" is missing. Install the product with it: '
        'pip install "cchc[{extra}]".'
    )


class NotAWorkbookError(CchcError):
    """A file whose content is something else than a workbook or a text."""

    code = "CCHC-230"
    message = N_(
        "{file} is not a workbook but {found}. Open it in a spreadsheet program, save "
        "it as .xlsx and use that file."
    )


class DamagedWorkbookError(CchcError):
    """A workbook that breaks off or contradicts itself."""

    code = "CCHC-231"
    message = N_(
        "{file} is damaged, {part}: {problem}. Open it in a spreadsheet program and "
        "save it again, or ask for another copy."
    )


class WorkbookTooLargeError(CchcError):
    """A workbook beyond one of the limits of reading."""

    code = "CCHC-232"
    message = N_(
        "{file} is too large, {part}: {found} {measure}; at most {limit} are read. "
        "Keep only the tables that are scored and save them as a new file."
    )


class ProtectedWorkbookError(CchcError):
    """A workbook that only opens with a password."""

    code = "CCHC-233"
    message = N_(
        "{file} is protected by a password. Open it in a spreadsheet program, remove "
        "the password, save it and use that file."
    )


class SecretWorkbookError(CchcError):
    """A file marked as a state secret."""

    code = "CCHC-234"
    message = N_(
        '{file} is marked "{mark}" ({place}). Files that are state secrets are not '
        "read here; handle it as the law on state secrets says."
    )


class DangerousWorkbookError(CchcError):
    """A workbook with something no honest program writes."""

    code = "CCHC-235"
    message = N_(
        "{file} is refused, {part}: {problem}. No spreadsheet program writes this; ask "
        "where the file comes from."
    )


class ReadingStoppedError(CchcError):
    """Reading that took more than it was allowed."""

    code = "CCHC-236"
    message = N_(
        "Reading {file} was stopped: it needs more than {limit}. Keep only the tables "
        "that are scored and save them as a new file."
    )


class NotAFileError(CchcError):
    """A folder, a device or a pipe where a file should be."""

    code = "CCHC-237"
    message = N_("{file} is {found}, not a file. Name the workbook itself.")


class NoPlaceForResultsError(CchcError):
    """A workbook in which results can be written nowhere."""

    code = "CCHC-245"
    message = N_(
        "Results cannot be written into {file}: {problem}. Add columns headed Chỉ số, "
        "Xếp loại and Xếp hạng to the table, or name the columns in a mapping file."
    )


class NothingToScoreError(CchcError):
    """A workbook in which no table of units and scores was found."""

    code = "CCHC-246"
    message = N_(
        "No table with units and scores of {groups} was found in {file}. Run "
        "`cchc score FILE --plan` to see how the file is understood, and correct it "
        "with a mapping file."
    )


class NotXlsxError(CchcError):
    """A sort of file that nothing can be written into without harm."""

    code = "CCHC-250"
    message = N_(
        "{file} is {kind}; results are written into .xlsx, .xlsm and text files only. "
        "Open it in Excel, choose File → Save As → Excel Workbook (*.xlsx), and use "
        "the new file."
    )


class EncryptedWorkbookError(CchcError):
    """A workbook that only opens with a password."""

    code = "CCHC-251"
    message = N_(
        "{file} is locked with a password. Open it in Excel, choose File → Info → "
        "Protect Workbook → Encrypt with Password, empty the box, save, try again."
    )


class SignedWorkbookError(CchcError):
    """A workbook whose digital signature any change would break."""

    code = "CCHC-252"
    message = N_(
        "{file} carries a digital signature, which any change would break. Save an "
        "unsigned copy (File → Info → View Signatures → Remove Signature) and use that."
    )


class UnsafeWorkbookError(CchcError):
    """A workbook whose insides are not as they must be."""

    code = "CCHC-253"
    message = N_(
        "{file}, {part}: {problem}. Nothing was written. Open the file in Excel, save "
        "it under a new name as .xlsx, and use the new file."
    )


class UnknownSheetError(CchcError):
    """No worksheet of the file has that name."""

    code = "CCHC-254"
    message = N_('{file} has no worksheet "{sheet}". Its worksheets: {known}.')


class LockedCellError(CchcError):
    """A cell that must not be written: it belongs to something larger."""

    code = "CCHC-255"
    message = N_("{where} cannot be written: {problem}. {hint} Nothing was written.")


class SameFileError(CchcError):
    """The file to write is the file that is read."""

    code = "CCHC-256"
    message = N_(
        "{target} is the workbook itself, which stays as it is. Name another file."
    )


class BadWrittenError(CchcError):
    """A value that no cell can hold, or a place that is no cell."""

    code = "CCHC-257"
    message = N_("{where}: {problem}. Nothing was written.")


class TargetKindError(CchcError):
    """A target whose ending says something else than what it would hold."""

    code = "CCHC-258"
    message = N_(
        "{target} must end in {suffix} as {source} does, or Excel will not open it."
    )


class OldEncodingError(CchcError):
    """A text file whose encoding has no such letters."""

    code = "CCHC-259"
    message = N_(
        '{file} is not in Unicode and cannot hold "{text}". Open it in Excel, choose '
        "File → Save As → CSV UTF-8, and use the new file."
    )


class InvalidRuleError(CchcError):
    """Rules that contradict themselves."""

    code = "CCHC-901"
    message = N_("The rules contradict themselves: {problem}. Correct the rule file.")
