"""Functions and files stay small enough to be read at one go."""

import ast
from collections.abc import Iterator
from statistics import median, quantiles

from tests.architecture.house import PACKAGES, modules, shown, tree

MEDIAN_BODY, NINTH_DECILE_BODY, LONGEST_BODY = 5, 20, 40
LONGEST_FILE = 300
Function = ast.FunctionDef | ast.AsyncFunctionDef


def bodies() -> dict[str, int]:
    """Return the lines of every function's body, docstring excluded."""
    return {
        f"{shown(file)}:{node.lineno} {node.name}": body_lines(node)
        for file in modules(*PACKAGES)
        for node in ast.walk(tree(file))
        if isinstance(node, Function)
    }


def body_lines(function: Function) -> int:
    documented = ast.get_docstring(function) is not None
    body = function.body[1:] if documented else function.body
    return (function.end_lineno or 0) - body[0].lineno + 1 if body else 0


def undocumented() -> Iterator[str]:
    for file in modules(*PACKAGES):
        for node in public(tree(file)):
            if ast.get_docstring(node) is None:
                yield f"{shown(file)}: {getattr(node, 'name', 'the module')}"


def public(
    node: ast.Module | ast.ClassDef | Function,
) -> Iterator[ast.Module | ast.ClassDef | Function]:
    """Yield a module or class and the public names in it, not those in functions."""
    yield node
    if not isinstance(node, Function):
        for child in node.body:
            if isinstance(child, ast.ClassDef | Function) and child.name[0] != "_":
                yield from public(child)


def test_functions_are_short() -> None:
    lines = list(bodies().values())

    assert median(lines) <= MEDIAN_BODY
    assert quantiles(lines, n=10)[-1] <= NINTH_DECILE_BODY


def test_no_function_is_long() -> None:
    assert {name: n for name, n in bodies().items() if n > LONGEST_BODY} == {}


def test_no_file_is_long() -> None:
    lines = {
        shown(file): file.read_text("utf-8").count("\n")
        for file in modules(*PACKAGES, "tests", "benchmarks")
    }

    assert {name: n for name, n in lines.items() if n > LONGEST_FILE} == {}


def test_every_public_name_says_what_it_is() -> None:
    assert list(undocumented()) == []
