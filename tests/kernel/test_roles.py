"""Roles: the sum of what domains contribute follows every change, and a name that nobody makes is refused."""

import dataclasses
import datetime

import numpy as np
import pytest

from citybrain.kernel import City, DeclarationError, Explainer, Graph, Patch, Result, change, contributed, given, total
from citybrain.kernel.derived import completed
from citybrain.kernel.roles import Contribution
from citybrain.kernel.units import Tonnes
from citybrain.kernel.vocabulary import Vocabulary
from citybrain.messages import render
from tests.entities import ENTITIES


@given(of="building")
def heat_emissions() -> Tonnes:
    """Of heat."""
    ...


@given(of="building")
def traffic_emissions() -> Tonnes:
    """Of traffic."""
    ...


@total(of="city")
def city_heat_emissions(heat_emissions: Tonnes) -> Tonnes:
    """Of heat, in the city."""
    ...


@total(of="city")
def city_traffic_emissions(traffic_emissions: Tonnes) -> Tonnes:
    """Of traffic, in the city."""
    ...


@contributed(of="city", role="emissions")
def city_emissions() -> Tonnes:
    """All emissions."""
    ...


@contributed(of="building", role="emissions")
def emissions() -> Tonnes:
    """All emissions of a building."""
    ...


DECLARED = (
    heat_emissions,
    traffic_emissions,
    city_heat_emissions,
    city_traffic_emissions,
    city_emissions,
    emissions,
)
MADE = [quantity for function in DECLARED for quantity in function.__quantities__]
HEAT = [Contribution("emissions", name, "heat") for name in ("city_heat_emissions", "heat_emissions")]
TRAFFIC = [Contribution("emissions", name, "traffic") for name in ("city_traffic_emissions", "traffic_emissions")]
CITY = City(
    size={"building": 3},
    inside={},
    columns={"heat_emissions": np.array([1.0, 2.0, 3.0]), "traffic_emissions": np.array([0.5, 0.25, 0.125])},
    day=datetime.date(2026, 1, 1),
)


def result(*contributions: Contribution) -> Result:
    return Result(Graph(MADE, entities=ENTITIES, contributions=contributions), CITY)


def test_a_role_is_the_sum_of_what_is_contributed() -> None:
    both = result(*HEAT, *TRAFFIC)
    assert both["city_emissions"] == 6.875
    assert both["emissions"].tolist() == [1.5, 2.25, 3.125]
    assert both.graph.roles.names("emissions") == ["city_heat_emissions", "city_traffic_emissions"]
    assert [one.domain for one in both.graph.roles.contributions("emissions", "building")] == ["heat", "traffic"]


def test_what_one_domain_alone_contributes_is_the_sum_to_the_bit() -> None:
    assert result(*HEAT)["city_emissions"] == result()["city_heat_emissions"]


def test_where_nobody_contributes_the_sum_is_nothing() -> None:
    alone = result()
    assert alone["city_emissions"] == 0.0
    assert alone["emissions"].tolist() == [0.0, 0.0, 0.0]
    assert alone.graph.roles.one("emissions") is None


def test_a_change_of_one_contribution_reaches_the_sum_and_is_explained_by_it() -> None:
    changed = change(result(*HEAT, *TRAFFIC), {"traffic_emissions": Patch(np.array([1]), np.array([1.25]))})
    assert changed["city_emissions"] == 7.875
    told = Explainer(changed).explain("city_emissions")
    assert [(one.quantity, one.value) for one in told.inputs] == [
        ("city_heat_emissions", 6.0), ("city_traffic_emissions", 1.875),
    ]  # fmt: skip


@contributed(of="zone", role="emissions")
def zone_emissions() -> Tonnes:
    """All emissions of what lies in a zone."""
    ...


OF_ZONES = [*MADE, *zone_emissions.__quantities__]
LYING = dataclasses.replace(CITY, size={"building": 3, "zone": 2}, inside={("building", "zone"): np.array([0, 1, 1])})


def test_a_role_of_areas_adds_up_what_lies_in_them_of_sums_over_the_city() -> None:
    contributions = [*HEAT, *TRAFFIC]
    made = completed(OF_ZONES, {}, Vocabulary(), ENTITIES, (), contributions)[0]
    graph = Graph(made, entities=ENTITIES, contributions=contributions)
    assert graph["zone_emissions"].inputs == ("zone_heat_emissions", "zone_traffic_emissions")
    found = Result(graph, LYING)
    assert found["zone_emissions"].tolist() == [1.5, 5.375]
    assert found["zone_emissions"].sum() == found["city_emissions"]
    changed = change(found, {"traffic_emissions": Patch(np.array([1]), np.array([1.25]))})
    assert changed["zone_emissions"].tolist() == [1.5, 6.375]


def test_an_area_of_which_a_domain_contributes_itself_has_what_is_contributed_alone() -> None:
    own = given(of="zone", default=0.0)(zone_heat)
    contributions = [*HEAT, *TRAFFIC, Contribution("emissions", "zone_heat", "heat")]
    made = completed([*OF_ZONES, *own.__quantities__], {}, Vocabulary(), ENTITIES, (), contributions)[0]
    graph = Graph(made, entities=ENTITIES, contributions=contributions)
    assert graph["zone_emissions"].inputs == ("zone_heat",)
    assert "zone_traffic_emissions" not in graph.quantities


def zone_heat() -> Tonnes:
    """Of heat, as a domain tells it of a zone."""
    ...


def test_a_contribution_that_nobody_makes_is_told_with_the_nearest_name() -> None:
    with pytest.raises(DeclarationError) as caught:
        result(Contribution("emissions", "city_trafic_emissions", "traffic"))
    assert "The domain traffic contributes city_trafic_emissions to the role emissions" in render(caught.value)
    assert "city_traffic_emissions" in render(caught.value)
