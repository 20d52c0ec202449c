"""A number without a value leads to where it ceases to be known, past gaps of files that formulas fill."""

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from citybrain.plans.without_value import without_value

QUANTITIES = {
    "city_runoff": ("mean", ("cell_runoff", "cell_area")),
    "cell_runoff": ("column", ("runoff_of_cell",)),
    "runoff_of_cell": ("record", ("storm_rain", "soil_of_file", "slope")),
    "storm_rain": ("rowwise", ("stated_depth",)),
    "soil_of_file": ("given", ()),
    "slope": ("rowwise", ()),
    "cell_area": ("given", ()),
}
VALUES = {
    "city_runoff": np.nan, "cell_runoff": np.full(3, np.nan), "runoff_of_cell": object(), "storm_rain": np.nan,
    "soil_of_file": np.full(3, np.nan), "slope": np.array([0.0, np.nan, 0.0]), "cell_area": np.ones(3),
}  # fmt: skip


def view_of(**values: Any) -> Any:
    quantities = {name: SimpleNamespace(kind=kind, inputs=inputs) for name, (kind, inputs) in QUANTITIES.items()}
    told = {**VALUES, **values}
    return SimpleNamespace(
        graph=SimpleNamespace(quantities=quantities),
        result=SimpleNamespace(city=SimpleNamespace(lacks={})),
        value=told.__getitem__,
        failures=lambda names: {},
    )


@pytest.mark.parametrize(
    ("values", "cause"),
    [
        ({}, "storm_rain"),
        ({"storm_rain": 30.0}, "slope"),
        ({"storm_rain": 30.0, "slope": np.zeros(3)}, "soil_of_file"),
        ({"cell_runoff": np.zeros(3)}, "city_runoff"),
    ],
)
def test_the_cause_is_the_first_thing_computed_of_which_no_input_lacks_a_value(
    values: dict[str, Any], cause: str
) -> None:
    assert without_value(view_of(**values), "city_runoff") == cause
