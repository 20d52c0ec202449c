"""What stands in for a quantity of another domain does so for its own domain where a city lacks data."""

from dataclasses import replace
from datetime import date

import numpy as np

from citybrain.base.domains import find_domains
from citybrain.kernel import City, Graph, NotFoundError, Quantity, Result, given, quantity
from citybrain.kernel.load import stand_ins
from citybrain.kernel.units import Ratio
from citybrain.plans.availability import PartialGraph, available
from tests.entities import ENTITIES

DAY = date(2026, 1, 1)


def made(function: object, where: str) -> Quantity:
    (one,) = getattr(function, "__quantities__", ())
    return replace(one, where=where)


@given(of="building")
def height_of_barriers() -> Ratio:
    """Height of barriers."""
    ...


@quantity(of="building", source="a test")
def loudness(height_of_barriers: Ratio) -> Ratio:
    """Loudness."""
    return 2.0 * height_of_barriers


@quantity(of="building", source="a test")
def loud_price(loudness: Ratio) -> Ratio:
    """Price of loudness, of the domain that makes it."""
    return 3.0 * loudness


@quantity(of="building", source="a test")
def ill(loudness: Ratio) -> Ratio:
    """Illness of loudness, of a domain that reads it."""
    return 5.0 * loudness


def absent() -> Quantity:
    @given(of="building", default=7.0, stands_in=True)
    def loudness() -> Ratio:
        """Loudness."""
        ...

    return made(loudness, "city.health.models.noise:1")


def graph() -> Graph:
    loud = "city.noise.models.loud:1"
    whole = Graph(
        [
            *(made(one, loud) for one in (height_of_barriers, loudness, loud_price)),
            made(ill, "city.health.models.ill:1"),
        ],
        entities=ENTITIES,
    )
    whole.stand_ins = {"loudness": absent()}
    return whole


def test_it_stands_in_where_the_city_lacks_the_data_and_for_its_own_domain_only() -> None:
    bare = City({"building": 2}, {}, {}, DAY)
    part = available(graph(), bare)
    assert isinstance(part, PartialGraph)
    assert Result(part, bare)["ill"].tolist() == [35.0, 35.0]
    assert set(part.lacking) == {"height_of_barriers", "loud_price"}
    assert isinstance(part.lacking["loud_price"], NotFoundError)


def test_it_gives_way_where_the_city_has_the_data() -> None:
    city = City({"building": 2}, {}, {"height_of_barriers": np.array([1.0, 2.0])}, DAY)
    whole = graph()
    assert available(whole, city) is whole
    assert Result(whole, city)["ill"].tolist() == [10.0, 20.0]


def test_the_graph_of_a_city_knows_what_stands_in() -> None:
    known = find_domains().graph("FI").stand_ins
    assert {"heat_price_response", "noise_night", "fine_particle_concentration"} <= set(known)
    assert stand_ins([]) == {}
