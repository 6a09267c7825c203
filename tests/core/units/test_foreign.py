"""Bodies and places outside the registry are never taken for near names."""

from collections.abc import Callable

import pytest

from core.units import Reading, Registry, load_registry, read_units
from tests.core.units.conftest import short

Said = Callable[[str], list[tuple[str, str]]]


@pytest.mark.parametrize(
    "text",
    [
        "sở y tế hà nội",
        "so y te ha noi",
        "sở y tế của tỉnh yên bái",
        "ban quản lý dự án đầu tư xây dựng",
        "sở thương mại",
        "phòng sở nội vụ",
        "công đoàn sở y tế",
        "sở nội vụ tỉnh điện biên",
        "sở tài chính lào cai",
        "sở y tế thái nguyên",
        "sở y tế tỉnh thái bình",
        "sở y tế cao bằng",
        "so noi vu cao bang",
        "tỉnh thái nguyên",
        "cơ sở y tế",
        "huyện điện biên đông",
        "huyện mường nhé",
        "huyen muong nhe",
        "huyện mường chà",
        "huyện tân yên",
        "huyện bát xát",
        "TP Lào Cai",
        "thành phố điện biên phủ",
        "quận tân phú",
        "xã tân lập",
        "huyện hoàng sa",
        "công an tỉnh",
        "công an huyện than uyên",
        "bảo hiểm xã hội tỉnh",
        "cục thuế tỉnh",
        "kho bạc nhà nước",
        "kho bạc huyện phong thổ",
        "tỉnh ủy lai châu",
        "hội đồng nhân dân tỉnh",
        "bệnh viện đa khoa tỉnh",
        "trường đại học lai châu",
        "đài phát thanh truyền hình tỉnh",
        "bộ y tế",
        "bo noi vu",
        "thanh tra chính phủ",
        "thanh tra huyện than uyên",
        "văn phòng ubnd huyện mường tè",
        "phòng nội vụ huyện tam đường",
        "phòng giáo dục huyện tam đường",
        "trung tâm y tế huyện sìn hồ",
        "chi cục kiểm lâm",
        "sở quy hoạch kiến trúc",
        "sở cảnh sát",
    ],
)
def test_is_one_foreign_mention(said: Said, text: str) -> None:
    assert said(text) == [("foreign", "")]


def test_covers_the_whole_name(read: Callable[[str], Reading]) -> None:
    (mention,) = read("xếp hạng sở y tế hà nội").mentions

    assert mention.text == "sở y tế hà nội"
    assert mention.unit is None


def test_stands_beside_a_unit_of_ours(said: Said) -> None:
    found = said("so sánh sở y tế lai châu với sở y tế sơn la")

    assert found == [("exact", "so-y-te"), ("foreign", "")]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("điểm môi trường làm việc sở y tế", "so-y-te"),
        ("toàn bộ sở nội vụ", "so-noi-vu"),
        ("sở nội vụ thái độ phục vụ", "so-noi-vu"),
        ("sở nội vụ cao bằng ai", "so-noi-vu"),
        ("than uyên tính điểm kiểu gì", "huyen-than-uyen"),
        ("thanh tra tính điểm kiểu gì", "thanh-tra-tinh"),
        ("hội nghị công bố của sở nội vụ", "so-noi-vu"),
        ("Tân Uyên", "huyen-tan-uyen"),
    ],
)
def test_words_that_look_foreign_do_no_harm(said: Said, text: str, unit: str) -> None:
    assert said(text) == [("exact", unit)]


def test_a_registry_comes_before_the_gazetteer(tmp_path: object) -> None:
    """What is foreign to one province is the unit of another."""
    from pathlib import Path

    file = Path(str(tmp_path)) / "units.toml"
    file.write_text(
        '[place]\nid = "lao-cai"\nname = "tỉnh Lào Cai"\n'
        '[[units]]\nid = "bat-xat"\nname = "Huyện Bát Xát"\ngroup = "huyen"\n'
        '[[units]]\nid = "cong-an"\nname = "Công an tỉnh"\ngroup = "nganh-doc"\n',
        encoding="utf-8",
    )
    registry: Registry = load_registry(file)

    def said(text: str) -> list[tuple[str, str]]:
        return [short(m) for m in read_units(text, registry, 2020).mentions]

    assert said("huyện bát xát") == [("exact", "bat-xat")]
    assert said("công an tỉnh lào cai") == [("exact", "cong-an")]
    assert said("huyện tam đường") == [("foreign", "")]
