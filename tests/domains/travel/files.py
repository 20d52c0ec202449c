"""The files of a small city with a square of roads and a table of trips, made from nothing."""

from pathlib import Path

import geopandas as gpd
import numpy as np
import shapely

CRS = "EPSG:3879"
WEST, SOUTH = 25_496_000.0, 6_672_000.0
SIDE, SPACING = 4, 400.0
CITY = """name = "Roadsby"
country = "FI"
[sources.buildings]
file = "blocks.geojson"
title = "Blocks"
licence = "CC0-1.0"
[domains.travel]
roads = {file = "roads.geojson", title = "Roads of Roadsby", licence = "CC0-1.0"}
trips = {file = "trips.csv"}
"""


def road_table() -> gpd.GeoDataFrame:
    """Roads in both directions between the nodes of a square; those of the edge are slower and narrower."""
    node = {(x, y): shapely.Point(WEST + SPACING * x, SOUTH + SPACING * y) for x in range(SIDE) for y in range(SIDE)}
    pairs = [(a, (a[0] + dx, a[1] + dy)) for a in node for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1))]
    pairs = [(a, b) for a, b in pairs if b in node]
    inner = [all(0 < at < SIDE - 1 for at in (*a, *b)) for a, b in pairs]
    columns = {
        "id": [f"{a[0]}{a[1]}-{b[0]}{b[1]}" for a, b in pairs],
        "from": [f"n{a[0]}{a[1]}" for a, _ in pairs], "to": [f"n{b[0]}{b[1]}" for _, b in pairs],
        "capacity": np.where(inner, 1200.0, 600.0), "speed": np.where(inner, 50.0, 40.0),
    }  # fmt: skip
    return gpd.GeoDataFrame(columns, geometry=[shapely.LineString([node[a], node[b]]) for a, b in pairs], crs=CRS)


def trip_text() -> str:
    """Cars between the corners of the square, as a table of a file."""
    corners = [f"n{x}{y}" for x in (0, SIDE - 1) for y in (0, SIDE - 1)]
    rows = [f"{a};{b};{150 + 50 * number}" for number, a in enumerate(corners) for b in corners if a != b]
    return "\n".join(["from;to;cars", *rows]) + "\n"


def write_files(city: Path) -> Path:
    """Write city.toml and its files into a folder; return it."""
    city.mkdir(parents=True, exist_ok=True)
    place = [(WEST + SPACING * x + 50, SOUTH + SPACING * y + 50) for x in range(SIDE - 1) for y in range(SIDE - 1)]
    blocks = gpd.GeoDataFrame(
        {"id": [f"b{n}" for n in range(len(place))], "storeys": 3.0, "building_use": "apartment_block"},
        geometry=[shapely.box(x, y, x + 60, y + 20) for x, y in place], crs=CRS,
    )  # fmt: skip
    blocks.to_file(city / "blocks.geojson", driver="GeoJSON")
    road_table().to_file(city / "roads.geojson", driver="GeoJSON")
    (city / "trips.csv").write_text(trip_text(), encoding="utf-8")
    (city / "city.toml").write_text(CITY, encoding="utf-8")
    return city
