"""Another province, with other groups, bands and no annex."""

from pathlib import Path

import pytest

from bot.conversation.talk import Conversation
from tests.bot.conversation.changed import with_wards

LIGHTS, CHECKS = "Cục Hải đăng tỉnh", "Chi cục Đăng kiểm tỉnh"
TWINS = ("Xã Đồng Cao", "Xã Đồng Cát")


@pytest.mark.parametrize(
    ("question", "intent", "group", "units"),
    [
        ("xã nào đứng đầu", "top_n", "xa", ("Xã Đồng Cát",)),
        ("cơ quan ngành dọc nào đứng đầu", "top_n", "nganh-doc", (LIGHTS,)),
        ("khối ngành dọc ai đứng cuối", "bottom_n", "nganh-doc", (CHECKS,)),
        ("những xã nào hạng A", "band_list", "xa", ("Xã Đồng Cát",)),
        ("sở nào loại A", "band_list", "so", ("Sở Lâm nghiệp",)),
        ("hòn én hạng mấy", "rank_unit", "xa", ("Đặc khu Hòn Én",)),
        ("sở xếp thứ 2", "rank_at", "so", ("Ban Biển đảo",)),
        ("xã đồng cao và xã đồng cát ai hơn", "compare", "xa", TWINS),
    ],
)  # fmt: skip
def test_groups_and_bands_are_those_of_the_rules(
    talk_elsewhere: Conversation,
    question: str,
    intent: str,
    group: str,
    units: tuple[str, ...],
) -> None:
    reply = talk_elsewhere.ask(question)

    assert (reply.intent, reply.group, reply.units) == (intent, group, units)


def test_a_stated_threshold_needs_no_warning(talk_elsewhere: Conversation) -> None:
    assert len(talk_elsewhere.ask("xếp hạng sở thủy lợi").lines) == 2


def test_a_group_that_is_not_ranked_is_said_so(talk_elsewhere: Conversation) -> None:
    reply = talk_elsewhere.ask("huyện nào đứng đầu")

    assert reply.status.value == "not_found"
    assert "các cơ quan ngành dọc" in reply.text


def test_a_band_of_other_places_is_said_not_to_exist(
    talk_elsewhere: Conversation,
) -> None:
    reply = talk_elsewhere.ask("sở nào xếp loại tốt")

    assert reply.status.value == "not_found"
    assert "HẠNG A, HẠNG B, HẠNG C" in reply.text


def test_an_unknown_name_gets_its_nearest(talk_elsewhere: Conversation) -> None:
    reply = talk_elsewhere.ask("sở lâm sản hạng mấy")

    assert reply.status.value in {"not_found", "ask_back", "confirm"}
    assert "Sở Lâm nghiệp" in reply.text


@pytest.mark.parametrize(
    ("question", "group"),
    [
        ("bảng xếp hạng phường 2024", "phuong"),
        ("phường nào đứng đầu năm 2024", "phuong"),
        ("phuong nao dung dau nam 2024", "phuong"),
        ("bảng xếp hạng các phường", "phuong"),
        ("xã nào đứng đầu", "xa"),
        ("bảng xếp hạng xã, phường", "xa"),
    ],
)
def test_words_of_the_rules_groups_are_theirs_alone(
    tmp_path: Path, question: str, group: str
) -> None:
    reply = with_wards(tmp_path / "copy").ask(question)

    assert (reply.status.value, reply.group) == ("answered", group)
