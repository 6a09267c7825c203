"""Workbooks that cannot be read, scored or written to (230–259)."""

from core.errors.family import N_, CchcError


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
        "Keep only the tables that are scored and save them as a new file; for a large "
        "file of your own there is `cchc score --large`."
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
