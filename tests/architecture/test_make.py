"""What `make` says where it cannot do its work."""

import os
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.architecture.house import ROOT

NOBODY = 65534


def test_a_folder_that_cannot_be_written_to_gets_a_sentence() -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copy(ROOT / "Makefile", folder)
        for needed in ("requirements/run.txt", "pyproject.toml", "hatch_build.py"):
            (folder / needed).parent.mkdir(exist_ok=True)
            (folder / needed).touch()
        folder.chmod(0o555)
        done = subprocess.run(
            ["make", "run"],
            cwd=folder,
            # The suite itself may run under make, which tells its children so.
            env={k: v for k, v in os.environ.items() if not k.startswith("MAKE")},
            user=NOBODY if os.geteuid() == 0 else None,  # root may write everywhere
            capture_output=True,
            text=True,
            check=False,
        )
        folder.chmod(0o755)

    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith("Không ghi được vào thư mục này.")
    assert "cannot be written to" in done.stderr
    assert "Permission denied" not in done.stderr
