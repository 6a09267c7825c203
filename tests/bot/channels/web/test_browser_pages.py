"""Chat, rankings and units in a real browser: accessible, printable, below a path."""

import re
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.channels.web.address import Address
from bot.channels.web.app import web_app
from bot.channels.web.server import beside
from tests.bot.channels.web.browser import chromium, looking
from tests.bot.channels.web.conftest import Patient, desk

RANKING = "lai-chau/xep-hang/2017/so"
UNIT = "lai-chau/don-vi/huyen-muong-te"
DISPUTED = "lai-chau/don-vi/so-tu-phap"
ANSWER = "lai-chau/hoi?q=x%E1%BA%BFp+h%E1%BA%A1ng+S%E1%BB%9F+Y+t%E1%BA%BF"
PAGES = ["lai-chau/", ANSWER, RANKING, UNIT, DISPUTED, "lai-chau/?lang=en"]
FINGER = 44  # CSS pixels
PAPER = {"width": 688, "height": 1017}  # A4 less its margins, in CSS pixels
A4 = rb"/MediaBox \[0 0 59[45][.\d]* 84[12][.\d]*\]"


@pytest.fixture(scope="module")
def home() -> Iterator[str]:
    with beside(web_app(desk(), pace=Patient()), Address(port=0)) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as one:
        yield one


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing(browser: Browser, home: str, path: str, scheme: str) -> None:
    # axe is put into the page as a text to run, which our policy forbids.
    with looking(browser, home, color_scheme=scheme, bypass_csp=True) as look:
        page = look.go(path)
        for folded in page.locator("details").all()[:2]:
            folded.locator("summary").click()

        found = Axe().run(page)

        assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_is_wider_than_the_screen(
    browser: Browser, home: str, path: str, width: int
) -> None:
    with looking(browser, home, viewport={"width": width, "height": 740}) as look:
        page = look.go(path)
        for folded in page.locator("summary").all():
            folded.click()

        assert page.evaluate("() => document.documentElement.scrollWidth") == width


@pytest.mark.parametrize("path", PAGES)
def test_everything_to_touch_is_as_tall_as_a_finger(
    browser: Browser, home: str, path: str
) -> None:
    with looking(browser, home, has_touch=True) as look:
        touched = "a:not(.skip):visible, button:visible, summary, input:visible"

        found = [
            (t.inner_text(), t.bounding_box())
            for t in look.go(path).locator(touched).all()
        ]
        small = [text for text, box in found if box and box["height"] < FINGER]
        assert small == []


@pytest.mark.parametrize("width", [360, 1280])
def test_a_ranking_is_a_table_at_every_width(
    browser: Browser, home: str, width: int
) -> None:
    with looking(browser, home, viewport={"width": width, "height": 740}) as look:
        table = look.go(RANKING).get_by_role("table")

        expect(table.get_by_role("columnheader")).to_have_count(6)
        expect(table.get_by_role("rowheader")).to_have_count(20)
        expect(table.get_by_role("cell")).to_have_count(100)


def test_bars_are_as_long_as_their_figures(browser: Browser, home: str) -> None:
    with looking(browser, home) as look:
        page = look.go(RANKING)

        rail = page.locator(".rail").first.bounding_box()
        fill = page.locator(".fill").first.bounding_box()
        assert rail is not None
        assert fill is not None
        assert round(100 * fill["width"] / rail["width"]) == 89  # 88,75 %


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("path", [RANKING, UNIT, DISPUTED, ANSWER])
def test_on_paper_no_table_is_cut_and_nothing_is_folded(
    browser: Browser, home: str, path: str, *, scripts: bool
) -> None:
    # Measured from outside where the page may run no script of its own.
    how = {"viewport": PAPER, "color_scheme": "dark", "java_script_enabled": scripts}
    with looking(browser, home, **how) as look:
        page = look.go(path)
        page.emulate_media(media="print")

        boxes = [t.bounding_box() for t in page.locator("table:visible").all()]
        right = [box["x"] + box["width"] for box in boxes if box]
        assert [edge for edge in right if edge > PAPER["width"]] == []
        expect(page.locator("nav:visible, form:visible")).to_have_count(0)
        expect(page.locator("table")).to_have_count(len(right))
        expect(page.locator("body")).to_have_css(
            "background-color", "rgb(255, 255, 255)"
        )


@pytest.mark.parametrize("path", [RANKING, UNIT])
def test_it_prints_on_a4(browser: Browser, home: str, path: str) -> None:
    with looking(browser, home) as look:
        paper = look.go(path).pdf(prefer_css_page_size=True)

    sheets = re.findall(rb"/Type\s*/Page\b", paper)
    assert paper.startswith(b"%PDF")
    assert len(re.findall(A4, paper)) == len(sheets) > 0


def test_the_print_button_prints(browser: Browser, home: str) -> None:
    with looking(browser, home) as look:
        page = look.go(UNIT)
        page.evaluate("() => { window.print = () => { document.title = 'printed'; }; }")

        page.get_by_role("button", name="In trang này").click()

        expect(page).to_have_title("printed")


def below(path: str, app: ASGIApp) -> ASGIApp:
    """Return ``app`` as a reverse proxy puts it below a path, and nothing beside it."""

    async def proxy(scope: Scope, receive: Receive, send: Send) -> None:
        inside = scope["path"].startswith(f"{path}/")
        told = app if inside else PlainTextResponse("not ours", status_code=404)
        await told({**scope, "root_path": path}, receive, send)

    return proxy


def test_it_works_below_a_path(browser: Browser) -> None:
    app = below("/noi-bo/cchc", web_app(desk(), pace=Patient()))
    with beside(app, Address(port=0)) as home, looking(browser, home) as look:
        page = look.go("noi-bo/cchc/")
        page.locator("#q").fill("xếp hạng Sở Y tế")
        page.keyboard.press("Enter")
        page.get_by_role("link", name="Sở Y tế", exact=True).click()
        expect(page.locator("h1")).to_have_text("Sở Y tế")
        page.get_by_role("link", name="English").click()

        page.get_by_role("link", name="Rankings").click()

        expect(page.locator("html")).to_have_attribute("lang", "en")
        expect(page).to_have_url(f"{home}noi-bo/cchc/lai-chau/xep-hang/2017/so?lang=en")
