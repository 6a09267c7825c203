"""A registry with quite other units works the same, without any alias."""

import random
import unicodedata

import pytest

from core.model import GroupCode, Place, Unit, UnitId
from core.text import fold
from core.units import Certainty, Registry, nearest, read_units, resolve

YEAR = 2030
ONSETS = tuple("bcdđghlmnstvx")
RHYMES = ("an", "am", "ang", "ao", "âm", "ăng", "en", "ên", "i", "iên", "ong", "ơn")
TONES = ("", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323")
OFFICES = ("Sở", "Ban", "Chi cục", "Cục", "Phòng", "Trung tâm")
LANDS = ("Quận", "Huyện", "Thị xã")
COMMUNES = ("Xã", "Phường", "Thị trấn")


class Namer:
    """Makes up names no province has, all different when folded."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)  # noqa: S311  # names, not secrets
        self.used: set[str] = set()

    def syllables(self, count: int) -> str:
        made = " ".join(self._syllable() for _ in range(count))
        key = fold(made)
        if any(key in old or old in key for old in self.used):
            return self.syllables(count)
        self.used.add(key)
        return made

    def _syllable(self) -> str:
        rhyme = self.chance.choice(RHYMES)
        place = max(i for i, c in enumerate(fold(rhyme)) if c in "aeiou") + 1
        toned = rhyme[:place] + self.chance.choice(TONES) + rhyme[place:]
        return unicodedata.normalize("NFC", self.chance.choice(ONSETS) + toned)


def made_up(seed: int) -> Registry:
    namer, units = Namer(seed), []
    for number in range(16):
        parts = [namer.syllables(2) for _ in range(1 + number % 3)]
        rest = " và ".join(filter(None, (", ".join(parts[:-1]), parts[-1])))
        units.append((f"{OFFICES[number % len(OFFICES)]} {rest}", "khoi-a"))
    units += [
        (f"{LANDS[n % 3]} {namer.syllables(2).title()}", "khoi-b") for n in range(12)
    ]
    units += [
        (f"{COMMUNES[n % 3]} {namer.syllables(3).title()}", "khoi-c") for n in range(60)
    ]
    units += [(f"Doanh nghiệp {namer.syllables(2)}", "khoi-d") for _ in range(4)]
    place = Place(id="noi-khac", name=f"tỉnh {namer.syllables(2).title()}")
    return Registry(place=place, units=tuple(map(_unit, enumerate(units))))


def _unit(numbered: tuple[int, tuple[str, str]]) -> Unit:
    number, (name, group) = numbered
    return Unit(id=UnitId(f"u{number}"), name=name, group=GroupCode(group))


@pytest.fixture(scope="module", params=[1, 2, 3])
def elsewhere(request: pytest.FixtureRequest) -> Registry:
    return made_up(request.param)


@pytest.mark.parametrize(
    "question", ["{}", "xếp hạng {} năm 2030", "vì sao {} xếp cuối", "{} hạng mấy"]
)
@pytest.mark.parametrize("spell", [str, fold, str.upper])
def test_every_full_name_is_exact(
    elsewhere: Registry, question: str, spell: type[str]
) -> None:
    everyone = frozenset(unit.id for unit in elsewhere.units)
    missed = {}
    for unit in elsewhere.units:
        text = spell(question.format(unit.name))
        found = read_units(text, elsewhere, YEAR, ranked=everyone).mentions
        if [(m.certainty, m.unit) for m in found] != [(Certainty.EXACT, unit)]:
            missed[text] = found

    assert missed == {}


def test_every_cell_resolves(elsewhere: Registry) -> None:
    found = [resolve(unit.name, elsewhere, YEAR) for unit in elsewhere.units]

    assert [m.unit if m else None for m in found] == list(elsewhere.units)


def test_lands_are_known_without_their_kind(elsewhere: Registry) -> None:
    for unit in elsewhere.of_group("khoi-b", YEAR):
        bare = unit.name.split(" ", 2 if unit.name.startswith("Thị") else 1)[-1]
        (mention,) = read_units(f"điểm {bare}", elsewhere, YEAR).mentions

        assert mention.unit == unit


def test_initials_are_derived() -> None:
    names = ("Sở Mây Gió và Trăng Sao", "Sở Suối Khe", "Quận Cầu Vồng")
    units = tuple(map(_unit, enumerate((name, "a") for name in names)))
    registry = Registry(place=Place(id="x", name="thành phố Mưa"), units=units)

    def said(text: str) -> list[str]:
        return [m.unit.name for m in read_units(text, registry).mentions if m.unit]

    assert said("SMGTS hạng mấy") == [names[0]]
    assert said("mgts") == [names[0]]
    assert said("sở mây gió") == [names[0]]
    assert said("so sk va so mgts") == [names[1], names[0]]
    assert said("q cầu vồng") == [names[2]]
    assert said("cầu vồng của thành phố mưa") == [names[2]]


def test_odd_names_are_read_in_full() -> None:
    names = (
        "Ban tỉnh",
        "Viện Mưa và Mây Gió",
        "Sở Một Mai, Hai Hôm, Ba Bữa và Bốn Mùa",
        "Lâm trường",
        "Ty Thủy Lợi Khe Nước",
    )
    units = tuple(map(_unit, enumerate((name, "a") for name in names)))
    registry = Registry(place=Place(id="x", name="tỉnh Mưa"), units=units)

    def said(text: str) -> list[str]:
        mentions = read_units(text, registry, YEAR).mentions
        return [m.unit.name for m in mentions if m.unit]

    assert [said(name) for name in names] == [[name] for name in names]
    assert said("SMMHHBBBM") == [names[2]]
    assert said("điểm ttlkn") == [names[4]]


def test_no_name_of_one_place_is_known_at_another(elsewhere: Registry) -> None:
    assert resolve("Sở Y tế", elsewhere, YEAR) is None
    assert resolve("huyện Mường Tè", elsewhere, YEAR) is None


def test_nearest_names_come_from_the_place(elsewhere: Registry) -> None:
    unit = elsewhere.units[3]

    assert nearest(unit.name[:-1], elsewhere)[0] == unit
