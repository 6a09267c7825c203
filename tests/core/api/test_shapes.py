from datetime import date
from decimal import Decimal

from core.api import figure_shapes, shapes
from core.model import (
    Cell,
    Effect,
    Finding,
    Message,
    Severity,
    SummaryRow,
    UnitId,
)
from core.model.basis import Basis, Status
from core.model.places import GroupCode, Place, Succession, Unit


def say(message: Message) -> str:
    return message.text


def named(key: str) -> str:
    return {"so-moi": "Sở Mới"}[key]


def found(code: str, severity: Severity) -> Finding:
    return Finding(code=code, severity=severity, message=Message(text=code))


def test_the_gravest_findings_come_first_and_others_keep_their_order() -> None:
    listed = [
        found("c", Severity.CANNOT_CHECK),
        found("b", Severity.ERROR),
        found("a", Severity.ERROR),
        found("d", Severity.WARNING),
    ]

    assert [one.code for one in shapes.gravest_first(listed)] == ["b", "a", "d", "c"]


def test_a_figure_keeps_its_digits_and_gets_a_dot() -> None:
    assert figure_shapes.figure(Cell(text="87,00", value=Decimal("87.00"))) == "87.00"
    assert figure_shapes.figure(Cell(text="100", value=Decimal(100))) == "100"


def test_a_figure_among_words_is_given_alone() -> None:
    assert figure_shapes.figure(Cell(text="87,50 %", value=Decimal("87.50"))) == "87.50"


def test_a_cell_without_a_figure_is_null() -> None:
    assert figure_shapes.figure(Cell(text="KHÁ")) is None
    assert figure_shapes.figure(None) is None


def test_only_a_lone_figure_gets_a_dot() -> None:
    assert figure_shapes.as_printed("7,2") == "7.2"
    assert figure_shapes.as_printed("11/14 (71,4 %)") == "11/14 (71,4 %)"
    assert figure_shapes.as_printed(None) is None


def test_a_finding_without_place_or_effect_has_nulls() -> None:
    class Nothing:
        @staticmethod
        def find(_unit: str) -> None:
            return None

    shape = shapes.finding(found("x", Severity.NOTE), Nothing(), say)  # type: ignore[arg-type]

    assert list(shape.values()) == ["x", "note", None, None, None, None, "x", None]


def test_an_effect_has_all_three_keys() -> None:
    assert shapes.effect(Effect(band="TỐT")) == {
        "index": None,
        "band": "TỐT",
        "rank": None,
    }


def test_a_registered_unit_names_its_kin() -> None:
    basis = Basis(status=Status.INFERRED, evidence="theo mô hình chung")
    unit = Unit(
        id=UnitId("so-cu"),
        name="Sở Cũ",
        group=GroupCode("so"),
        valid_to=date(2025, 2, 28),
        aliases=("SC",),
        successors=(Succession(unit=UnitId("so-moi"), basis=basis),),
    )
    place = Place(id="noi-nao", name="tỉnh Nơi Nào")

    shape = shapes.registry(place, [unit], named)

    assert shape["units"] == [
        {
            "id": "so-cu",
            "name": "Sở Cũ",
            "group": "so",
            "valid_from": None,
            "valid_to": "2025-02-28",
            "parent": None,
            "code": None,
            "aliases": ["SC"],
            "predecessors": [],
            "successors": [
                {
                    "id": "so-moi",
                    "name": "Sở Mới",
                    "basis": {
                        "status": "inferred",
                        "citation": None,
                        "evidence": "theo mô hình chung",
                        "interval": None,
                    },
                }
            ],
            "note": None,
        }
    ]


def test_a_missing_column_is_null() -> None:
    row = SummaryRow(unit=UnitId("so-cu"), printed_name="Sở Cũ", cells={})

    assert figure_shapes.figure(row.cells.get("index")) is None
