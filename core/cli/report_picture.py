"""``cchc report --picture``: one picture and what it shows in words."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from core.cli import console
from core.cli.session import Session
from core.errors import N_
from core.reports.report_errors import UnknownFormatError

if TYPE_CHECKING:
    from core.api import Archive
    from core.api.pictures import Asked
    from core.model import Result

PICTURES: Final = ("ranking", "unit", "compare", "distribution")
FORMS: Final = (".png", ".svg")


def draw_picture(
    session: Session,
    archive: "Archive",
    result: "Result",
    asked: "Asked",
    out: Path,
    *,
    force: bool,
) -> None:
    """Write the picture; say its alternative text."""
    from core.api.landing import targets
    from core.api.pictures import drawn, file_name, svg
    from core.files import land

    form = ".png" if out.is_dir() else out.suffix.lower()
    if form not in FORMS:
        known = ", ".join(one.removeprefix(".") for one in FORMS)
        raise UnknownFormatError(format=form.removeprefix(".") or out.name, known=known)
    name = f"{file_name(result, asked)}{form}"
    [target] = targets(out, [name], force=force)
    picture = drawn(archive, result, asked, session.localizer)
    is_svg = form == ".svg"
    content = svg(archive, result, asked, session.localizer) if is_svg else picture.png
    land(target, content)
    if session.as_json:
        size = {"width": picture.width, "height": picture.height}
        console.emit({"path": str(target), "alt": picture.alt} | size)
        return
    text = N_("Wrote {file} ({bytes} bytes)")
    console.put(session.localizer.text(text, file=target, bytes=len(content)))
    console.put(picture.alt)
