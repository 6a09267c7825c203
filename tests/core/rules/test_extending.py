"""Rules that extend others: what is merged, what is not, and where faults are named."""

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import BadValueError, CchcError, MissingFileError
from core.model import RuleSet, Status
from core.rules import load_rules
from core.rules.errors import CircularRulesError, MissingBaseError
from core.rules.extending import merged
from core.rules.reader import Node
from core.rules.source import Source
from tests.core.folders import RULES
from tests.core.rules.sample import GENERAL, write

BASE = RULES.replace("2020", "2017")
BASIS = 'status = "inferred"\nevidence = "bảng năm sau"\n'


def extended(folder: Path, text: str, base: str = BASE) -> RuleSet:
    write(folder / "2017", base)
    return load_rules(write(folder / "2018", f'extends = "2017"\n{text}'))


def test_an_empty_override_is_the_base(tmp_path: Path) -> None:
    found = extended(tmp_path, "", GENERAL)
    base = load_rules(tmp_path / "2017" / "rules.toml")

    assert found.groups == base.groups
    assert (found.place, found.year, found.title, found.citation) == (
        base.place,
        base.year,
        base.title,
        base.citation,
    )
    assert found.extends == "2017"


def test_a_value_is_replaced_and_the_rest_stays(tmp_path: Path) -> None:
    text = f"year = 2018\n[groups.so.rounding]\ndigits = 1\n{BASIS}"
    found = extended(tmp_path, text)

    so = found.group("so")
    assert (found.year, so.rounding.digits, so.rounding.mode.value) == (
        2018,
        1,
        "half-up",
    )
    assert so.rounding.basis.evidence == "bảng năm sau"
    assert [band.at_least for band in so.bands] == [80, 0]


def test_a_new_status_takes_nothing_of_the_old_basis(tmp_path: Path) -> None:
    text = '[[groups.so.bands]]\ncode = "tot"\nstatus = "stated"\n'
    text += 'citation = { document = "02/QĐ" }\n'
    band = extended(tmp_path, text).group("so").band("tot")

    assert (band.at_least, band.basis.status) == (Decimal(80), Status.STATED)
    assert (band.basis.evidence, band.basis.interval) == ("", None)


def test_a_new_cut_leaves_the_old_interval_behind(tmp_path: Path) -> None:
    text = '[[groups.so.bands]]\ncode = "tot"\nat_least = 85\n'
    band = extended(tmp_path, text).group("so").band("tot")

    assert (band.at_least, band.basis.interval) == (Decimal(85), None)


def test_bands_come_and_go_by_their_code(tmp_path: Path) -> None:
    text = (
        f'[[groups.so.bands]]\ncode = "xs"\nlabel = "XS"\nat_least = 90.5\n{BASIS}'
        f'[[groups.so.bands]]\ncode = "tb"\nlabel = "TB"\nat_least = 50\n{BASIS}'
    )
    so = extended(tmp_path, text).group("so")

    assert [band.code for band in so.bands] == ["xs", "tot", "tb", "kha"]


def test_a_dropped_item_is_gone(tmp_path: Path) -> None:
    text = (
        '[[groups.so.components]]\nname = "bonus"\ndrop = true\n'
        '[[groups.so.formulas]]\nresult = "total"\nterms = ["reviewed", "survey"]\n'
        "[groups.so.no_band_below]\ndrop = true\n"
        '[[groups.so.bands]]\ncode = "kha"\nat_least = 0\n'
        '[[groups.so.unranked]]\nunit = "so-c"\ndrop = true\n'
    )
    so = extended(tmp_path, text, GENERAL).group("so")

    assert so.component("bonus") is None
    assert so.no_band_below is None
    assert so.unranked == ()
    assert [band.at_least for band in so.bands] == [80, 0]


def test_a_condition_may_change_the_kind_of_its_threshold(tmp_path: Path) -> None:
    text = f"[groups.so.condition]\nat_least = 60\n{BASIS}"
    condition = extended(tmp_path, text).group("so").condition

    assert condition is not None
    assert (condition.threshold, condition.exclusive) == (Decimal(60), False)


def test_another_tie_policy_needs_no_second_key(tmp_path: Path) -> None:
    second = BASE.replace('"shared"', '"second-key"\nsecond_key = "survey"')
    text = f'[groups.so.ranking.ties]\npolicy = "dense"\n{BASIS}'
    ranking = extended(tmp_path, text, second).group("so").ranking

    assert (ranking.ties.value, ranking.second_key) == ("dense", None)


def test_a_new_criterion_stands_under_its_heading(tmp_path: Path) -> None:
    text = (
        '[[groups.so.criteria]]\ncode = "1.1.2"\nlabel = "mới"\n'
        '[[groups.so.criteria]]\ncode = "2"\nlabel = "lĩnh vực mới"\n'
        '[[groups.so.criteria]]\ncode = "1.1"\nlabel = "đổi tên"\n'
    )
    so = extended(tmp_path, text, GENERAL).group("so")

    assert [one.code for one in so.criteria] == [
        "1",
        "1.1",
        "1.1.1.1.1",
        "1.1.2",
        "2",
    ]
    assert so.criteria[1].label == "đổi tên"


def test_lists_without_a_key_are_replaced_whole(tmp_path: Path) -> None:
    text = (
        '[[groups.so.conditions]]\nbands = ["kha"]\nfigure = "sipas"\nabove = 5\n'
        f"costs = 1\n{BASIS}"
    )
    so = extended(tmp_path, text, GENERAL).group("so")

    assert [one.figure for one in so.conditions] == ["sipas"]


def test_an_empty_list_empties(tmp_path: Path) -> None:
    text = "[groups.so]\nconditions = []\ncomponents = []\nformulas = []\n"
    so = extended(tmp_path, text, GENERAL).group("so")

    assert (so.conditions, so.components, so.formulas) == ((), (), ())


def test_rules_may_extend_rules_that_extend(tmp_path: Path) -> None:
    extended(tmp_path, f"year = 2018\n[groups.so.rounding]\ndigits = 1\n{BASIS}")
    last = 'extends = "../2018/rules.toml"\nyear = 2019\ntitle = "Mới"\n'
    found = load_rules(write(tmp_path / "2019", last))

    assert (found.year, found.title, found.group("so").rounding.digits) == (
        2019,
        "Mới",
        1,
    )


@pytest.mark.parametrize(
    "name", ["2017", "cu", "cu/rules.toml", "../2017", "../2017/rules.toml"]
)
def test_a_base_is_a_year_a_folder_or_a_file(name: str, tmp_path: Path) -> None:
    write(tmp_path / "2017", BASE)
    write(tmp_path / "2018" / "cu", BASE)

    file = write(tmp_path / "2018", f'extends = "{name}"\n')
    assert load_rules(file).year == 2017


def test_a_year_may_be_a_file_beside(tmp_path: Path) -> None:
    write(tmp_path, BASE, "2017.toml")

    assert load_rules(write(tmp_path, 'extends = "2017"', "2018.toml")).year == 2017


@pytest.mark.parametrize("name", ["2016", "nowhere", "", "x" * 300])
def test_a_missing_base_names_file_and_line(name: str, tmp_path: Path) -> None:
    file = write(tmp_path / "2018", f'year = 2018\nextends = "{name}"\n')

    with pytest.raises(MissingBaseError) as caught:
        load_rules(file)
    assert (caught.value.params["file"], caught.value.params["line"]) == (file, 2)
    assert caught.value.code == "CCHC-220"


def test_a_circle_names_file_line_and_the_way_round(tmp_path: Path) -> None:
    first = write(tmp_path / "2017", 'extends = "2018"\n')
    second = write(tmp_path / "2018", 'year = 2018\nextends = "2017"\n')

    with pytest.raises(CircularRulesError) as caught:
        load_rules(first)
    assert (caught.value.params["file"], caught.value.params["line"]) == (second, 2)
    assert str(caught.value.params["chain"]).count(" → ") == 2


def test_rules_that_extend_themselves_are_refused(tmp_path: Path) -> None:
    with pytest.raises(CircularRulesError):
        load_rules(write(tmp_path / "2017", 'extends = "2017"\n'))


def test_a_fault_in_what_is_inherited_names_the_base(tmp_path: Path) -> None:
    broken = BASE.replace("digits = 2", "digits = 99")

    with pytest.raises(BadValueError) as caught:
        extended(tmp_path, '[groups.so]\nlabel = "khác"\n', broken)
    assert caught.value.params["file"] == tmp_path / "2017" / "rules.toml"
    line = int(str(caught.value.params["line"]))
    assert broken.split("\n")[line - 1] == "digits = 99"
    assert caught.value.params["path"] == "groups.so.rounding.digits"


def test_a_fault_in_what_is_changed_names_the_file_and_its_own_path(
    tmp_path: Path,
) -> None:
    text = f'[[groups.so.bands]]\ncode = "kha"\nat_least = "x"\n{BASIS}'

    with pytest.raises(BadValueError) as caught:
        extended(tmp_path, text)
    assert caught.value.params["file"] == tmp_path / "2018" / "rules.toml"
    assert (caught.value.params["line"], caught.value.params["path"]) == (
        4,
        "groups.so.bands[0].at_least",
    )


def test_a_fault_two_files_down_is_named_there(tmp_path: Path) -> None:
    broken = BASE.replace('mode = "half-up"', 'mode = "up"')
    write(tmp_path / "2017", broken)
    write(tmp_path / "2018", 'extends = "2017"\n[groups.so]\nlabel = "x"\n')

    with pytest.raises(BadValueError) as caught:
        load_rules(write(tmp_path / "2019", 'extends = "2018"\n'))
    assert caught.value.params["file"] == tmp_path / "2017" / "rules.toml"


@pytest.mark.parametrize(
    "text",
    [
        '[[groups.so.bands]]\ncode = "gioi"\ndrop = true\n',
        '[[groups.so.bands]]\ncode = "kha"\ndrop = false\n',
        "[groups.so.no_band_below]\ndrop = true\n",
    ],
)
def test_only_what_is_there_can_be_dropped(text: str, tmp_path: Path) -> None:
    with pytest.raises(BadValueError, match="drop"):
        extended(tmp_path, text)


def test_a_base_that_cannot_be_read_is_an_error_of_that_file(tmp_path: Path) -> None:
    write(tmp_path / "2017", "= nothing")

    with pytest.raises(CchcError, match="2017"):
        load_rules(write(tmp_path / "2018", 'extends = "2017"'))
    with pytest.raises(MissingFileError):
        load_rules(tmp_path / "2019" / "rules.toml")


KEYS = st.sampled_from(("a", "b", "code", "status", "evidence"))
TREES = st.recursive(
    st.integers(0, 3) | st.sampled_from(("x", "y")),
    lambda inner: (
        st.dictionaries(KEYS, inner, max_size=3)
        | st.lists(st.dictionaries(KEYS, inner, max_size=3), max_size=3)
    ),
    max_leaves=12,
)


@given(st.dictionaries(KEYS, TREES, max_size=4))
def test_nothing_over_a_tree_leaves_it_as_it_is(tree: dict[str, object]) -> None:
    source = Source(Path("a"), "")
    base = Node(source=source, path=(), tree=tree)
    empty = Node(source=source, path=(), tree={})

    assert merged(base, empty).tree == tree
    assert merged(empty, base).tree == tree


def test_what_is_nowhere_is_missed_in_the_file_itself(tmp_path: Path) -> None:
    with pytest.raises(CchcError, match="line 1, title") as caught:
        extended(tmp_path, "", BASE.replace('title = "Quy định"', ""))
    assert caught.value.params["file"] == tmp_path / "2018" / "rules.toml"


def test_a_cut_that_is_no_number_is_left_to_the_schema(tmp_path: Path) -> None:
    text = f'[[groups.so.bands]]\ncode = "a"\nlabel = "A"\nat_least = "9"\n{BASIS}'

    with pytest.raises(BadValueError, match="at_least"):
        extended(tmp_path, text)


def test_decimals_stay_exact_through_a_merge(tmp_path: Path) -> None:
    text = '[[groups.so.bands]]\ncode = "tot"\nat_least = 80.10\n'
    band = extended(tmp_path, text).group("so").band("tot")

    assert str(band.at_least) == str(Decimal("80.10"))
