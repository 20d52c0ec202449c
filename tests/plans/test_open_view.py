"""Quantities are as closed as the most closed of what they follow from."""

from citybrain.governance import DataClass
from citybrain.plans.open_view import closed_quantities
from tests.observations.bills.towns import graph


def test_a_quantity_is_as_closed_as_its_most_closed_input() -> None:
    given = {"storeys": DataClass.INTERNAL, "residents": DataClass.PERSONAL, "altitude": DataClass.PUBLIC}
    found = closed_quantities(graph(), given)
    assert found["residents"] is DataClass.PERSONAL
    for name in graph().quantities:
        needs = graph().needs(name) | {name}
        if "residents" in needs:
            assert found[name] is DataClass.PERSONAL, name
        elif "storeys" in needs:
            assert found[name] is DataClass.INTERNAL, name


def test_nothing_is_closed_where_nothing_closed_is_given() -> None:
    assert closed_quantities(graph(), {"storeys": DataClass.PUBLIC}) == {}
