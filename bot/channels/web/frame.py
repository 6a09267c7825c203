"""Pages from templates: everything shown is escaped, every name must be known."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse

from bot.channels.web.static import asset
from bot.channels.web.visit import Visit
from bot.channels.web.words import LANGUAGE_NAMES, words

TEMPLATES = Path(__file__).parent / "templates"


@cache
def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters["whole"] = whole
    return made


def whole(text: str) -> str:
    """Return a sentence in which no line breaks between a figure and its percent."""
    return text.replace(" %", "\u00a0%")


def page(  # noqa: PLR0913  # the parts of a response
    visit: Visit,
    template: str,
    title: str,
    values: Mapping[str, object],
    *,
    status: int = 200,
    headers: Mapping[str, str] | None = None,
) -> HTMLResponse:
    """Return a page of the site.

    Args:
        visit: The request it answers.
        template: Name of the template, without its ending.
        title: What the page is about.
        values: What the template shows.
        status: HTTP status.
        headers: Further HTTP headers.
    """
    text = _environment().get_template(f"{template}.html.j2")
    return HTMLResponse(
        text.render(**_frame(visit), title=title, **values),
        status_code=status,
        headers=headers,
    )


def _frame(visit: Visit) -> Mapping[str, object]:
    """Return what stands around the content of every page."""
    return {
        "say": words(visit.localizer),
        "language": visit.language,
        "others": [
            (language, LANGUAGE_NAMES[language], href)
            for language, href in visit.elsewhere.items()
        ],
        "links": visit.links,
        "asset": lambda name: asset(name, visit.links.root),
    }
