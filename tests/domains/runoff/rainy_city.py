"""The city of heat with a hilly ground, areas of soil, days of rain and a table of rain."""

from pathlib import Path

import geopandas as gpd
import numpy as np
import rasterio
import shapely
from rasterio.transform import from_origin

from tests.domains.heat.test_city import write_hot_city

SIDE = 5.0
MISSING = -9999.0
DAYS = [("west", 0.0), ("west", 1.9), ("west", 10.0), ("west", 30.0), ("east", 5.0), ("east", 60.0)]
"""Station and rain [mm] of days."""

STATED = """
soil = {file = "soil.geojson", title = "Soil of the city", licence = "CC0-1.0"}
elevation = {file = "ground.tif", title = "Terrain of the city", licence = "CC0-1.0"}
rain = {file = "rain.csv", title = "Rain of the city", licence = "CC0-1.0"}
rain_table = {file = "table.csv", title = "Table of rain", licence = "CC0-1.0"}
"""


def bowl(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """A slope to the east with two bowls in it, 3 m and 1 m deep (metres from the corner)."""
    slope = 20.0 - 0.01 * x
    deep = 3.0 * np.exp(-(((x - 200.0) / 60.0) ** 2) - ((y - 150.0) / 60.0) ** 2)
    shallow = 1.0 * np.exp(-(((x - 420.0) / 40.0) ** 2) - ((y - 150.0) / 40.0) ** 2)
    return np.asarray(slope - deep - shallow)


def write_raster(path: Path, west: float, north: float, heights: np.ndarray, crs: str = "EPSG:3067") -> Path:
    """A GeoTIFF of heights from its upper left corner."""
    about = {"driver": "GTiff", "height": heights.shape[0], "width": heights.shape[1], "count": 1, "dtype": "float32"}
    place = from_origin(west, north, SIDE, SIDE)
    with rasterio.open(path, "w", **about, crs=crs, transform=place, nodata=MISSING) as file:
        file.write(heights.astype(np.float32), 1)
    return path


def write_rainy_city(city: Path, stated: str = STATED) -> Path:
    """Write the city and what it says of its rain, soil and ground."""
    write_hot_city(city)
    zone = gpd.read_file(city / "districts.geojson").to_crs("EPSG:3067")
    west, south, east, north = zone.total_bounds
    columns, rows = int((east - west) / SIDE) + 2, int((north - south) / SIDE) + 2
    x, y = np.meshgrid((np.arange(columns) + 0.5) * SIDE, (rows - np.arange(rows) - 0.5) * SIDE)
    write_raster(city / "ground.tif", west, south + rows * SIDE, bowl(x, y))
    half = (west + east) / 2.0
    soil = [shapely.box(west - 50, south - 50, half, north + 50), shapely.box(half, south - 50, east + 50, north + 50)]
    areas = gpd.GeoDataFrame({"soil_group": ["B", "A/D"]}, geometry=soil, crs="EPSG:3067")
    areas.to_crs("EPSG:4326").to_file(city / "soil.geojson", driver="GeoJSON")
    days = [f"2020-06-{day + 1:02d},{station},{rain}" for day, (station, rain) in enumerate(DAYS)]
    (city / "rain.csv").write_text("\n".join(["date,station,rain [mm]", *days]), encoding="utf-8")
    table = ["return_period,duration,rain", "1,30,10", "1,60,15", "100,30,40", "100,60,60"]
    (city / "table.csv").write_text("\n".join(table), encoding="utf-8")
    with (city / "city.toml").open("a", encoding="utf-8") as file:
        file.write(f"\n[domains.runoff]\n{stated}")
    return city
