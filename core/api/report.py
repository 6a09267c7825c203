"""A decision as a paper: one document, one digest, every format made from it.

The published figures stand as printed; what contradicts them stands in notes.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from core.api.report_notes import all_findings
from core.api.report_shape import digest, findings_in, shape_of
from core.api.report_tables import items, summary
from core.errors import N_, MissingPackageError
from core.i18n import Localizer
from core.model import Decision, Finding, GroupResult, Result
from core.reports.document import (
    Align,
    AnnexDocument,
    Column,
    Entry,
    Letterhead,
    ReportRow,
    ReportTable,
    Seal,
    TableKind,
)
from core.text import fold

Shape = Mapping[str, object]
_EXTRA = "report"
_UNTOUCHED = N_(
    "Figures stand as the decision prints them; nothing is corrected. Notes tell "
    "which figures contradict each other."
)
_HEADINGS = (
    ("severity", N_("Kind"), 16),
    ("unit", N_("Unit"), 28),
    ("where", N_("Place"), 22),
    ("message", N_("Finding"), 90),
)


class Format(StrEnum):
    """What a report can be written as."""

    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"
    CSV = "csv"
    JSON = "json"
    PACKAGE = "package"

    @property
    def suffix(self) -> str:
        """Return how the names of its files end."""
        return ".zip" if self is Format.PACKAGE else f".{self.value}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A decision, or one group of it, ready to be written in any format.

    Attributes:
        document: What is printed.
        shape: The same as JSON.
    """

    document: AnnexDocument
    shape: Shape

    @property
    def name(self) -> str:
        """Return the name of its files, without an ending."""
        groups = {table.group for table in self.document.tables}
        parts = (self.document.place, str(self.document.year))
        whole = len(groups) > 1 or not self.shape.get("group")
        return "-".join(parts if whole else (*parts, *groups))

    def rendered(self, wanted: Format) -> bytes:
        """Return the file.

        Raises:
            MissingPackageError: What writes that format is not installed.
        """
        try:
            return _WRITERS[wanted](self)
        except ModuleNotFoundError as error:
            raise MissingPackageError(package=error.name, extra=_EXTRA) from error


def report(
    result: Result,
    localizer: Localizer,
    *,
    made: date,
    version: str,
    group: GroupResult | None = None,
) -> Report:
    """Return the paper of a decision, or of one of its groups.

    Args:
        result: The decision with everything computed about it.
        localizer: The language of headings and notes; figures stay as printed.
        made: The day that is stamped on it.
        version: The version of the product that is stamped on it.
        group: The only group wanted.
    """
    groups = result.groups if group is None else (group,)
    found = findings_in(result, groups)
    seal = _seal(digest(result, groups), made, version, localizer)
    document = AnnexDocument(
        place=result.place.id,
        year=result.year,
        language=localizer.language,
        head=_letterhead(result, localizer),
        tables=tuple(_tables(result, groups, localizer)),
        findings=_finding_table(result, found, localizer),
        notes_label=localizer.text("Notes"),
        notes=(localizer.text(_UNTOUCHED),),
        source=_source(result, localizer),
        source_label=localizer.text("Source"),
        seal=seal,
    )
    own = {"digest": seal.digest} | ({} if group is None else {"group": group.code})
    shape = own | shape_of(result, groups, found, localizer.say)
    return Report(document=document, shape=shape)


def _seal(digest: str, made: date, version: str, localizer: Localizer) -> Seal:
    stamp = N_("Made {day} by cchc {version}")
    return Seal(
        digest=digest,
        label=localizer.text("SHA-256 of the published figures"),
        stamp=localizer.text(stamp, day=made, version=version),
        page=localizer.text(N_("Page {page}/{pages}"), page="{page}", pages="{pages}"),
        made=made,
    )


def _letterhead(result: Result, localizer: Localizer) -> Letterhead:
    text = localizer.text
    issuer = result.decision.issuer.upper()
    title = N_("Administrative reform index {year}, {place}")
    return Letterhead(
        issuer=issuer,
        nation=text("SOCIALIST REPUBLIC OF VIET NAM"),
        motto=text("Independence - Freedom - Happiness"),
        label=text("ANNEX"),
        title=text(title, year=result.year, place=result.place.name),
        attached=_attached(result.decision, localizer),
        rebuilt=text("Rebuilt from the published figures; not the signed original."),
        signature=(
            text("FOR {issuer}", issuer=issuer),
            text("(rebuilt paper: neither signed nor sealed)"),
        ),
    )


def _attached(decision: Decision, localizer: Localizer) -> str:
    return localizer.text(
        "(Issued with Decision No. {number} of {day}/{month}/{year} of {issuer})",
        number=decision.number,
        day=_two_digits(decision.issued.day, below=10),
        month=_two_digits(decision.issued.month, below=3),
        year=decision.issued.year,
        issuer=decision.issuer,
    )


def _two_digits(number: int, *, below: int) -> str:
    """Return a day or month as official papers write it: 09, 02, but 5 for May."""
    return f"{number:02}" if number < below else str(number)


def _source(result: Result, localizer: Localizer) -> str:
    return localizer.text(
        "Source: Decision {number} of {day}, {issuer}.",
        number=result.decision.number,
        day=result.decision.issued,
        issuer=result.decision.issuer,
    )


def _tables(
    result: Result, groups: Sequence[GroupResult], localizer: Localizer
) -> Iterator[ReportTable]:
    number = len(groups)
    for position, group in enumerate(groups, start=1):
        yield summary(result, group, position, localizer)
    for group in groups:
        table = items(result, group, number + 1, localizer)
        if table is not None:
            number += 1
            yield table


def _finding_table(
    result: Result, found: Sequence[Finding], localizer: Localizer
) -> ReportTable:
    lines = all_findings(found, result, localizer)
    return ReportTable(
        group="",
        kind=TableKind.FINDINGS,
        title=localizer.text("What was found"),
        columns=tuple(
            Column(
                key=key, heading=localizer.text(label), align=Align.LEFT, width=width
            )
            for key, label, width in _HEADINGS
        ),
        rows=tuple(
            ReportRow(key=str(n), entries=tuple(Entry(text=text) for text in line))
            for n, line in enumerate(lines, start=1)
        ),
        name=localizer.text("Notes"),
    )


def named_format(name: str) -> Format | None:
    """Return the format called so, or whose files end so; None for neither."""
    plain = fold(name).strip().removeprefix(".")
    by_name = {one.value: one for one in Format}
    by_suffix = {one.suffix.removeprefix("."): one for one in Format}
    return (by_name | by_suffix).get(plain)


def _pdf(made: Report) -> bytes:
    from core.reports.pdf import pdf

    return pdf(made.document)


def _docx(made: Report) -> bytes:
    from core.reports.word import docx

    return docx(made.document)


def _xlsx(made: Report) -> bytes:
    from core.reports.sheets import xlsx

    return xlsx(made.document)


def _csv(made: Report) -> bytes:
    from core.reports.delimited import summaries

    return summaries(made.document)


def _json(made: Report) -> bytes:
    return f"{json.dumps(made.shape, ensure_ascii=False, indent=2)}\n".encode()


def _package(made: Report) -> bytes:
    from core.reports.package import package

    return package(made.document, made.shape)


_WRITERS: Mapping[Format, Callable[[Report], bytes]] = {
    Format.PDF: _pdf,
    Format.DOCX: _docx,
    Format.XLSX: _xlsx,
    Format.CSV: _csv,
    Format.JSON: _json,
    Format.PACKAGE: _package,
}
