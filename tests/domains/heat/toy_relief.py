"""Hours of a hot day on small reliefs."""

from citybrain.domains.heat.models.radiation.weather import HotHour
from tests.kernel.relief.toy_relief import flat, toy_town, whole

__all__ = ["EVENING", "NIGHT", "NOON", "flat", "toy_town", "whole"]

NOON = HotHour(180.0, 53.0, 850.0, 110.0, 27.0, 45.0, 2.0, 12.5, 3.5, 53.0)
EVENING = NOON._replace(azimuth=285.0, altitude=14.0, beam=500.0, diffuse=70.0, hour=18.5)
NIGHT = NOON._replace(azimuth=10.0, altitude=-8.0, beam=0.0, diffuse=0.0, hour=0.5, air=20.0)
