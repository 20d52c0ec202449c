"""Filters choose the buildings that a person would choose, and say why they choose none."""

import numpy as np
import pytest

from citybrain.kernel.errors import PlanError
from citybrain.messages import render
from citybrain.plans.document import Document
from citybrain.plans.entity_index import SourceLocation
from citybrain.plans.reading import selection_of
from citybrain.plans.selection import Selection, select
from tests.plans.toy import document, run, toy_baseline

BASELINE = toy_baseline()


def chosen(where: str) -> list[int]:
    return selected(document(f"where: {where}")).rows.tolist()


def selected(said: Document) -> Selection:
    where, today = selection_of(said).where, BASELINE.view.result
    return select(where, "building", today, BASELINE.places, SourceLocation(said, ("where",)))


@pytest.mark.parametrize(
    ("where", "rows"),
    [
        ("{}", [0, 1, 2, 3, 4, 5]),
        ("{construction_year: {before: 1980}}", [0, 1, 2, 5]),
        ("{construction_year: {at_most: 1980}}", [0, 1, 2, 3, 5]),
        ("{construction_year: {after: 1979}}", [3]),
        ("{construction_year: {at_least: 1979}}", [2, 3]),
        ("{construction_year: {at_least: 1950, before: 1979}}", [0, 1]),
        ("{construction_year: 1960}", [1]),
        ("{construction_year: [1960, 1900]}", [1, 5]),
        ("{building_use: house}", [0, 1, 2, 3]),
        ("{building_use: [office, shed]}", [4, 5]),
        ("{building_use: {equals: office}, wall_area: {after: 1000}}", []),
        ("{heat_need: {at_least: 25000}}", [2, 4]),
        ("{zone: kallio}", [2, 3, 4]),
        ("{zone: 00100}", [0, 1, 5]),
        ("{zone: [Kluuvi, '00530']}", [0, 1, 2, 3, 4, 5]),
        ("{id: [way/1, way/6]}", [0, 5]),
        ("{area: {polygon: [[24.905, 60.1], [24.905, 60.2], [24.935, 60.2], [24.935, 60.1]]}}", [1, 2, 3]),
        ("{area: {polygon: [[24.91, 60.1], [24.91, 60.2], [24.92, 60.2], [24.92, 60.1], [24.91, 60.1]]}}", [1, 2]),
        ("{area: [{polygon: [[24.905, 60], [24.905, 61], [24.915, 60]]}]}", [1]),
        (
            "{area: [{polygon: [[24.89, 60], [24.89, 61], [24.905, 61], [24.905, 60]]}, "
            "{polygon: [[24.935, 60], [24.935, 61], [24.99, 61], [24.99, 60]]}]}",
            [0, 4, 5],
        ),
        ("{line: {points: [[24.92, 60.1], [24.92, 60.2]], width: 50}}", [2]),
        (
            "{line: [{points: [[24.92, 60.1], [24.92, 60.2]], width: 50}, "
            "{points: [[24.94, 60.17], [24.95, 60.17]], width: 10}]}",
            [2, 4, 5],
        ),
        (
            "{line: [{points: [[24.90, 60.17], [24.95, 60.17]], width: 9}], "
            "area: [{polygon: [[24.905, 60], [24.905, 61], [24.915, 61], [24.915, 60]]}]}",
            [1],
        ),
        ("{zone: Kallio, construction_year: {before: 1980}}", [2]),
    ],
)
def test_all_conditions_must_hold(where: str, rows: list[int]) -> None:
    assert chosen(where) == rows


@pytest.mark.parametrize(
    ("where", "told"),
    [
        ("{construction_yer: 1}", "construction_yer is no attribute of building. Nearest: construction_year"),
        ("{city_energy_cost: 1}", "city_energy_cost is a number of city, not of building"),
        ("{construction_year: old}", 'construction_year is a number (year number) and cannot be compared with "old"'),
        ("{building_use: {before: 3}}", "building_use is a kind, not a number; it cannot be compared with before"),
        ("{building_use: castle}", 'building_use cannot be "castle". Allowed: house, office, shed'),
        ("{zone: Kalio}", "this city has no zone Kalio. Nearest: Kallio. Zones: Kallio, Kluuvi"),
        ("{id: way/99}", "this city has no building way/99. Ids look like way/1"),
        ("{area: {polygon: [[0, 0], [1, 1], [1, 0], [0, 1]]}}", "crosses itself near 0.5, 0.5"),
        ("{area: {polygon: [[0, 0], [1, 1], [2, 2]]}}", "lie on one line"),
        ("{area: {polygon: [[0, 0], [0, 0], [2, 2]]}}", "the area has 2 different corners"),
        ("{line: []}", "line is empty"),
        ("{line: [{points: [[0, 0]], width: 3}]}", "the line has 1 different points"),
        ("{line: [{points: [[0, 0], [1, 1]], width: 3, colour: 1}]}", "there is no field colour"),
        ("{line: [{points: [[0, 0], [1, 1]], width: 3}, {points: [[2, 2], [2, 2]], width: 3}]}", "1 different points"),
        ("{area: [{polygon: [[0, 0], [1, 1], [1, 0], [0, 1]]}]}", "crosses itself near 0.5, 0.5"),
        ("{area: 5}", "area"),
        ("{area: {polygon: [[60.17, 124.9], [1, 1], [2, 2]]}}", "[60.17, 124.9] is no place on Earth. Longitude comes"),
    ],
)
def test_what_is_not_known_is_told_with_what_is(where: str, told: str) -> None:
    with pytest.raises(PlanError) as caught:
        chosen(where)
    assert told in render(caught.value)
    assert caught.value.arguments["line"] == 1


def test_the_steps_tell_what_each_filter_left() -> None:
    said = document("where: {building_use: house, construction_year: {before: 1980}, zone: Kallio}")
    found = selected(said)
    assert found.steps == (("building_use", 4), ("construction_year", 3), ("zone", 1))
    assert np.array_equal(found.rows, [2])


@pytest.mark.parametrize(
    ("where", "told"),
    [
        ("{line: {points: [[10, 50], [10.1, 50.1]], width: 40}}", "drawn lies outside the city"),
        ("{area: [{polygon: [[10, 60], [10, 61], [11, 61]]}]}", "between 24.9000 and 24.9500 degrees of longitude"),
        ("{area: {polygon: [[24.9, 60.1], [24.9, 60.2], [24.93, 60.2]]}, building_use: shed}", "chooses none of the 6"),
    ],
)
def test_a_measure_on_nothing_is_refused_and_what_is_drawn_outside_is_told(where: str, told: str) -> None:
    with pytest.raises(PlanError) as caught:
        run(f"name: x\nmeasures: [{{intervention: connect_network, where: {where}}}]")
    assert told in render(caught.value)
