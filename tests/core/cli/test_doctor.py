from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest

from core.cli import checkup
from tests.core.cli.conftest import Copy, Run


def state(done: dict[str, list[dict[str, object]]], matter: str) -> dict[str, object]:
    return next(one for one in done["checks"] if one["check"] == matter)


@pytest.fixture(autouse=True)
def _no_front_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave out what other packages add: here only the core is looked at."""
    monkeypatch.setattr(checkup, "joined", tuple)


def test_an_installation_in_order_gives_exit_code_0(cchc: Run) -> None:
    done = cchc("doctor")

    assert done.code == 0
    assert done.out.splitlines()[-1] == "Mọi thứ cần thiết đều ổn."


def test_places_and_years_are_told(cchc: Run) -> None:
    done = cchc("doctor", "--json").json

    assert done["ok"] is True
    assert state(done, "data")["text"] == "tỉnh Lai Châu: 2017"
    assert state(done, "locale-vi")["ok"] is True


def test_broken_data_gives_exit_code_2_and_its_place(cchc: Run, copy: Copy) -> None:
    copy.change("decision.toml", 'issuer = "', 'isuer = "')

    done = cchc("doctor", "--data", str(copy.folder), "--json")

    assert done.code == 2
    assert done.json["ok"] is False
    assert "decision.toml" in str(state(done.json, "data")["text"])


def test_catalogues_that_are_not_compiled_are_told(
    cchc: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(checkup, "catalogues", lambda: tmp_path)

    done = cchc("doctor")

    assert done.code == 2
    assert done.out.splitlines()[-1] == "Chưa ổn: locale-vi, locale-en"


def test_a_package_that_is_only_useful_may_be_absent(
    cchc: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checkup, "OPTIONAL_PACKAGES", ("khong_co_goi_nay",))

    done = cchc("doctor")

    assert done.code == 0
    assert "khong_co_goi_nay" in done.out
    assert "không có" in done.out


def test_an_output_without_vietnamese_is_told(process: Run) -> None:
    told = process("doctor", "--json", PYTHONIOENCODING="cp1252").json

    assert state(told, "output")["ok"] is False


def test_a_command_that_cannot_be_loaded_is_told(
    cchc: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Broken:
        name, value = "broken", "nowhere:nothing"

        def load(self) -> None:
            raise ImportError(self.value)

    class Working(Broken):
        name = "working"

        def load(self) -> None:
            return None

    monkeypatch.setattr(checkup, "joined", lambda: (Broken(), Working()))

    done = cchc("doctor", "--json")

    assert done.code == 2
    assert state(done.json, "cchc broken")["text"] == "không nạp được: nowhere:nothing"
    assert state(done.json, "cchc working")["ok"] is True


def test_a_checkout_that_is_not_installed_has_no_version(
    cchc: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def absent(name: str) -> str:
        raise PackageNotFoundError(name)

    monkeypatch.setattr(checkup, "version_of", absent)

    assert cchc("--version").out == "cchc chưa cài\n"
