"""What every response tells the browser, and where the site may lie."""

import re
from collections.abc import Mapping

import pytest
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.channels.web.app import web_app
from bot.channels.web.headers import DEBUG_VARIABLE
from bot.channels.web.links import Links, path_below
from tests.bot.channels.web.conftest import PLACE, Patient, Visitor, desk, visitor

PAGES = [
    "/",
    f"{PLACE}/",
    f"{PLACE}/hoi?q=so+y+te",
    f"{PLACE}/hoi",
    f"{PLACE}/api/hoi?q=so+y+te",
    f"{PLACE}/api/hoi",
    f"{PLACE}/xep-hang/2017/so",
    f"{PLACE}/don-vi/so-y-te",
    f"{PLACE}/don-vi/khong-co",
    "/static/style.css",
    "/static/none",
    "/a/b/c/d/e",
    "/livez",
    "/readyz",
]


def policy(headers: Mapping[str, str]) -> dict[str, str]:
    parts = headers["content-security-policy"].split("; ")
    return {name: values for name, _, values in (p.partition(" ") for p in parts)}


@pytest.mark.parametrize("path", PAGES)
def test_nothing_may_be_loaded_from_or_sent_to_elsewhere(
    client: Visitor, path: str
) -> None:
    headers = client.get(path).headers

    assert policy(headers) == {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": "'self'",
        "connect-src": "'self'",
        "img-src": "'self' data:",
        "form-action": "'self'",
        "base-uri": "'none'",
        "frame-ancestors": "'none'",
    }
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert "set-cookie" not in headers


@pytest.mark.parametrize("path", PAGES)
def test_only_our_own_files_are_kept_by_browsers(client: Visitor, path: str) -> None:
    kept = client.get(path).headers["cache-control"]

    own = path == "/static/style.css"
    assert kept == ("public, max-age=3600" if own else "no-store")


def test_a_file_of_ours_is_sent_once_only(client: Visitor) -> None:
    first = client.get("/static/style.css")

    again = client.get(
        "/static/style.css", headers={"If-None-Match": first.headers["etag"]}
    )

    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize(
    "path", [f"{PLACE}/", f"{PLACE}/xep-hang/2017/so", f"{PLACE}/don-vi/so-y-te"]
)
def test_pages_name_no_other_server(client: Visitor, path: str) -> None:
    page = client.get(path).text

    assert re.findall(r"(?:https?:)?//[\w.]+", page) == []
    assert " style=" not in page
    assert re.findall(r"\son\w+=", page) == []


def test_long_pages_are_packed(client: Visitor) -> None:
    assert client.get(f"{PLACE}/don-vi/so-y-te").headers["content-encoding"] == "gzip"


class TestBehindAReverseProxy:
    """The proxy takes its path off; addresses on the page begin with it."""

    ROOT = "/cchc/hoi-dap"

    @pytest.fixture
    def proxied(self) -> Visitor:
        return visitor(desk(), self.ROOT)

    @pytest.mark.parametrize("path", PAGES)
    def test_every_address_lies_below_the_path(
        self, proxied: Visitor, path: str
    ) -> None:
        answer = proxied.get(path)

        found = re.findall(r'(?:href|src|action|data-api)="(/[^"]*)"', answer.text)
        found += [answer.headers.get("location", f"{self.ROOT}/")]
        assert [one for one in found if not one.startswith(f"{self.ROOT}/")] == []

    def test_pages_of_an_answer_do_too(self, proxied: Visitor) -> None:
        answer = proxied.get(f"{PLACE}/api/hoi?q=so+y+te").json()

        assert answer["pages"][0]["href"].startswith(f"{self.ROOT}{PLACE}/don-vi/")

    def test_the_other_language_is_the_same_page(self, proxied: Visitor) -> None:
        page = proxied.get(f"{PLACE}/xep-hang/2017/so").text

        assert f'href="{self.ROOT}{PLACE}/xep-hang/2017/so?lang=en"' in page

    @pytest.mark.parametrize(
        ("path", "root", "below"),
        [
            ("/cchc/a", "/cchc", "/a"),
            ("/a", "/cchc", "/a"),
            ("/cchc-2/a", "/cchc", "/cchc-2/a"),
            ("/a", "", "/a"),
        ],
    )
    def test_the_path_is_taken_off_once(self, path: str, root: str, below: str) -> None:
        assert path_below(path, root) == below


def test_steps_of_an_address_are_escaped() -> None:
    assert Links().to("a/b", "c?d", x="e&f") == "/a%2Fb/c%3Fd?x=e%26f"


class TestAFaultOfOurs:
    @pytest.fixture
    def broken(self) -> Visitor:
        def fail(_: Request) -> Response:
            message = "secret"
            raise ZeroDivisionError(message)

        routes = [Route("/x", fail), Route("/x/api/hoi", fail)]
        return Visitor(web_app(desk(), pace=Patient(), routes=routes))

    def test_it_is_an_apology_with_a_number(
        self, broken: Visitor, caplog: pytest.LogCaptureFixture
    ) -> None:
        page = broken.get("/x")

        (logged,) = caplog.records
        number = logged.getMessage().removeprefix("incident ").partition(":")[0]
        assert page.status_code == 500
        assert number in page.text
        assert "secret" not in page.text + caplog.text
        assert "content-security-policy" in page.headers

    def test_programs_get_it_as_json(self, broken: Visitor) -> None:
        answer = broken.get("/x/api/hoi")

        assert answer.status_code == 500
        assert "Rất xin lỗi" in answer.json()["error"]["message"]

    def test_details_are_only_for_who_wants_them(
        self,
        broken: Visitor,
        caplog: pytest.LogCaptureFixture,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        monkeypatch.setenv(DEBUG_VARIABLE, "1")

        broken.get("/x")

        assert "ZeroDivisionError: secret" in caplog.text


class TestReadiness:
    def test_it_lives(self, client: Visitor) -> None:
        assert client.get("/livez").text == "ok"

    def test_it_is_ready_when_its_data_can_be_read(self, client: Visitor) -> None:
        answer = client.get("/readyz")

        assert (answer.status_code, answer.json()["ready"]) == (200, True)

    def test_other_channels_may_object(self) -> None:
        app = web_app(desk(), checks=[lambda: None, lambda: "telegram"])

        answer = Visitor(app).get("/readyz")

        assert (answer.status_code, answer.json()) == (
            503,
            {"ready": False, "problems": ["telegram"]},
        )
