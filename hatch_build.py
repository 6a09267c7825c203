"""Compiles the catalogues when the product is built, so that no binary is kept.

A wheel receives them as ``core/_locale``; an editable install reads ``locale/``.
"""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

LOCALE = Path(__file__).parent / "locale"


class CatalogueBuildHook(BuildHookInterface):  # type: ignore[type-arg]  # hatchling's own examples leave it open
    """Builds every ``.mo`` before hatchling collects the files."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the catalogues and, for a wheel, have them shipped."""
        compiled = compile_catalogues(catalogues(LOCALE))
        if self.target_name == "wheel" and version != "editable":
            build_data["force_include"] |= {
                str(file): f"core/_locale/{file.relative_to(LOCALE).as_posix()}"
                for file in compiled
            }


def catalogues(folder: Path) -> tuple[Path, ...]:
    """Return the catalogues' sources below ``folder``, sorted."""
    return tuple(sorted(folder.glob("*/LC_MESSAGES/*.po")))


def compile_catalogues(sources: Iterable[Path]) -> tuple[Path, ...]:
    """Write a ``.mo`` beside each ``.po`` and return the written files."""
    return tuple(_compile(source) for source in sources)


def _compile(source: Path) -> Path:
    with source.open("rb") as file:
        catalogue = read_po(file, locale=source.parts[-3])
    target = source.with_suffix(".mo")
    with target.open("wb") as file:
        write_mo(file, catalogue)
    return target


if __name__ == "__main__":
    compile_catalogues(map(Path, sys.argv[1:]) if sys.argv[1:] else catalogues(LOCALE))
