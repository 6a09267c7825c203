"""What bears on figures is said: bands left open, contradictions, blanks."""

import pytest

from bot.conversation.talk import Conversation
from tests.bot.conversation.changed import half_met, with_blanks

LISTS = (
    "bảng xếp hạng",
    "top 12 sở",
    "top 9 sở từ dưới lên",
    "sở xếp loại khá",
    "so sánh sở tư pháp và ban dân tộc",
    "so sánh sở tư pháp, ban dân tộc và sở y tế",
    "điểm trung bình các sở",
    "top 12 sở về điểm điều tra",
    "các xã của các huyện xếp loại gì",
)


@pytest.fixture(scope="module")
def half(tmp_path_factory: pytest.TempPathFactory) -> Conversation:
    """The shipped data with one open band."""
    return half_met(tmp_path_factory.mktemp("half") / "copy")


@pytest.fixture(scope="module")
def blanks(tmp_path_factory: pytest.TempPathFactory) -> Conversation:
    """Another province with a blank index and a blank rank."""
    return with_blanks(tmp_path_factory.mktemp("blanks") / "copy")


@pytest.mark.parametrize(
    "question",
    [
        "bảng xếp hạng",
        "bảng xếp hạng huyện",
        "top 3 huyện",
        "7 huyện cuối bảng",
        "huyện xếp loại tốt",
        "huyện xếp loại khá",
        "so sánh tân uyên và than uyên",
        "huyện nào xếp thứ 2",
        "huyện nậm nhùn hạng mấy",
        "vì sao huyện nậm nhùn xếp hạng đó",
        "huyện tân uyên hạng mấy",
        "vì sao huyện tân uyên xếp hạng đó",
    ],
)
def test_an_open_band_is_said_in_one_line(half: Conversation, question: str) -> None:
    lines = half.ask(question).lines
    said = [line for line in lines if "chưa xác định" in line]

    assert len(said) == 1
    assert "TỐT" in said[0]
    assert "KHÁ" in said[0]


def test_the_printed_band_stays_printed(half: Conversation) -> None:
    lines = half.ask("bảng xếp hạng huyện").lines

    assert "2. Huyện Tân Uyên: 85,68 % · TỐT" in lines


def test_an_open_band_that_bears_on_nothing_asked_is_not_said(
    half: Conversation,
) -> None:
    for question in ("bảng xếp hạng sở", "huyện than uyên hạng mấy", "huyện loại yếu"):
        assert "chưa xác định" not in half.ask(question).text


@pytest.mark.parametrize(
    ("question", "readings"),
    [
        ("điểm điều tra Sở Nông nghiệp", ("15,91", "14,13")),
        ("thang điểm chuẩn Ban Dân tộc", ("78,00", "79,00")),
        ("tiêu chí 6.1.2 Ban Dân tộc", ("78,00", "79,00")),
        ("điểm thẩm định huyện Sìn Hồ", ("66,00", "67,00")),
        ("các xã của huyện Mường Tè xếp loại gì", ("11/14", "10/14")),
        ("chi tiết điểm sở tư pháp", ("79,05", "80,05")),
    ],
)
def test_a_contradicted_figure_has_both_readings_in_one_line(
    talk: Conversation, question: str, readings: tuple[str, str]
) -> None:
    said = [line for line in talk.ask(question).lines if line.startswith("Lưu ý: ")]

    assert len(said) == 1
    assert all(reading in said[0] for reading in readings)


@pytest.mark.parametrize("question", LISTS)
def test_lists_mark_contradictions_and_say_once_where_to_read_them(
    talk: Conversation, question: str
) -> None:
    lines = talk.ask(question).lines
    legends = [line for line in lines if line.startswith("* ")]

    assert len(legends) == 1
    assert any(line.endswith(" *") for line in lines)
    assert not any("Lưu ý" in line for line in lines)
    assert "để xem hai cách đọc" in legends[0]


def test_marks_stand_at_the_contradicted_units_and_nowhere_else(
    talk: Conversation,
) -> None:
    lines = talk.ask("bảng xếp hạng").lines
    marked = [line.split(". ")[1].split(":")[0] for line in lines if line[-1] == "*"]
    names = next(line for line in lines if line.startswith("* "))

    assert marked == [
        "Sở Nông nghiệp và Phát triển nông thôn",
        "Sở Tư pháp",
        "Ban Dân tộc",
        "Huyện Mường Tè",
        "Huyện Sìn Hồ",
    ]
    assert all(name in names for name in marked)


@pytest.mark.parametrize("question", LISTS)
def test_what_a_legend_tells_to_ask_is_answered(
    talk: Conversation, question: str
) -> None:
    legend = next(ln for ln in talk.ask(question).lines if ln.startswith("* "))
    reply = talk.ask(legend.partition("“")[2].partition("”")[0])

    assert (reply.status.value, reply.intent) == ("answered", "why")
    assert "Lưu ý" in reply.text


def test_missing_figures_are_said_in_words(blanks: Conversation) -> None:
    assert blanks.ask("bảng xếp hạng sở").lines[2:] == (
        "1. Sở Lâm nghiệp: không in chỉ số · HẠNG A",
        "3. Sở Thủy lợi: 72,00 % · HẠNG C",
        "– Ban Biển đảo: không có hạng · 85,25 % · HẠNG B",
    )
    lines = blanks.ask("sở lâm nghiệp hạng mấy").lines
    assert "Số in: không in chỉ số, HẠNG A, hạng 1; tính lại" in lines[2]
    assert "–" not in lines[2]


def test_ranks_are_of_all_units_listed(blanks: Conversation) -> None:
    lines = [blanks.ask(f"{name} hạng mấy").lines[0] for name in ("sở thủy lợi",)]
    lines += [blanks.ask("ban biển đảo hạng mấy").lines[0]]

    assert lines == [
        "Sở Thủy lợi: hạng 3/3 · 72,00 % · HẠNG C · năm 2025",
        "Ban Biển đảo: không có hạng · 85,25 % · HẠNG B · năm 2025",
    ]


def test_a_blank_cell_is_left_blank_in_the_decision(blanks: Conversation) -> None:
    found = blanks.archive.result(year=2025).findings
    said = [blanks.localizer.say(one.message) for one in found]

    assert "chỉ số: để trống" in said
    assert not any("không đọc được" in text for text in said)


@pytest.mark.parametrize(
    "question",
    [
        *LISTS,
        "xếp hạng sở y tế",
        "sở nào xếp thứ 3",
        "sở nào xếp thứ 25",
        "vì sao sở tư pháp xếp loại khá",
        "vì sao sở y tế và sở tư pháp xếp hạng đó",
        "sở y tế mất điểm ở đâu",
        "cách xếp loại",
        "điểm điều tra sở y tế",
        "top 1",
        "sở nào xếp loại yếu",
        "có những sở nào",
        "có dữ liệu những năm nào",
        "có những tiêu chí nào",
        "tan uyen vs than uyen",
        "xã bản bo xếp loại gì",
        "huyện mường nhé hạng mấy",
    ],
)
def test_the_source_is_the_second_line(talk: Conversation, question: str) -> None:
    assert talk.ask(question).lines[1].startswith("Nguồn: Quyết định 502/QĐ-UBND")


def test_a_mean_counts_the_figures_it_is_made_of(blanks: Conversation) -> None:
    said = blanks.ask("chỉ số trung bình các sở").lines[0]

    assert "2 đơn vị" in said
