"""Overhangs and fins over windows: what of the beam and of the diffuse light they let by, from geometry alone."""

from typing import NamedTuple

import numpy as np

from citybrain.domains.buildings.models.solar.planes import EAST, NORTH, SOUTH, WEST
from citybrain.kernel import quantity
from citybrain.kernel.units import Array, Degrees, Metres, Share

ROWS = 40
"""Rows of a window whose lit length is computed."""

LEVEL = 1e-9
"""Rise of a ray below which it meets no overhang within any reach."""

RINGS, SECTORS = 45, 90
"""Directions over a quarter of a sphere."""


class ShadedWindow(NamedTuple):
    """A window w by h under an overhang of a depth, `gap` above it and `reach` beyond its sides, between two fins.

    All in m. Fins stand beside the edges of the window and go from the height of the overhang down past the sill.
    """

    width: Array
    height: Array
    overhang_depth: Array
    overhang_gap: Array
    overhang_reach: Array
    fin_depth: Array
    fin_distance: Array


def lit_share(elevation: Array, sideways: Array, window: ShadedWindow) -> Array:
    """Share of a window that rays reach from an elevation and an angle sideways of its normal (degrees, (n,)).

    A ray to a point at depth t before the wall passes t tan(sideways) beside it and t tan(elevation) / cos(sideways)
    above it; in each of the rows of the window the overhang shades from one side on, the fin next to the ray from the
    other. Rays from behind the wall reach nothing. Exact up to the number of rows.
    """
    row = ((np.arange(ROWS) + 0.5) / ROWS)[:, None] * window.height
    angle, facing = np.radians(sideways), np.cos(np.radians(sideways))
    aside = np.abs(np.tan(angle))
    rise = np.tan(np.radians(elevation)) / np.maximum(facing, np.finfo(float).tiny)
    below = window.height + window.overhang_gap - row
    high = rise > LEVEL
    depth = np.where(high, below / np.where(high, rise, 1.0), np.inf)
    hit = np.minimum(depth, window.overhang_depth)
    under = np.where(depth <= window.overhang_depth, window.width + window.overhang_reach - hit * aside, 0.0)
    beside = window.width + window.fin_distance - aside * np.minimum(window.fin_depth, depth)
    lit = np.maximum(np.minimum(window.width, beside) - np.maximum(under, 0.0), 0.0)
    share: Array = (lit / window.width).mean(axis=0) * (facing > 0)
    return share


def seen_share(window: ShadedWindow, upwards: bool) -> Array:
    """Share of even light from above or from below the horizon that reaches a window, against one without shade."""
    elevation, sideways = (
        x.ravel()
        for x in np.meshgrid(
            (np.arange(RINGS) + 0.5) * 90.0 / RINGS, (np.arange(SECTORS) + 0.5) * 180.0 / SECTORS - 90.0
        )
    )
    weight = np.cos(np.radians(elevation)) ** 2 * np.cos(np.radians(sideways))
    lit = lit_share(elevation if upwards else -elevation, sideways, window)
    share: Array = np.sum(lit * weight) / np.sum(weight)
    return share


class BeamShares(NamedTuple):
    """Part of the windows of a side that the sun reaches past overhangs and fins."""

    window_beam_share_north: Share
    window_beam_share_east: Share
    window_beam_share_south: Share
    window_beam_share_west: Share


@quantity(of="hour", source="ISO 52016-1:2017, annex F: shading by overhangs and fins, here by geometry", compiled=True)
def window_beam_shares(
    solar_zenith: Degrees,
    solar_azimuth: Degrees,
    shaded_window_width: Metres,
    shaded_window_height: Metres,
    overhang_depth: Metres,
    overhang_gap: Metres,
    overhang_reach: Metres,
    fin_depth: Metres,
    fin_distance: Metres,
) -> BeamShares:
    """Overhangs shade windows from a high sun, fins from one that stands aside, hour by hour by the sun's place.

    One share (T,) for each side at mid-hour; all of it where nothing shades. Neighbours, horizon and curtains are in
    `window_shading_factor`.
    """
    window = ShadedWindow(
        shaded_window_width, shaded_window_height, overhang_depth, overhang_gap, overhang_reach, fin_depth, fin_distance
    )
    if not _shades(window):
        return BeamShares(*(np.ones_like(solar_zenith) for _ in range(4)))
    return BeamShares(
        *(
            lit_share(90.0 - solar_zenith, np.mod(solar_azimuth - side + 180.0, 360.0) - 180.0, window)
            for side in (NORTH, EAST, SOUTH, WEST)
        )
    )


@quantity(of="city", source="ISO 52016-1:2017, annex F: view factor to the sky, here by geometry", compiled=True)
def window_sky_share(
    shaded_window_width: Metres,
    shaded_window_height: Metres,
    overhang_depth: Metres,
    overhang_gap: Metres,
    overhang_reach: Metres,
    fin_depth: Metres,
    fin_distance: Metres,
) -> Share:
    """Overhangs and fins hide a part of the sky from windows, whatever the hour; what is left of its even light.

    They reflect nothing.
    """
    window = ShadedWindow(
        shaded_window_width, shaded_window_height, overhang_depth, overhang_gap, overhang_reach, fin_depth, fin_distance
    )
    return seen_share(window, upwards=True) if _shades(window) else 1.0 + 0.0 * overhang_depth


@quantity(of="city", source="ISO 52016-1:2017, annex F: view factor to the ground, here by geometry", compiled=True)
def window_ground_share(shaded_window_width: Metres, fin_depth: Metres, fin_distance: Metres) -> Share:
    """Fins hide a part of the ground from windows; overhangs hide none of it."""
    none = 0.0 * fin_depth
    some = none + 1.0
    window = ShadedWindow(shaded_window_width, some, none, none, none, fin_depth, fin_distance)
    return seen_share(window, upwards=False) if _shades(window) else some


def _shades(window: ShadedWindow) -> bool:
    return bool(np.any(window.overhang_depth != 0) or np.any(window.fin_depth != 0))
