"""Copies of places with some figures changed, to be asked about."""

import shutil
from collections.abc import Mapping
from pathlib import Path

from bot.conversation.talk import Conversation
from core.api.archive import SHIPPED
from tests.bot.conftest import ELSEWHERE, conversation

PRINTED = SHIPPED / "lai-chau"


def changed(
    place: Path, copy: Path, changes: Mapping[str, tuple[str, str]]
) -> Conversation:
    """Return a conversation over a copy of ``place``.

    Args:
        place: Folder of the place.
        copy: Where the copy goes.
        changes: File below the place, to what is replaced there and by what.
    """
    shutil.copytree(place, copy)
    for name, (before, after) in changes.items():
        text = (copy / name).read_text("utf-8")
        assert before in text
        (copy / name).write_text(text.replace(before, after), "utf-8")
    return conversation(copy)


def half_met(copy: Path) -> Conversation:
    """Return a conversation where Tân Uyên's band is open: 60 % of its communes."""
    before = (
        "07/10 xã/thị trấn xếp loại tốt (70%); 03/10 xã xếp loại khá (30%)",
        "06/10 xã/thị trấn xếp loại tốt (60%); 04/10 xã xếp loại khá (40%)",
    )
    return changed(PRINTED, copy, {"2017/decision/huyen.tsv": before})


def with_blanks(copy: Path) -> Conversation:
    """Return a conversation where the first index and the second rank are blank."""
    file = "2025/decision/so.tsv"
    one = changed(ELSEWHERE, copy, {file: ("91,50\tHẠNG A", "\tHẠNG A")})
    text = (copy / file).read_text("utf-8")
    (copy / file).write_text(text.replace("HẠNG B\t2", "HẠNG B\t"), "utf-8")
    return one


def with_wards(copy: Path) -> Conversation:
    """Return a conversation where "các phường" are a group of the rules."""
    shutil.copytree(ELSEWHERE, copy)
    for file in copy.rglob("*.t*"):
        text = file.read_text("utf-8").replace("nganh-doc", "phuong")
        file.write_text(text.replace("cơ quan ngành dọc", "phường"), "utf-8")
    for file in copy.rglob("nganh-doc.tsv"):
        file.rename(file.with_name("phuong.tsv"))
    return conversation(copy)
