"""The chat page, with and without scripts, and the JSON address behind it."""

import json
import re
from html import unescape
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.errors import EmptyQuestionError, QuestionTooLongError
from core.i18n import Localizer
from tests.bot.channels.web.conftest import PLACE, Visitor

API = f"{PLACE}/api/hoi"
ASK = f"{PLACE}/hoi"
EMPTY = Localizer().explain(EmptyQuestionError())
KEYS = {
    "query", "status", "intent", "units", "group", "year", "n", "criterion", "text",
    "buttons", "tables", "pages",
}  # fmt: skip


def shown(html: str) -> str:
    """Return a page as text, blanks made single."""
    text = unescape(re.sub(r"<[^>]+>", " ", html)).replace("\u00a0", " ")
    return re.sub(r"\s+", " ", text)


class TestThePage:
    def test_the_root_leads_to_the_default_place(self, client: Visitor) -> None:
        answer = client.get("/")

        assert (answer.status_code, answer.headers["location"]) == (307, f"{PLACE}/")

    def test_the_slash_may_be_left_out(self, client: Visitor) -> None:
        assert client.get(PLACE).headers["location"] == f"{PLACE}/"

    def test_a_choice_is_offered_where_no_place_is_the_default(
        self, two_places: Visitor
    ) -> None:
        page = two_places.get("/").text

        assert f'href="{PLACE}/"' in page
        assert page.count('href="/') >= 2

    def test_it_begins_with_suggestions_that_are_links(self, client: Visitor) -> None:
        page = client.get(f"{PLACE}/").text

        suggestion = quote("xếp hạng Sở Y tế")
        assert f'href="{ASK}?q={suggestion}"' in page

    def test_it_is_vietnamese_whatever_the_browser_prefers(
        self, client: Visitor
    ) -> None:
        page = client.get(f"{PLACE}/", headers={"Accept-Language": "en-US"}).text

        assert '<html lang="vi">' in page

    def test_english_is_a_choice_that_links_keep(self, client: Visitor) -> None:
        page = client.get(f"{PLACE}/?lang=en").text

        assert '<html lang="en">' in page
        assert f'href="{PLACE}/xep-hang?lang=en"' in page
        assert '<input type="hidden" name="lang" value="en">' in page
        assert f'href="{PLACE}/"' in page  # back to Vietnamese


class TestWithoutScripts:
    def test_a_question_is_answered_with_buttons_as_links(
        self, client: Visitor
    ) -> None:
        page = client.get(ASK, params={"q": "xếp hạng Sở Y tế"})

        assert page.status_code == 200
        assert "Sở Y tế: hạng 20/20 · 64,29 % · TB · năm 2017" in shown(page.text)
        assert f'href="{ASK}?q={quote("vì sao Sở Y tế xếp hạng đó")}"' in page.text
        assert f'href="{PLACE}/don-vi/so-y-te/2017"' in page.text
        assert f'href="{PLACE}/xep-hang/2017/so"' in page.text

    def test_switching_the_language_keeps_the_question(self, client: Visitor) -> None:
        page = client.get(ASK, params={"q": "sở y tế"}).text

        assert f"{ASK}?q={quote('sở y tế')}&lang=en" in unescape(page) or (
            f"{ASK}?lang=en&q={quote('sở y tế')}" in unescape(page)
        )

    @pytest.mark.parametrize("question", ["", "  ", "\u200b"])
    def test_an_empty_question_is_refused_in_the_usual_words(
        self, client: Visitor, question: str
    ) -> None:
        page = client.get(ASK, params={"q": question})

        assert page.status_code == 400
        assert EMPTY in shown(page.text)

    @given(st.text(max_size=520))
    @settings(max_examples=100, deadline=None)
    def test_any_question_is_answered_or_refused_and_never_markup(
        self, client: Visitor, question: str
    ) -> None:
        said = f"<b>{question}</b><script>alert(1)</script>"

        page = client.get(ASK, params={"q": said})

        assert page.status_code in {200, 400}
        assert "<b><" not in page.text
        assert "<script>alert" not in page.text
        assert page.text.count("<script") == 1


class TestTheJsonAddress:
    def test_it_gives_the_shape_of_ask_and_what_to_do_next(
        self, client: Visitor
    ) -> None:
        answer = client.get(API, params={"q": "xếp hạng Sở Y tế"}).json()

        assert set(answer) == KEYS
        assert answer["units"] == ["Sở Y tế"]
        assert answer["buttons"][0]["question"] == "vì sao Sở Y tế xếp hạng đó"
        assert answer["pages"] == [
            {"label": "Sở Y tế", "href": f"{PLACE}/don-vi/so-y-te/2017"},
            {
                "label": "Xếp hạng các sở, ban, ngành tỉnh, năm 2017",
                "href": f"{PLACE}/xep-hang/2017/so",
            },
        ]

    def test_a_question_may_be_posted(self, client: Visitor) -> None:
        posted = client.post(API, json={"q": "Ai đứng đầu?"})

        assert posted.json() == client.get(API, params={"q": "Ai đứng đầu?"}).json()

    def test_tables_come_with_a_ranking(self, client: Visitor) -> None:
        answer = client.post(API, json={"q": "bảng xếp hạng các huyện"}).json()

        assert len(answer["tables"][0]["rows"]) == 8

    def test_it_speaks_english_when_asked_to(self, client: Visitor) -> None:
        answer = client.post(f"{API}?lang=en", json={"q": "sở y tế"}).json()

        assert answer["text"].startswith("Sở Y tế: rank 20/20 · 64.29 %")
        assert answer["pages"][0]["href"].endswith("?lang=en")

    def test_too_long_a_question_is_refused_in_the_usual_words(
        self, client: Visitor
    ) -> None:
        refused = client.post(API, json={"q": "a" * 501})

        error = QuestionTooLongError(length=501, limit=500)
        assert refused.status_code == 400
        assert refused.json()["error"] == {
            "code": "CCHC-107",
            "message": Localizer().explain(error),
        }

    @pytest.mark.parametrize(
        "body", [b"", b"{", b"[]", b"{}", b'{"q": 1}', b"\xff", b'"q"', b"[" * 5000]
    )
    def test_what_holds_no_question_is_refused(
        self, client: Visitor, body: bytes
    ) -> None:
        refused = client.post(API, content=body)

        assert (refused.status_code, refused.json()["error"]["code"]) == (
            400,
            "CCHC-123",
        )

    def test_ten_thousand_letters_are_too_large(self, client: Visitor) -> None:
        refused = client.post(API, json={"q": "ệ" * 10_000})

        assert refused.status_code == 413
        assert "16 KB" in refused.json()["error"]["message"]

    @given(st.text(max_size=600))
    @settings(max_examples=100, deadline=None)
    def test_any_text_is_answered_or_refused(
        self, client: Visitor, question: str
    ) -> None:
        body = json.dumps({"q": question})

        assert client.post(API, content=body).status_code in {200, 400}
