"""The web channel over the shipped data and over an invented province."""

import asyncio
import shutil
from pathlib import Path
from typing import Any

import httpx
import pytest
from starlette.types import ASGIApp

from bot.channels.web.app import web_app
from bot.channels.web.desk import Desk
from bot.channels.web.limits import Pace
from core.api import open_archive
from core.api.archive import SHIPPED
from tests.bot.conftest import ELSEWHERE, NOW

PLACE = "/lai-chau"


class Patient(Pace):
    """Lets everybody ask as fast as a test does."""

    def admit(self, client: str) -> None:
        """Let everybody in."""


def desk(data: Path | None = None) -> Desk:
    return Desk(open_archive(data), clock=lambda: NOW)


class Visitor:
    """A browser without scripts, in this process; follows no redirect by itself."""

    def __init__(self, app: ASGIApp, root_path: str = "") -> None:
        self._transport = httpx.ASGITransport(app, root_path=root_path)

    def send(self, method: str, path: str, **what: Any) -> httpx.Response:
        """Return the response to one request."""
        return asyncio.run(self._send(method, path, what))

    async def _send(
        self, method: str, path: str, what: dict[str, Any]
    ) -> httpx.Response:
        here = "http://127.0.0.1"
        async with httpx.AsyncClient(transport=self._transport, base_url=here) as one:
            return await one.request(method, path, **what)

    def get(self, path: str, **what: Any) -> httpx.Response:
        return self.send("GET", path, **what)

    def post(self, path: str, **what: Any) -> httpx.Response:
        return self.send("POST", path, **what)


def visitor(desk: Desk, root_path: str = "") -> Visitor:
    return Visitor(web_app(desk, pace=Patient()), root_path)


@pytest.fixture(scope="session")
def client() -> Visitor:
    """A visitor of the shipped data."""
    return visitor(desk())


@pytest.fixture(scope="session")
def elsewhere() -> Visitor:
    """A visitor of a province with other groups, bands and years."""
    return visitor(desk(ELSEWHERE))


@pytest.fixture
def two_places(tmp_path: Path) -> Visitor:
    """A visitor of two provinces, neither of them the one meant."""
    shutil.copytree(SHIPPED / "lai-chau", tmp_path / "lai-chau")
    shutil.copytree(ELSEWHERE, tmp_path / "elsewhere")
    return visitor(desk(tmp_path))
