"""What the weather feels like in the open is what the raster says of an open field of asphalt."""

import numpy as np
import pytest

from citybrain.domains.heat.models.open_ground import felt_in_the_open
from citybrain.domains.heat.models.radiation.hot_day import DaySettings, hot_day
from citybrain.domains.heat.models.radiation.materials import GROUNDS
from citybrain.domains.heat.models.radiation.weather import HotHour, clearness
from citybrain.kernel.relief.heights import relief_of
from tests.domains.heat.toy_relief import flat


def test_hours_in_the_open_are_those_of_a_field_of_asphalt() -> None:
    hour = np.arange(24.0)
    altitude = 50.0 * np.sin((hour + 0.5 - 5.0) / 14.0 * np.pi)
    altitude[(hour < 5.0) | (hour >= 19.0)] = -5.0
    beam, diffuse = np.where(altitude > 0.0, 700.0, 0.0), np.where(altitude > 0.0, 90.0, 0.0)
    air, one = 24.0 + 6.0 * np.sin((hour - 9.0) / 24.0 * 2.0 * np.pi), np.ones(24)
    told = felt_in_the_open(air, 0.0 * air, 45.0 * one, 2.0 * one, beam, diffuse, 90.0 - altitude, hour)
    clear = clearness(beam, altitude)
    field = relief_of(flat(12, 12), flat(12, 12), 2.0, 0.25)
    kind = np.full((12, 12), GROUNDS.index("asphalt"), np.uint8)
    for row in range(24):
        weather = HotHour(
            180.0, altitude[row], beam[row], diffuse[row], air[row], 45.0, 2.0, row + 0.5, 5.0, altitude.max(),
            float(clear[row]),
        )  # fmt: skip
        day = hot_day(field, np.ones((12, 12), np.uint8), kind, [weather], DaySettings(sky_reach=20.0))
        assert day.highest_utci[5, 5] == pytest.approx(told.utci_in_sun[row], abs=0.05), row
    assert (told.utci_in_sun >= told.utci_in_shade - 1e-9).all()
    assert (told.utci_in_sun - told.utci_in_shade).max() > 4.0


def test_a_sky_without_clouds_is_clear() -> None:
    """Meinel at 30 degrees: 1353 × 0.7 ^ (2 ^ 0.678) = 764 W/m²."""
    altitudes, beam = np.array([30.0, 30.0, 1.0]), np.array([763.9, 382.0, 50.0])
    assert clearness(beam, altitudes) == pytest.approx([1.0, 0.5, 0.0], abs=0.002)
