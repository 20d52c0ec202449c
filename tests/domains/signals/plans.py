"""Signal plans of three networks, made from nothing: a junction, an arterial, a bus line among many on foot."""

from pathlib import Path

import geopandas as gpd
import pandas as pd
import shapely

CRS = "EPSG:3879"
WEST, SOUTH = 25_496_000.0, 6_672_000.0
CITY = """name = "Signalby"
country = "FI"
[sources.buildings]
file = "blocks.geojson"
title = "Blocks"
licence = "CC0-1.0"
[domains.signals]
junctions = {file = "junctions.geojson", title = "Signals of Signalby", licence = "CC0-1.0"}
approaches = {file = "approaches.csv"}
"""
JUNCTIONS = (
    ("cross", "", 90, 0), ("first", "arterial", 80, 0), ("second", "arterial", 80, 30), ("third", "arterial", 80, 60),
    ("market", "", 100, 0),
)  # fmt: skip
"""Name, network, cycle and offset [s]."""

HEAD = ("junction", "approach", "stage", "green [s]", "saturation_flow [1/h]", "cars [1/h]", "buses [1/h]",
        "bicycles [1/h]", "people_on_foot [1/h]", "crossing_width [m]",
        "from", "travel_time [s]", "share_from [%]")  # fmt: skip
APPROACHES = (
    ("cross", "north", 1, 50, 1800, 500, 0, 60, 80, 14, "", "", ""),
    ("cross", "south", 1, 50, 1800, 420, 0, 60, 80, 14, "", "", ""),
    ("cross", "east", 2, 30, 1800, 250, 0, 40, 60, 10, "", "", ""),
    ("cross", "west", 2, 30, 1800, 200, 0, 40, 60, 10, "", "", ""),
    ("first", "along", 1, 45, 3600, 1100, 6, 50, 50, 10, "", "", ""),
    ("first", "across", 2, 25, 1800, 300, 0, 50, 50, 10, "", "", ""),
    ("second", "along", 1, 45, 3600, 100, 0, 50, 50, 10, "first/along", 30, 85),
    ("second", "across", 2, 25, 1800, 300, 0, 50, 50, 10, "", "", ""),
    ("third", "along", 1, 45, 3600, 100, 0, 50, 50, 10, "second/along", 30, 85),
    ("third", "across", 2, 25, 1800, 300, 0, 50, 50, 10, "", "", ""),
    ("market", "main", 1, 60, 1800, 600, 0, 100, 300, 10, "", "", ""),
    ("market", "bus", 2, 30, 1800, 200, 30, 200, 1500, 18, "", "", ""),
)


def junctions() -> gpd.GeoDataFrame:
    """Junctions in a row, 400 m apart."""
    columns = {
        "id": [one[0] for one in JUNCTIONS], "network": [one[1] for one in JUNCTIONS],
        "cycle [s]": [one[2] for one in JUNCTIONS], "yellow [s]": 3, "all_red [s]": 2,
        "offset [s]": [one[3] for one in JUNCTIONS],
    }  # fmt: skip
    points = [shapely.Point(WEST + 400.0 * at, SOUTH) for at in range(len(JUNCTIONS))]
    return gpd.GeoDataFrame(columns, geometry=points, crs=CRS)


def approaches() -> pd.DataFrame:
    """Approaches as texts of a table."""
    return pd.DataFrame(APPROACHES, columns=list(HEAD)).astype(str)


def write_files(city: Path) -> Path:
    """Write city.toml and its files into a folder; return it."""
    city.mkdir(parents=True, exist_ok=True)
    blocks = gpd.GeoDataFrame(
        {"id": [f"b{at}" for at in range(6)], "storeys": 3.0, "building_use": "apartment_block"},
        geometry=[shapely.box(x, SOUTH + 30, x + 60, SOUTH + 50) for x in (WEST - 50 + 320 * at for at in range(6))],
        crs=CRS,
    )  # fmt: skip
    blocks.to_file(city / "blocks.geojson", driver="GeoJSON")
    junctions().to_file(city / "junctions.geojson", driver="GeoJSON")
    approaches().to_csv(city / "approaches.csv", index=False, sep=";")
    (city / "city.toml").write_text(CITY, encoding="utf-8")
    return city
