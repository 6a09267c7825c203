"""The process that Excel would talk to: one JSON request a line, one answer a line.

Run as ``python -m tests.excel_addin.excel_process``. What passes in between is xlwings'
own code over `fake_com`; only COM itself is missing.
"""

import io
import json
import logging
import sys
from datetime import datetime
from types import ModuleType, SimpleNamespace
from typing import Any
from unittest.mock import MagicMock

from tests.excel_addin import fake_com

MODULE = "excel_addin.udfs"


def main() -> None:
    """Answer requests until the input ends."""
    logging.basicConfig(stream=sys.stderr)  # xlwings prints where nobody logs
    fake_com.install()
    from xlwings import udfs

    answers: Any = {
        "call": _call,
        "vba": _vba,
        "import": _import,
        "register": _registered,
    }
    for line in sys.stdin:
        request = json.loads(line)
        answer = answers[request.pop("do")](udfs, **request)
        sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")
        sys.stdout.flush()


def _call(udfs: ModuleType, name: str, arguments: list[Any]) -> object:
    """Call a function as a formula in a cell does."""
    given = tuple(_argument(argument) for argument in arguments)
    caller = fake_com.FakeRange([[None]])
    return udfs.call_udf(MODULE, name, given, None, caller)


def _argument(argument: Any) -> object:
    """Return a range for rows, a left out argument for null, else the value."""
    if isinstance(argument, list):
        return fake_com.FakeRange([[_content(cell) for cell in r] for r in argument])
    return fake_com.MISSING if argument is None else argument


def _content(cell: Any) -> object:
    """Return a cell's content; ``{"date": …}`` is a date as COM hands it over."""
    if not isinstance(cell, dict):
        return cell
    day = datetime.fromisoformat(cell["date"])
    return sys.modules["pywintypes"].TimeType(day.year, day.month, day.day)


def _vba(udfs: ModuleType, workbook: str) -> str:
    """Return the stubs that xlwings writes into a workbook."""
    text = io.StringIO()
    module = udfs.get_udf_module(MODULE, None)
    udfs.generate_vba_wrapper(MODULE, module, text, SimpleNamespace(Name=workbook))
    return text.getvalue()


def _import(udfs: ModuleType) -> list[dict[str, object]]:
    """Press "Import Functions": return what Excel is told about each function."""
    workbook = MagicMock()
    workbook.Name = "cchc.xlam"
    workbook.Application.Version = "16.0"
    udfs.get_udf_module(MODULE, None)  # an add-in has no embedded code to look for
    udfs.import_udfs(MODULE, workbook)
    told = workbook.Application.MacroOptions.call_args_list
    return [{"name": call.args[0], **call.kwargs} for call in told]


def _registered(udfs: ModuleType) -> dict[str, object]:
    """Return what xlwings registered about each function's arguments."""
    module = udfs.get_udf_module(MODULE, None)
    found = (getattr(module, name) for name in dir(module))
    registered = [udf.__xlfunc__ for udf in found if hasattr(udf, "__xlfunc__")]
    return {function["name"]: function["args"] for function in registered}


if __name__ == "__main__":
    main()
