"""The files of the repository, as the architecture tests look at them."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGES = ("core", "bot", "excel_addin")
BUILT = frozenset({"__pycache__", "build", "dist", "htmlcov"})


def files(folder: Path = ROOT) -> Iterator[Path]:
    """Yield what is kept under version control; built files and caches are not."""
    for entry in sorted(folder.iterdir()):
        if entry.is_dir() and _kept(entry):
            yield from files(entry)
        elif entry.is_file():
            yield entry


def _kept(folder: Path) -> bool:
    hidden = folder.name.startswith(".") and folder.name != ".ci"
    return not hidden and folder.name not in BUILT


def modules(*folders: str) -> tuple[Path, ...]:
    """Return the Python files below the named folders of the repository."""
    return tuple(
        file
        for folder in folders
        for file in files(ROOT / folder)
        if file.suffix == ".py"
    )


def tree(file: Path) -> ast.Module:
    """Return the syntax tree of a Python file."""
    return ast.parse(file.read_text("utf-8"), file.name)


def shown(file: Path) -> str:
    """Return the path as the repository names it."""
    return file.relative_to(ROOT).as_posix()


def imported(file: Path) -> Iterator[str]:
    """Yield the dotted name of every module that a file imports, lazily or not."""
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from _imported_from(node)


def _imported_from(node: ast.ImportFrom) -> Iterator[str]:
    """Yield ``core.api`` for ``from core import api``, else the module named."""
    module = node.module or ""
    if module in PACKAGES:
        yield from (f"{module}.{alias.name}" for alias in node.names)
    else:
        yield module
