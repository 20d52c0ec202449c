"""UTCI beside published values and beside the sum that it is folded from."""

import numpy as np
import pytest

from citybrain.domains.heat.models.radiation.utci import saturation_pressure, utci, utci_in_weather
from citybrain.kernel.units import Array


def at(*weather: float) -> Array:
    return utci(*(np.array(one) for one in weather))


@pytest.mark.parametrize(
    ("weather", "published"),
    [
        ((25.0, 25.0, 1.0, 50.0), 24.612),
        ((40.0, 60.0, 0.5, 20.0), 44.388),
        ((-5.0, -5.0, 5.0, 80.0), -20.977),
        ((30.0, 50.0, 2.0, 60.0), 35.308),
    ],
)
def test_utci_is_that_of_pythermalcomfort_and_thermofeel(
    weather: tuple[float, float, float, float], published: float
) -> None:
    """Releases 4.8.1 and 2.3.0 print the same digits: 24.61212626, 44.38849231, -20.97708069, 35.30757116."""
    assert float(at(*weather)) == pytest.approx(published, abs=0.001)


def test_beyond_its_range_the_polynomial_counts_as_at_its_edge() -> None:
    assert at(20.0, 150.0, 2.0, 50.0) == at(20.0, 90.0, 2.0, 50.0)
    assert at(20.0, 20.0, 0.0, 50.0) == at(20.0, 20.0, 0.5, 50.0)
    assert at(20.0, 20.0, 40.0, 50.0) == at(20.0, 20.0, 17.0, 50.0)


def test_seven_numbers_of_one_weather_are_the_same_polynomial() -> None:
    numbers = utci_in_weather(31.0, 40.0, 1.5)
    for warmer in (-20.0, 0.0, 12.5, 60.0):
        folded = np.polynomial.polynomial.polyval(warmer, numbers)
        assert folded == pytest.approx(float(at(31.0, 31.0 + warmer, 1.5, 40.0)), abs=1e-9)


def test_water_boils_at_a_hundred_degrees() -> None:
    assert float(saturation_pressure(np.array(100.0))) == pytest.approx(1013.25, rel=0.002)
