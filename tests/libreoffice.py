"""A real LibreOffice without a window: it opens our workbooks and reckons them anew.

One profile and one process at a time; every call has its own deadline. Formulas are
always recalculated on loading, whatever values were saved beside them.
"""

import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.programs import installed

NAMES = ("soffice", "libreoffice")
SECONDS = 120
Rows = tuple[tuple[object, ...], ...]
_ALWAYS = "0"
_RECALCULATES = "".join(
    f'<item oor:path="/org.openoffice.Office.Calc/Formula/Load">'
    f'<prop oor:name="{name}" oor:op="fuse"><value>{_ALWAYS}</value></prop></item>'
    for name in ("OOXMLRecalcMode", "ODFRecalcMode")
)
_SETTINGS = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<oor:items xmlns:oor="http://openoffice.org/2001/registry">'
    f"{_RECALCULATES}</oor:items>"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """An office with a profile of its own.

    Attributes:
        program: Its path.
        folder: Where its profile and what it writes are kept.
    """

    program: str
    folder: Path

    def converted(self, file: Path, kind: str, *, seconds: float = SECONDS) -> Path:
        """Return ``file`` as the office saves it: ``"xlsx"``, ``"csv"``, ``"pdf"``…"""
        out = self.folder / kind
        made = out / f"{file.stem}.{kind.partition(':')[0]}"
        made.unlink(missing_ok=True)
        done = subprocess.run(  # a program found on the path
            [
                self.program,
                f"-env:UserInstallation={(self.folder / 'profile').as_uri()}",
                *("--headless", "--norestore", "--convert-to", kind),
                *("--outdir", f"{out}", f"{file}"),
            ],
            capture_output=True,
            text=True,
            timeout=seconds,
            check=False,
        )
        assert made.is_file(), f"{file.name} was not opened: {done.stderr}"
        return made

    def recalculated(
        self, file: Path, *, seconds: float = SECONDS
    ) -> Mapping[str, Rows]:
        """Return every sheet's values after a full recalculation, from A1 on."""
        from openpyxl import load_workbook

        book = load_workbook(
            self.converted(file, "xlsx", seconds=seconds), data_only=True
        )
        return {
            sheet.title: tuple(tuple(row) for row in sheet.iter_rows(values_only=True))
            for sheet in book.worksheets
        }


@pytest.fixture(scope="session")
def office() -> Iterator[Office]:
    """Return a LibreOffice that recalculates whatever it loads."""
    program = installed(*NAMES)
    with TemporaryDirectory(prefix="cchc-office-") as folder:
        settings = Path(folder, "profile", "user", "registrymodifications.xcu")
        settings.parent.mkdir(parents=True)
        settings.write_text(_SETTINGS, "utf-8")
        yield Office(program=program, folder=Path(folder))
