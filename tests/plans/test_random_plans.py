"""Random plans of the real measures on the whole graph: what is computed again equals everything computed anew."""

import json

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citybrain.kernel import Result
from citybrain.kernel.register import HIDDEN
from citybrain.open_city import OpenCity
from citybrain.plans.document import read_bytes
from citybrain.plans.workspace import Workspace
from tests.city import write_city

MEASURES = (
    "insulate_walls", "insulate_roof", "replace_windows", "install_ground_source_heat_pump",
    "install_air_source_heat_pump", "connect_district_heating", "install_rooftop_solar", "change_setpoint",
    "change_schedule", "add_storeys", "lightweight_design", "use_timber", "use_low_carbon_concrete",
    "repurpose_building", "share_office_space", "share_homes", "nudge_households", "green_roof", "insulate_floor",
    "seal_and_recover_heat", "install_smart_control", "replace_appliances_and_lighting", "install_facade_solar",
    "share_solar_power",
)  # fmt: skip
PLACES = (
    {},
    {"construction_year": {"before": 1980}},
    {"zone": "Kallio"},
    {"building_use": ["apartment_block", "office"]},
)
COUNTS = (1, 40, {"rows": 25, "highest": "gross_floor_area"}, {"rows": 25, "lowest": "construction_year"})


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return OpenCity(write_city(tmp_path_factory.mktemp("plans"), tiles=[0, 50, 120])).workspace


@given(
    measures=st.lists(
        st.fixed_dictionaries(
            {"intervention": st.sampled_from(MEASURES), "where": st.sampled_from(PLACES), "uptake": st.floats(0, 0.99)},
            optional={"count": st.sampled_from(COUNTS)},
        ),
        min_size=1,
        max_size=5,
    ),
    seed=st.integers(0, 10_000),
)
@settings(max_examples=25, deadline=None)
def test_the_same_bits(workspace: Workspace, measures: list[dict], seed: int) -> None:
    plan = json.dumps({"name": "random", "seed": seed, "measures": measures})
    changed = workspace.outcome_of(read_bytes(plan.encode(), "random.json")).view.result
    laid = {name: changed[name] for name in changed.overlay}
    anew = Result(workspace.graph, changed.city, laid)
    for name, made in workspace.graph.quantities.items():
        if made.kind not in HIDDEN and made.unit != "predictor":
            assert np.asarray(changed[name]).tobytes() == np.asarray(anew[name]).tobytes(), name
