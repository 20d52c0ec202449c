"""How fast measures can be rolled out."""

import numpy as np
import pytest

from citybrain.plans.schema import Measure
from citybrain.plans.schema_years import Ramp
from citybrain.plans.search.rollout import Trade, ramp_of, within

YEARS = range(2026, 2046)


def test_a_roll_out_is_an_s_that_never_passes_what_a_trade_can_do() -> None:
    curve = Trade(None, "pace", 0.1, 5.0).curve(YEARS)
    yearly = np.diff(curve, prepend=0.0)
    assert yearly[:5].tolist() == pytest.approx([0.02, 0.04, 0.06, 0.08, 0.1])
    assert yearly.max() <= 0.1 + 1e-12
    assert curve[-1] == 1.0


def test_a_ramp_says_the_curve_of_each_year() -> None:
    curve = 0.35 * Trade(None, "pace", 0.07, 5.0).curve(YEARS)
    ramp = Ramp.model_validate(ramp_of(curve, YEARS))
    assert [ramp.at(year) for year in YEARS] == pytest.approx(curve.tolist(), abs=2e-4)
    assert len(ramp.root) < len(YEARS) / 2


def test_nothing_has_no_ramp() -> None:
    assert ramp_of(np.zeros(len(YEARS)), YEARS) == {}


def test_the_uptake_of_a_measure_is_the_most() -> None:
    curve = Trade(None, "", 1.0, 1.0).curve(YEARS)
    assert within(curve, Measure.model_validate({"intervention": "x", "uptake": 0.3}), YEARS).max() == 0.3
    late = Measure.model_validate({"intervention": "x", "uptake": {2030: 0.0, 2040: 1.0}})
    assert within(curve, late, YEARS)[4] == 0.0
