"""Mean radiant temperature and UTCI of a standing person in every cell of a raster, hour by hour.

Weights of a standing person 0.06 / 0.22 / 0.28 and absorption 0.7 and 0.97 (Lindberg et al. 2008; UMEP, physics of
SOLWEIG). Longwave of sky, leaves and walls by view factors. What hangs on the weather and one view factor is a table of
`STEPS` entries an hour: a cell then costs a few sums, two square roots and one polynomial.
"""

from __future__ import annotations

import math
from typing import Any, NamedTuple

import numpy as np

from citybrain.domains.heat.models.radiation.boxes import box_sums
from citybrain.domains.heat.models.radiation.materials import ALBEDO, Materials, ground_amplitudes
from citybrain.domains.heat.models.radiation.utci import COLDER, WARMER, utci_in_weather
from citybrain.domains.heat.models.radiation.views import lit_share, upright_view
from citybrain.domains.heat.models.radiation.weather import HotHour, sky_emissivity
from citybrain.kernel.parallel import in_parts
from citybrain.kernel.relief.compiling import LEAST_ROWS, compiled
from citybrain.kernel.relief.heights import Grid
from citybrain.kernel.relief.shadows import Shade
from citybrain.kernel.relief.sky_view import SkyView
from citybrain.kernel.units import Array

SIGMA = 5.67e-8
STEPS = 1024
FLAT, SIDE, FACING = 0.06, 0.22, 0.28
"""Weights of the light from above or below, from each of four sides, and of the beam on an upright body."""

SHORTWAVE, LONGWAVE = 0.7, 0.97
"""Shares of light and of heat that a clothed body takes up."""

FINE = 1000
"""Parts in which shares of the ground around are counted."""

WALL_PER_DEGREE, WALL_BASE = 0.37, -3.41
"""Amplitude of walls in the sun over the air, as that of cobble stones (Lindberg et al. 2008)."""


class Felt(NamedTuple):
    """Mean radiant temperature and UTCI [°C] of each cell."""

    radiant: Grid
    utci: Grid


class PersonGround:
    """What the cells of a raster keep over a day: sky views as places in tables, ground around them and its kind."""

    def __init__(self, sky: SkyView, open_ground: Any, kind: Any, pixel: float, materials: Materials) -> None:
        self.materials, self.radius = materials, round(materials.ground_view / pixel)
        self.open_ground = np.asarray(open_ground, np.int32)
        self.kind = np.asarray(kind, np.uint8)
        self.count = np.maximum(box_sums(self.open_ground, self.radius), 1)
        step = np.float32(STEPS - 1)
        self.hard = (sky.hard * step + np.float32(0.5)).astype(np.uint16)
        self.open = (sky.open * step + np.float32(0.5)).astype(np.uint16)
        self.hard_around, self.open_around = (self._mean(one).astype(np.uint16) for one in (self.hard, self.open))
        self.albedo = self._mean(_whole(np.array(ALBEDO))[self.kind])
        self._across, self._sums = (np.empty(self.kind.shape, np.int32) for _ in range(2))
        self._warmth: tuple[float, Any] = (-1.0, None)

    def _mean(self, values: Any) -> Any:
        return box_sums(values.astype(np.int32) * self.open_ground, self.radius) // self.count

    def hour(self, shade: Shade, hour: HotHour) -> Felt:
        """What a person feels in each cell in an hour, from the shade at its middle."""
        light = np.array([100, 0, round(100 * self.materials.leaf_transmissivity), 0], np.int32) * hour.sunny
        lit = light[shade]
        around = box_sums(lit * self.open_ground, self.radius, self._across, self._sums)
        tables, numbers = light_and_heat(hour, self.materials, np.arange(STEPS) / (STEPS - 1))
        polynomial = utci_in_weather(hour.air, hour.humidity, hour.wind).astype(np.float32)
        views = self.hard, self.open, self.hard_around, self.open_around
        ground = self.albedo, self._warmth_of(hour.noon_altitude)
        felt = Felt(*(np.empty(shade.shape, np.float32) for _ in range(2)))

        def work(part: slice) -> None:
            _feel(
                part.start, part.stop, lit, around, self.count, views, ground, tables, numbers, polynomial,
                felt.radiant, felt.utci,
            )  # fmt: skip

        in_parts(work, len(shade), LEAST_ROWS)
        return felt

    def _warmth_of(self, noon: float) -> Any:
        """Amplitude of the ground around each cell in thousandths of `WARMEST`, the same all day."""
        if self._warmth[0] != noon:
            self._warmth = noon, self._mean(_whole(ground_amplitudes(noon) / WARMEST)[self.kind])
        return self._warmth[1]


WARMEST = 50.0
"""Amplitude [K] that thousandths are told of."""


def _whole(values: Array) -> Any:
    return np.rint(values * FINE).astype(np.int32)


class WeatherOfHour(NamedTuple):
    """Light of the sun on flat ground and on what faces it, light of the sky, heat of air, sky and leaves [W/m²], and
    the air [K]."""

    flat: float
    level: float
    diffuse: float
    black: float
    sky: float
    leaf: float
    kelvin: float


def weather_of(hour: HotHour, materials: Materials) -> WeatherOfHour:
    """What hangs on the weather alone."""
    up = max(math.sin(math.radians(hour.altitude)), 0.0)
    beam, diffuse = (hour.beam if hour.sunny else 0.0), (hour.diffuse if up > 0.0 else 0.0)
    kelvin = hour.air + 273.15
    black = SIGMA * kelvin**4
    sky = float(sky_emissivity(np.array(hour.air), np.array(hour.humidity))) * black
    leaf = materials.leaf_emissivity * black + (1.0 - materials.leaf_emissivity) * sky
    return WeatherOfHour(beam * up, beam * math.sqrt(1.0 - up * up), diffuse, black, sky, leaf, kelvin)


def light_and_heat(hour: HotHour, materials: Materials, sky_seen: Array) -> tuple[Grid, Grid]:
    """What hangs on the weather and the sky that is seen alone, as rows [W/m²], and numbers of the weather.

    Rows are those of `past_hard` and `past_crowns`.
    """
    weather = weather_of(hour, materials)
    tables = np.concatenate([past_hard(hour, weather, materials, sky_seen), past_crowns(weather, materials, sky_seen)])
    return tables, numbers_of(hour, weather, materials)


def past_hard(hour: HotHour, weather: WeatherOfHour, materials: Materials, sky_seen: Array) -> Grid:
    """Light of walls from above and from the sides, and their heat, by the sky that is seen past hard things."""
    flat, level, diffuse, black, sky, leaf, kelvin = weather
    lit = lit_share(sky_seen, hour.altitude)
    warmed = max(WALL_PER_DEGREE * hour.noon_altitude + WALL_BASE, 0.0) * hour.warmed()
    wall = materials.wall_emissivity
    wall_light = materials.wall_albedo * (2.0 / np.pi * level * lit + 0.5 * diffuse + 0.5 * GROUND_OF_WALLS * flat)
    wall_heat = wall * (black + lit * SIGMA * ((kelvin + warmed) ** 4 - kelvin**4)) + (1.0 - wall) * sky
    side, gone = upright_view(sky_seen), materials.leaf_transmissivity
    return np.array([
        (1.0 - sky_seen) * wall_light + gone * diffuse * sky_seen,
        (1.0 - side) * wall_light + gone * diffuse * side,
        (1.0 - sky_seen) * wall_heat + leaf * sky_seen,
        (1.0 - side) * wall_heat + leaf * side,
    ], np.float32)  # fmt: skip


def past_crowns(weather: WeatherOfHour, materials: Materials, sky_seen: Array) -> Grid:
    """Light of the sky from above and from the sides, and what its heat is above that of leaves, by the sky that is
    seen past crowns too."""
    side, gone = upright_view(sky_seen), materials.leaf_transmissivity
    return np.array([
        (1.0 - gone) * weather.diffuse * sky_seen,
        (1.0 - gone) * weather.diffuse * side,
        (weather.sky - weather.leaf) * sky_seen,
        (weather.sky - weather.leaf) * side,
    ], np.float32)  # fmt: skip


def numbers_of(hour: HotHour, weather: WeatherOfHour, materials: Materials) -> Grid:
    """What a place multiplies and adds beside the rows."""
    ground = materials.ground_emissivity
    warmth = hour.warmed() * WARMEST / FINE
    numbers = [weather.flat / 100.0, weather.level / 100.0, ground * weather.black, warmth, 1.0 - ground, hour.air]
    return np.array([*numbers, ground * SIGMA, weather.kelvin], np.float32)


GROUND_OF_WALLS = 0.18
"""Light that the ground before a wall reflects: asphalt."""


@compiled  # type: ignore[untyped-decorator]
def _feel(
    begin: int, end: int, lit: Any, around: Any, count: Any, views: Any, ground: Any, t: Any, s: Any, u: Any,
    radiant: Any, felt: Any,
) -> None:  # fmt: skip
    hard, open_, hard_around, open_around = views
    albedo, warmth = ground
    small = np.float32(1 / FINE)
    for r in range(begin, end):
        for c in range(lit.shape[1]):
            h, o, ha, oa = hard[r, c], open_[r, c], hard_around[r, c], open_around[r, c]
            beam, share = np.float32(lit[r, c]), np.float32(around[r, c]) / np.float32(count[r, c])
            down = s[0] * beam + t[0, h] + t[4, o]
            on_ground = s[0] * share + t[0, ha] + t[4, oa]
            up = np.float32(albedo[r, c]) * small * on_ground
            side = np.float32(0.5) * (t[1, h] + t[5, o] + up)
            heat_down = t[2, h] + t[6, o]
            warm = s[7] + np.float32(warmth[r, c]) * s[3]
            warm2 = warm * warm
            cool2 = s[7] * s[7]
            rise = s[6] * (warm2 * warm2 - cool2 * cool2) * share * np.float32(0.01)
            heat_up = s[2] + rise + s[4] * heat_down
            heat_side = np.float32(0.5) * (t[3, h] + t[7, o] + heat_up)
            light = np.float32(FACING) * s[1] * beam + np.float32(FLAT) * (down + up) + np.float32(4 * SIDE) * side
            heat = np.float32(FLAT) * (heat_down + heat_up) + np.float32(4 * SIDE) * heat_side
            taken = np.float32(SHORTWAVE) * light + np.float32(LONGWAVE) * heat
            warmest = np.sqrt(np.sqrt(taken * np.float32(1 / (LONGWAVE * SIGMA)))) - np.float32(273.15)
            d = min(max(warmest - s[5], np.float32(COLDER)), np.float32(WARMER))
            radiant[r, c] = warmest
            felt[r, c] = u[0] + d * (u[1] + d * (u[2] + d * (u[3] + d * (u[4] + d * (u[5] + d * u[6])))))
