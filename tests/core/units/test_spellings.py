"""However a name is put in, the same unit comes out: all 28 and the communes."""

import unicodedata
from collections.abc import Callable, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.model import Unit, UnitId
from core.text import fold
from core.units import Certainty, Registry, load_registry, read_units
from tests.core.units.conftest import SHIPPED, YEAR

REGISTRY = load_registry(SHIPPED)
RANKED = tuple(u for g in ("so", "huyen") for u in REGISTRY.of_group(g, YEAR))
RANKED_IDS = frozenset(unit.id for unit in RANKED)
COMMUNES = REGISTRY.of_group("xa", YEAR)
FOLDED_TWINS = {"xa-nam-cha-sin-ho", "xa-nam-cha-nam-nhun"}
TELEX = {"\u0300": "f", "\u0309": "r", "\u0303": "x", "\u0301": "s", "\u0323": "j"}
VNI = {"\u0300": "2", "\u0309": "3", "\u0303": "4", "\u0301": "1", "\u0323": "5"}
SHAPES = {
    "telex": {"\u0302": "", "\u031b": "w", "\u0306": "w"},
    "vni": {"\u0302": "6", "\u031b": "7", "\u0306": "8"},
}
WAYS: Mapping[str, Callable[[str], str]] = {
    "as it is": str,
    "capitals": str.upper,
    "decomposed": lambda name: unicodedata.normalize("NFD", name),
    "run together": lambda name: name.replace(" ", ""),
    "zero width": "\u200b".join,
    "blanks": lambda name: f"  {name.replace(' ', '   ')} ",
    "underscores": lambda name: name.replace(" ", "_"),
    "full width": lambda name: "".join(map(_full_width, name)),
    "no-break": lambda name: name.replace(" ", "\u00a0"),
    "icelandic d": lambda name: name.replace("Đ", "Ð").replace("đ", "ð"),
}


def _full_width(letter: str) -> str:
    return chr(ord(letter) + 0xFEE0) if letter.isascii() and letter != " " else letter


def _read(text: str) -> list[tuple[Certainty, str]]:
    reading = read_units(text, REGISTRY, YEAR, ranked=RANKED_IDS)
    return [(m.certainty, " ".join(u.id for u in m.units)) for m in reading.mentions]


@pytest.mark.parametrize("way", WAYS)
def test_every_way_gives_the_same_unit(way: str) -> None:
    missed = [
        unit.id
        for unit in (*RANKED, *COMMUNES)
        if _read(WAYS[way](unit.name)) != [(Certainty.EXACT, unit.id)]
    ]

    assert missed == []


def test_marks_may_be_left_out() -> None:
    missed = {
        unit.id
        for unit in (*RANKED, *COMMUNES)
        if _read(f"xep hang {fold(unit.name)} nam 2017") != [(Certainty.EXACT, unit.id)]
    }

    assert missed == FOLDED_TWINS


@given(st.sampled_from((*RANKED, *COMMUNES)), st.randoms(use_true_random=False))
def test_some_marks_may_be_left_out(unit: Unit, chance: object) -> None:
    kept = "".join(
        fold(letter) if chance.random() < 0.5 and letter != " " else letter  # type: ignore[attr-defined]
        for letter in unit.name.lower()
    )

    found = _read(f"xếp hạng {kept} năm 2017")

    asked = unit.id in FOLDED_TWINS
    assert [ids for _, ids in found] == [unit.id] or asked


@pytest.mark.parametrize("keys", SHAPES)
def test_keys_of_the_keyboard_give_the_28(keys: str) -> None:
    missed = [
        unit.name
        for unit in RANKED
        if _read(_typed(unit.name, keys)) != [(Certainty.EXACT, unit.id)]
    ]

    assert missed == []


def _typed(name: str, keys: str) -> str:
    return " ".join(_word(word, keys) for word in name.lower().split())


def _word(word: str, keys: str) -> str:
    tones = TELEX if keys == "telex" else VNI
    typed, tone = "", ""
    for letter in unicodedata.normalize("NFD", word.replace("đ", "\u0111")):
        if letter == "\u0111":
            typed += "dd" if keys == "telex" else "d9"
        elif letter in tones:
            tone = tones[letter]
        elif letter in SHAPES[keys]:
            typed += SHAPES[keys][letter] or typed[-1]
        else:
            typed += letter
    return typed + tone


@given(st.text(max_size=60))
def test_any_text_is_read_without_overlaps(text: str) -> None:
    reading = read_units(text, REGISTRY, YEAR, ranked=RANKED_IDS)

    ends = [0, *(mention.end for mention in reading.mentions)]
    starts = [*(mention.start for mention in reading.mentions), len(reading.tokens)]
    assert all(end <= start for end, start in zip(ends, starts, strict=True))
    for mention in reading.mentions:
        is_foreign = mention.certainty is Certainty.FOREIGN
        assert mention.start < mention.end
        assert bool(mention.units) != is_foreign
        assert len(mention.units) <= 4


@given(
    st.lists(st.sampled_from(RANKED), min_size=2, max_size=4, unique=True),
    st.sampled_from([" và ", ", ", " với ", " hay ", " vs ", "; "]),
)
def test_a_list_names_each_of_its_units(units: list[Unit], link: str) -> None:
    text = "so sánh " + link.join(unit.name for unit in units)

    assert _read(text) == [(Certainty.EXACT, unit.id) for unit in units]


def test_reading_needs_no_ranked_units(lai_chau: Registry) -> None:
    found = [read_units(u.name, lai_chau, YEAR).mentions for u in RANKED]

    assert [[UnitId(u.id) for m in ms for u in m.units] for ms in found] == [
        [unit.id] for unit in RANKED
    ]
