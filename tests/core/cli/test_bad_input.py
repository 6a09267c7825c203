import os
from pathlib import Path

import pytest

from tests.core.cli.conftest import Copy, Run


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("show", "Sở Du hành vũ trụ"), "Sở Du hành vũ trụ"),
        (("show", ""), "cchc units"),
        (("explain", "Sở Du hành vũ trụ"), "Sở Du hành vũ trụ"),
        (("rank", "--year", "1999"), "1999"),
        (("rank", "--year", "hai nghìn"), "bốn chữ số"),
        (("rank", "--place", "Hà Nội"), "lai-chau"),
        (("rank", "--group", "phòng"), "so, huyen"),
        (("rank", "--data", "khong-co"), "khong-co"),
        (("check", "khong-co"), "502/QĐ-UBND"),
        (("rank", "--lang", "fr"), "'vi', 'en'"),
        (("rank", "--yea"), "--year"),
        (("rank", "thừa"), "thừa"),
        (("show",), "ĐƠN_VỊ"),
        (("rnk",), "rank"),
        (("completion", "cmd"), "bash"),
    ],
)
def test_bad_input_gets_a_sentence_and_exit_code_2(
    cchc: Run, words: tuple[str, ...], said: str
) -> None:
    done = cchc(*words)

    assert (done.code, done.out) == (2, "")
    assert "Lỗi: " in done.err
    assert said in done.err


def test_json_output_stays_empty_on_bad_input(cchc: Run) -> None:
    done = cchc("rank", "--year", "1999", "--json")

    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("Lỗi: ")


def test_the_sentence_is_in_the_language_asked_for(cchc: Run) -> None:
    assert cchc("rank", "--year", "1999", "--lang", "en").err.startswith("Error: ")


def test_an_overlong_name_is_not_thrown_back_whole(cchc: Run) -> None:
    done = cchc("show", "y" * 10_000)

    assert done.code == 2
    assert len(done.err) < 1_000


def test_control_characters_never_reach_the_terminal(cchc: Run) -> None:
    done = cchc("show", "Sở\x1b[31m\x07 lạ\n")

    assert done.code == 2
    assert not {"\x1b", "\x07"} & set(done.err)


def test_a_broken_rule_file_is_named_with_its_line(cchc: Run, copy: Copy) -> None:
    file = copy.folder / "2017" / "rules.toml"
    file.write_text(file.read_text("utf-8") + "\n[groups.so.scale\n", "utf-8")

    done = cchc("rank", "--data", str(copy.folder))

    assert (done.code, done.out) == (2, "")
    assert "rules.toml" in done.err


def test_an_unknown_key_is_named_with_the_allowed_ones(cchc: Run, copy: Copy) -> None:
    copy.change("decision.toml", 'issuer = "', 'isuer = "')

    done = cchc("check", str(copy.decision))

    assert done.code == 2
    assert "decision.toml" in done.err
    assert "issuer" in done.err


def test_a_folder_that_is_not_text_is_refused(cchc: Run, copy: Copy) -> None:
    (copy.decision / "so.tsv").write_bytes(os.urandom(2_000) + b"\xff\x00")

    done = cchc("rank", "--data", str(copy.folder))

    assert (done.code, done.out) == (2, "")


def test_a_process_leaves_no_traceback(process: Run, tmp_path: Path) -> None:
    done = process("rank", "--data", str(tmp_path))

    assert (done.code, done.out) == (2, "")
    assert "Traceback" not in done.err
    assert done.err.startswith("Lỗi: ")
