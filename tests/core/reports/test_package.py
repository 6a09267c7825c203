"""The data package: what it says of its files is true."""

import csv
import hashlib
import json
from io import BytesIO, StringIO
from typing import Any
from zipfile import ZipFile

import pytest

from core.api.report import Format
from core.model import CellState, Result
from core.text import dotted
from tests.core.papers import paper, province, rendered

Files = dict[str, bytes]


def opened(content: bytes) -> Files:
    """Return the files of a package."""
    with ZipFile(BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


@pytest.fixture(scope="module")
def files(result: Result) -> Files:
    return opened(rendered(result, Format.PACKAGE))


@pytest.fixture(scope="module")
def descriptor(files: Files) -> Any:  # JSON is what it is
    return json.loads(files["datapackage.json"])


def table(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(content.decode("utf-8-sig"), newline="")))


def test_sizes_and_checksums_are_those_of_the_files(
    files: Files, descriptor: Any
) -> None:
    listed = {one["path"] for one in descriptor["resources"]}

    assert listed == set(files) - {"datapackage.json", "README.md"}
    for one in descriptor["resources"]:
        content = files[one["path"]]
        assert one["bytes"] == len(content)
        assert one["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"


def test_columns_are_those_of_the_schema(files: Files, descriptor: Any) -> None:
    tables = [one for one in descriptor["resources"] if "schema" in one]

    assert [one["name"] for one in tables] == ["so", "huyen", "so-items", "huyen-items"]
    for one in tables:
        fields = one["schema"]["fields"]
        header, *_ = table(files[one["path"]])
        assert [field["name"] for field in fields] == list(header)


def test_cells_are_of_the_type_the_schema_says(files: Files, descriptor: Any) -> None:
    for one in descriptor["resources"]:
        for field in one.get("schema", {}).get("fields", ()):
            cells = [row[field["name"]] for row in table(files[one["path"]])]
            if field["type"] in {"number", "integer"}:
                assert all(c.replace(".", "").isdigit() for c in cells if c)


def test_every_item_of_the_annex_is_a_line(files: Files, result: Result) -> None:
    for printed in result.decision.tables:
        assert printed.annex is not None
        wanted = [
            (row.code, unit, dotted(cell.text) if cell.value is not None else "")
            for row in printed.annex.rows
            for unit, cell in zip(printed.annex.units, row.cells, strict=True)
        ]
        found = table(files[f"{printed.group}-items.csv"])
        assert [(o["code"], o["unit"], o["points"]) for o in found] == wanted


def test_a_missing_score_says_why(files: Files) -> None:
    states = {one["state"] for one in table(files["so-items.csv"])}

    assert states == {state.value for state in CellState} - {CellState.LOST.value}


def test_findings_are_in_it(files: Files, result: Result) -> None:
    told = json.loads(files["findings.json"])["findings"]

    assert len(told) == len(result.findings)


def test_the_digest_is_told(files: Files, descriptor: Any, result: Result) -> None:
    digest = paper(result).document.seal.digest

    assert descriptor["digest"] == f"sha256:{digest}"
    assert digest in files["README.md"].decode()


@pytest.mark.parametrize(("language", "word"), [("vi", "Nội dung"), ("en", "Bytes")])
def test_it_explains_itself(result: Result, language: str, word: str) -> None:
    readme = opened(rendered(result, Format.PACKAGE, language))["README.md"].decode()

    assert word in readme
    assert "{" not in readme


def test_the_same_day_gives_the_same_bytes(result: Result) -> None:
    first, second = (rendered(result, Format.PACKAGE) for _ in range(2))

    assert first == second


def test_a_rank_in_words_is_text(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("words") / "x"
    place = province(folder, ("Sở A", "Sở B"), ranks=("1", "không xếp hạng"))
    files = opened(rendered(place.result(), Format.PACKAGE))

    fields = json.loads(files["datapackage.json"])["resources"][0]["schema"]["fields"]
    types = {field["name"]: field["type"] for field in fields}
    assert (types["rank"], types["order"], types["index"]) == (
        "string",
        "integer",
        "number",
    )
