"""A plan of years that says how much a measure makes: so much is there by each year, and no row has more than all."""

import sys
from typing import NamedTuple

import numpy as np
import pytest

from citybrain.kernel import given, intervention, total
from citybrain.kernel.units import Money, SquareMetres
from citybrain.plans.outcome import Outcome
from tests.plans.years.toy import ANYWAY, run, start, toy_graph


@given(of="building", default=0.0)
def climber_area() -> SquareMetres:
    """Wall below climbers."""
    ...


@total(of="city")
def city_climber_area(climber_area: SquareMetres) -> SquareMetres:
    """Wall below climbers."""
    ...


class Climbers(NamedTuple):
    """Climbers on walls."""

    climber_area: SquareMetres
    investment: Money


@intervention(
    of="building", phase="supply", strategy="improve", source="toy", counted_by=("climber_area",)
)  # fmt: skip
def plant_climbers(climber_area: SquareMetres, wall_area: SquareMetres, investment: Money) -> Climbers:
    """Plants climbers on as much of what is bare as is usual: a tenth of the wall."""
    more = np.minimum(wall_area - climber_area, 0.1 * wall_area)
    return Climbers(climber_area + more, investment + more * 50.0)


PLAN = """\
name: x
years: {from: 2026, to: 2036}
measures:
  - intervention: plant_climbers
    count: {rows: %d, of: climber_area, highest: wall_area}
    uptake: {2026: %s, 2036: 1.0}
"""


def outcome(wanted: int, anyway: tuple = (), at_once: float = 0.05) -> Outcome:
    graph = toy_graph(constant=True, more=[sys.modules[__name__]])
    return run(PLAN % (wanted, at_once), start(anyway=anyway, graph=graph))


def walls(made: Outcome) -> np.ndarray:
    return np.asarray(made.view.value("wall_area"))


def test_rows_that_have_a_part_are_filled_on_and_have_no_more_than_the_whole() -> None:
    """Each year left one house half done for good, and all together made less than there is room for."""
    made = outcome(5_000)
    assert made.measures[0].amount == pytest.approx(0.1 * walls(made).sum(), rel=1e-12)
    np.testing.assert_allclose(np.asarray(made.view.value("climber_area")), 0.1 * walls(made), rtol=1e-12)
    assert made.measures[0].investment == pytest.approx(5.0 * walls(made).sum(), rel=1e-12)
    adoption = made.pathway.adopted[0]
    assert sum(map(len, adoption.rows)) > len(walls(made))  # some came twice
    assert adoption.adopted[-1] == made.measures[0].adopted == len(walls(made))


@pytest.mark.parametrize("wanted", [100, 777, 1500])
def test_so_much_is_there_by_each_year(wanted: int) -> None:
    made = outcome(wanted)
    uptake = [0.05 + 0.095 * number for number in range(11)]
    expected = [np.floor(wanted * share + 0.5) for share in uptake]
    assert np.cumsum(made.pathway.adopted[0].investment) / 50.0 == pytest.approx(expected, abs=1.01)
    assert float(made.view.value("city_climber_area")) == pytest.approx(wanted, rel=1e-12)
    assert all(len(parts) <= 2 for parts in made.pathway.adopted[0].partial)  # the last of the year before, and of this
    assert (np.asarray(made.view.value("climber_area")) <= 0.1 * walls(made) + 1e-9).all()


def test_a_house_that_is_torn_down_gives_its_place_back() -> None:
    """What grew on houses that are gone is no part of what the plan wants to stand in the end."""
    made = outcome(1_600, ANYWAY[2:], at_once=0.9)
    adoption = made.pathway.adopted[0]
    assert sum(adoption.investment) > 50.0 * 1_601
    assert float(made.view.value("city_climber_area")) == pytest.approx(1_600, rel=1e-12)
    assert made.measures[0].amount == pytest.approx(1_600, rel=1e-12)
