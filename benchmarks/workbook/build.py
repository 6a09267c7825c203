"""The national workbook, wide and long, and the rules it is scored by.

The scores are those of `benchmarks.national`, without criteria that are not applied.
"""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from random import Random

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from benchmarks.national import APPRAISED, CUTS, SURVEY, UNITS

MAXIMA = (*APPRAISED, *SURVEY)
FIELDS = 8
RESULTS = (
    "Điểm thẩm định", "Điểm điều tra XHH", "Tổng điểm", "Thang điểm chuẩn",
    "Chỉ số (%)", "Xếp loại", "Xếp hạng",
)  # fmt: skip
_SEED = 2025
_INVENTED = 'status = "inferred"\nevidence = "đặt ra để đo tốc độ"\n'
_LABELS = ("XUẤT SẮC", "TỐT", "KHÁ", "TRUNG BÌNH", "YẾU")


def codes() -> tuple[str, ...]:
    """Return the code of every criterion: eight fields, numbered within each."""
    return tuple(
        f"{1 + place % FIELDS}.{1 + place // FIELDS}" for place in range(len(MAXIMA))
    )


def ordered() -> tuple[tuple[str, int, bool], ...]:
    """Return code, maximum and whether it is surveyed, by field and number."""
    surveyed = len(APPRAISED)
    found = [
        (code, most, place >= surveyed)
        for place, (code, most) in enumerate(zip(codes(), MAXIMA, strict=True))
    ]
    return tuple(sorted(found, key=lambda one: tuple(map(int, one[0].split(".")))))


def rules(file: Path) -> Path:
    """Write the rules and return the file."""
    parts = [
        'place = "toan-quoc"\nyear = 2025\ntitle = "Quy tắc để đo tốc độ"\n',
        '[groups.xa]\nlabel = "các xã, phường"\nsurvey_tolerance = 0\n',
        f"[groups.xa.scale]\nfull = 100\n{_INVENTED}",
        (
            '[[groups.xa.formulas]]\nresult = "total"\n'
            f'terms = ["appraised", "survey"]\n{_INVENTED}'
        ),
        f'[groups.xa.rounding]\ndigits = 2\nmode = "half-up"\n{_INVENTED}',
        f'[groups.xa.compare]\nwith = "rounded"\n{_INVENTED}',
        *(_band(*one) for one in zip(CUTS.items(), _LABELS, strict=True)),
        f'[groups.xa.ranking]\nkey = ["index"]\n{_INVENTED}',
        f'[groups.xa.ranking.ties]\npolicy = "shared"\n{_INVENTED}',
        *(_criterion(*one) for one in ordered()),
    ]
    file.write_text("\n".join(parts), "utf-8")
    return file


def _band(cut: tuple[str, int], label: str) -> str:
    code, least = cut
    head = f'code = "{code}"\nlabel = "{label}"\nat_least = {least}\n'
    return f"[[groups.xa.bands]]\n{head}{_INVENTED}"


def _criterion(code: str, most: int, is_survey: bool) -> str:  # noqa: FBT001  # a column
    method = "survey" if is_survey else "appraised"
    basis = 'status = "inferred", evidence = "đặt ra"'
    return (
        f'[[groups.xa.criteria]]\ncode = "{code}"\nlabel = "Tiêu chí {code}"\n'
        f'method = "{method}"\nmaximum = {{ points = {most}, {basis} }}\n'
    )


def units(count: int) -> Iterator[tuple[str, tuple[Decimal, ...]]]:
    """Yield each unit's name and its scores, criterion by criterion."""
    dice = Random(_SEED)  # noqa: S311  # repeatable, not secret
    for number in range(1, count + 1):
        least = dice.randrange(10)
        scores = (_score(one[1], one[2], least, dice) for one in ordered())
        yield f"Xã số {number:05d}", tuple(scores)


def _score(most: int, is_survey: bool, least: int, dice: Random) -> Decimal:  # noqa: FBT001  # a column
    steps = most * (100 if is_survey else 4)
    points = dice.randint(steps * least // 10, steps)
    return Decimal(points) / (100 if is_survey else 4)


def wide(file: Path, count: int = UNITS) -> Path:
    """Write a unit a row, a criterion a column, empty result columns to the right."""
    book, sheet = _opened(file, "Chấm điểm")
    sheet.write_string(0, 0, "KẾT QUẢ CHẤM ĐIỂM CCHC NĂM 2025")
    header = ("STT", "Tên đơn vị", *(code for code, _, _ in ordered()), *RESULTS)
    for column, text in enumerate(header):
        sheet.write_string(1, column, text)
    for row, (name, scores) in enumerate(units(count), 2):
        sheet.write_number(row, 0, row - 1)
        sheet.write_string(row, 1, name)
        for column, score in enumerate(scores, 2):
            sheet.write_number(row, column, float(score))
    book.close()
    return file


def long(file: Path, count: int = UNITS) -> Path:
    """Write a row for every unit and criterion, and a summary of sums to be ranked."""
    book, sheet = _opened(file, "Điểm chi tiết")
    for column, text in enumerate(("Tên đơn vị", "Mã tiêu chí", "Điểm")):
        sheet.write_string(0, column, text)
    row = 0
    for name, scores in units(count):
        for (code, _, _), score in zip(ordered(), scores, strict=True):
            row += 1
            sheet.write_string(row, 0, name)
            sheet.write_string(row, 1, code)
            sheet.write_number(row, 2, float(score))
    summary = book.add_worksheet("Tổng hợp")
    for column, text in enumerate(("STT", "Tên đơn vị", *RESULTS)):
        summary.write_string(0, column, text)
    surveyed = [is_survey for _, _, is_survey in ordered()]
    for row, (name, scores) in enumerate(units(count), 1):
        summary.write_number(row, 0, row)
        summary.write_string(row, 1, name)
        for column, wanted in ((2, False), (3, True)):
            parts = (s for s, of in zip(scores, surveyed, strict=True) if of is wanted)
            summary.write_number(row, column, float(sum(parts)))
    book.close()
    return file


def _opened(file: Path, name: str) -> tuple[Workbook, Worksheet]:
    book = Workbook(file, {"constant_memory": False})
    return book, book.add_worksheet(name)
