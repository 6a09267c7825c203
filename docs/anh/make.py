"""Draw docs/anh/make-run.svg from what the product really prints.

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

PICTURE = Path(__file__).with_name("make-run.svg")
COLUMNS = 100
QUESTION = "xếp hạng Sở Y tế"
# No font is fetched from anywhere. DejaVu is not named: its Vietnamese marks go astray.
FONTS = "Consolas, Menlo, 'Noto Sans Mono', 'Liberation Mono', monospace"
_FETCHED = re.compile(r"@font-face \{\{.*?\}\}", re.DOTALL)
# Lines are clipped at the height of Latin letters: ế would lose its tone.
_CLIPPED = re.compile(r' clip-path="url\(#cchc-line-\d+\)"')


def main() -> None:
    """Write the picture."""
    PICTURE.write_text(drawn(), "utf-8")


def drawn() -> str:
    """Return the picture of one question piped into ``make run``."""
    shown = Text.from_ansi(printed(QUESTION))
    width = max(map(len, shown.plain.splitlines()))
    console = Console(record=True, width=width, file=StringIO())
    console.print(f'[bold green]$[/] echo "{QUESTION}" | make run', highlight=False)
    console.print(shown)
    template = _FETCHED.sub("", CONSOLE_SVG_FORMAT).replace("Fira Code", FONTS)
    picture = console.export_svg(title="cchc", code_format=template, unique_id="cchc")
    return _CLIPPED.sub("", picture)


def printed(question: str) -> str:
    """Return what ``make run`` prints for one piped question, colours included."""
    settings = {"FORCE_COLOR": "1", "COLUMNS": str(COLUMNS), "CCHC_LANG": "vi"}
    done = subprocess.run(  # our own command
        [sys.executable, "-m", "bot"],
        input=f"{question}\n",
        env={**os.environ, **settings},
        capture_output=True,
        check=True,
        text=True,
        encoding="utf-8",
    )
    return done.stdout


if __name__ == "__main__":
    main()
