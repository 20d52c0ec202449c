"""What a forecast knows: nothing after its origin, and one column for each name."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from citybrain.observations.forecasts.baselines import climate_of
from citybrain.observations.forecasts.blocks import BlockPairs
from citybrain.observations.forecasts.candidates import Prepared
from citybrain.observations.forecasts.features import REACH, known_at, names
from citybrain.observations.forecasts.hours import LONGEST_LEAD
from citybrain.observations.forecasts.scale import ForecastScale
from tests.observations.forecasts.measured import course, history

VALUE, BESIDE = course(600), course(600, seed=1)
PLAIN = ForecastScale(0.0, 0.0)


def row(value: np.ndarray, beside: np.ndarray, origin: int, lead: int) -> np.ndarray:
    past = history(value, beside)
    climate = climate_of(history(VALUE, BESIDE), VALUE, np.arange(200))
    return Prepared(past, PLAIN).rows(BlockPairs(np.array([origin]), np.array([lead])), climate)[0]


@given(origin=st.integers(REACH, 500), lead=st.integers(1, LONGEST_LEAD), seed=st.integers(0, 1000))
@settings(deadline=None, max_examples=30)
def test_nothing_after_the_origin_is_seen(origin: int, lead: int, seed: int) -> None:
    chance = np.random.default_rng(seed)
    later = [series.copy() for series in (VALUE, BESIDE)]
    for series in later:
        series[origin + 1 :] = chance.normal(0, 1e6, len(series) - origin - 1)
    np.testing.assert_array_equal(row(*later, origin, lead), row(VALUE, BESIDE, origin, lead))


@given(origin=st.integers(REACH, 500), lead=st.integers(1, LONGEST_LEAD))
@settings(deadline=None, max_examples=20)
def test_nothing_before_the_reach_is_needed(origin: int, lead: int) -> None:
    begin = origin - REACH
    whole = row(VALUE, BESIDE, origin, lead)
    past = history(VALUE[begin:], BESIDE[begin:])
    cut = Prepared(type(past)(past.first + begin, past.value, past.beside, past.zone), PLAIN)
    climate = climate_of(history(VALUE, BESIDE), VALUE, np.arange(200))
    found = cut.rows(BlockPairs(np.array([REACH]), np.array([lead])), climate)[0]
    np.testing.assert_allclose(found, whole, rtol=1e-5)


def test_every_column_has_a_name_and_says_what_it_is() -> None:
    told = dict(zip(names(["wind"]), row(VALUE, BESIDE, 300, 24), strict=True))
    assert told["lag_0"] == np.float32(VALUE[300])
    assert told["lag_48"] == np.float32(VALUE[252])
    assert np.isclose(told["mean_24"], VALUE[277:301].mean())
    assert np.isclose(told["most_24"], VALUE[277:301].max())
    assert told["wind_now"] == np.float32(BESIDE[300])
    assert np.isclose(told["wind_mean_6"], BESIDE[295:301].mean())
    assert (told["lead"], told["hour"], told["same_hour_before"]) == (24, 12, np.float32(VALUE[300]))


def test_gaps_leave_holes_not_wrong_numbers() -> None:
    value = VALUE.copy()
    value[290:300] = np.nan
    told = dict(zip(names(["wind"]), known_at(history(value, BESIDE), value)[300], strict=False))
    assert np.isnan(told["lag_3"])
    assert np.isclose(told["mean_3"], VALUE[300])
    assert np.isclose(told["mean_24"], np.nanmean(value[277:301]))
