"""Rules without bands, with open ties and units left out, in worksheet cells."""

from pathlib import Path

import pytest

from excel_addin.functions import CCHC_BAND, CCHC_EXPLAIN, CCHC_INDEX, CCHC_RANK
from tests.core.bandless import bandless
from tests.excel_addin.printed import Table

HEADER = ["Đơn vị", "Điểm thẩm định", "Điểm điều tra"]
ROWS: Table = [HEADER, ["Sở A", 70, 15], ["Sở B", 60, 15]]
TIED: Table = [HEADER, ["Sở A", 70, 15], ["Sở B", 75, 10]]
MARK = "#CCHC!N/A|"


@pytest.fixture(autouse=True)
def _folder(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    folder = bandless(tmp_path, ranks_all="unranked" not in request.node.name)
    monkeypatch.setenv("CCHC_DATA", f"{folder.path}")


def test_index_and_rank_are_there_without_a_band() -> None:
    assert CCHC_INDEX("Sở A", None, ROWS) == 85.0
    assert CCHC_RANK([["Sở A"], ["Sở B"]], None, ROWS) == [[1], [2]]
    assert str(CCHC_BAND("Sở A", None, ROWS)).startswith(MARK)
    assert "85,00 % · – · hạng 1/2" in str(CCHC_EXPLAIN("Sở A", None, ROWS))


def test_a_tie_that_nothing_settles_has_no_rank() -> None:
    shown = str(CCHC_RANK("Sở A", None, TIED))

    assert shown.startswith(MARK)
    assert "1" in shown
    assert "2" in shown


def test_an_unranked_unit_says_why_it_has_no_rank() -> None:
    shown = str(CCHC_RANK("Sở B", None, ROWS))

    assert shown.startswith(MARK)
    assert "mới thành lập" in shown
    assert CCHC_RANK("Sở A", None, ROWS) == 1


def test_a_published_line_without_a_band_is_recomputed_the_same() -> None:
    told = str(CCHC_EXPLAIN("Sở A"))

    assert "ATTENTION" not in told
    assert "LƯU Ý" not in told
    assert "85,00 %" in told
