"""A real Chromium that looks at a running server and nothing else."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, ConsoleMessage, Page, Request, sync_playwright

from tests.programs import installed

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--no-sandbox",  # the tests may run as root
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PHONE = {"width": 360, "height": 740}


@contextmanager
def chromium() -> Iterator[Browser]:
    path = installed(*NAMES)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=[*FLAGS])
        yield browser
        browser.close()


@dataclass
class Look:
    """A page in a browser, and everything that must not have happened there."""

    page: Page
    home: str
    trouble: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("console", self._said)
        self.page.on("pageerror", lambda error: self.trouble.append(str(error)))
        self.page.on("request", self._asked)

    def _said(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.trouble.append(message.text)

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((self.home, "data:")):
            self.trouble.append(f"left the server: {request.url}")

    def go(self, path: str) -> Page:
        self.page.goto(f"{self.home}{path}")
        return self.page


@contextmanager
def looking(browser: Browser, home: str, **how: Any) -> Iterator[Look]:
    """Open a page at phone width; at the end nothing may have gone wrong."""
    context = browser.new_context(**{"viewport": PHONE, "locale": "en-US", **how})
    look = Look(context.new_page(), home)
    try:
        yield look
    finally:
        context.close()
    assert look.trouble == []
