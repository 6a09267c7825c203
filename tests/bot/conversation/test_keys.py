"""Keys of questions: short, readable, never believed."""

from collections.abc import Iterator
from itertools import combinations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.conversation.keys import LONGEST_KEY, Keys
from bot.conversation.question import Status
from bot.conversation.talk import Conversation
from tests.bot.conftest import ELSEWHERE, conversation

TALK = conversation()
KEYS = Keys(TALK)
UNITS = [row.unit.name for group in TALK.archive.result().groups for row in group.rows]
GROUPS = [group.rules.label for group in TALK.archive.result().groups]
CODES = sorted(
    {one.code for group in TALK.archive.result().groups for one in group.rules.criteria}
)
FORMS = [
    "xếp hạng {unit}",
    "vì sao {unit} xếp hạng đó",
    "chi tiết điểm của {unit}",
    "{unit} mất điểm ở đâu",
    "các xã của {unit} xếp loại gì",
    "so sánh {unit} và {other}",
    "điểm tiêu chí {code} của {unit}",
    "bảng xếp hạng {group}",
    "bảng xếp hạng năm 2017",
    "top {n} {group}",
    "top {n} {group} từ dưới lên",
    "{group} xếp thứ {n}",
    "{group} xếp thứ {n} từ dưới lên",
    "{group} xếp loại tốt",
    "{group} trên {n}0%",
    "điểm trung bình {group}",
    "nguồn",
    "trợ giúp",
    "các tiêu chí",
    "có những năm nào",
]
TEXTS = st.builds(
    lambda form, unit, other, group, code, n: form.format(
        unit=unit, other=other, group=group, code=code, n=n
    ),
    st.sampled_from(FORMS),
    st.sampled_from(UNITS),
    st.sampled_from(UNITS),
    st.sampled_from(GROUPS),
    st.sampled_from(CODES),
    st.integers(1, 9),
)


def buttons(talk: Conversation, text: str) -> Iterator[str]:
    """Yield the questions of an answer's buttons."""
    yield from (button.question for button in talk.ask(text).buttons)


def assert_same_answer(talk: Conversation, text: str) -> None:
    """Assert that the key of a plain question asks the same as its text."""
    keys = Keys(talk)
    key = keys.of(talk.read(text))
    assert key is not None, text
    assert len(key.encode()) <= LONGEST_KEY
    question = keys.question(key)
    assert question is not None
    assert talk.reply(question) == talk.ask(text)


@given(TEXTS)
@settings(deadline=None)
@example(
    "so sánh Sở Lao động - Thương binh và Xã hội và Sở Văn hóa, Thể thao và Du lịch"
)
def test_the_buttons_of_any_answer_ask_by_key_what_they_ask_in_words(text: str) -> None:
    for question in buttons(TALK, text):
        assert_same_answer(TALK, question)


@given(TEXTS)
@settings(deadline=None)
def test_a_plain_question_is_asked_again_by_its_key(text: str) -> None:
    if TALK.read(text).status is Status.ANSWERED:
        assert_same_answer(TALK, text)


@pytest.mark.parametrize("text", ["bảng xếp hạng", "trợ giúp"])
def test_another_province_has_keys_as_well(text: str) -> None:
    elsewhere = conversation(ELSEWHERE)

    for question in (text, *buttons(elsewhere, text)):
        assert_same_answer(elsewhere, question)


def test_units_with_long_names_are_written_by_marks() -> None:
    longest = sorted(UNITS, key=len)[-3:]

    key = KEYS.of(TALK.read(f"so sánh {', '.join(longest)}"))

    assert key is not None
    assert "~" in key


def test_no_two_units_have_one_mark() -> None:
    registry = TALK.archive.registry()

    assert len(KEYS._marked) == len(registry.units)  # noqa: SLF001  # nothing shows it


def test_a_key_says_what_it_asks() -> None:
    assert KEYS.of(TALK.read("xếp hạng Sở Y tế năm 2017")) == (
        "r:lai-chau:2017:so-y-te:gso"
    )


@pytest.mark.parametrize(
    "forged",
    [
        "",
        "r",
        "r:lai-chau",
        "r:lai-chau::",
        "c:lai-chau::so-y-te",
        "b:lai-chau:::gso",
        "a:lai-chau:::gso",
        "r:nowhere::so-y-te:gso",
        "x:lai-chau::so-y-te",
        "r:lai-chau:17:so-y-te",
        "r:lai-chau:2017:no-such-unit",
        "r:lai-chau::so-y-te:gno-such-group",
        "r:lai-chau::~AAAA",
        "t:lai-chau:::n0",
        "t:lai-chau:::n99999",
        "s:lai-chau::so-y-te:c99.99",
        "b:lai-chau:::bno-such-band",
        "b:lai-chau:::l>many",
        "w:lai-chau::so-y-te:tsecret",
        "a:lai-chau:::efar",
        "l:lai-chau:::zzz",
    ],
)
def test_what_names_nothing_at_hand_is_no_key(forged: str) -> None:
    assert KEYS.question(forged) is None


@given(st.text(max_size=64))
@settings(deadline=None)
def test_no_text_whatever_breaks_the_reading(data: str) -> None:
    question = KEYS.question(data)

    assert question is None or TALK.reply(question).lines


PIECES = st.lists(
    st.sampled_from(
        ["gso", "ghuyen", "n1", "n20", "n9999", "e", "btot", "byeu", "c1.1", "call",
         "csurvey", "cscale", "l>80", "l<0", "tlost", "tyears", "tcriteria"]
    ),
    max_size=4,
)  # fmt: skip
FORGED = st.builds(
    lambda letter, years, units, tags: ":".join(
        (letter, "lai-chau", years, units, *tags)
    ),
    st.sampled_from("rtualcwbmskdyqh"),
    st.sampled_from(["", "2017", "1999", "2017+2016", "2017+2017"]),
    st.sampled_from(
        [
            "",
            "so-y-te",
            "so-y-te,so-y-te",
            "so-y-te,huyen-sin-ho",
            "huyen-sin-ho",
            "xa-nam-tam",
            "so-nong-nghiep-va-moi-truong",
        ]
    ),
    PIECES,
)


@given(FORGED)
@settings(deadline=None, max_examples=100)
def test_a_key_put_together_by_hand_is_refused_or_answered(key: str) -> None:
    question = KEYS.question(key)

    assert question is None or TALK.reply(question).lines


def test_a_question_that_is_not_plain_has_no_key() -> None:
    assert KEYS.of(TALK.read("thời tiết hôm nay")) is None
    assert KEYS.of(TALK.read("xếp hạng Sở Nọi vụu")) is None


def test_more_units_than_a_key_can_hold_have_none() -> None:
    everybody = f"so sánh {', '.join(UNITS[:20])}"

    assert KEYS.of(TALK.read(everybody)) is None


def test_each_pair_of_units_fits() -> None:
    pairs = list(combinations(sorted(UNITS, key=len)[-6:], 2))

    keys = [KEYS.of(TALK.read(f"so sánh {one} và {other}")) for one, other in pairs]

    assert None not in keys
