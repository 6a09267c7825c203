"""HTML is read as Telegram reads it."""

import pytest
from aiogram.types import MessageEntity
from aiogram.utils.text_decorations import html_decoration
from hypothesis import given
from hypothesis import strategies as st

from tests.botapi.formatting import Formatted, as_typed, caption, message_text, too_long
from tests.botapi.wire import Json, RefusedError, utf16_length

KINDS = (
    "bold", "italic", "underline", "strikethrough", "spoiler", "code", "pre",
    "blockquote", "expandable_blockquote", "text_link",
)  # fmt: skip
WORDS = st.text(st.sampled_from("aĐ <&>\"'🏆ệ\n"), min_size=1, max_size=8)


@st.composite
def formatted_texts(draw: st.DrawFn) -> Formatted:
    """Some words, each plain or of some kind, all within one more kind or none."""
    pieces = draw(
        st.lists(st.tuples(WORDS, st.sampled_from([*KINDS, None])), min_size=1)
    )
    outer = draw(st.sampled_from(["bold", "blockquote", None]))
    text, entities = "[", []
    for word, kind in pieces:
        if kind and kind != outer:
            entities.append(entity(kind, utf16_length(text), utf16_length(word)))
        text += f"{word}]"
    if outer:
        entities.insert(0, entity(outer, 0, utf16_length(text)))
    return Formatted(text, tuple(entities))


def entity(kind: str, offset: int, length: int) -> Json:
    link = {"url": "https://example.vn/?a=1&b=2"} if kind == "text_link" else {}
    return {"type": kind, "offset": offset, "length": length} | link


@given(formatted_texts())
def test_what_aiogram_writes_is_read_as_it_was_meant(meant: Formatted) -> None:
    entities = [MessageEntity(**entity) for entity in meant.entities]

    assert html(html_decoration.unparse(meant.text, entities)) == meant


def html(text: str) -> Formatted:
    return message_text({"text": text, "parse_mode": "HTML"})


def refusal(fields: Json) -> str:
    with pytest.raises(RefusedError) as caught:
        message_text(fields)
    return caught.value.description


def test_markup_becomes_entities_and_leaves_the_text() -> None:
    read = html("<b>Sở <i>Y tế</i></b>: &lt;5&gt; &amp; &quot;x&quot; &#272;")

    assert read.text == 'Sở Y tế: <5> & "x" Đ'
    assert read.entities == (
        {"type": "bold", "offset": 0, "length": 7},
        {"type": "italic", "offset": 3, "length": 4},
    )


def test_entities_are_counted_in_utf16_units() -> None:
    read = html("🏆🏆 <u>hạng 1</u>")

    assert read.entities == ({"type": "underline", "offset": 5, "length": 6},)
    assert utf16_length(read.text) == 11


@pytest.mark.parametrize(
    ("source", "entity"),
    [
        ("<strong>x</strong>", {"type": "bold"}),
        ("<em>x</em>", {"type": "italic"}),
        ("<ins>x</ins>", {"type": "underline"}),
        ("<del>x</del>", {"type": "strikethrough"}),
        ("<tg-spoiler>x</tg-spoiler>", {"type": "spoiler"}),
        ('<span class="tg-spoiler">x</span>', {"type": "spoiler"}),
        ("<code>x</code>", {"type": "code"}),
        ("<pre>x</pre>", {"type": "pre"}),
        ("<blockquote>x</blockquote>", {"type": "blockquote"}),
        ("<blockquote expandable>x</blockquote>", {"type": "expandable_blockquote"}),
        (
            '<pre><code class="language-toml">x</code></pre>',
            {"type": "pre", "language": "toml"},
        ),
        (
            "<a href='https://example.vn?a=1&amp;b=2'>x</a>",
            {"type": "text_link", "url": "https://example.vn/?a=1&b=2"},
        ),
        (
            '<tg-emoji emoji-id="5368324170671202286">x</tg-emoji>',
            {"type": "custom_emoji", "custom_emoji_id": "5368324170671202286"},
        ),
    ],
)
def test_every_tag_of_telegram_is_known(source: str, entity: Json) -> None:
    assert html(source) == Formatted("x", ({"offset": 0, "length": 1} | entity,))


@pytest.mark.parametrize(
    ("source", "problem"),
    [
        ("a <br> b", 'Unsupported start tag "br" at byte offset 2'),
        ("điểm < 5", 'Unsupported start tag "" at byte offset 8'),
        ("<b", "Unclosed start tag at byte offset 0"),
        ("x <b>y", 'Can\'t find end tag corresponding to start tag "b"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        (
            "<b><i>x</b></i>",
            'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"',
        ),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ("<a href=>x</a>", ""),
        ("<a href=a/b>x</a>", "Unexpected end of name token at byte offset 8"),
        ('<a href="x>y', "Unclosed start tag at byte offset 0"),
        ("<a href", 'Unclosed start tag "a" at byte offset 0'),
        ("<a =x>y</a>", 'Empty attribute name in the tag "a" at byte offset 0'),
        (
            "<span>x</span>",
            'Tag "span" must have class "tg-spoiler" at byte offset 0',
        ),
        ("<tg-emoji>x</tg-emoji>", "Invalid custom emoji identifier specified"),
    ],
)
def test_bad_html_is_refused_in_telegrams_words(source: str, problem: str) -> None:
    if not problem:
        assert html(source) == Formatted("x")
        return

    words = refusal({"text": source, "parse_mode": "HTML"})

    assert words == f"Bad Request: can't parse entities: {problem}"


def test_half_a_character_is_refused() -> None:
    assert "surrogate" in refusal({"text": "&#xD83C;", "parse_mode": "HTML"})


@pytest.mark.parametrize("source", ["a & b", "AT&T;", "&nbsp;x", "&#0;", "&#x110000;"])
def test_an_ampersand_that_names_nothing_stays(source: str) -> None:
    assert html(source).text == source


@pytest.mark.parametrize("link", ["localhost", "ftp://example.vn", "javascript:x", "["])
def test_a_link_that_is_none_leaves_plain_words(link: str) -> None:
    assert html(f'<a href="{link}">x</a>') == Formatted("x")


def test_links_to_chats_stay() -> None:
    read = html('<a href="tg://resolve?domain=cchc_bot">x</a>')

    assert read.entities[0]["url"] == "tg://resolve?domain=cchc_bot"


def test_blanks_around_a_text_are_left_out() -> None:
    read = html("\n  <b> x </b> \n")

    assert read == Formatted("x", ({"type": "bold", "offset": 0, "length": 1},))


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "Bad Request: message text is empty"),
        ({"text": ""}, "Bad Request: message text is empty"),
        ({"text": " \n "}, "Bad Request: text must be non-empty"),
        (
            {"text": "<b></b>", "parse_mode": "HTML"},
            "Bad Request: text must be non-empty",
        ),
        ({"text": "x", "parse_mode": "BB"}, "Bad Request: unsupported parse_mode"),
        (
            {"text": "x", "entities": [{"type": "bold", "offset": 0, "length": 2}]},
            "Bad Request: ENTITY_BOUNDS_INVALID",
        ),
    ],
)
def test_a_text_that_is_none_is_refused(fields: Json, words: str) -> None:
    assert refusal(fields) == words


def test_the_limit_counts_units_after_the_markup_is_gone() -> None:
    assert not too_long(html(f"<b>{'x' * 4096}</b>"))
    assert too_long(html("x" * 4097))
    assert too_long(html("🏆" * 2049))


def test_captions_are_shorter_and_may_be_empty() -> None:
    assert caption({}) == Formatted("")
    with pytest.raises(RefusedError, match="message caption is too long"):
        caption({"caption": "x" * 1025})


def test_commands_names_and_links_are_found() -> None:
    read = as_typed("/top@cchc_bot 5 @lan_lc #cchc https://example.vn/a và/hoặc 1/2")

    kinds = [entity["type"] for entity in read.entities]
    assert kinds == ["bot_command", "mention", "hashtag", "url"]


def test_nothing_is_found_inside_code() -> None:
    read = html("<code>/top</code> /top")

    assert [entity["type"] for entity in read.entities] == ["code", "bot_command"]
