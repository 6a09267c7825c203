"""Addresses of our pages, below whatever path a reverse proxy puts them at."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import quote, urlencode


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """Writes addresses from the root of the site.

    Attributes:
        root: Path the site lies at, without a slash at its end; mostly empty.
        kept: What every link carries on, such as the chosen language.
    """

    root: str = ""
    kept: Mapping[str, str] = field(default_factory=dict)

    def to(self, *steps: str, **query: str) -> str:
        """Return the address of a page; an empty last step ends it in a slash."""
        path = "/".join(quote(step, safe="") for step in steps)
        asked = urlencode({**self.kept, **query}, quote_via=quote)
        return f"{self.root}/{path}" + (f"?{asked}" if asked else "")

    def chat(self, place: str) -> str:
        """Return the address of a place's chat."""
        return self.to(place, "")

    def answer(self, place: str, question: str) -> str:
        """Return the address that asks a question without any script."""
        return self.to(place, "hoi", q=question)

    def ranking(self, place: str, year: int, group: str) -> str:
        """Return the address of a group's ranking."""
        return self.to(place, "xep-hang", str(year), group)

    def unit(self, place: str, unit: str, year: int | None = None) -> str:
        """Return the address of a unit; of the latest year when None."""
        steps = () if year is None else (str(year),)
        return self.to(place, "don-vi", unit, *steps)


def path_below(path: str, root: str) -> str:
    """Return ``path`` without ``root``, whether or not the server has taken it off."""
    below = path.removeprefix(root) if root else path
    return below if below.startswith("/") else path
