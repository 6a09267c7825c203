"""What can be wrong with a scoring workbook that is asked for."""

from core.errors import N_, CchcError


class NoWorkbookNameError(CchcError):
    """A workbook under a name that programs open as something else."""

    code = "CCHC-266"
    message = N_('"{file}" is no name for a workbook. Let it end with .xlsx.')


class BadUnitListError(CchcError):
    """A list of units that makes no columns."""

    code = "CCHC-267"
    message = N_(
        "The list of units {file} cannot be used: {problem}. Write one name a line, "
        "each once."
    )


class TooFineError(CchcError):
    """Rules with more digits than a spreadsheet reckons exactly."""

    code = "CCHC-268"
    message = N_(
        'A spreadsheet cannot reckon the group "{group}" exactly: its figures need '
        "{digits} digits, at most {limit} are exact. Use `cchc score` for it."
    )


class TooManyColumnsError(CchcError):
    """More units than a sheet has columns, or a sheet stays usable with."""

    code = "CCHC-269"
    message = N_(
        'The group "{group}" has {count} units; at most {limit} stand side by side. '
        "Divide the list with --units."
    )
