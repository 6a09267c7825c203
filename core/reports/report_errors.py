"""What can be wrong with a report or a picture that is asked for."""

from core.errors import N_, CchcError


class MissingFolderError(CchcError):
    """A folder to write into that is not there."""

    code = "CCHC-261"
    message = N_("There is no folder {folder}. Make it first, or choose another.")


class UnknownFormatError(CchcError):
    """A form in which nothing is written."""

    code = "CCHC-262"
    message = N_('Nothing is written as "{format}". Choose one of: {known}.')


class SeveralFilesError(CchcError):
    """Several files to be written where only one has a place."""

    code = "CCHC-263"
    message = N_(
        "{count} files do not fit into {file}. Give --out a folder that exists."
    )


class NothingToDrawError(CchcError):
    """A picture of figures that the decision does not print."""

    code = "CCHC-264"
    message = N_("No such picture can be drawn: {problem}.")
