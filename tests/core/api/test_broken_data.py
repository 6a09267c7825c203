"""Any one line of the shipped data spoilt: it is read, or the file is named."""

from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from core.api.archive import SHIPPED
from core.api.results import result_of
from core.errors import CchcError
from core.i18n import Localizer
from core.rules import load_rules
from core.units import load_registry
from core.workbook.decision import load_decision
from tests.core.folders import Folder, copied

PLACE = SHIPPED / "lai-chau"
UNITS, RULES, DECISION = "units.toml", "2017/rules.toml", "2017/decision"
REGISTRY = load_registry(PLACE / UNITS)
RULE_SET = load_rules(PLACE / RULES)
ENGLISH = Localizer("en")
FILES = [
    UNITS,
    RULES,
    "2017/decision/decision.toml",
    "2017/decision/so.tsv",
    "2017/decision/huyen.tsv",
    "2017/decision/so-annex.tsv",
    "2017/decision/huyen-annex.tsv",
]
ROUNDS = range(6)
Lines = list[bytes]
Spoil = Callable[[Lines, int, Random], None]


def deleted(lines: Lines, at: int, _random: Random) -> None:
    del lines[at]


def doubled(lines: Lines, at: int, _random: Random) -> None:
    lines.insert(at, lines[at])


def cut_short(lines: Lines, at: int, random: Random) -> None:
    lines[at] = lines[at][: random.randint(0, len(lines[at]))]


def swapped_bytes(lines: Lines, at: int, random: Random) -> None:
    line = bytearray(lines[at] or b"ab")
    one, other = random.randrange(len(line)), random.randrange(len(line))
    line[one], line[other] = line[other], line[one]
    lines[at] = bytes(line)


def not_text(lines: Lines, at: int, random: Random) -> None:
    position = random.randint(0, len(lines[at]))
    lines[at] = lines[at][:position] + b"\xff\x00" + lines[at][position:]


def other_byte(lines: Lines, at: int, random: Random) -> None:
    line = bytearray(lines[at] or b"a")
    line[random.randrange(len(line))] = random.choice(b'"=[]{}.,-?~\t0189 #')
    lines[at] = bytes(line)


def ended(lines: Lines, at: int, _random: Random) -> None:
    del lines[at:]


SPOILS: list[Spoil] = [
    deleted,
    doubled,
    cut_short,
    swapped_bytes,
    not_text,
    other_byte,
    ended,
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    return copied(tmp_path_factory.mktemp("data") / "lai-chau")


@pytest.mark.parametrize("spoil", SPOILS, ids=lambda spoil: spoil.__name__)
@pytest.mark.parametrize("name", FILES)
def test_a_spoilt_line_is_read_or_its_file_named(
    name: str, spoil: Spoil, folder: Folder
) -> None:
    whole = (PLACE / name).read_bytes()
    for seed in ROUNDS:
        random = Random(f"{name} {spoil.__name__} {seed}")  # noqa: S311  # a test's
        lines = whole.split(b"\n")
        spoil(lines, random.randrange(len(lines)), random)
        folder.write(name, b"\n".join(lines))

        try:
            _read_anew(name, folder.path)
        except CchcError as error:
            told = ENGLISH.explain(error)
            assert Path(name).name in told or ":" in told
    folder.write(name, whole)


def _read_anew(name: str, path: Path) -> None:
    """Read what changed; every finding on it must be a sentence."""
    registry = load_registry(path / name) if name == UNITS else REGISTRY
    rules = load_rules(path / name) if name == RULES else RULE_SET
    result = result_of(load_decision(path / DECISION, rules), rules, registry, path)
    for finding in result.findings:
        assert ENGLISH.say(finding.message)


def test_the_folder_is_as_it_was(folder: Folder) -> None:
    assert [folder.text(name) for name in FILES] == [
        (Path(PLACE) / name).read_text("utf-8") for name in FILES
    ]
