"""Data folders made for one test: a tiny place, or a copy of the shipped one."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from core.api import archive

SHIPPED = archive.SHIPPED / "lai-chau"
UNITS = """
[place]
id = "tinh-x"
name = "tỉnh X"

[[units]]
id = "so-a"
name = "Sở A"
group = "so"

[[units]]
id = "so-b"
name = "Sở B"
group = "so"
"""
RULES = """
place = "tinh-x"
year = 2020
title = "Quy định"

[groups.so]
label = "các sở"
survey_tolerance = 0.005

[groups.so.scale]
full = 100
status = "stated"
citation = { document = "01/QĐ" }

[[groups.so.formulas]]
result = "total"
terms = ["appraised", "survey"]
status = "inferred"
evidence = "bảng"

[groups.so.rounding]
digits = 2
mode = "half-up"
status = "observed"
evidence = "bảng"

[groups.so.compare]
with = "rounded"
status = "inferred"
evidence = "bảng"

[[groups.so.bands]]
code = "tot"
label = "TỐT"
at_least = 80
possible = { above = 79.05, up_to = 80.31 }
status = "inferred"
evidence = "bảng"

[[groups.so.bands]]
code = "kha"
label = "KHÁ"
at_least = 0
status = "inferred"
evidence = "bảng"

[groups.so.condition]
bands = ["tot"]
counted = ["tot"]
above = 50
costs = 1
status = "inferred"
evidence = "bảng"

[groups.so.ranking]
key = ["index"]
status = "inferred"
evidence = "bảng"

[groups.so.ranking.ties]
policy = "shared"
status = "inferred"
evidence = "bảng"

[[groups.so.criteria]]
code = "1.1"
label = "Kế hoạch"
method = "appraised"
maximum = { points = 2, status = "observed", evidence = "bảng" }
"""
DECISION = """
place = "tinh-x"
year = 2020
number = "12/QĐ-UBND"
issued = 2021-05-22
released = 2021-05-24
issuer = "UBND tỉnh X"
title = "Công bố"
notes = ["ghi chú"]

[[tables]]
group = "so"
summary = "so.tsv"
annex = "so-annex.tsv"

[[tables.marks]]
rows = ["1.1"]
units = ["so-b"]
reason = "mờ"
"""
SUMMARY = """order unit name appraised survey total scale index communes band rank
1 so-a SởA 70,00 15,00 85,00 100 85,00 1/1xãxếploạiTỐT(100%) TỐT 1
2 so-b SởB 60,00 15,00 75,00 100 75,00 1/1xãxếploạiTỐT(100%) KHÁ 2
""".replace(" ", "\t").replace("xãxếploại", " xã xếp loại ")
ANNEX = """code printed_code label so-a so-b loose
1.1 1.1 Kếhoạch 70,00 ~ ·
self_assessed A Tựchấm 71,00 62,00 ·
""".replace(" ", "\t").replace("·", "")
YEAR = "2020"
FILES = {
    "units.toml": UNITS,
    f"{YEAR}/rules.toml": RULES,
    f"{YEAR}/decision/decision.toml": DECISION,
    f"{YEAR}/decision/so.tsv": SUMMARY,
    f"{YEAR}/decision/so-annex.tsv": ANNEX,
}


@dataclass(frozen=True, slots=True)
class Folder:
    """A place folder that a test may write in."""

    path: Path

    def text(self, name: str) -> str:
        """Return one file's text."""
        return (self.path / name).read_text("utf-8")

    def write(self, name: str, text: str | bytes) -> "Folder":
        """Write one file anew."""
        file = self.path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return self

    def change(self, name: str, old: str, new: str) -> "Folder":
        """Replace a text that stands in one file at least once."""
        text = self.text(name)
        assert old in text, old
        return self.write(name, text.replace(old, new, 1))

    def opened(self) -> archive.Archive:
        """Return the archive over this folder."""
        return archive.open_archive(self.path)


def tiny(path: Path) -> Folder:
    """Return a place of two departments and one year."""
    folder = Folder(path)
    for name, text in FILES.items():
        folder.write(name, text)
    return folder


def copied(path: Path) -> Folder:
    """Return a copy of the shipped place."""
    shutil.copytree(SHIPPED, path)
    return Folder(path)
