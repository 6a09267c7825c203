"""Programs beside Python that some tests need."""

import os
import shutil

import pytest


def installed(*names: str) -> str:
    """Return the path of a program; where there is none, the test is left out.

    Under CI it fails: there the program is installed before.
    """
    found = next(filter(None, map(shutil.which, names)), None)
    if found is None:
        missing = f"none of {', '.join(names)} is installed"
        if os.environ.get("CCHC_CI"):
            pytest.fail(missing)
        pytest.skip(missing)
    return found
