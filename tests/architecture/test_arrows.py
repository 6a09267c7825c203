"""Arrows that import-linter cannot draw: whatever is not listed is forbidden."""

import sys
from pathlib import Path

import pytest

from tests.architecture.house import PACKAGES, imported, modules, shown

PURE = ("core/model", "core/scoring", "core/checks", "core/errors")
PURE_FILES = ("core/text.py",)
RECKONING = frozenset(
    {
        "abc", "bisect", "collections", "dataclasses", "datetime", "decimal", "enum",
        "fractions", "functools", "heapq", "itertools", "math", "operator", "re",
        "types", "typing", "unicodedata",
    }
)  # fmt: skip
PURE_CORE = ("core.model", "core.scoring", "core.checks", "core.errors", "core.text")
CORE_DOORS = (
    "core.api", "core.model", "core.errors", "core.i18n", "core.streams", "core.text",
    "core.units", "core.wording",
)  # fmt: skip
# Each outside package enters through one folder; a new one is added here first.
HOMES = {
    "aiohttp": ("bot/channels/telegram",),
    "alembic": ("core/store",),
    "babel": ("core/i18n.py",),
    "click": ("core/cli", "bot/commands.py", "bot/__main__.py", "excel_addin/"),
    "docx": ("core/reports",),
    "jinja2": ("bot/channels/web",),
    "openpyxl": ("core/workbook", "excel_addin"),
    "prometheus_client": ("bot/metrics.py",),
    "psycopg": ("core/store",),
    "python_calamine": ("core/workbook",),
    "rapidfuzz": ("core/units", "core/api/council.py"),
    "rich": ("core/cli", "bot/commands.py", "bot/__main__.py"),
    "sqlalchemy": ("core/store",),
    "starlette": ("bot/channels/web",),
    "structlog": ("bot/log.py",),
    "telegram": ("bot/channels/telegram",),
    "typst": ("core/reports",),
    "uvicorn": ("bot/channels/web",),
    "viparse": ("core/workbook",),
    "xlrd": ("core/workbook",),
    "xlsxwriter": ("core/reports", "core/workbook"),
    "xlwings": ("excel_addin",),
}


def within(name: str, allowed: tuple[str, ...]) -> bool:
    """Tell whether a dotted name is one of ``allowed`` or lies inside one."""
    return any(name == one or name.startswith(f"{one}.") for one in allowed)


def pure(file: Path) -> bool:
    return shown(file).startswith(PURE) or shown(file) in PURE_FILES


def strangers(file: Path) -> set[str]:
    """Return the packages from outside the house that a file imports."""
    tops = {name.partition(".")[0] for name in imported(file)}
    return tops - sys.stdlib_module_names - set(PACKAGES)


def test_the_rules_are_reckoned_with_nothing_but_values() -> None:
    found = {
        f"{shown(file)} imports {name}"
        for file in modules("core")
        if pure(file)
        for name in imported(file)
        if name.partition(".")[0] not in RECKONING and not within(name, PURE_CORE)
    }

    assert found == set()


@pytest.mark.parametrize("package", ["bot", "excel_addin"])
def test_front_ends_enter_the_core_by_its_doors(package: str) -> None:
    found = {
        f"{shown(file)} imports {name}"
        for file in modules(package)
        for name in imported(file)
        if within(name, ("core",)) and not within(name, CORE_DOORS)
    }

    assert found == set()


def test_each_outside_package_has_one_home() -> None:
    found = {
        f"{shown(file)} imports {package}"
        for file in modules(*PACKAGES)
        for package in strangers(file)
        if not shown(file).startswith(HOMES.get(package, ()))
    }

    assert found == set()
