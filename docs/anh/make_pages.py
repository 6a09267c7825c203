"""Take the pictures of docs/trang-web.md from the running page, at a phone's width.

Run it with the Python of the tests, from the root of the repository, with Chromium
installed: ``PYTHONPATH=. .venv/bin/python docs/anh/make_pages.py``.
"""  # noqa: INP001  # a script, in no package

from pathlib import Path

from playwright.sync_api import Browser, expect

from bot.channels.web.address import Address
from bot.channels.web.app import web_app
from bot.channels.web.desk import Desk
from bot.channels.web.server import beside
from core.api import open_archive
from tests.bot.channels.web.browser import chromium, looking

FOLDER = Path(__file__).parent
SHARPNESS = 1.5  # pixels for each of the page's; two would weigh over 150 KB
CHATS = {"light": "hoi-dap-sang", "dark": "hoi-dap-toi"}
PAGES = {
    "xep-hang": "lai-chau/xep-hang/2017/huyen",
    "don-vi": "lai-chau/don-vi/so-tu-phap",
}
QUESTIONS = ("Ai đứng đầu?", "top 3 huyện", "xếp hạng Sở Y tế")


def main() -> None:
    """Write the pictures."""
    app = web_app(Desk(open_archive()))
    with beside(app, Address(port=0)) as home, chromium() as browser:
        for scheme, name in CHATS.items():
            chat(browser, home, scheme, name)
        for name, path in PAGES.items():
            with looking(browser, home, device_scale_factor=SHARPNESS) as look:
                look.go(path).screenshot(path=FOLDER / f"{name}.png")


def chat(browser: Browser, home: str, scheme: str, name: str) -> None:
    """Take the picture of a chat with three answers."""
    how = {"color_scheme": scheme, "device_scale_factor": SHARPNESS}
    with looking(browser, home, **how) as look:
        page = look.go("")
        for number, question in enumerate(QUESTIONS, start=1):
            page.locator("#q").fill(question)
            page.keyboard.press("Enter")
            expect(page.locator(".answer .fact")).to_have_count(number)
        page.mouse.wheel(0, -330)
        page.wait_for_timeout(200)
        page.screenshot(path=FOLDER / f"{name}.png")


if __name__ == "__main__":
    main()
