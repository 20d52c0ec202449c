"""The runner of case files itself, on the kernel's toy city."""

import datetime
from typing import Any

import numpy as np
import pytest

from tests.domains.case_files import evaluate
from tests.kernel.toy import toy_graph

STATED = {"floor_area": [100, 200], "construction_year": [1970, 1990], "outdoor_temperature": 0.0}


@pytest.mark.parametrize(
    ("case", "value"),
    [
        ({"quantity": "heat_need", "inputs": STATED}, [20_000, 18_000]),
        ({"quantity": "heat_need", "inputs": {**STATED, "floor_area": [100, 100], "insulation": 0.5}}, [10_000, 4_500]),
        ({"quantity": "gas", "inputs": {"heat_need": 1000}}, [750]),
        ({"quantity": "gas", "inputs": {"heat_need": 1000}, "parameters": {"electric_share": 0.9}}, [100]),
        ({"quantity": "zone_gas", "inputs": {"gas": [3, 4]}}, [7]),
        ({"quantity": "city_gas", "inputs": {"gas": [3, 4]}}, 7),
        ({"quantity": "energy_cost", "inputs": {"gas": 10, "electricity": 0}}, [2]),
        (
            {"quantity": "energy_cost", "inputs": {"gas": 10, "electricity": 0}, "date": datetime.date(2021, 6, 1)},
            [1],
        ),
    ],
)
def test_a_case_is_computed_from_what_it_states(case: dict[str, Any], value: Any) -> None:
    np.testing.assert_allclose(evaluate(toy_graph(), case), value)


def test_a_case_without_an_input_it_needs_says_which() -> None:
    with pytest.raises(AssertionError, match="the case must state the input floor_area"):
        evaluate(toy_graph(), {"quantity": "heat_need", "inputs": {"construction_year": 1970}})
