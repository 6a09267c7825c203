"""What is only sometimes needed is only then imported."""

import subprocess
import sys

import pytest

HEAVY = (
    "alembic", "asyncio", "babel", "bot", "excel_addin", "openpyxl", "psycopg",
    "rapidfuzz", "rich", "sqlalchemy", "xlwings",
)  # fmt: skip


@pytest.mark.parametrize("module", ["core.api", "core.cli"])
def test_a_door_opens_without_the_heavy_packages(module: str) -> None:
    told = f"import sys, {module}; print(*(m for m in {HEAVY!r} if m in sys.modules))"

    done = subprocess.run(
        [sys.executable, "-c", told], capture_output=True, text=True, check=True
    )

    assert done.stdout.split() == []
