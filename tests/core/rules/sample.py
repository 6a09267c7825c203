"""A rule file that uses every key of the general schema, and folders of rule files."""

from pathlib import Path

GENERAL = """
place = "tinh-y"
year = 2021
title = "Quy định"
citation = { document = "05/QĐ-UBND", locator = "Phụ lục I" }

[groups.so]
label = "các sở"
survey_tolerance = 0.005

[[groups.so.components]]
name = "reviewed"
label = "Điểm thẩm định theo tài liệu"

[[groups.so.components]]
name = "leaders"
label = "Khảo sát lãnh đạo"
headings = ["KSLĐ"]
maximum = { points = 20, status = "stated", citation = { document = "05/QĐ-UBND" } }

[[groups.so.components]]
name = "sipas"
label = "Mức độ hài lòng"
maximum = { points = 10, status = "observed", evidence = "bảng" }

[[groups.so.components]]
name = "bonus"
label = "Điểm thưởng"
cap = { points = 2, status = "stated", citation = { document = "05/QĐ-UBND" } }

[[groups.so.formulas]]
result = "survey"
terms = ["leaders", "sipas"]
status = "inferred"
evidence = "bảng"

[[groups.so.formulas]]
result = "total"
terms = ["reviewed", "survey", "bonus"]
status = "inferred"
evidence = "bảng"

[groups.so.scale]
full = 100
kind = "assigned"
status = "stated"
citation = { document = "05/QĐ-UBND" }

[[groups.so.scale.assigned]]
unit = "so-b"
points = 80
status = "stated"
citation = { document = "05/QĐ-UBND", locator = "Điều 4" }

[groups.so.rounding]
digits = 2
mode = "half-up"
status = "observed"
evidence = "bảng"

[groups.so.rounding.columns.total]
digits = 2
mode = "truncate"
status = "observed"
evidence = "cột tổng"

[groups.so.compare]
with = "rounded"
on = "points"
status = "inferred"
evidence = "bảng"

[[groups.so.bands]]
code = "tot"
label = "Nhóm I"
at_least = 80
status = "stated"
citation = { document = "05/QĐ-UBND" }

[[groups.so.bands]]
code = "kha"
label = "Nhóm II"
at_least = 70
status = "stated"
citation = { document = "05/QĐ-UBND" }

[groups.so.no_band_below]
status = "inferred"
evidence = "không nêu"

[[groups.so.conditions]]
bands = ["tot"]
figure = "survey"
at_least = 24
costs = 1
status = "stated"
citation = { document = "05/QĐ-UBND", locator = "Điều 6" }

[groups.so.ranking]
key = ["points"]
status = "inferred"
evidence = "bảng"

[groups.so.ranking.ties]
policy = "unstated"
status = "observed"
evidence = "không nêu"

[[groups.so.unranked]]
unit = "so-c"
reason = "đơn vị mới thành lập"
status = "stated"
citation = { document = "05/QĐ-UBND", locator = "Điều 7" }

[[groups.so.criteria]]
code = "1"
label = "Chỉ đạo"
maximum = { points = 3, status = "stated", citation = { document = "05/QĐ-UBND" } }

[[groups.so.criteria]]
code = "1.1"
label = "Kế hoạch"

[[groups.so.criteria]]
code = "1.1.1.1.1"
label = "Ban hành kế hoạch"
method = "appraised"
maximum = { points = 1, status = "stated", citation = { document = "05/QĐ-UBND" } }
steps = [0.5, 1, 0]

[groups.doan]
label = "các đoàn"

[groups.doan.scale]
full = 70
kind = "rescaled"
status = "inferred"
evidence = "bảng"

[groups.doan.rounding]
digits = 1
mode = "truncate"
status = "observed"
evidence = "bảng"

[groups.doan.compare]
with = "exact"
status = "inferred"
evidence = "bảng"

[groups.doan.not_ranked]
reason = "sắp xếp tổ chức bộ máy"
status = "stated"
citation = { document = "05/QĐ-UBND", locator = "Điều 8" }
"""


def write(folder: Path, text: str, name: str = "rules.toml") -> Path:
    """Write a rule file and return it."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / name
    file.write_text(text, "utf-8")
    return file
