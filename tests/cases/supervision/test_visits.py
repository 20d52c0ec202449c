"""Cells with keepers and visits due, and the order in which enterprises are visited."""

import json
from typing import Any

import pytest

from citybrain.cases.supervision.cells import add_cell, cells, remove_cell
from citybrain.cases.supervision.entries import EntryKind, NewEntry
from citybrain.domains.enterprises.models.risk import WEIGHTS, inspection_score
from citybrain.kernel.errors import NotFoundError
from citybrain.records.errors import EntryError
from tests.cases.supervision.enterprise_city import EnterpriseCity, load, quota


def square(west: float, south: float, side: float = 0.01) -> dict[str, Any]:
    east, north = west + side, south + side
    return {
        "type": "Polygon",
        "coordinates": [[[west, south], [east, south], [east, north], [west, north], [west, south]]],
    }


def visit(day: str) -> NewEntry:
    return NewEntry(EntryKind.VISIT, day)


def test_a_cell_has_a_keeper_and_tells_which_visits_are_due(city: EnterpriseCity) -> None:
    with city.records.to_write().begin() as connection:
        first = add_cell(connection, "North", "Mia", 90, square(24.945, 60.165), "Olli")
        add_cell(connection, "South", None, 30, square(24.0, 60.0), "Olli")
    grid = [(one.name, one.keeper, inside, due) for one, inside, due in city.service.grid()]
    assert grid == [("North", "Mia", 1, 1), ("South", None, 0, 0)]
    city.add(visit("2018-05-01"))
    assert [due for _, _, due in city.service.grid()] == [0, 0]
    risk = next(one for one in city.service.risks() if one.number == 1)
    assert (risk.visit.cell.name if risk.visit.cell else None, str(risk.visit.due)) == ("North", "2018-07-30")
    with city.records.to_write().begin() as connection:
        remove_cell(connection, first, "Olli")
        assert [one.name for one in cells(connection)] == ["South"]
        with pytest.raises(NotFoundError):
            remove_cell(connection, first, "Olli")


@pytest.mark.parametrize(
    ("name", "days", "shape"),
    [
        ("", 30, square(24, 60)),
        ("A", 0, square(24, 60)),
        ("A", 30, square(179.995, 60)),
        ("A", 30, {}),
        ("A", 30, {"type": "Polygon", "coordinates": [[[0, 0], [1, 1], [0, 1], [1, 0], [0, 0]]]}),
        ("A", 30, {"type": "Polygon", "coordinates": [[[0, "x"], [1, 1], [0, 1], [0, 0]]]}),
        ("A", 30, {"type": "Polygon", "coordinates": [[[0, 0]] * 1001]}),
        ("A", 30, {"type": "Point", "coordinates": [0, 0]}),
        ("A", 30, {"type": "Polygon", "coordinates": json.loads("[" * 900 + "]" * 900)}),
    ],
)
def test_a_cell_that_cannot_be_is_refused(city: EnterpriseCity, name: str, days: int, shape: dict[str, Any]) -> None:
    with pytest.raises(EntryError), city.records.to_write().begin() as connection:
        add_cell(connection, name, None, days, shape, "Olli")


def test_the_order_of_visits_has_reasons_that_add_up(city: EnterpriseCity) -> None:
    city.add(visit("2018-05-01"), NewEntry(EntryKind.COMPLAINT, "2018-06-01", text="It smells"))
    city.add(visit("2018-05-01"), NewEntry(EntryKind.FINDING, "2018-06-01", text="Filter off"), number=2)
    city.add(quota(10), *(load(month, 2) for month in (1, 2, 3, 4, 5)), number=2)
    first, second = city.service.risks()
    assert (first.number, second.number) == (2, 1)
    assert [name for name, *_ in first.reasons] == ["quota_ahead", "findings"]
    assert first.score == pytest.approx(sum(points for *_, points in first.reasons))
    assert second.score == pytest.approx(1.0, abs=0.02)


def test_what_was_declared_void_is_held_against_nobody(city: EnterpriseCity) -> None:
    (number,) = city.add(NewEntry(EntryKind.FINDING, "2018-06-01", text="Filter off"))
    before = {one.number: one.score for one in city.service.risks()}
    city.add(NewEntry(EntryKind.VOID, "2018-06-02", text="Another plant", corrects=number))
    after = {one.number: one.score for one in city.service.risks()}
    assert before[1] - after[1] == pytest.approx(2.0, abs=0.02)


def test_points_are_bounded_and_fade() -> None:
    many = inspection_score({"findings": [0.0] * 99, "penalties": [0.0] * 99, "complaints": [0.0] * 99}, 9, 9, 9)
    assert {one.name: one.points for one in many} == {name: weight.most for name, weight in WEIGHTS.items()}
    (old,) = inspection_score({"findings": [365.25]}, -1, 0, -1)
    assert old.points == pytest.approx(1.0)
