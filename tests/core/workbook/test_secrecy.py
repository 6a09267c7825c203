"""Marks of state secrets are known in every encoding; the words alone are not."""

import unicodedata

import pytest

from core.workbook.secrecy import mark_in


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("MẬT", "MẬT"),
        ("Mật", "MẬT"),
        (" TỐI  MẬT ", "TỐI MẬT"),
        ("T U Y Ệ T   M Ậ T", "TUYỆT MẬT"),
        ("Độ mật: Tuyệt mật", "TUYỆT MẬT"),
        ("Dấu độ mật – MẬT", "MẬT"),
        ("[MẬT]", "MẬT"),
        ("UBND TỈNH\nTỐI MẬT\nSố: 1", "TỐI MẬT"),
        ("M\u00a0Ậ\u200bT", "MẬT"),
        ("mËt", "MẬT"),
        ("TÈI MËT", "TỐI MẬT"),
        ("TUYEÄT MAÄT", "TUYỆT MẬT"),
        ("TÔìI MÂòT", "TỐI MẬT"),
    ],
)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_marks(text: str, mark: str, form: str) -> None:
    if text.isascii() or "Ä" not in text.upper():
        text = unicodedata.normalize(form, text)  # type: ignore[arg-type]

    assert mark_in(text) == mark


@pytest.mark.parametrize(
    "text",
    [
        "",
        "mật",
        "bảo vệ bí mật nhà nước",
        "Mật độ dân số",
        "BÍ MẬT",
        "xã Nậm Mật",
        "Không mật",
        "MẬT " * 20,
    ],
)
def test_words_that_are_no_mark(text: str) -> None:
    assert mark_in(text) == ""
