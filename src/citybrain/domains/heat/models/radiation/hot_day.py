"""A hot day in every cell of a raster, hour by hour and tile by tile, in bounded memory."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any, NamedTuple

import numpy as np

from citybrain.domains.heat.models.radiation.materials import Materials
from citybrain.domains.heat.models.radiation.person import PersonGround
from citybrain.domains.heat.models.radiation.utci import STRONG, VERY_STRONG
from citybrain.domains.heat.models.radiation.weather import HotHour
from citybrain.kernel.parallel import in_parts
from citybrain.kernel.relief.compiling import LEAST_ROWS, compiled
from citybrain.kernel.relief.heights import Grid, Relief
from citybrain.kernel.relief.rays import DIRECTIONS, SHADOW_REACH, SKY_REACH, crown_turns
from citybrain.kernel.relief.shadows import Shade, Shadows
from citybrain.kernel.relief.sky_view import sky_view

AFTERNOON = 12.0, 16.0
"""Local hours of the afternoon that means are told of: from 12 to 16 h."""


class DaySettings(NamedTuple):
    """Directions of the sky, metres to which sky and shadows are followed, and cells along a tile."""

    directions: int = DIRECTIONS
    sky_reach: float = SKY_REACH
    shadow_reach: float = SHADOW_REACH
    tile: int = 1000


USUAL, USUAL_MATERIALS = DaySettings(), Materials()


class HotDay(NamedTuple):
    """By cell: sky seen past hard things and past crowns too, hours of sun, mean radiant temperature and UTCI of the
    afternoon, highest UTCI of the day [°C], and hours of strong and of very strong heat stress."""

    sky: Grid
    open_sky: Grid
    sun_hours: Grid
    radiant: Grid
    utci: Grid
    highest_utci: Grid
    strong_hours: Grid
    very_strong_hours: Grid


def hot_day(
    relief: Relief, open_ground: Any, kind: Any, hours: Sequence[HotHour],
    settings: DaySettings = USUAL, materials: Materials = USUAL_MATERIALS,
) -> HotDay:  # fmt: skip
    """A day on a raster: `open_ground` tells where a person can stand (1) and `kind` what the ground is (`GROUNDS`).

    Values stand in every cell; those of roofs are what somebody on the roof would feel. Cells whose reach goes beyond
    the raster see too much sky. The same bits for any tiles.
    """
    day = HotDay(*(np.zeros(relief.shape, np.float32) for _ in HotDay._fields))
    radius = round(materials.ground_view / relief.pixel)
    halo = int(max(settings.sky_reach, settings.shadow_reach) / relief.pixel) + 2
    for rows, columns in tiles(relief.shape, settings.tile):
        wide_rows, wide_columns = _wider(rows, radius, relief.shape[0]), _wider(columns, radius, relief.shape[1])
        part = relief.window(wide_rows, wide_columns, halo)
        wide = wide_rows, wide_columns
        own = (_inside(rows, wide_rows), _inside(columns, wide_columns))
        _tile(part, open_ground[wide], kind[wide], hours, settings, materials, own, [one[rows, columns] for one in day])
    return day


def tiles(shape: tuple[int, int], side: int) -> Iterator[tuple[slice, slice]]:
    """Rows and columns of the tiles that make up a raster."""
    for top in range(0, shape[0], side):
        for left in range(0, shape[1], side):
            yield slice(top, min(top + side, shape[0])), slice(left, min(left + side, shape[1]))


def _wider(part: slice, radius: int, size: int) -> slice:
    return slice(max(part.start - radius, 0), min(part.stop + radius, size))


def _inside(part: slice, wide: slice) -> slice:
    return slice(part.start - wide.start, part.stop - wide.start)


def _tile(
    part: Relief, open_ground: Any, kind: Any, hours: Sequence[HotHour], settings: DaySettings, materials: Materials,
    own: tuple[slice, slice], out: list[Grid],
) -> None:  # fmt: skip
    """The day of one tile, written into `out`; `own` are its cells among those that are computed."""
    turns = crown_turns(part.crown_top)
    sky = sky_view(part, settings.directions, settings.sky_reach, turns)
    around = PersonGround(sky, open_ground, kind, part.pixel, materials)
    shadows = Shadows(part, settings.shadow_reach, turns)
    day = HotDay(*out)
    day.sky[:], day.open_sky[:] = sky.hard[own], sky.open[own]
    day.highest_utci[:] = -np.inf
    afternoon = [hour for hour in hours if AFTERNOON[0] <= hour.hour < AFTERNOON[1]]
    dark = np.zeros(part.shape, np.uint8)
    for hour in hours:
        shade: Shade = shadows.at(hour.azimuth, hour.altitude) if hour.sunny else dark
        felt = around.hour(shade, hour)
        of_hour = shade[own], felt.radiant[own], felt.utci[own]
        share = np.float32(len(afternoon) if hour in afternoon else 0)
        in_parts(partial(_count, of_hour, hour.sunny, share, day[2:]), len(day.utci), LEAST_ROWS)


def _count(of_hour: tuple[Any, ...], sunny: bool, share: np.float32, sums: tuple[Grid, ...], part: slice) -> None:
    _add(part.start, part.stop, *of_hour, sunny, share, *sums)


@compiled  # type: ignore[untyped-decorator]
def _add(
    begin: int, end: int, shade: Any, radiant: Any, utci: Any, sunny: bool, share: Any, sun_hours: Any,
    mean_radiant: Any, mean_utci: Any, highest: Any, strong: Any, very_strong: Any,
) -> None:  # fmt: skip
    """Adds an hour to the sums of the day; it is one of `share` hours of the afternoon, or none (0)."""
    one = np.float32(1)
    for r in range(begin, end):
        for c in range(utci.shape[1]):
            felt = utci[r, c]
            if share > 0:
                mean_radiant[r, c] += radiant[r, c] / share
                mean_utci[r, c] += felt / share
            if sunny:
                sun_hours[r, c] += one * (shade[r, c] == 0)
            highest[r, c] = max(highest[r, c], felt)
            strong[r, c] += one * (felt >= np.float32(STRONG))
            very_strong[r, c] += one * (felt >= np.float32(VERY_STRONG))
