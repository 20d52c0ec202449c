"""What stands by default carries no uncertainty of its own; a column that says nothing about itself is not known."""

import datetime

import numpy as np
import pytest

from citybrain.kernel import City, Graph, Level, Qualities, Result, given
from citybrain.kernel.units import Money, Share
from tests.entities import ENTITIES

DAY = datetime.date(2026, 1, 1)


@given(of="city", default=0.0)
def levy() -> Share:
    """What a plan adds."""
    ...


@given(of="building", default=0.0)
def spent() -> Money:
    """What a plan spends."""
    ...


@pytest.mark.parametrize("name", ["levy", "spent"])
def test_a_default_is_defined_and_a_bare_column_unknown(name: str) -> None:
    graph = Graph([levy.__quantities__[0], spent.__quantities__[0]], entities=ENTITIES)
    column = np.float64(0.1) if name == "levy" else np.zeros(2)
    for columns, level in (({}, Level.DEFINED), ({name: column}, Level.UNKNOWN)):
        result = Result(graph, City({"building": 2}, {}, columns, DAY))
        assert np.all(Qualities(result)[name] == level)
