"""Bring what was read from maps of Chinese services back to the coordinates of the Earth, where a source says so."""

import geopandas as gpd

from citybrain.twin.configuration import CityConfiguration, SourceKey
from citybrain.twin.coordinates import to_wgs84

DEGREES = "EPSG:4326"
EARTH = "WGS84"


def on_earth(frame: gpd.GeoDataFrame, configuration: CityConfiguration, key: SourceKey) -> gpd.GeoDataFrame:
    """Return a frame of a source with its coordinates as `coordinates` of city.toml declares them, in the same CRS.

    Raises InputError where a declared Chinese coordinate system cannot be, outside of China.
    """
    source = configuration.sources.get(key)
    if source is None or source.coordinates == EARTH or not len(frame):
        return frame
    degrees = frame.to_crs(DEGREES)
    moved = to_wgs84(degrees.geometry.to_numpy(), source.coordinates, source.file[0])
    corrected = degrees.set_geometry(gpd.GeoSeries(list(moved), index=frame.index, crs=DEGREES)).to_crs(frame.crs)
    corrected.attrs = frame.attrs
    return corrected
