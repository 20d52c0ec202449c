"""Which bills are set aside, and which units are taken for wrong."""

import numpy as np
import pytest

from citybrain.kernel import InputError
from citybrain.messages import render
from citybrain.plans.calibration.screening import SLIPS, screened

COMPUTED = np.full((40, 1), 1000.0)
GROUPS = np.repeat([0, 1], 20)


def test_bills_are_set_aside_with_their_reason() -> None:
    observed, computed = np.array(COMPUTED), np.array(COMPUTED)
    observed[:5, 0] = 0.0, -3.0, np.nan, 20_000.0, 100.0
    computed[6, 0] = 0.0
    found = screened(observed, computed, GROUPS, ["delivered_gas"], 5.0, 3.0)
    assert found.set_aside == {"delivered_gas": {"not-above-zero": 2, "not-modelled": 1, "far-off": 2}}
    assert np.isfinite(found.observed).sum() == 40 - 1 - 5


def test_a_whole_group_that_uses_more_is_not_far_off() -> None:
    observed = np.where(GROUPS == 1, 6000.0, 900.0)[:, None]
    observed[-1] = 200.0
    found = screened(observed, COMPUTED, GROUPS, ["delivered_gas"], 5.0, 3.0)
    assert found.set_aside["delivered_gas"]["far-off"] == 1


@pytest.mark.parametrize(
    ("unit", "told"), [("Wh", "watt-hours"), ("MJ", "megajoules"), ("cubic-metre", "cubic metres"), ("MWh", "megawatt")]
)
def test_a_wrong_unit_is_refused_and_named(unit: str, told: str) -> None:
    with pytest.raises(InputError) as caught:
        screened(COMPUTED * SLIPS[unit] * 1.1, COMPUTED, GROUPS, ["delivered_gas"], 5.0, 3.0)
    text = render(caught.value)
    assert told in text
    assert "The 40 bills of delivered_gas are" in text
    assert "[bills.NAME]" in text


def test_a_model_that_is_twice_too_high_is_what_calibration_is_for() -> None:
    found = screened(COMPUTED / 2.2, COMPUTED, GROUPS, ["delivered_gas"], 5.0, 3.0)
    assert np.isfinite(found.observed).all()
