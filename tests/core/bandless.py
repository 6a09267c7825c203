"""A tiny place whose rules have no bands, leave ties open and rank one unit less."""

from pathlib import Path

from tests.core.folders import RULES, Folder, tiny

START, END = RULES.index("[[groups.so.bands]]"), RULES.index("[groups.so.ranking]")
UNRANKED = """
[[groups.so.unranked]]
unit = "so-b"
reason = "mới thành lập"
status = "stated"
citation = { document = "01/QĐ" }
"""
BANDLESS = (RULES[:START] + RULES[END:]).replace('"shared"', '"unstated"')
SUMMARY = """order unit name appraised survey total scale index communes rank
1 so-a SởA 70,00 15,00 85,00 100 85,00  1
2 so-b SởB 60,00 15,00 75,00 100 75,00  2
""".replace(" ", "\t")


def bandless(path: Path, *, ranks_all: bool = True) -> Folder:
    """Return such a place; ``so-b`` is left unranked unless all are ranked."""
    rules = BANDLESS if ranks_all else BANDLESS + UNRANKED
    folder = tiny(path).write("2020/rules.toml", rules)
    return folder.write("2020/decision/so.tsv", SUMMARY)
