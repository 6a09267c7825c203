"""``cchc ask``: one question, or a file of them, as text or JSON."""

import json
from pathlib import Path
from typing import Any

import pytest

from core.cli import main
from tests.core.folders import copied

KEYS = [
    "query", "status", "intent", "units", "group", "year", "n", "criterion", "text",
]  # fmt: skip


@pytest.fixture(autouse=True)
def _no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("CCHC_LANG", "CCHC_DATA", "CCHC_PLACE", "CCHC_CONTACT"):
        monkeypatch.delenv(name, raising=False)


def objects(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_the_answer_is_written_as_text(capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["ask", "xếp hạng Sở Y tế"])

    first = capsys.readouterr().out.splitlines()[0]
    assert (code, first) == (0, "Sở Y tế: hạng 20/20 · 64,29 % · TB · năm 2017")


def test_words_need_no_quotes(capsys: pytest.CaptureFixture[str]) -> None:
    main(["ask", "--json", "top", "2", "huyện"])

    assert objects(capsys)[0]["units"] == ["Thành phố Lai Châu", "Huyện Tân Uyên"]


def test_json_has_these_keys_and_values(capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["ask", "sìn hồ hạng mấy", "--json"])

    answer = objects(capsys)[0]
    text = answer.pop("text")
    assert (code, text.startswith("Huyện Sìn Hồ: hạng 6/8")) == (0, True)
    assert answer == {
        "query": "sìn hồ hạng mấy",
        "status": "answered",
        "intent": "rank_unit",
        "units": ["Huyện Sin Hồ"],
        "group": "huyen",
        "year": 2017,
        "n": None,
        "criterion": None,
    }


@pytest.mark.parametrize(
    ("question", "status", "intent", "units"),
    [
        ("sở công thươg", "confirm", "rank_unit", ["Sở Công Thương"]),
        ("so noai vu hang may", "ask_back", "rank_unit", ["Sở Nội vụ", "Sở Ngoại vụ"]),
        ("xếp thứ mấy", "ask_back", "clarify", []),
        ("huyện mường nhé", "not_found", "not_found", []),
        ("thời tiết hôm nay", "out_of_scope", "out_of_scope", []),
        ("sở y tế năm 2035", "not_found", "not_found", []),
    ],
)
def test_every_status_is_a_success(
    capsys: pytest.CaptureFixture[str],
    question: str,
    status: str,
    intent: str,
    units: list[str],
) -> None:
    code = main(["ask", question, "--json"])

    answer = objects(capsys)[0]
    assert code == 0
    assert (answer["status"], answer["intent"]) == (status, intent)
    assert sorted(answer["units"]) == sorted(units)


def test_a_file_is_read_raw_line_by_line(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "questions.txt"
    file.write_bytes(
        "  sở y tế\t\r\n\n\u200bhạng \ufffd".encode() + b"\xff\n" + b"x" * 600
    )

    code = main(["ask", "--batch", str(file), "--json"])

    answers = objects(capsys)
    assert code == 0
    assert [a["query"] for a in answers[:3]] == [
        "  sở y tế\t",
        "",
        "\u200bhạng \ufffd\ufffd",
    ]
    assert [a["status"] for a in answers] == [
        "answered", "out_of_scope", "ask_back", "out_of_scope",
    ]  # fmt: skip
    assert all(list(answer) == KEYS for answer in answers)


def test_lines_do_not_know_each_other(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "questions.txt"
    file.write_text("sở y tế hạng mấy\ncòn năm 2016 thì sao\n", "utf-8")

    main(["ask", "--batch", str(file), "--json"])

    assert objects(capsys)[1]["status"] == "ask_back"


@pytest.mark.parametrize(
    "words",
    [
        ["ask", ""],
        ["ask", "\t \u200b"],
        ["ask"],
        ["ask", "a" * 10_000],
        ["ask", "--batch", "no-such-file"],
        ["ask", "--batch", "."],
        ["ask", "--batch", "-", "sở y tế"],
        ["ask", "--data", "no-such-folder", "sở y tế"],
        ["ask", "--place", "Hà Nội", "sở y tế"],
    ],
)
def test_bad_input_is_a_sentence_and_two(
    capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    code = main(words)

    said = capsys.readouterr()
    assert (code, said.out) == (2, "")
    assert said.err.startswith("Lỗi: ")
    assert "Traceback" not in said.err


def test_english_is_a_choice(capsys: pytest.CaptureFixture[str]) -> None:
    main(["ask", "sở y tế", "--lang", "en"])

    first = capsys.readouterr().out.splitlines()[0]
    assert first == "Sở Y tế: rank 20/20 · 64.29 % · TB · year 2017"


def test_the_environment_names_whom_to_turn_to(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CCHC_CONTACT", "Hỏi Văn phòng.")

    main(["ask", "giá vàng hôm nay"])

    assert capsys.readouterr().out.splitlines()[-1] == "Hỏi Văn phòng."


def test_the_table_tells_an_open_band_and_inferred_thresholds(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    folder = copied(tmp_path / "place").change(
        "2017/decision/huyen.tsv",
        "06/14 xã/thị trấn xếp loại tốt (42,9%); 07/14 xã xếp loại khá (50%)",
        "08/14 xã/thị trấn xếp loại tốt (57,1%); 05/14 xã xếp loại khá (35,7%)",
    )

    main(["run", "--no-web", "--data", f"{folder.path}"])

    lines = capsys.readouterr().out.splitlines()
    (told,) = (line for line in lines if "Huyện Tam Đường" in line)
    assert "82,52 TỐT/KHÁ " in told
    inferred = "Ngưỡng xếp loại suy ra từ bảng kết quả 2017"
    assert sum(line.startswith(inferred) for line in lines) == 2
