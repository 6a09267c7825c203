"""A Windows without Windows: just enough COM for xlwings to run its functions.

`install()` puts stand-ins for pywin32 into ``sys.modules`` and imports xlwings as if on
Windows; from there on xlwings' own code runs: its decorators, `generate_vba_wrapper`,
`call_udf`, its converters. To be used in a process of its own: see `excel_process`.
"""

import asyncio  # noqa: F401  # before the platform is changed: it looks at it
import ctypes
import sys
from datetime import datetime
from types import ModuleType
from unittest.mock import MagicMock

RANGE_IID = "{00020846-0000-0000-C000-000000000046}"
MISSING = -2147352572  # how COM hands over an optional argument left out
_NOT_OURS = ("PIL", "matplotlib", "numpy", "pandas", "polars")  # the product has none
_MODULES = (
    "pythoncom",
    "pywintypes",
    "win32api",
    "win32con",
    "win32event",
    "win32gui",
    "win32process",
    "win32timezone",
    "win32com",
    "win32com.client",
    "win32com.server",
    "win32com.server.dispatcher",
    "win32com.server.policy",
    "win32com.server.util",
)


class ComError(Exception):
    """What pywin32 raises."""

    hresult = 0


class FakeRange:
    """A range of cells as Excel hands it to a function: values row by row."""

    def __init__(self, rows: list[list[object]]) -> None:
        """Keep the cells; a lone cell's value is no tuple, as in Excel."""
        cells = tuple(tuple(row) for row in rows)
        alone = len(cells) == len(cells[0]) == 1
        self.Value = cells[0][0] if alone else cells
        self.Worksheet = MagicMock()
        self.Row = self.Column = 1
        self.Rows = MagicMock(Count=len(cells))
        self.Columns = MagicMock(Count=len(cells[0]))
        self._oleobj_ = MagicMock()
        self._oleobj_.GetTypeInfo().GetTypeAttr().iid = RANGE_IID


def install() -> ModuleType:
    """Return xlwings, imported as on Windows."""
    sys.modules.update(dict.fromkeys(_NOT_OURS))  # type: ignore[arg-type]  # None: hidden
    for name in _MODULES:
        sys.modules[name] = MagicMock(name=name, __file__=f"{name}.dll", __spec__=None)
    _fill(sys.modules)
    platform, libraries = sys.platform, ctypes.PyDLL
    sys.platform = "win32"
    vars(ctypes).update(windll=MagicMock(), oledll=MagicMock(), PyDLL=MagicMock())
    try:
        import xlwings
    finally:
        sys.platform = platform
        vars(ctypes).update(PyDLL=libraries)
    return xlwings


def _fill(modules: dict[str, ModuleType]) -> None:
    """Give the stand-ins what xlwings compares, inherits from or catches."""
    types, com = modules["pywintypes"], modules["pythoncom"]
    client = modules["win32com.client"]
    vars(types).update(
        TimeType=type("TimeType", (datetime,), {}), com_error=ComError, error=ComError
    )
    vars(types)["IID"] = str
    vars(com).update(ole_error=ComError, com_error=ComError)
    bases = ("CDispatch", "CoClassBaseClass", "DispatchBaseClass")
    vars(client).update({name: type(name, (), {}) for name in bases})
    vars(client)["Dispatch"] = lambda thing, **_: thing
    vars(modules["win32com"]).update(client=client, server=modules["win32com.server"])
