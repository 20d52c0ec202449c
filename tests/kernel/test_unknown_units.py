"""A unit that is none is told with what has it and with those that look like it."""

import pytest

from citybrain.kernel import DeclarationError, Graph, Quantity
from citybrain.kernel.entities import RelationDeclaration
from citybrain.messages import render
from tests.entities import ENTITIES


@pytest.mark.parametrize("unit", ["Wat", "W/(", "no unit"])
def test_of_a_quantity(unit: str) -> None:
    made = Quantity("lamp_power", "building", unit, "given", "twin", where="lamps/attributes.yaml")
    with pytest.raises(DeclarationError) as caught:
        Graph([made], entities=ENTITIES)
    assert f"The unit {unit} of lamp_power (lamps/attributes.yaml) is not known" in render(caught.value)


def test_of_a_relation() -> None:
    lit = RelationDeclaration("lit", "building", "zone", "metre_long", where="lamps/domain.yaml")
    with pytest.raises(DeclarationError) as caught:
        Graph([], entities=ENTITIES, relations=[lit])
    assert "metre_long of lit (lamps/domain.yaml)" in render(caught.value)
