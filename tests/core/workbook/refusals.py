"""How both ways of writing refuse a file, and that they leave nothing behind."""

from pathlib import Path

import pytest

from core.errors import CchcError
from core.i18n import Localizer
from core.workbook.write_back import Written, annotate, write_cells
from tests.core.workbook.rich import EMPTY

ONE = {EMPTY: {(0, 0): Written(1)}}
NOTE = {EMPTY: {(0, 0): "Sai"}}


def refused(source: Path, target: Path | None = None) -> CchcError:
    """Return how both ways of writing refuse a file, alike."""
    target = target or source.with_stem("ra")
    before = sorted(source.parent.glob("**/*"))
    with pytest.raises(CchcError) as first:
        write_cells(source, target, ONE)
    with pytest.raises(CchcError) as second:
        annotate(source, target, NOTE)
    assert sorted(source.parent.glob("**/*")) == before
    assert type(second.value) is type(first.value)
    assert second.value.params == first.value.params
    return first.value


def said(error: CchcError) -> str:
    return Localizer("en").explain(error)
