"""Reference evapotranspiration beside the worked examples of FAO 56."""

import numpy as np
import pytest

from citybrain.domains.trees.models.weather import DAYS, DayOfWeather, air_by_month, by_month, penman_monteith


def test_a_day_of_brussels_is_that_of_fao_56() -> None:
    """Example 18: Uccle, 6 July: 3.9 mm (3.88 before rounding)."""
    day = DayOfWeather(21.5, 12.3, 1.409, 2.078, 22.07, 41.09)
    assert float(penman_monteith(day, 22.07 / 30.90)) == pytest.approx(3.88, abs=0.01)


def test_a_month_of_bangkok_is_that_of_fao_56() -> None:
    """Example 17: Bangkok, April: 5.72 mm a day."""
    day = DayOfWeather(34.8, 25.6, 2.85, 2.0, 22.65, 38.06, 0.14)
    assert float(penman_monteith(day, 22.65 / 28.54)) == pytest.approx(5.72, abs=0.01)


def test_months_are_means_of_their_days() -> None:
    days = np.repeat(np.arange(12.0), DAYS)
    assert by_month(days).tolist() == list(range(12))


def test_draws_of_a_city_have_a_number_each() -> None:
    hours = np.full(8760, 10.0)
    assert air_by_month(hours, np.float64(1.0)).air_in_july == pytest.approx(11.0)
    assert air_by_month(hours, np.array([0.0, 2.0])).air_in_july.tolist() == pytest.approx([10.0, 12.0])
