"""What years before today are computed with: a value of every parameter, in every country."""

import datetime

import pytest

from citybrain.open_city.opening import graph_of
from citybrain.plans.roles import EMISSIONS, names_of

FIRST = datetime.date(2017, 1, 1)
"""The first day of the years that the demo computes."""


@pytest.mark.parametrize("country", ["FI", "CN", "DE"])
def test_every_parameter_behind_emissions_has_a_value_in_years_before_today(country: str) -> None:
    graph = graph_of(country)
    needed = frozenset().union(*(graph.needs(name) for name in names_of(graph.roles, [EMISSIONS])))
    known = {name: graph.parameters[name] for name in needed & graph.parameters.keys()}
    late = {name: dated[0].since for name, one in known.items() if (dated := one.tables or one.values)[0].since > FIRST}
    assert known and not late
