"""From the tables of a rule file to a `RuleSet`, each value with its basis."""

from decimal import Decimal

from core.errors import N_
from core.model import (
    Band,
    Basis,
    Citation,
    Compare,
    Criterion,
    Formula,
    GroupCode,
    GroupRules,
    Interval,
    Maximum,
    Method,
    NotApplicable,
    Ranking,
    RankKey,
    Rounding,
    RoundingMode,
    RuleSet,
    Scale,
    ShareCondition,
    Status,
    Term,
    Ties,
    UnitId,
)
from core.rules.consistency import require_consistent
from core.rules.reader import Node

BASIS = ("status",)
BASIS_MORE = ("citation", "evidence")
GROUP_KEYS = (
    "label",
    "scale",
    "rounding",
    "compare",
    "bands",
    "ranking",
    "formulas",
)
FIGURES = (
    "self_assessed",
    "survey",
    "reviewed",
    "bonus",
    "penalty",
    "appraised",
    "scale",
    "total",
    "index",
    "band",
    "rank",
)


def rule_set(root: Node) -> RuleSet:
    """Return the rules a file states.

    Raises:
        BadKeyError, BadValueError: Name file, line, path and what is allowed.
    """
    root.only(("place", "year", "title", "groups"))
    return RuleSet(
        place=root.string("place"),
        year=root.year("year"),
        title=root.string("title"),
        groups=tuple(group(code, node) for code, node in root.children("groups")),
    )


def group(code: str, node: Node) -> GroupRules:
    """Return the rules of one group."""
    node.only(
        GROUP_KEYS,
        ("condition", "criteria", "survey_tolerance"),
    )
    compare_node = node.node("compare")
    compare_node.only(("with", *BASIS), BASIS_MORE)
    rules = node.checked(
        lambda: GroupRules(
            code=GroupCode(code),
            label=node.string("label"),
            criteria=criteria(node),
            formulas=tuple(formula(item) for item in node.nodes("formulas")),
            scale=scale(node.node("scale")),
            rounding=rounding(node.node("rounding")),
            compare=compare_node.choice("with", Compare),
            compare_basis=basis(compare_node),
            bands=tuple(band(item) for item in node.nodes("bands")),
            ranking=ranking(node.node("ranking")),
            survey_tolerance=_tolerance(node),
            condition=condition(node),
        )
    )
    return require_consistent(node, rules)


def _tolerance(node: Node) -> Decimal:
    has_one = node.has("survey_tolerance")
    return node.decimal("survey_tolerance") if has_one else Decimal(0)


def basis(node: Node) -> Basis:
    """Return what a value stands on.

    Raises:
        BadKeyError: A stated value has no citation, another one no evidence.
    """
    status = node.choice("status", Status)
    needed = "citation" if status is Status.STATED else "evidence"
    if not node.tree.get(needed):
        raise node.missing(needed, (*BASIS, *BASIS_MORE))
    return node.checked(
        lambda: Basis(
            status=status,
            citation=citation(node),
            evidence=node.string("evidence"),
            interval=interval(node),
        )
    )


def citation(node: Node) -> Citation | None:
    """Return the document a value is cited from, if one is."""
    if not node.has("citation"):
        return None
    cited = node.node("citation")
    cited.only(("document",), ("locator",))
    return Citation(document=cited.string("document"), locator=cited.string("locator"))


def interval(node: Node) -> Interval | None:
    """Return the values the evidence leaves possible, if the file says so."""
    if not node.has("possible"):
        return None
    ends = node.node("possible")
    ends.only((), ("above", "from", "below", "up_to"))
    return Interval(
        low=_end(ends, "above", "from"),
        high=_end(ends, "below", "up_to"),
        low_included=ends.has("from"),
        high_included=ends.has("up_to"),
    )


def _end(node: Node, open_key: str, closed_key: str) -> Decimal | None:
    if node.has(open_key) and node.has(closed_key):
        raise node.error(open_key, N_("one end only, open or closed"))
    key = open_key if node.has(open_key) else closed_key
    return node.decimal(key) if node.has(key) else None


def scale(node: Node) -> Scale:
    """Return the standard scale."""
    node.only(("full", *BASIS), (*BASIS_MORE, "not_applicable"))
    full = node.decimal("full")
    if full <= 0:
        raise node.error("full", N_("a number above 0"))
    exceptions = tuple(not_applicable(item) for item in node.nodes("not_applicable"))
    return Scale(full=full, basis=basis(node), not_applicable=exceptions)


def not_applicable(node: Node) -> NotApplicable:
    """Return one unit's criteria that are not applied."""
    node.only(("unit", "criteria", *BASIS), BASIS_MORE)
    return NotApplicable(
        unit=UnitId(node.string("unit")),
        criteria=node.strings("criteria"),
        basis=basis(node),
    )


def formula(node: Node) -> Formula:
    """Return one formula; ``"-penalty"`` subtracts."""
    node.only(("result", "terms", *BASIS), BASIS_MORE)
    names = (
        node.string("result"),
        *(t.removeprefix("-") for t in node.strings("terms")),
    )
    if any(name not in FIGURES for name in names):
        key = "terms" if names[0] in FIGURES else "result"
        raise node.error(key, N_("names of figures such as appraised, survey, total"))
    terms = tuple(
        Term(name=text.removeprefix("-"), adds=not text.startswith("-"))
        for text in node.strings("terms")
    )
    return Formula(result=names[0], terms=terms, basis=basis(node))


def rounding(node: Node) -> Rounding:
    """Return how the index is rounded."""
    node.only(("digits", "mode", *BASIS), BASIS_MORE)
    digits = node.integer("digits")
    if not 0 <= digits <= 10:  # noqa: PLR2004  # more digits than any decision prints
        raise node.error("digits", N_("a whole number from 0 to 10"))
    mode = node.choice("mode", RoundingMode)
    return Rounding(digits=digits, mode=mode, basis=basis(node))


def band(node: Node) -> Band:
    """Return one band."""
    node.only(("code", "label", "at_least", *BASIS), (*BASIS_MORE, "words", "possible"))
    return Band(
        code=node.string("code"),
        label=node.string("label"),
        at_least=node.decimal("at_least"),
        basis=basis(node),
        words=node.strings("words"),
    )


def condition(parent: Node) -> ShareCondition | None:
    """Return the commune condition of a group, if it has one."""
    if not parent.has("condition"):
        return None
    node = parent.node("condition")
    node.only(
        ("bands", "counted", "costs", *BASIS),
        (*BASIS_MORE, "above", "at_least", "possible"),
    )
    if node.has("above") == node.has("at_least"):
        raise node.error("above", N_("either above or at_least"))
    if node.integer("costs") < 1:
        raise node.error("costs", N_("a whole number from 1"))
    exclusive = node.has("above")
    return ShareCondition(
        bands=_known_bands(node, parent, "bands"),
        counted=_known_bands(node, parent, "counted"),
        threshold=node.decimal("above" if exclusive else "at_least"),
        exclusive=exclusive,
        costs=node.integer("costs"),
        basis=basis(node),
    )


def _known_bands(node: Node, parent: Node, key: str) -> tuple[str, ...]:
    known = {item.string("code") for item in parent.nodes("bands")}
    codes = node.strings(key)
    if not set(codes) <= known:
        raise node.error(key, N_("codes of bands of this group"))
    return codes


def ranking(node: Node) -> Ranking:
    """Return what units are ordered by, and how ties are numbered."""
    node.only(("key", "ties", *BASIS), BASIS_MORE)
    ties = node.node("ties")
    ties.only(("policy", *BASIS), (*BASIS_MORE, "second_key"))
    policy = ties.choice("policy", Ties)
    if ties.has("second_key") != (policy is Ties.SECOND_KEY):
        raise ties.error("second_key", N_("a figure, only with the policy second-key"))
    if not node.strings("key") or not set(node.strings("key")) <= set(RankKey):
        raise node.error("key", N_("a list of: band, index, points, appraised, survey"))
    second = ties.choice("second_key", RankKey) if ties.has("second_key") else None
    return Ranking(
        key=tuple(RankKey(key) for key in node.strings("key")),
        ties=policy,
        basis=basis(node),
        ties_basis=basis(ties),
        second_key=second,
    )


def criteria(node: Node) -> tuple[Criterion, ...]:
    """Return the criteria in annex order.

    Raises:
        BadValueError: A code stands twice.
    """
    found: dict[str, Criterion] = {}
    for item in node.nodes("criteria"):
        item.only(("code", "label"), ("method", "maximum"))
        if item.string("code") in found:
            raise item.error("code", N_("a code that stands once"))
        found[item.string("code")] = criterion(item)
    return tuple(found.values())


def criterion(node: Node) -> Criterion:
    """Return one criterion or heading."""
    return Criterion(
        code=node.string("code"),
        label=node.string("label"),
        method=node.choice("method", Method) if node.has("method") else None,
        maximum=maximum(node) if node.has("maximum") else None,
    )


def maximum(parent: Node) -> Maximum:
    """Return the most a criterion can give."""
    node = parent.node("maximum")
    node.only(("points", *BASIS), BASIS_MORE)
    return node.checked(
        lambda: Maximum(points=node.decimal("points"), basis=basis(node))
    )
