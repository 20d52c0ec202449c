"""The compiled solver gives what the equations of the standard give, written down one by one."""

import numpy as np
import pytest

from citybrain.domains.buildings.models.thermal.hourly_need import WARM_UP_HOURS
from tests.domains.buildings.thermal.samples import buildings, hours, needs, schedules
from tests.parity.plain_iso_13790 import building_of, powers

COUNT, SPRING = 24, slice(2400, 4200)
INPUTS, SCHEDULE = buildings(COUNT, seed=5), schedules(COUNT, seed=5)
YEAR = {name: values[SPRING] for name, values in hours(seed=5).items()}


def plain(row: int) -> np.ndarray:
    kind = SCHEDULE[row]
    gain, presence = YEAR["internal_gain_profiles"][:, kind], YEAR["presence_profiles"][:, kind]
    return powers(building_of(INPUTS, row), YEAR["weather_on_envelope"], gain, presence, WARM_UP_HOURS)


@pytest.fixture(scope="module")
def compiled():
    return needs(INPUTS, SCHEDULE, YEAR)


@pytest.mark.parametrize("row", range(COUNT))
def test_equal_to_the_equations_one_by_one(row, compiled):
    found = plain(row) / 1000
    up, down = np.maximum(found, 0), np.maximum(-found, 0)
    assert compiled.space_heating_need[row] == pytest.approx(up.sum(), rel=1e-9, abs=1e-9)
    assert compiled.space_cooling_need[row] == pytest.approx(down.sum(), rel=1e-9, abs=1e-9)
    assert compiled.peak_heating_need[row] == pytest.approx(up.max(), rel=1e-9, abs=1e-9)


def test_the_samples_heat_cool_and_rest(compiled):
    assert (compiled.space_heating_need > 0).mean() > 0.7
    assert 0.2 < (compiled.space_cooling_need > 0).mean() < 1.0
    assert len(set(SCHEDULE)) > 5
