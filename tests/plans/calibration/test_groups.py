"""Groups by the cells of the tables, with enough bills."""

import datetime
from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest

from citybrain.governance import DataClass
from citybrain.kernel import DeclarationError
from citybrain.messages import render
from citybrain.plans.calibration.groups import (
    CalibrationGroup,
    GroupCells,
    cells_of,
    counting,
    group_of_cells,
    groups_of,
)
from citybrain.plans.calibration.settings import corrections_of
from tests.domains.case_files import graph_of

CELLS = GroupCells(("house", "office"), (-np.inf, 1946.0, 1991.0))
DAY = datetime.date(2026, 1, 1)
CORRECTIONS = corrections_of(graph_of("fi"))


def test_a_building_is_in_the_cell_of_its_use_and_year() -> None:
    cell = CELLS.of(np.array([0, 0, 1, 1, 1]), np.array([1945.0, 1946.0, 1700.0, 2020.0, np.nan]))
    assert cell.tolist() == [0, 1, 3, 5, -1]
    assert [CELLS.period(c) for c in (0, 1, 5)] == [(None, 1945), (1946, 1990), (1991, None)]


def test_few_bills_of_a_use_make_one_group_and_too_few_none() -> None:
    cell = np.repeat([0, 1, 2, 3, 4, -1], [6, 3, 2, 5, 4, 9])
    groups = groups_of(cell, CELLS, 5, np.ones(len(cell)), np.full(len(cell), DataClass.INTERNAL, object))
    assert groups == [
        CalibrationGroup("house", (0,), False),
        CalibrationGroup("house", (1, 2), True),
        CalibrationGroup("office", (3,), False),
    ]
    assert group_of_cells(groups, CELLS).tolist() == [0, 1, 1, 2, -1, -1]


@pytest.mark.parametrize(
    ("classes", "billed", "groups"),
    [
        ([DataClass.PERSONAL] * 9, [1.0] * 9, 0),
        ([DataClass.PERSONAL] * 10, [1.0] * 10, 1),
        ([DataClass.PERSONAL] * 9 + [DataClass.INTERNAL] * 5, [1.0] * 14, 1),
        ([DataClass.PERSONAL] * 9 + [DataClass.INTERNAL] * 4, [1.0] * 13, 0),
        ([DataClass.PERSONAL] * 10, [1.0] * 9 + [10.0], 0),
        ([DataClass.SENSITIVE_PERSONAL] * 50, [1.0] * 50, 0),
    ],
)
def test_a_group_has_enough_buildings_of_each_class_that_counts(classes: list, billed: list, groups: int) -> None:
    of, values, cell = np.array(classes, object), np.array(billed), np.zeros(len(billed), np.intp)
    assert len(groups_of(cell, CELLS, 5, values, of)) == groups
    few = of == DataClass.PERSONAL if DataClass.INTERNAL in classes else np.full(len(of), not groups)
    assert groups == 0 or counting(cell, values, of).tolist() == (~few).tolist()


def test_the_projects_tables_part_every_use_by_the_same_periods() -> None:
    cells = cells_of(graph_of("fi"), CORRECTIONS, DAY)
    assert cells.starts == (-np.inf, 1946.0, 1976.0, 1991.0, 2011.0)
    assert cells.uses == tuple(graph_of("fi").vocabulary.categories["building_use"])
    for name in CORRECTIONS:
        assert (cells.read(graph_of("fi").parameters[name].table_at(DAY)) == 1.0).all()


def test_tables_by_other_attributes_are_refused() -> None:
    parameters = graph_of("fi").parameters
    city_layer = {**parameters, CORRECTIONS[0]: replace(parameters[CORRECTIONS[0]], by=("heating_system",))}
    graph = SimpleNamespace(parameters=city_layer, roles=graph_of("fi").roles, entities=graph_of("fi").entities)
    with pytest.raises(DeclarationError) as caught:
        cells_of(graph, CORRECTIONS, DAY)
    assert "is read by heating_system; a calibration needs building_use, construction_year" in render(caught.value)
