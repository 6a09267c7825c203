"""Mapping files that the user asked to be remembered, by the shape of their files.

They lie in the user's own configuration folder and nowhere else; nothing of a workbook
but the words of its headings is ever kept.
"""

import os
import re
import sys
from collections.abc import Mapping
from pathlib import Path

from core.files import as_unwritable, land
from core.rules.source import read_text

_SHAPE = re.compile(r"[0-9A-Za-z_-]{1,128}")


def folder(environment: Mapping[str, str] = os.environ) -> Path:
    """Return where remembered mapping files lie, as the system has it."""
    home = Path(environment.get("HOME") or Path.home())
    if sys.platform == "win32":
        base = Path(environment.get("APPDATA") or home / "AppData" / "Roaming")
    elif sys.platform == "darwin":
        base = home / "Library" / "Application Support"
    else:
        base = Path(environment.get("XDG_CONFIG_HOME") or home / ".config")
    return base / "cchc" / "mappings"


def remembered(shape: str) -> Path | None:
    """Return the mapping file remembered for files of ``shape``, if there is one."""
    file = _file(shape)
    return file if file is not None and file.is_file() else None


def remember(shape: str, mapping: Path) -> Path | None:
    """Keep a copy of a mapping file for files of ``shape``; None without a shape.

    Raises:
        UnwritableFileError: The folder takes no file.
    """
    file = _file(shape)
    if file is None:
        return None
    land(file, read_text(mapping).encode(), makes_folder=True)
    return file


def forget(shape: str) -> Path | None:
    """Remove what is remembered for files of ``shape``; return what was removed.

    Raises:
        UnwritableFileError: The system keeps the file.
    """
    file = remembered(shape)
    if file is None:
        return None
    with as_unwritable(file):
        file.unlink()
    return file


def _file(shape: str) -> Path | None:
    is_plain = _SHAPE.fullmatch(shape) is not None
    return folder() / f"{shape}.toml" if is_plain else None
