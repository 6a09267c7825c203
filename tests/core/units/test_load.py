"""A units file with a fault is refused with file, line, path and what is allowed."""

from pathlib import Path

import pytest

from core.errors import BadKeyError, BadValueError, CchcError, MissingFileError
from core.units import load_registry

GOOD = """
[place]
id = "x"
name = "tỉnh X"

[[units]]
id = "so-a"
name = "Sở A"
group = "so"
valid_to = 2025-02-28
successors = [{ unit = "so-b", status = "inferred", evidence = "mô hình chung" }]

[[units]]
id = "so-b"
name = "Sở B"
group = "so"
valid_from = 2025-03-01
predecessors = [
    { unit = "so-a", status = "stated", citation = { document = "1/NQ" } },
]
"""


def load(tmp_path: Path, text: str) -> object:
    file = tmp_path / "units.toml"
    file.write_text(text, encoding="utf-8")
    return load_registry(file)


def fault(tmp_path: Path, old: str, new: str) -> CchcError:
    assert old in GOOD
    with pytest.raises(CchcError) as caught:
        load(tmp_path, GOOD.replace(old, new, 1))
    return caught.value


def test_reads_units_with_their_links(tmp_path: Path) -> None:
    file = tmp_path / "units.toml"
    file.write_text(GOOD, encoding="utf-8")
    registry = load_registry(file)

    first, second = registry.units
    assert registry.place.name == "tỉnh X"
    assert [link.unit for link in first.successors] == ["so-b"]
    assert second.predecessors[0].basis.citation is not None


def test_names_an_unknown_key_with_its_line(tmp_path: Path) -> None:
    error = fault(tmp_path, 'group = "so"', 'gruop = "so"')

    assert isinstance(error, BadKeyError)
    assert error.params["line"] == 9
    assert error.params["path"] == "units[0].gruop"
    assert "group" in str(error.params["allowed"])


def test_names_a_missing_key(tmp_path: Path) -> None:
    error = fault(tmp_path, 'name = "Sở B"\n', "")

    assert isinstance(error, BadKeyError)
    assert error.params["path"] == "units[1].name"


@pytest.mark.parametrize(
    ("old", "new", "path"),
    [
        ('id = "so-b"', 'id = "so-a"', "units[1].id"),
        ('unit = "so-b"', 'unit = "so-c"', "units[0].successors[0].unit"),
        ("valid_to = 2025-02-28", 'valid_to = "2025"', "units[0].valid_to"),
        ("valid_to = 2025-02-28", 'parent = "huyen"', "units[0].parent"),
        ('"inferred"', '"guessed"', "units[0].successors[0].status"),
        ('evidence = "mô hình chung"', 'evidence = ""', "units[0].successors[0]"),
    ],
)
def test_refuses_a_wrong_value(tmp_path: Path, old: str, new: str, path: str) -> None:
    error = fault(tmp_path, old, new)

    assert isinstance(error, BadValueError)
    assert error.params["path"] == path


def test_a_folder_without_the_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(MissingFileError):
        load_registry(tmp_path / "units.toml")
