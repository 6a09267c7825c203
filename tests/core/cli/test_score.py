"""``cchc score``: results, plans, mapping files, copies, exit codes."""

from decimal import Decimal
from pathlib import Path

import pytest

from core.cli.progress import steps
from tests.core.cli.conftest import Run
from tests.core.workbooks import Value, summary, xlsx
from tests.libreoffice import Office

HEAD: list[Value] = ["STT", "Đơn vị", "Điểm thẩm định", "Điểm điều tra", "Tổng điểm"]


@pytest.fixture(autouse=True)
def _settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "settings"))


@pytest.fixture
def file(tmp_path: Path) -> str:
    """Return a workbook that contradicts nothing."""
    rows: list[list[Value]] = [
        [1, "Huyện Sìn Hồ", Decimal(60), Decimal("15.5"), Decimal("75.5")],
        [2, "Huyện Mường Tè", Decimal("62.25"), Decimal(15), Decimal("77.25")],
    ]
    return str(xlsx(tmp_path / "so-lieu.xlsx", {"Bảng 1": [HEAD, *rows]}))


@pytest.fixture
def contradicted(tmp_path: Path) -> str:
    """Return a workbook of which one total is wrong."""
    rows: list[list[Value]] = [
        [1, "Huyện Sìn Hồ", Decimal(60), Decimal("15.5"), Decimal("74.5")]
    ]
    return str(xlsx(tmp_path / "sai.xlsx", {"Bảng 1": [HEAD, *rows]}))


@pytest.fixture
def unclear(tmp_path: Path) -> str:
    """Return a workbook with a heading nobody can know."""
    rows: list[list[Value]] = [[1, "Huyện Sìn Hồ", Decimal(60), Decimal("15.5")]]
    head: list[Value] = ["STT", "Đơn vị", "Điểm thẩm định", "Cột bốn"]
    return str(xlsx(tmp_path / "cot-la.xlsx", {"Bảng 1": [head, *rows]}))


def test_a_table_for_each_group_then_the_findings(cchc: Run, file: str) -> None:
    outcome = cchc("score", file, "--lang", "en")

    assert (outcome.code, outcome.err) == (0, "")
    lines = outcome.out.splitlines()
    assert lines[0].endswith("computed from so-lieu.xlsx")
    assert lines[2].split() == [
        "1", "Huyện", "Mường", "Tè", "77.25", "KHÁ", "77.25", "100",
    ]  # fmt: skip
    assert "[units-absent]" in outcome.out
    assert "Rules followed: lai-chau, 2017" in outcome.out


def test_json_holds_rows_and_findings(cchc: Run, file: str) -> None:
    outcome = cchc("score", file, "--json")

    assert list(outcome.json) == ["place", "year", "group", "rows", "findings"]
    assert outcome.json["rows"][0] == {
        "unit": "Huyện Mường Tè",
        "id": "huyen-muong-te",
        "index": "77.25",
        "total": "77.25",
        "scale": "100",
        "band": "KHÁ",
        "rank": 1,
    }


def test_contradictions_make_the_exit_code_one(cchc: Run, contradicted: str) -> None:
    outcome = cchc("score", contradicted, "--lang", "en")

    assert outcome.code == 1
    assert "Huyện Sìn Hồ · 'Bảng 1'!E2 [total-sum]" in outcome.out
    assert "to do: Compare both parts" in outcome.out


def test_open_ranks_are_told_as_intervals(cchc: Run, tmp_path: Path) -> None:
    head: list[Value] = ["Đơn vị", "Điểm"]
    rows: list[list[Value]] = [["Huyện A", 84], ["Huyện B", 84]]
    path = xlsx(tmp_path / "a.xlsx", {"A": [head, *rows]})

    outcome = cchc(
        "score", str(path), "--rules", "lang-son/2018", "--group", "huyen",
        "--lang", "en",
    )  # fmt: skip

    lines = outcome.out.splitlines()
    assert [line.split()[0] for line in lines[2:4]] == ["1–2", "1–2"]


@pytest.mark.parametrize(
    "words",
    [
        ["--rules", "xa-xoi/1999"],
        ["--group", "xa"],
        ["--out", "a.toml"],
        ["--remember"],
        ["--formulas"],
        ["--plan", "--write", "a.xlsx"],
        ["--mapping", "khong-co.toml"],
    ],
)
def test_bad_input_has_exit_code_two(cchc: Run, file: str, words: list[str]) -> None:
    outcome = cchc("score", file, *words)

    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err


def test_a_file_that_is_not_there_has_exit_code_two(cchc: Run) -> None:
    assert cchc("score", "khong-co.xlsx").code == 2


def test_the_plan_shows_what_every_line_is(cchc: Run, file: str) -> None:
    drawn = cchc("score", file, "--plan", "--lang", "en")
    shape = cchc("score", file, "--plan", "--json").json

    assert drawn.code == 0
    assert "summary: a line for every unit" in drawn.out
    assert "appraised score" in drawn.out
    assert shape["parts"][0]["sheet"] == "Bảng 1"
    assert (shape["mapping"], shape["remembered"]) == (None, False)


def test_the_plan_asks_what_nobody_can_know(cchc: Run, unclear: str) -> None:
    outcome = cchc("score", unclear, "--lang", "en")

    assert outcome.code == 0
    assert "[not-scored]" in outcome.out


class TestMappingFiles:
    def test_correct_what_was_understood(
        self, cchc: Run, unclear: str, tmp_path: Path
    ) -> None:
        mapping = tmp_path / "mapping.toml"

        written = cchc(
            "score", unclear, "--plan", "--out", str(mapping), "--lang", "en"
        )
        text = mapping.read_text("utf-8")
        mapping.write_text(f'{text}\n[sheets."Bảng 1".columns]\nD = "survey"\n')
        rows = cchc("score", unclear, "--mapping", str(mapping), "--json")

        assert f"The mapping file {mapping} was written." in written.out
        assert '"Huyện Sìn Hồ" = "huyen-sin-ho"' in text
        assert rows.code == 2  # the table stands twice now: said with its line
        mapping.write_text('[sheets."Bảng 1".columns]\nD = "survey"\n')
        rows = cchc("score", unclear, "--mapping", str(mapping), "--json")
        assert rows.json["rows"][0]["index"] == "75.50"

    def test_are_kept_for_files_of_one_shape_when_asked(
        self, cchc: Run, unclear: str, tmp_path: Path
    ) -> None:
        mapping = tmp_path / "mapping.toml"
        mapping.write_text('[sheets."Bảng 1".columns]\nD = "survey"\n')

        kept = cchc(
            "score", unclear, "--mapping", str(mapping), "--remember", "--lang", "en"
        )
        again = cchc("score", unclear, "--lang", "en")
        plan = cchc("score", unclear, "--plan", "--json").json

        assert kept.err.startswith("Kept for files of the same shape: ")
        assert "75.50" in again.out
        assert "The mapping file kept for files of this shape was followed" in again.out
        assert plan["remembered"]

    def test_are_forgotten_when_asked(
        self, cchc: Run, unclear: str, tmp_path: Path
    ) -> None:
        mapping = tmp_path / "mapping.toml"
        mapping.write_text('[sheets."Bảng 1".columns]\nD = "survey"\n')
        cchc("score", unclear, "--mapping", str(mapping), "--remember")

        gone = cchc("score", unclear, "--forget", "--lang", "en")
        none = cchc("score", unclear, "--forget", "--lang", "en")

        assert gone.err.startswith("No longer kept: ")
        assert none.err == "No mapping file was kept for files of this shape.\n"
        assert "[not-scored]" in gone.out

    def test_that_cannot_be_written_are_told(
        self, cchc: Run, file: str, tmp_path: Path
    ) -> None:
        outcome = cchc("score", file, "--plan", "--out", str(tmp_path / "a" / "b.toml"))

        assert (outcome.code, "CCHC-203" in outcome.err) == (2, True)


def test_long_work_shows_a_bar_only_on_a_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with steps(2) as step:
        step("Đọc")
    assert capsys.readouterr().err == ""

    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    monkeypatch.setenv("FORCE_COLOR", "1")
    with steps(2) as step:
        step("Đọc")
        step("Tính")
    assert "Tính" in capsys.readouterr().err


def test_several_groups_are_drawn_one_below_the_other(
    cchc: Run, tmp_path: Path
) -> None:
    sheets = {"Sở": summary("so"), "Huyện": summary("huyen")}

    outcome = cchc("score", str(xlsx(tmp_path / "a.xlsx", sheets)), "--lang", "en")

    assert outcome.code == 1
    assert outcome.out.count("computed from a.xlsx") == 2


class TestCopies:
    def test_hold_the_results(self, cchc: Run, file: str, tmp_path: Path) -> None:
        out = tmp_path / "ra.xlsx"

        outcome = cchc("score", file, "--write", str(out), "--formulas", "--lang", "en")

        assert outcome.code == 0
        assert outcome.err.splitlines()[0] == f"11 cells written: {out}"
        assert "Columns were added at 'Bảng 1'!F1" in outcome.err

    def test_hold_comments(self, cchc: Run, contradicted: str, tmp_path: Path) -> None:
        out = tmp_path / "ra.xlsx"

        outcome = cchc("score", contradicted, "--annotate", str(out), "--json")

        assert (outcome.code, out.exists()) == (1, True)
        assert outcome.json["group"] == "huyen"

    def test_name_formulas_that_were_left(
        self, cchc: Run, tmp_path: Path, office: Office
    ) -> None:
        rows: list[list[Value]] = [
            [*HEAD, "Chỉ số"],
            [1, "Huyện Sìn Hồ", Decimal(60), Decimal("15.5"), Decimal("75.5"), "=E2-1"],
        ]
        plain = xlsx(tmp_path / "a.xlsx", {"Bảng 1": rows})
        saved = office.converted(plain, "xlsx")

        outcome = cchc(
            "score", str(saved), "--write", str(tmp_path / "ra.xlsx"), "--lang", "en"
        )

        assert "Formulas that give something else were left" in outcome.err
        assert "'Bảng 1'!F2" in outcome.err


class TestPlans:
    def test_tell_what_was_passed_over_and_what_has_to_be_asked(
        self, cchc: Run, tmp_path: Path
    ) -> None:
        rows: list[list[Value]] = [[*HEAD], [1, "Sở Vũ trụ", 60, 15, 75]]
        rows += [[2, "Sở Y tế", 60, 15, 75], [3, "Sở Nội vụ", 60, 15, 75]]
        path = xlsx(tmp_path / "a.xlsx", {"Bảng 1": rows, "Ghi chú": [["Kính gửi"]]})

        outcome = cchc("score", str(path), "--plan", "--lang", "en")

        assert "Ghi chú: passed over. " in outcome.out
        assert "[ask-unit]" in outcome.out
        assert "please decide" in outcome.out

    def test_of_long_tables_show_the_first_lines(
        self, cchc: Run, tmp_path: Path
    ) -> None:
        rows: list[list[Value]] = [["Đơn vị", "Điểm"]]
        rows += [[f"Xã Tân Lập {n}", n] for n in range(80)]
        path = xlsx(tmp_path / "a.xlsx", {"A": rows})

        outcome = cchc(
            "score", str(path), "--plan", "--rules", "lang-son/2018", "--group",
            "huyen", "--lang", "en",
        )  # fmt: skip

        assert "and 21 more lines (--json shows all)" in outcome.out

    def test_tell_the_encoding_that_was_undone(self, cchc: Run, tmp_path: Path) -> None:
        text = "§¬n vÞ\t§iÓm thÈm ®Þnh\t§iÓm ®iÒu tra\nHuyÖn Th¨n Uyªn\t60\t15,5\n"
        path = tmp_path / "a.tsv"
        path.write_text(text, encoding="utf-8")

        outcome = cchc("score", str(path), "--plan", "--lang", "en")

        assert "a.tsv: read as tcvn3" in outcome.out
