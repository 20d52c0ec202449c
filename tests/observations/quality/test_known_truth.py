"""Faults that are put into clean series are found, and little else is."""

import pytest

from citybrain.observations.quality.flags import Flag
from tests.observations.quality.known_truth import FAULTS, Fault, clean, flagged, trial


@pytest.mark.parametrize("key", FAULTS)
def test_what_is_clean_is_seldom_flagged(key: str) -> None:
    outcome = flagged(key, clean(key))
    assert (outcome.flag >= Flag.SUSPECT).mean() < 0.001
    assert not (outcome.flag == Flag.FAIL).any()


@pytest.mark.parametrize(
    ("key", "fault"),
    [pytest.param(key, fault, id=fault.name) for key, faults in FAULTS.items() for fault in faults],
)
def test_a_fault_is_found(key: str, fault: Fault) -> None:
    found = trial(key, clean(key), fault, 30)
    assert found.cases == 30
    assert found.found >= 24
