"""Our own style sheets, scripts and icon: nothing comes from anywhere else."""

from functools import cache
from hashlib import sha256
from pathlib import Path

from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

FOLDER = Path(__file__).parent / "static"
_AN_HOUR = "public, max-age=3600"


class Assets(StaticFiles):
    """The folder's files, kept by browsers for an hour and compared by their ETag."""

    def __init__(self) -> None:
        """Serve our own folder."""
        super().__init__(directory=FOLDER)

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Return a file; what is missing is told as on any other page."""
        response = await super().get_response(path, scope)
        response.headers["Cache-Control"] = _AN_HOUR
        return response


def asset(name: str, root: str) -> str:
    """Return the address of a file, which changes whenever the file does."""
    return f"{root}/static/{name}?v={_mark(name)}"


@cache
def _mark(name: str) -> str:
    return sha256((FOLDER / name).read_bytes()).hexdigest()[:8]
