"""Files, cells and databases that cannot be used as they are (200–219)."""

from core.errors.family import N_, CchcError


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


class FileThereError(CchcError):
    """A file that would be written over."""

    code = "CCHC-213"
    message = N_(
        "{file} is there already and is left as it is. Choose another name, or add "
        "--force to write over it."
    )
