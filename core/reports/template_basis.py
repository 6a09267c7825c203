"""The sheet that says of every rule value how it is known, and from what."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from core.errors import N_
from core.i18n import Localizer
from core.model import (
    Basis,
    Compare,
    CompareOn,
    FigureCondition,
    GroupRules,
    RankKey,
    RoundingMode,
    ScaleKind,
    ShareCondition,
    Ties,
)
from core.reports import template_words as words
from core.reports.template_bands import conditions_of
from core.reports.template_shape import Frame
from core.reports.template_styles import Styles, height
from core.wording import cite, interval

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

Row = tuple[str, str, Basis | None]  # the value, what it is of, what it stands on
_HEADER_ROW = 3
_WIDTHS = (46, 36, 13, 32, 80)
_KEYS = {
    RankKey.BAND: N_("band"),
    RankKey.INDEX: N_("index"),
    RankKey.POINTS: N_("points"),
    RankKey.APPRAISED: N_("appraised score"),
    RankKey.SURVEY: N_("survey score"),
}
_MODES = {
    RoundingMode.HALF_UP: N_("{digits} decimals, halves rounded up"),
    RoundingMode.TRUNCATE: N_("{digits} decimals, the rest cut off"),
}
_COMPARED = {
    (CompareOn.INDEX, Compare.ROUNDED): N_("the rounded index"),
    (CompareOn.INDEX, Compare.EXACT): N_("the unrounded index"),
    (CompareOn.POINTS, Compare.ROUNDED): N_("the points as rounded"),
    (CompareOn.POINTS, Compare.EXACT): N_("the unrounded points"),
}
_TIES = {
    Ties.SHARED: N_("equal units share the better rank (1, 1, 3)"),
    Ties.DENSE: N_("equal units share a rank and none is left out (1, 1, 2)"),
    Ties.SECOND_KEY: N_("between equal units the {key} decides"),
    Ties.UNSTATED: N_("not stated: equal units keep the ranks they may have"),
}
_SCALES = {
    ScaleKind.LESS_NOT_APPLICABLE: N_("{full} less what is not applied"),
    ScaleKind.ASSIGNED: N_("as assigned to each unit, else {full}"),
    ScaleKind.RESCALED: N_("{full} less what is not applied, brought back to {full}"),
}


def write_basis(sheet: "Worksheet", frame: Frame, styles: Styles) -> None:
    """Write a line for every value of the rules."""
    sheet.write_string(0, 0, styles.localizer.text("WHAT THE RULES STAND ON"),
                       styles.get("title"))  # fmt: skip
    title = frame.rules.title
    sheet.write_string(1, 0, title, styles.get("subtitle", text=title))
    heads = (
        styles.localizer.text("Subject"),
        styles.localizer.text("Value"),
        styles.localizer.text("How known"),
        styles.localizer.text("Document"),
        styles.localizer.text("Evidence"),
    )
    for column, (text, width) in enumerate(zip(heads, _WIDTHS, strict=True)):
        sheet.write_string(_HEADER_ROW, column, text, styles.get("header"))
        sheet.set_column(column, column, width)
    for row, one in enumerate(rows_of(frame, styles.localizer), _HEADER_ROW + 1):
        texts = _texts(one, styles.localizer)
        sheet.set_row(row, height(*zip(texts, _WIDTHS, strict=True)))
        for column, text in enumerate(texts):
            sheet.write_string(row, column, text, styles.get("label", text=text))
    sheet.freeze_panes(_HEADER_ROW + 1, 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(_HEADER_ROW)
    sheet.protect("", {"format_columns": True, "format_rows": True})


def _texts(row: Row, localizer: Localizer) -> tuple[str, ...]:
    what, value, basis = row
    if basis is None:
        return what, value, "", "", ""
    open_ = ""
    if basis.interval is not None:
        shown = interval(basis.interval, localizer)
        open_ = localizer.text("possible: {interval}", interval=shown) if shown else ""
    evidence = " ".join(part for part in (basis.evidence, open_) if part)
    return what, value, words.mark(basis, localizer), cite(basis), evidence


def rows_of(frame: Frame, localizer: Localizer) -> Iterator[Row]:
    """Yield what each value is of, the value, and what it stands on."""
    group = frame.group
    yield from _scale(frame, localizer)
    for one in group.components:
        for limit, text in ((one.maximum, N_("Highest score of {part}")),
                            (one.cap, N_("{part} counts at most as"))):  # fmt: skip
            if limit is not None:
                what = localizer.text(text, part=one.label)
                yield what, localizer.number(limit.points), limit.basis
    for formula in group.formulas:
        terms = (
            f"{'+' if term.adds else '−'} {_part(frame, term.name, localizer)}"
            for term in formula.terms
        )
        value = f"= {' '.join(terms).removeprefix('+ ')}"
        yield _part(frame, formula.result, localizer), value, formula.basis
    yield from _reckoning(group, localizer)
    yield from _bands(group, localizer)
    yield from _ranking(frame, localizer)
    for line in frame.lines:
        if line.criterion is not None and line.most is not None:
            what = f"{line.key} {line.label}"
            yield what, localizer.number(line.most), line.basis


def _part(frame: Frame, name: str, localizer: Localizer) -> str:
    line = frame.by_key.get(name)
    return name if line is None else words.label(line, localizer)


def _scale(frame: Frame, localizer: Localizer) -> Iterator[Row]:
    scale = frame.group.scale
    value = localizer.text(_SCALES[scale.kind], full=scale.full)
    yield localizer.text("Standard scale"), value, scale.basis
    for given in scale.assigned:
        what = localizer.text("Scale of {unit}", unit=frame.name_of(given.unit))
        yield what, localizer.number(given.points), given.basis
    for one in scale.not_applicable:
        what = localizer.text("Not applied to {unit}", unit=frame.name_of(one.unit))
        yield what, ", ".join(one.criteria), one.basis


def _reckoning(group: GroupRules, localizer: Localizer) -> Iterator[Row]:
    rounding = group.rounding
    value = localizer.text(_MODES[rounding.mode], digits=rounding.digits)
    yield localizer.text("Administrative reform index (%)"), value, rounding.basis
    for figure, own in group.column_rounding.items():
        value = localizer.text(_MODES[own.mode], digits=own.digits)
        yield words.named(figure, localizer), value, own.basis
    value = localizer.text(_COMPARED[group.compare_on, group.compare])
    yield localizer.text("Bands and ranks look at"), value, group.compare_basis


def _bands(group: GroupRules, localizer: Localizer) -> Iterator[Row]:
    for band in group.bands:
        what = localizer.text("Band {band}, from", band=band.label)
        yield what, localizer.number(band.at_least), band.basis
    if group.no_band_below is not None:
        yield (
            localizer.text("Below the lowest"),
            localizer.text("no band"),
            group.no_band_below,
        )
    for condition in conditions_of(group):
        yield _condition(condition, group, localizer)


def _condition(
    condition: ShareCondition | FigureCondition,
    group: GroupRules,
    localizer: Localizer,
) -> Row:
    labels = ", ".join(group.band(code).label for code in condition.bands)
    what = localizer.text("Condition for {bands}", bands=labels)
    sign = ">" if condition.exclusive else "≥"
    asked = f"{sign} {localizer.number(condition.threshold)}"
    if isinstance(condition, ShareCondition):
        good = ", ".join(group.band(code).label for code in condition.counted)
        value = localizer.text(
            "{asked} % of communes rated {bands}; else {costs} lower",
            asked=asked,
            bands=good,
            costs=condition.costs,
        )
    else:
        figure = words.named(condition.figure, localizer)
        value = localizer.text(
            "{figure} {asked}; else {costs} lower",
            figure=figure,
            asked=asked,
            costs=condition.costs,
        )
    return what, value, condition.basis


def _ranking(frame: Frame, localizer: Localizer) -> Iterator[Row]:
    group, ranking = frame.group, frame.group.ranking
    if group.not_ranked is not None:
        yield (
            localizer.text("not ranked"),
            group.not_ranked.reason,
            group.not_ranked.basis,
        )
    for one in group.unranked:
        what = localizer.text("Not ranked: {unit}", unit=frame.name_of(one.unit))
        yield what, one.reason, one.basis
    keys = ", ".join(localizer.text(_KEYS[key]) for key in ranking.key)
    yield localizer.text("Ranked by"), keys, ranking.basis
    second = ranking.second_key
    key = "" if second is None else localizer.text(_KEYS[second])
    yield (
        localizer.text("Ties"),
        localizer.text(_TIES[ranking.ties], key=key),
        ranking.ties_basis,
    )
