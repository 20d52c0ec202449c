"""The hours of one zone are those that a computation of all zones gives."""

import numpy as np
import pytest

from citybrain.open_city import OpenCity
from citybrain.plans.document import read_bytes
from citybrain.plans.one_zone import zone_values
from tests.city import ZONES, write_city

SERIES = {
    "electricity": "zone_hourly_electricity",
    "heat": "zone_hourly_heating_need",
    "cold": "zone_hourly_cooling_need",
}
PLAN = b"name: x\nmeasures: [{intervention: insulate_walls, where: {zone: Kallio}}]"


@pytest.fixture(scope="module")
def workspace(tmp_path_factory):
    return OpenCity(write_city(tmp_path_factory.mktemp("city"))).workspace


@pytest.mark.parametrize("row", range(len(ZONES)))
@pytest.mark.parametrize("planned", [False, True])
def test_one_zone_equals_its_row_of_all(workspace, row, planned) -> None:
    view = workspace.outcome_of(read_bytes(PLAN, "x")).view if planned else workspace.today()
    found = zone_values(view, list(SERIES.values()), row)
    for name in SERIES.values():
        assert np.allclose(found[name], view.value(name)[row], rtol=1e-12, atol=1e-9), name
        assert found[name].max() > 0
