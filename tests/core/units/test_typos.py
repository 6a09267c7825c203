"""Typing faults: confirmed, never assumed, and never settled between two names."""

from collections.abc import Callable

import pytest

Said = Callable[[str], list[tuple[str, str]]]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("xếp hạng sở ý tế", "so-y-te"),
        ("huyện phong thỗ", "huyen-phong-tho"),
        ("huyện Thân Uyên", "huyen-than-uyen"),
        ("huyên mường té", "huyen-muong-te"),
        ("huyện nậm nhún xếp thứ mấy", "huyen-nam-nhun"),
    ],
)
def test_a_wrong_mark_is_to_be_confirmed(said: Said, text: str, unit: str) -> None:
    assert said(text) == [("fuzzy", unit)]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("sở công thươg", "so-cong-thuong"),
        ("so xay dug hang may", "so-xay-dung"),
        ("sở nôg nghiệp hạng mấy", "so-nong-nghiep-va-ptnt"),
        ("huyen phog tho hang may", "huyen-phong-tho"),
        ("phog tho", "huyen-phong-tho"),
        ("sở giáo dcụ và đào tạo", "so-giao-duc-va-dao-tao"),
        ("so tai chinnh nam 2017", "so-tai-chinh"),
        ("văqn phòng ubnd tỉnh", "van-phong-ubnd-tinh"),
        ("thị trấn mưhờng tè", "thi-tran-muong-te"),
        ("xã ban hoon", "xa-ban-hon"),
        ("thị trn tam đường", "huyen-tam-duong"),
        ("sở lao động - thương binnh và xã hội", "so-lao-dong-thuong-binh-va-xa-hoi"),
    ],
)
def test_a_slip_of_the_hand_is_to_be_confirmed(
    said: Said, text: str, unit: str
) -> None:
    found = said(text)

    assert {certainty for certainty, _ in found} <= {"fuzzy", "exact"}
    assert {ids for _, ids in found} == {unit}


@pytest.mark.parametrize(
    ("text", "candidates"),
    [
        ("thn uyen hang may", "huyen-than-uyen huyen-tan-uyen"),
        ("tahn uyen", "huyen-than-uyen huyen-tan-uyen"),
        ("tâm uyên", "huyen-tan-uyen huyen-than-uyen"),
        ("thị trấn htan uyên", "thi-tran-than-uyen thi-tran-tan-uyen"),
        ("so noai vu xep thu may", "so-noi-vu so-ngoai-vu"),
    ],
)
def test_equally_near_names_are_asked_about(
    said: Said, text: str, candidates: str
) -> None:
    (mention,) = said(text)

    assert mention[0] == "ambiguous"
    assert set(mention[1].split()) == set(candidates.split())


@pytest.mark.parametrize(
    "text",
    ["xyz", "sở", "sở ế", "abcdef ghij", "qwertyuiop" * 300, "x " * 500],
)
def test_nothing_near_stays_nothing(said: Said, text: str) -> None:
    assert said(text) == []


def test_twice_the_same_unit_around_a_slip_is_one_mention(said: Said) -> None:
    found = said("so nong nghiep a phat trien nong thon")

    assert found == [("fuzzy", "so-nong-nghiep-va-ptnt")]


@pytest.mark.parametrize("text", ["sở địa chính", "sở công nghiệp"])
def test_another_word_is_no_slip(said: Said, text: str) -> None:
    assert said(text) == []
