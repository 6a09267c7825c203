"""What ``cchc doctor`` looks at, one function a matter."""

import platform
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as version_of
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import core
from core.cli.app import joined
from core.cli.session import Session
from core.cli.trouble import explained
from core.errors import N_, CchcError
from core.i18n import DOMAIN, LANGUAGES, Localizer, catalogues
from core.streams import holds_vietnamese

OLDEST_PYTHON: Final = (3, 11)
NEEDED_PACKAGES: Final = ("babel", "click", "rapidfuzz", "rich")
OPTIONAL_PACKAGES: Final = ("openpyxl", "xlwings")
OUR_PACKAGES: Final = ("core", "bot", "excel_addin")
NOT_INSTALLED: Final = N_("not installed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One matter that was looked at.

    Attributes:
        matter: Stable key, e.g. ``"python"``.
        in_order: Whether it is as it should be.
        text: What was found, in the reader's language.
        needed: Whether the product needs it.
    """

    matter: str
    in_order: bool
    text: str
    needed: bool = True

    def shape(self) -> dict[str, object]:
        """Return the check as JSON."""
        return {
            "check": self.matter,
            "ok": self.in_order,
            "needed": self.needed,
            "text": self.text,
        }


def version() -> str:
    """Return the installed version; a checkout that is not installed has none."""
    try:
        return version_of("cchc")
    except PackageNotFoundError:
        return Localizer().text(NOT_INSTALLED)


def checkup(session: Session) -> tuple[Check, ...]:
    """Return everything looked at, most basic first."""
    localizer = session.localizer
    return (
        _python(),
        Check(matter="cchc", in_order=True, text=version()),
        *_ours(localizer),
        _data(session),
        *_languages(localizer),
        _output(localizer),
        *_packages(localizer),
        *_joined(localizer),
        Check(
            matter="sqlite",
            in_order=True,
            text=localizer.text("not needed"),
            needed=False,
        ),
    )


def _python() -> Check:
    text = f"{platform.python_version()} ({sys.executable})"
    in_order = sys.version_info >= OLDEST_PYTHON
    return Check(matter="python", in_order=in_order, text=text)


def _ours(localizer: Localizer) -> Iterator[Check]:
    """Yield whether our packages lie together: their names are common ones."""
    home = Path(str(core.__file__)).parent.parent
    for name in OUR_PACKAGES:
        spec = find_spec(name)
        found = Path(str(spec.origin)).parent if spec and spec.origin else None
        text = localizer.text(NOT_INSTALLED) if found is None else str(found)
        yield Check(matter=name, in_order=found == home / name, text=text)


def _data(session: Session) -> Check:
    localizer = session.localizer
    try:
        text = "; ".join(_holdings(session))
    except CchcError as error:
        said = explained(error, localizer)
        return Check(matter="data", in_order=False, text=said)
    except OSError as error:
        return Check(matter="data", in_order=False, text=str(error))
    return Check(matter="data", in_order=True, text=text)


def _holdings(session: Session) -> Iterator[str]:
    """Yield each place with its years, every result of it computed once."""
    archive = session.archive()
    for place in archive.places:
        years = archive.years(place.id)
        for year in years:
            archive.result(place.id, year)
        yield f"{place.name}: {', '.join(map(str, years)) or '–'}"


def _languages(localizer: Localizer) -> Iterator[Check]:
    for language in LANGUAGES:
        file = catalogues() / language / "LC_MESSAGES" / f"{DOMAIN}.mo"
        missing = localizer.text("{file} is not compiled", file=str(file))
        found = file.is_file()
        text = str(file) if found else missing
        yield Check(matter=f"locale-{language}", in_order=found, text=text)


def _output(localizer: Localizer) -> Check:
    encoding = sys.stdout.encoding or "?"
    holds = holds_vietnamese(sys.stdout)
    text = localizer.text("{encoding}: letters lose their marks", encoding=encoding)
    return Check(
        matter="output", in_order=holds, text=encoding if holds else text, needed=False
    )


def _packages(localizer: Localizer) -> Iterator[Check]:
    for name in (*NEEDED_PACKAGES, *OPTIONAL_PACKAGES):
        found = find_spec(name) is not None
        yield Check(
            matter=name,
            in_order=found,
            text=_version_of(name) if found else localizer.text(NOT_INSTALLED),
            needed=name in NEEDED_PACKAGES,
        )


def _version_of(name: str) -> str:
    try:
        return version_of(name)
    except PackageNotFoundError:
        return "?"


def _joined(localizer: Localizer) -> Iterator[Check]:
    """Yield whether the commands of the front ends can be loaded."""
    for entry in joined():
        matter = f"cchc {entry.name}"
        try:
            entry.load()
        except Exception as error:  # noqa: BLE001  # whatever it is, it is reported
            text = localizer.text("cannot be loaded: {problem}", problem=str(error))
            yield Check(matter=matter, in_order=False, text=text)
        else:
            yield Check(matter=matter, in_order=True, text=entry.value)
