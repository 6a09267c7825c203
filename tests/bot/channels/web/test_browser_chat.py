"""The chat in a real browser, at the width of a phone."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from bot.channels.web.address import Address
from bot.channels.web.app import web_app
from bot.channels.web.server import beside
from tests.bot.channels.web.browser import Look, chromium, looking
from tests.bot.channels.web.conftest import Patient, desk

CHAT = "lai-chau/"


@pytest.fixture(scope="module")
def home() -> Iterator[str]:
    with beside(web_app(desk(), pace=Patient()), Address(port=0)) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as one:
        yield one


@pytest.fixture
def look(browser: Browser, home: str) -> Iterator[Look]:
    with looking(browser, home) as one:
        one.go("")
        yield one


def ask(page: Page, question: str) -> None:
    """Type a question as a person at a keyboard does, and wait for the answer."""
    before = page.locator("#log > .answer:not(.waiting)").count()
    page.locator("#q").focus()
    page.keyboard.type(question)
    page.keyboard.press("Enter")
    expect(page.locator("#log > .answer:not(.waiting)")).to_have_count(before + 1)


def touch(page: Page, label: str) -> None:
    """Touch the last button with a label, and wait for the answer."""
    before = page.locator("#log > .answer:not(.waiting)").count()
    page.get_by_role("button", name=label, exact=True).last.click()
    expect(page.locator("#log > .answer:not(.waiting)")).to_have_count(before + 1)


def last_fact(page: Page) -> str:
    return page.locator(".answer .fact").last.inner_text().replace("\u00a0", " ")


class TestAsking:
    def test_by_keyboard_and_by_buttons(self, look: Look) -> None:
        facts = []
        for way, question in (
            (ask, "Ai đứng đầu?"),
            (ask, "xếp hạng Sở Y tế"),
            (touch, "Vì sao?"),
            (touch, "bảng xếp hạng"),
            (ask, "so sánh Sở Xây dựng và Sở Tài chính"),
        ):
            way(look.page, question)
            facts.append(last_fact(look.page))

        assert facts[:3] == [
            "Sở Giáo dục và Đào tạo: hạng 1/20 · 88,75 % · TỐT · năm 2017",
            "Sở Y tế: hạng 20/20 · 64,29 % · TB · năm 2017",
            "Sở Y tế: hạng 20/20 · 64,29 % · TB · năm 2017",
        ]
        assert facts[3].startswith("Xếp hạng các sở, ban, ngành tỉnh")
        assert facts[4].startswith("Sở Xây dựng: hạng 5/20")

    def test_with_nothing_but_the_tabulator_and_enter(self, look: Look) -> None:
        for _ in range(20):
            look.page.keyboard.press("Tab")
            label = look.page.evaluate("() => document.activeElement.textContent")
            if label == "bảng xếp hạng":
                break
        look.page.keyboard.press("Enter")

        expect(look.page.locator(".question")).to_have_count(1)
        expect(look.page.locator(".answer .fact")).to_have_count(1)

    def test_the_first_stop_skips_to_the_content(self, look: Look) -> None:
        look.page.keyboard.press("Tab")

        skip = look.page.locator(":focus")
        expect(skip).to_have_class("skip")
        expect(skip).to_be_in_viewport()

    def test_a_way_leads_to_the_units_page(self, look: Look) -> None:
        ask(look.page, "xếp hạng Sở Y tế")

        look.page.get_by_role("link", name="Sở Y tế", exact=True).click()

        expect(look.page).to_have_url(f"{look.home}lai-chau/don-vi/so-y-te/2017")

    def test_what_is_typed_is_never_markup(self, look: Look) -> None:
        ask(look.page, "<img src=x onerror=alert(1)>")

        expect(look.page.locator("#log img")).to_have_count(0)
        expect(look.page.locator(".question")).to_contain_text("<img src=x")

    def test_answers_are_read_out_as_they_come(self, look: Look) -> None:
        log = look.page.get_by_role("log")

        expect(log).to_have_attribute("aria-live", "polite")
        expect(log).to_have_accessible_name("Hỏi và đáp")

    def test_the_question_stands_at_the_top_of_the_screen(self, look: Look) -> None:
        ask(look.page, "bảng xếp hạng")

        box = look.page.locator(".question").last.bounding_box()
        assert box is not None
        assert 0 < box["y"] < look.page.viewport_size["height"] / 2  # type: ignore[index]


class TestTheHistory:
    def test_it_survives_a_reload(self, look: Look) -> None:
        ask(look.page, "xếp hạng Sở Y tế")
        ask(look.page, "Ai đứng đầu?")

        look.page.reload()

        expect(look.page.locator(".question")).to_have_count(2)
        assert last_fact(look.page).startswith("Sở Giáo dục và Đào tạo: hạng 1/20")
        touch(look.page, "Vì sao?")

    def test_it_can_be_cleared(self, look: Look) -> None:
        expect(look.page.locator("#clear")).to_be_hidden()
        ask(look.page, "xếp hạng Sở Y tế")

        look.page.get_by_role("button", name="Xóa lịch sử").click()

        expect(look.page.locator(".question")).to_have_count(0)
        expect(look.page.locator("#q")).to_be_focused()
        look.page.reload()
        expect(look.page.locator(".question")).to_have_count(0)

    def test_nothing_of_it_is_a_cookie(self, look: Look) -> None:
        ask(look.page, "xếp hạng Sở Y tế")

        assert look.page.context.cookies() == []

    def test_rubbish_in_the_storage_does_no_harm(self, look: Look) -> None:
        look.page.evaluate("() => localStorage.setItem('cchc.lai-chau', '{[')")
        look.page.reload()

        ask(look.page, "xếp hạng Sở Y tế")


class TestTrouble:
    def test_too_long_a_question_is_told_in_the_usual_words(
        self, browser: Browser, home: str
    ) -> None:
        with looking(browser, home) as look:
            page = look.go(CHAT)
            page.locator("#q").fill("a" * 501)
            page.keyboard.press("Enter")

            expect(page.locator(".trouble")).to_contain_text("501")
            look.trouble.clear()  # Chromium notes every status of 400 and above

    def test_a_lost_connection_is_told_and_asked_again(
        self, browser: Browser, home: str
    ) -> None:
        def lose(route: Route) -> None:
            route.abort()

        with looking(browser, home) as look:
            page = look.go(CHAT)
            page.route("**/api/hoi", lose)
            page.locator("#q").fill("sở y tế")
            page.keyboard.press("Enter")
            expect(page.locator(".trouble")).to_contain_text("kiểm tra kết nối")
            page.unroute("**/api/hoi")

            touch(page, "Hỏi lại")

            assert last_fact(page).startswith("Sở Y tế: hạng 20/20")
            look.trouble.clear()  # the connection that was lost


class TestTheLook:
    @pytest.mark.parametrize(
        ("scheme", "ground"),
        [("light", "rgb(243, 245, 248)"), ("dark", "rgb(18, 22, 27)")],
    )
    def test_it_follows_the_scheme_of_the_phone(
        self, browser: Browser, home: str, scheme: str, ground: str
    ) -> None:
        with looking(browser, home, color_scheme=scheme) as look:
            body = look.go(CHAT).locator("body")

            expect(body).to_have_css("background-color", ground)

    def test_nothing_is_wider_than_the_screen(self, look: Look) -> None:
        ask(look.page, "bảng xếp hạng")
        ask(look.page, "x" * 300)

        width = look.page.evaluate("() => document.documentElement.scrollWidth")
        assert width == 360


class TestWithoutScripts:
    def test_questions_are_asked_and_answered(
        self, browser: Browser, home: str
    ) -> None:
        with looking(browser, home, java_script_enabled=False) as look:
            page = look.go(CHAT)
            page.locator("#q").fill("xếp hạng Sở Y tế")
            page.get_by_role("button", name="Hỏi").click()
            expect(page).to_have_url(re.compile(r"/lai-chau/hoi\?q="))
            first = last_fact(page)

            page.get_by_role("link", name="Vì sao?").click()

            assert first.startswith("Sở Y tế: hạng 20/20")
            expect(page.locator(".question")).to_contain_text("vì sao Sở Y tế")
            expect(page.locator("#clear")).to_be_hidden()
