"""Weather of the hours of a year, and the place of the city."""

from citybrain.kernel import given
from citybrain.kernel.units import Celsius, Degrees, Hours, MetresPerSecond, Percent, WattsPerSquareMetre


@given(of="hour")
def outdoor_temperature() -> Celsius:
    """Air temperature outdoors, the mean of each hour."""
    ...


@given(of="hour")
def global_horizontal_irradiance() -> WattsPerSquareMetre:
    """All sunlight on flat ground, the mean of each hour."""
    ...


@given(of="hour")
def direct_normal_irradiance() -> WattsPerSquareMetre:
    """Sunlight straight from the sun on a surface that faces it, the mean of each hour."""
    ...


@given(of="hour")
def diffuse_horizontal_irradiance() -> WattsPerSquareMetre:
    """Light of the sky without the sun on flat ground, the mean of each hour."""
    ...


@given(of="hour")
def wind_speed() -> MetresPerSecond:
    """Wind speed, the mean of each hour."""
    ...


@given(of="hour")
def relative_humidity() -> Percent:
    """Relative humidity of the air outdoors, the mean of each hour."""
    ...


@given(of="city")
def latitude() -> Degrees:
    """Latitude of the middle of the city, north positive."""
    ...


@given(of="city")
def longitude() -> Degrees:
    """Longitude of the middle of the city, east positive."""
    ...


@given(of="city")
def utc_offset() -> Hours:
    """Hours by which local standard time is ahead of universal time."""
    ...
