"""Papers of other provinces: other columns, no bands, no ranks, ranks left open."""

from pathlib import Path

import pytest

from core.api import open_archive
from core.api.archive import SHIPPED, Archive
from core.api.pictures import Asked, picture
from core.api.report import Format
from core.i18n import Localizer
from tests.core.papers import paper
from tests.golden.test_other_places import TABLES

ENGLISH = Localizer("en")


def place(path: Path, rules: str, group: str, table: str, columns: str) -> Archive:
    """Return a province with its shipped rules and a published table as decision."""
    name, year = rules.split("/")
    lines = (TABLES / f"{table}.tsv").read_text("utf-8").replace("%", "").splitlines()
    rows = [line.split("\t") for line in lines[1:] if line.split("\t")[0].isdigit()]
    units = "".join(
        f'[[units]]\nid = "u-{n}"\nname = "{row[1]}"\ngroup = "{group}"\n'
        for n, row in enumerate(rows)
    )
    folder = path / name / year / "decision"
    folder.mkdir(parents=True)
    (path / name / "units.toml").write_text(
        f'[place]\nid = "{name}"\nname = "tỉnh X"\n\n{units}', "utf-8"
    )
    text = (SHIPPED / rules / "rules.toml").read_text("utf-8")
    (folder.parent / "rules.toml").write_text(text, "utf-8")
    (folder / "decision.toml").write_text(
        f'place = "{name}"\nyear = {year}\nnumber = "1/QĐ-UBND"\nissued = 2019-02-03\n'
        'released = 2019-02-03\nissuer = "UBND tỉnh X"\ntitle = "Công bố"\n'
        f'[[tables]]\ngroup = "{group}"\nsummary = "x.tsv"\n',
        "utf-8",
    )
    order, unit_name, *figures = columns.split()
    # Points of 100 are the index too, where only they are printed.
    rows = [[*row, *row[-1:] * (len(figures) + 2 - len(row))] for row in rows]
    body = ["\t".join((row[0], f"u-{n}", *row[1:])) for n, row in enumerate(rows)]
    header = "\t".join((order, "unit", unit_name, *figures))
    (folder / "x.tsv").write_text("\n".join((header, *body, "")), "utf-8")
    return open_archive(path)


@pytest.fixture(scope="module")
def binh_duong(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    columns = "order name appraised survey total index"
    folder = tmp_path_factory.mktemp("bd")
    return place(folder, "binh-duong/2017", "huyen", "binhduong_2017_huyen", columns)


@pytest.fixture(scope="module")
def lang_son(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    folder = tmp_path_factory.mktemp("ls")
    return place(
        folder, "lang-son/2018", "so", "langson_2018_so", "order name total index"
    )


def test_only_printed_columns_are_there(binh_duong: Archive) -> None:
    [table] = paper(binh_duong.result()).document.tables

    keys = [column.key for column in table.columns]
    assert keys == ["order", "name", "appraised", "survey", "total", "index"]
    first = [entry.text for entry in table.rows[0].entries]
    assert first == ["1", "Thành phố Thủ Dầu Một", "51,75", "32,83", "84,58", "84,58"]
    assert "The decision prints no ranks." in table.notes


def test_a_narrow_paper_stands_upright(binh_duong: Archive) -> None:
    from pypdfium2 import PdfDocument

    content = paper(binh_duong.result()).rendered(Format.PDF)

    width, height = PdfDocument(content)[0].get_size()
    assert width < height
    assert "03/02/2019" not in content.decode("latin-1")
    first = PdfDocument(content)[0].get_textpage().get_text_range()
    assert "Decision No. 1/QĐ-UBND of 03/02/2019" in " ".join(first.split())


@pytest.mark.parametrize("kind", ["ranking", "distribution"])
def test_indices_without_bands_are_drawn(binh_duong: Archive, kind: str) -> None:
    made = picture(binh_duong, Asked(kind=kind), ENGLISH)

    assert "of 9 units" in made.alt
    assert "band" not in made.alt


@pytest.mark.parametrize("wanted", Format)
def test_points_alone_are_a_paper_too(lang_son: Archive, wanted: Format) -> None:
    made = paper(lang_son.result())

    assert made.rendered(wanted)


def test_ranks_that_rules_leave_open_are_said_to_be(lang_son: Archive) -> None:
    [table] = paper(lang_son.result()).document.tables

    told = [note for note in table.notes if "Sở Khoa học và Công nghệ" in note]
    assert len(told) == 1
    assert len(table.notes) == 5 + len(["no ranks"])
    assert "rank 2–3; the known rules do not decide" in told[0]


def test_reasons_for_having_no_rank_are_told(
    tmp_path: Path,
) -> None:
    columns = "order name appraised survey total index"
    archive = place(
        tmp_path, "binh-duong/2017", "huyen", "binhduong_2017_huyen", columns
    )
    rules = tmp_path / "binh-duong" / "2017" / "rules.toml"
    text = rules.read_text("utf-8")
    one = (
        '\n[[groups.huyen.unranked]]\nunit = "u-1"\nreason = "mới thành lập"\n'
        'status = "inferred"\nevidence = "x"\n'
    )
    rules.write_text(text + one, "utf-8")
    [table] = paper(open_archive(tmp_path).result()).document.tables
    assert "Not ranked: Thị xã Tân Uyên: mới thành lập" in table.notes

    whole = (
        '\n[groups.huyen.not_ranked]\nreason = "chỉ chấm điểm"\n'
        'status = "inferred"\nevidence = "x"\n'
    )
    rules.write_text(text + whole, "utf-8")
    [table] = paper(open_archive(tmp_path).result()).document.tables
    assert "Not ranked: chỉ chấm điểm" in table.notes
    assert archive.places
