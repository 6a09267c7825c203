"""Single faults, each planted in the shipped rules of a place."""

from dataclasses import dataclass

from tests.core.folders import SHIPPED

FILE = SHIPPED / "2017" / "rules.toml"
TEXT = FILE.read_text("utf-8")


@dataclass(frozen=True, slots=True)
class Planted:
    """One fault: a text replaced once, and where the fault is to be told.

    Attributes:
        name: What it is called here.
        old: Stands in the rules.
        new: Is put in its place, the first time it stands there.
        path: Where the fault is told.
        told: A part of the English sentences.
        at: A text on the line of the fault; None for the first line that is changed.
    """

    name: str
    old: str
    new: str
    path: str
    told: str
    at: str | None = None

    @property
    def text(self) -> str:
        """Return the rules with the fault in them."""
        assert self.old in TEXT
        return TEXT.replace(self.old, self.new, 1)

    @property
    def line(self) -> int:
        """Return the line of the fault."""
        if self.at is not None:
            return self.text.count("\n", 0, self.text.index(self.at)) + 1
        pairs = zip(self.text.split("\n"), TEXT.split("\n"), strict=False)
        return next(n for n, (own, other) in enumerate(pairs, 1) if own != other)


SO = "groups.so"
HUYEN = "groups.huyen"
BAND = (
    '[[groups.so.bands]]\ncode = "tot"\nlabel = "TỐT"\nwords = ["tốt"]\nat_least = 80'
)
TIES = '[groups.so.ranking.ties]\npolicy = "shared"'
FIRST = '[[groups.so.criteria]]\ncode = "1.1.1"'
CODE_2 = '[[groups.so.criteria]]\ncode = "2"\n'
MAXIMUM = "maximum = { points = 1.00, status ="
EXEMPT = 'unit = "thanh-tra-tinh"\ncriteria = ['

SYNTAX = (
    Planted("no-quote", 'label = "KHÁ"', 'label = "KHÁ', "", "may not"),
    Planted("no-equals", "digits = 2", "digits 2", "", '"="'),
    Planted("no-bracket", 'key = ["index"]', 'key = ["index"', "", "not closed"),
    Planted("bare-word", 'mode = "half-up"', "mode = half-up", "", "malformed"),
    Planted("comma", "at_least = 80", "at_least = 80,5", "", "after the value"),
    Planted(
        "twice", "digits = 2", "digits = 2\ndigits = 2", "", "twice", "digits = 2\nmode"
    ),
    Planted(
        "header",
        "[groups.so.rounding]",
        "[groups.so.rounding",
        "",
        "a bracket is not closed",
    ),
)
KEYS = (
    Planted("root", "year = 2017", "yaer = 2017", "yaer", 'is "year" meant?'),
    Planted("no-title", "title = ", "#title = ", "title", "missing", "# Cách tính"),
    Planted(
        "group-key",
        "survey_tolerance",
        "survey_toleranse",
        f"{SO}.survey_toleranse",
        'is "survey_tolerance" meant?',
    ),
    Planted("at-least", "at_least = 80", "atleast = 80", f"{SO}.bands[1].atleast",
            'is "at_least" meant?'),
    Planted("cap-key", "at_least = 80", "at_least = 80\ncolour = 1",
            f"{SO}.bands[1].colour", "not known", "colour"),
    Planted("no-code", FIRST, "[[groups.so.criteria]]", f"{SO}.criteria[2].code",
            "missing", "[[groups.so.criteria]]\nlabel = "),
    Planted("no-evidence", 'status = "inferred"\nevidence = "Cột', '#x = "Cột',
            f"{SO}.scale.status", "missing", "[groups.so.scale]"),
    Planted("evidence", 'evidence = "Cột', 'evidense = "Cột', f"{SO}.scale.evidense",
            'is "evidence" meant?'),
    Planted("citation", 'citation = { document = "502', 'citation = { dokument = "502',
            f"{SO}.formulas[0].citation.dokument", 'is "document" meant?'),
    Planted("points", "points = 1.00, status", "point = 1.00, status",
            f"{SO}.criteria[2].maximum.point", 'is "points" meant?'),
)  # fmt: skip
VALUES = (
    Planted("year", "year = 2017", 'year = "2017"', "year", "whole number"),
    Planted("full", "full = 100", "full = 0", f"{SO}.scale.full", "above 0"),
    Planted("quoted", "at_least = 80", 'at_least = "80"', f"{SO}.bands[1].at_least",
            "without quotes"),
    Planted("status", 'status = "inferred"', 'status = "guessed"', f"{SO}.scale.status",
            "stated, inferred, observed"),
    Planted("mode", "half-up", "half-even", f"{SO}.rounding.mode", "half-up, truncate"),
    Planted("digits", "digits = 2", "digits = 12", f"{SO}.rounding.digits", "0 to 10"),
    Planted("with", 'with = "rounded"', 'with = "both"', f"{SO}.compare.with",
            "rounded, exact"),
    Planted("order", BAND, BAND.replace("80", "95"), f"{SO}.bands[1].at_least",
            "highest band first", "at_least = 95"),
    Planted("band-code", BAND, BAND.replace('"tot"', '"xuat-sac"'),
            f"{SO}.bands[1].code", "stands once", 'code = "xuat-sac"\nlabel = "TỐT"'),
    Planted("lowest", "at_least = 0\n", "at_least = 5\n", f"{SO}.bands[4].at_least",
            "0 for the lowest band"),
    Planted("above-100", "at_least = 90\npossible = { above = 88.75 }",
            "at_least = 190", f"{SO}.bands[0].at_least", "no index reaches 190 %"),
    Planted("possible", "at_least = 80\n", "at_least = 79\n", f"{SO}.bands[1].at_least",
            "79 is not among the values"),
    Planted("figure", 'terms = ["appraised", "survey"]',
            'terms = ["appraised", "poll"]', f"{SO}.formulas[1].terms",
            "names of figures"),
    Planted("result", 'result = "total"', 'result = "sum"', f"{SO}.formulas[1].result",
            "names of figures"),
    Planted("circle", '"bonus", "-penalty"]', '"bonus", "-total"]',
            f"{SO}.formulas[0].terms", "do not rest on the result"),
    Planted("formula", 'result = "total"', 'result = "appraised"',
            f"{SO}.formulas[1].result", "one formula"),
    Planted("policy", TIES, TIES.replace("shared", "fair"), f"{SO}.ranking.ties.policy",
            "shared, dense"),
    Planted("second", TIES, TIES.replace("shared", "second-key"),
            f"{SO}.ranking.ties.second_key", "missing", "[groups.so.ranking.ties]"),
    Planted("key", 'key = ["index"]', 'key = ["name"]', f"{SO}.ranking.key",
            "band, index"),
    Planted("condition", 'bands = ["tot"]', 'bands = ["gioi"]',
            f"{HUYEN}.condition.bands", "bands of this group"),
    Planted("costs", "costs = 1", "costs = 0", f"{HUYEN}.condition.costs", "from 1"),
    Planted("share", "above = 50\n", "", f"{HUYEN}.condition.above",
            "either above or at_least", "[groups.huyen.condition]"),
    Planted("code-twice", FIRST, FIRST.replace("1.1.1", "1.1.2"),
            f"{SO}.criteria[3].code", "stands once",
            'code = "1.1.2"\nlabel = "Kế hoạch'),
    Planted("code-order", FIRST, FIRST.replace("1.1.1", "1.1.9"),
            f"{SO}.criteria[2].code", "out of order"),
    Planted("orphan", '[[groups.so.criteria]]\ncode = "1.1"\nlabel = "Ban hành và',
            '[[groups.so.criteria]]\ncode = "1.0"\nlabel = "Ban hành và',
            f"{SO}.criteria[2].code", 'lies under "1.1"', 'code = "1.1.1"'),
    Planted("method", 'method = "appraised"', 'method = "vote"',
            f"{SO}.criteria[2].method", "appraised, survey"),
    Planted("maximum", MAXIMUM, MAXIMUM.replace("1.00", "0"),
            f"{SO}.criteria[2].maximum", "above 0"),
    Planted("heading", "points = 14, status", "points = 4, status",
            f"{SO}.criteria[50].maximum", "adds up to 12.49"),
    Planted("steps", MAXIMUM, "steps = [2, 1, 0]\n" + MAXIMUM,
            f"{SO}.criteria[2].steps", "up to the maximum"),
    Planted("steps-twice", MAXIMUM, "steps = [1, 1]\n" + MAXIMUM,
            f"{SO}.criteria[2].steps", "different numbers"),
    Planted("exempt", EXEMPT, EXEMPT + '"9.9", ',
            f"{SO}.scale.not_applicable[0].criteria", "criteria of this group",
            'criteria = ["9.9"'),
    Planted("unit", EXEMPT, EXEMPT.replace("thanh-tra", "thanh-tr"),
            f"{SO}.scale.not_applicable[0].unit", "no unit of the place"),
    Planted("table", "[groups.so.compare]\n", "[[groups.so.compare]]\n",
            f"{SO}.compare", "a table"),
    Planted("list", "[groups.huyen.condition]", "[[groups.huyen.condition]]",
            f"{HUYEN}.condition", "a table"),
)  # fmt: skip
