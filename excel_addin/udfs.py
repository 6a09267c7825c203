"""The functions as xlwings registers them in Excel, generated from the declarations.

Point the add-in's "UDF Modules" at ``excel_addin.udfs``. Off Windows the decorators of
xlwings change nothing, so these are plain functions there.
"""

from collections.abc import Callable
from inspect import Parameter, Signature

import xlwings as xw

from core.i18n import DEFAULT_LANGUAGE
from excel_addin import functions
from excel_addin.functions import Argument, WorksheetFunction

Udf = Callable[..., object]
_LONGEST_HELP = 255  # Excel refuses more


def _generated(declared: WorksheetFunction) -> Udf:
    """Return a function that xlwings can look into, doing what is declared."""

    def udf(*values: object, **named: object) -> object:
        """Answer a cell, errors in its own way."""
        return declared(*values, **named)

    udf.__name__ = udf.__qualname__ = declared.name
    udf.__doc__ = declared.help[DEFAULT_LANGUAGE][:_LONGEST_HELP]
    udf.__annotations__ = {}  # xlwings takes hints for converters and knows no `object`
    parameters = [_parameter(argument) for argument in declared.arguments]
    vars(udf)["__signature__"] = Signature(parameters)
    return _registered(udf, declared.arguments)


def _parameter(argument: Argument) -> Parameter:
    default = None if argument.optional else Parameter.empty
    return Parameter(argument.name, Parameter.POSITIONAL_OR_KEYWORD, default=default)


def _registered(udf: Udf, arguments: tuple[Argument, ...]) -> Udf:
    """Return ``udf`` registered: ranges always as rows, error cells as their text."""
    for argument in arguments:
        text = argument.help[DEFAULT_LANGUAGE][:_LONGEST_HELP]
        udf = xw.arg(argument.name, ndim=2, err_to_str=True, doc=text)(udf)
    return xw.func(category=functions.CATEGORY)(xw.ret()(udf))


CCHC_INDEX = _generated(functions.CCHC_INDEX)
CCHC_BAND = _generated(functions.CCHC_BAND)
CCHC_RANK = _generated(functions.CCHC_RANK)
CCHC_EXPLAIN = _generated(functions.CCHC_EXPLAIN)
