import shutil
import subprocess
from pathlib import Path

import pytest

from tests.core.cli.conftest import Run


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_of_each_shell_is_printed(cchc: Run, shell: str) -> None:
    done = cchc("completion", shell)

    assert done.code == 0
    assert f"_CCHC_COMPLETE={shell}_complete" in done.out


def test_bash_accepts_its_script(cchc: Run, tmp_path: Path) -> None:
    script = tmp_path / "cchc.bash"
    script.write_text(cchc("completion", "bash").out, "utf-8")

    bash = shutil.which("bash")
    if bash is not None:
        subprocess.run([bash, "-n", str(script)], check=True)


def asked(process: Run, line: str) -> list[str]:
    """Return what the shell is offered at the end of a line."""
    words = line.split(" ")
    done = process(
        _CCHC_COMPLETE="bash_complete", COMP_WORDS=line, COMP_CWORD=str(len(words) - 1)
    )
    return [offer.partition(",")[2] for offer in done.out.split()]


def test_commands_are_completed(process: Run) -> None:
    assert asked(process, "cchc ra") == ["rank"]


def test_options_are_completed(process: Run) -> None:
    assert asked(process, "cchc rank --y") == ["--year"]


def test_keys_of_units_are_completed(process: Run) -> None:
    assert asked(process, "cchc show so-t") == [
        "so-thong-tin-va-truyen-thong",
        "so-tai-chinh",
        "so-tu-phap",
        "so-tai-nguyen-va-moi-truong",
    ]


def test_data_that_cannot_be_read_completes_nothing(process: Run) -> None:
    assert asked(process, "cchc show --data khong-co so-t") == []
