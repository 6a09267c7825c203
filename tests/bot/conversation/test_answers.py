"""What answers say: the fact, its source, what bears on it."""

import re

import pytest

from bot.conversation.talk import Conversation
from core.api import open_archive

SOURCE = (
    "Nguồn: Quyết định 502/QĐ-UBND ngày 22/5/2018 của Ủy ban nhân dân tỉnh Lai Châu."
)
CUTS = "Ngưỡng xếp loại suy ra từ bảng kết quả 2017, chưa đối chiếu quy định."


def test_the_fact_comes_first_then_its_source(talk: Conversation) -> None:
    reply = talk.ask("xếp hạng Sở Y tế")

    assert reply.lines == (
        "Sở Y tế: hạng 20/20 · 64,29 % · TB · năm 2017",
        SOURCE,
        CUTS,
    )


def test_names_are_printed_in_json_and_proper_in_text(talk: Conversation) -> None:
    reply = talk.ask("Sìn Hồ xếp hạng mấy")

    assert reply.units == ("Huyện Sin Hồ",)
    assert reply.lines[0].startswith("Huyện Sìn Hồ:")


def test_a_contradiction_is_said_with_both_readings(talk: Conversation) -> None:
    warnings = [line for line in talk.ask("sở tư pháp").lines if "Lưu ý" in line]

    assert len(warnings) == 1
    assert "79,05 %, KHÁ, hạng 12" in warnings[0]
    assert "80,05 %, TỐT, hạng 12" in warnings[0]


def test_the_commune_condition_is_said_where_it_decides(talk: Conversation) -> None:
    lines = talk.ask("huyện tam đường xếp loại gì").lines

    assert any("cấp xã" in line and "suy ra" in line for line in lines)


def test_reasons_follow_the_computation(talk: Conversation) -> None:
    text = talk.ask("vì sao huyện Tam Đường xếp loại khá").text

    assert "67,75 + 14,77 = 82,52" in text
    assert "không đạt" in text


def test_lost_points_are_told_criterion_by_criterion(talk: Conversation) -> None:
    lines = talk.ask("sở y tế mất điểm ở đâu").lines

    assert sum(line.startswith("– ") for line in lines) == 5


def test_units_of_different_groups_are_compared_with_a_warning(
    talk: Conversation,
) -> None:
    assert "xếp hạng riêng" in talk.ask("so sánh sở y tế với huyện tam đường").text


def test_a_comparison_says_who_is_ahead_and_by_how_much(talk: Conversation) -> None:
    text = talk.ask("tan uyen vs than uyen").text

    assert "đứng trên Huyện Than Uyên 6 hạng" in text
    assert "12,33 điểm phần trăm" in text


def test_an_empty_band_is_said_plainly(talk: Conversation) -> None:
    reply = talk.ask("có sở nào xuất sắc không")

    assert (reply.units, reply.criterion) == ((), "band:XUẤT SẮC")
    assert "không có đơn vị nào" in reply.lines[0]


def test_counting_a_band_gives_the_number(talk: Conversation) -> None:
    reply = talk.ask("bao nhiêu huyện được xếp loại tốt")

    assert "4 đơn vị" in reply.lines[0]
    assert len(reply.units) == 4


def test_a_rank_beyond_the_last_says_how_many_there_are(talk: Conversation) -> None:
    assert "20 đơn vị" in talk.ask("sở nào xếp thứ 25").lines[0]


def test_our_own_mean_is_said_to_be_ours(talk: Conversation) -> None:
    text = talk.ask("điểm trung bình các sở").text

    assert "chúng tôi tính" in text
    assert "quyết định không công bố" in text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("điểm điều tra của sở y tế", "13,54"),
        ("điểm thưởng của thành phố lai châu", "5,00"),
        ("điểm trừ của sở y tế", "để trống"),
        ("thang điểm chuẩn của sở ngoại vụ là bao nhiêu", "67"),
        ("tiêu chí 5.4 sở ngoại vụ", "không áp dụng"),
        ("tiêu chí 3.2.1 huyện tam đường", "mất trong bản quét"),
        ("tiêu chí 1.5 sở y tế", "chưa xác định"),
        ("lĩnh vực 8 sở y tế", "chưa xác định"),
    ],
)
def test_points_are_told_or_why_they_cannot_be(
    talk: Conversation, question: str, said: str
) -> None:
    assert said in talk.ask(question).lines[0]


def test_an_unknown_criterion_is_not_found(talk: Conversation) -> None:
    assert talk.ask("tiêu chí 9.9.9 sở y tế").intent == "not_found"


def test_a_commune_has_no_rank_but_its_district_has_counts(talk: Conversation) -> None:
    reply = talk.ask("xã Bản Bo xếp loại gì")

    assert reply.status.value == "not_found"
    assert "07/14 xã xếp loại khá (50%)" in reply.text


def test_a_later_department_leads_to_its_forerunners(talk: Conversation) -> None:
    reply = talk.ask("sở nông nghiệp và môi trường")

    assert reply.units == ("Sở Nông nghiệp và PTNT", "Sở Tài nguyên và Môi trường")


def test_refusals_end_with_the_contact() -> None:
    talk = Conversation(open_archive(), contact="Gọi phòng một cửa.")

    for question in ("thời tiết hôm nay", "sở y tế hà nội", "đăng ký", "sở y tế 2035"):
        assert talk.ask(question).lines[-1] == "Gọi phòng một cửa."


@pytest.mark.parametrize(
    "question", ["sở công thươg", "xếp hạng sở y tế nghen xyz", "sở y tế quý 2"]
)
def test_what_is_confirmed_can_be_had_by_one_touch(
    talk: Conversation, question: str
) -> None:
    reply = talk.ask(question)

    assert reply.status.value == "confirm"
    assert talk.ask(reply.buttons[0].question).units == reply.units


def test_examples_offered_are_answered(talk: Conversation) -> None:
    examples = [button.question for button in talk.ask("trợ giúp").buttons]

    assert [talk.ask(text).status.value for text in examples] == ["answered"] * 5


VIETNAMESE = re.compile(
    "[ăâêôơưđáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữự]", re.IGNORECASE
)


@pytest.mark.parametrize(
    "question",
    ["thứ 25 là sở nào", "sở nào loại yếu", "quý 4 sở y tế", "so sánh sở y tế"],
)
def test_english_has_no_vietnamese_but_names(
    talk_in_english: Conversation, question: str
) -> None:
    result = talk_in_english.archive.result()
    names = [row.unit.name for group in result.groups for row in group.rows]
    names += [group.rules.label for group in result.groups]
    names += [result.decision.number, result.decision.issuer, "quý 4", "YẾU"]
    text = talk_in_english.ask(question).text
    for name in sorted(names, key=len, reverse=True):
        text = text.replace(name, "")

    assert VIETNAMESE.findall(text) == []


def test_every_figure_of_an_answer_is_in_the_result(talk: Conversation) -> None:
    result = talk.archive.result()
    printed = {
        cell.text
        for group in result.groups
        for row in group.rows
        for cell in row.row.cells.values()
    }
    said = re.findall(r"\d+,\d+", talk.ask("bảng xếp hạng").text)

    assert set(said) - printed == set()
