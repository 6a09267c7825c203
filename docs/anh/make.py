"""Draw pictures of commands, docs/anh/*.svg, from what the product really prints.

Run it with the product's own Python: ``.venv/bin/python docs/anh/make.py``.
"""  # noqa: INP001  # a script, in no package

import os
import re
import subprocess
import sys
from io import StringIO
from pathlib import Path

from rich._export_format import CONSOLE_SVG_FORMAT
from rich.console import Console
from rich.text import Text

FOLDER = Path(__file__).parent
ROOT = FOLDER.parent.parent
COLUMNS = 100
MOST_LINES = 60
QUESTION = "xếp hạng Sở Y tế"
# What stands behind the prompt, what is run, and what is piped to it.
PICTURES = {
    "make-run": (f'echo "{QUESTION}" | make run', ("bot",), f"{QUESTION}\n"),
    "score": (
        "cchc score docs/vi-du/cac-huyen-2017.csv",
        ("core.cli", "score", "docs/vi-du/cac-huyen-2017.csv"),
        "",
    ),
    "rules-check": (
        "cchc rules check docs/vi-du/quy-tac-sai.toml",
        ("core.cli", "rules", "check", "docs/vi-du/quy-tac-sai.toml"),
        "",
    ),
    "check": ("cchc check", ("core.cli", "check"), ""),
}
# No font is fetched from anywhere. DejaVu is not named: its Vietnamese marks go astray.
FONTS = "Consolas, Menlo, 'Noto Sans Mono', 'Liberation Mono', monospace"
_FETCHED = re.compile(r"@font-face \{\{.*?\}\}", re.DOTALL)
# Lines are clipped at the height of Latin letters: ế would lose its tone.
_CLIPPED = re.compile(r' clip-path="url\(#cchc-line-\d+\)"')


def main() -> None:
    """Write the pictures."""
    for name in PICTURES:
        (FOLDER / f"{name}.svg").write_text(drawn(name), "utf-8")


def drawn(name: str) -> str:
    """Return the picture of one command and what it prints."""
    typed, arguments, piped = PICTURES[name]
    shown = _cut(Text.from_ansi(printed(arguments, piped)))
    width = max(map(len, shown.plain.splitlines()))
    console = Console(record=True, width=width, file=StringIO())
    console.print(f"[bold green]$[/] {typed}", highlight=False)
    console.print(shown)
    template = _FETCHED.sub("", CONSOLE_SVG_FORMAT).replace("Fira Code", FONTS)
    picture = console.export_svg(title="cchc", code_format=template, unique_id="cchc")
    return _CLIPPED.sub("", picture)


def _cut(shown: Text) -> Text:
    """Return the first lines, with a sign where more follow."""
    lines = shown.split("\n")
    if len(lines) <= MOST_LINES:
        return shown
    return Text("\n").join([*lines[:MOST_LINES], Text("…")])


def printed(arguments: tuple[str, ...], piped: str) -> str:
    """Return what a command prints, colours included."""
    settings = {"FORCE_COLOR": "1", "COLUMNS": str(COLUMNS), "CCHC_LANG": "vi"}
    done = subprocess.run(  # noqa: S603  # our own commands; 1 tells of findings
        [sys.executable, "-m", *arguments],
        input=piped,
        env={**os.environ, **settings},
        cwd=ROOT,
        capture_output=True,
        check=False,
        text=True,
        encoding="utf-8",
    )
    return done.stdout


if __name__ == "__main__":
    main()
