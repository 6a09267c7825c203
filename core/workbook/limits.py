"""How much of a file is read: beyond this it is refused, in a sentence that says so."""

from dataclasses import dataclass

_MB = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a workbook may cost to read.

    A book of 3,321 communes by 60 criteria, wide or long, needs a tenth of most of
    these; whoever must read larger ones raises them and knows why.

    Attributes:
        size: Bytes of the file.
        entries: Parts of a zipped workbook.
        part: Bytes of one part, counted while it is unpacked.
        whole: Bytes of all parts together, counted likewise.
        ratio: How many times larger than packed a part of over a megabyte may be.
        cells: Cells between A1 and the last filled one, all sheets together.
        columns: Columns of a sheet.
        text: Characters in a cell.
        row: Bytes of one row, or of one text or tag, of a zipped workbook.
        merges: Merged areas of a sheet.
        formulas: Cells of a sheet with a formula; as many with an error or old font.
        memory: Bytes that the reading process may take.
        seconds: Time that the reading process may take once it has started.
    """

    size: int = 20 * _MB
    entries: int = 2_000
    part: int = 128 * _MB
    whole: int = 192 * _MB
    ratio: int = 200
    cells: int = 2_000_000
    columns: int = 16_384
    text: int = 32_767
    row: int = 8 * _MB
    merges: int = 100_000
    formulas: int = 400_000
    memory: int = 300 * _MB
    seconds: float = 4.0


DEFAULT = Limits()
# For a file of one's own, when the user says so: ten times as much of everything that
# grows with a table, and a machine that has the memory.
LARGE = Limits(
    size=200 * _MB,
    part=1280 * _MB,
    whole=1920 * _MB,
    cells=20_000_000,
    merges=1_000_000,
    formulas=4_000_000,
    memory=3000 * _MB,
    seconds=60.0,
)
