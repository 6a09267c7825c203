"""Workbooks of districts, and what is asked of their scores."""

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

from core.api.score import Scored
from core.api.score_shapes import scored
from core.i18n import Localizer
from tests.core.workbooks import Value, xlsx

EN = Localizer("en")
HEAD = ["STT", "Đơn vị", "Điểm thẩm định", "Điểm điều tra", "Tổng điểm", "Chỉ số"]


def districts(
    tmp_path: Path, *rows: Sequence[Value], head: Sequence[str] = HEAD
) -> Path:
    numbered = [[number, *row] for number, row in enumerate(rows, start=1)]
    return xlsx(tmp_path / "huyen.xlsx", {"Bảng 1": [head, *numbered]})


def of(number: str) -> Decimal:
    return Decimal(number)


def shape_of(result: Scored) -> dict[str, object]:
    return scored(result, EN.say)


def codes(result: Scored) -> list[tuple[str, str | None]]:
    return [(one.code, one.where) for one in result.findings]
