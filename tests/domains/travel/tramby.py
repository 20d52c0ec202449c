"""The city of the made-up timetable with streets, homes and work: all that travel needs, from files."""

from pathlib import Path

import geopandas as gpd
import numpy as np
import shapely

from tests.domains.transit.feeds import CITY, CRS, SOUTH, TO_DEGREES, WEST, districts, write_zip

SPACING, ACROSS, UP = 250.0, 13, 5
STREETS = """[sources.osm]
file = "streets.osm"
title = "Streets of Tramby"
licence = "ODbL-1.0"
"""


def street_text() -> str:
    """A net of streets between the stops, as a file of OpenStreetMap."""
    nodes, ways = [], []
    for x in range(ACROSS):
        for y in range(UP):
            longitude, latitude = TO_DEGREES.transform(WEST + x * SPACING, SOUTH + y * SPACING)
            nodes.append(f'<node id="{_node(x, y)}" version="1" lat="{latitude:.7f}" lon="{longitude:.7f}"/>')
            ends = [(x + dx, y + dy) for dx, dy in ((1, 0), (0, 1)) if x + dx < ACROSS and y + dy < UP]
            ways += [((x, y), end) for end in ends]
    lines = [
        f'<way id="{number}" version="1"><nd ref="{_node(*first)}"/><nd ref="{_node(*last)}"/>'
        f'<tag k="highway" v="{"secondary" if first[1] == last[1] == 0 else "residential"}"/></way>'
        for number, (first, last) in enumerate(ways, start=1)
    ]  # fmt: skip
    return "\n".join(['<osm version="0.6">', *nodes, *lines, "</osm>"])


def _node(x: int, y: int) -> int:
    return 1 + x * UP + y


def blocks() -> gpd.GeoDataFrame:
    """Homes in the west and north, offices and shops in the east."""
    places = [(x * SPACING + 60, y * SPACING + 60) for x in range(ACROSS - 1) for y in range(UP - 1)]
    east = np.array([x > 2000 for x, _ in places])
    shop = np.arange(len(places)) % 3 == 0
    columns = {
        "id": [f"b{number}" for number in range(len(places))], "storeys": 4.0,
        "residents": np.where(east, 0.0, 60.0), "construction_year": 1960,
        "building_use": np.where(east, np.where(shop, "retail", "office"), "apartment_block"),
    }  # fmt: skip
    shapes = [shapely.box(WEST + x, SOUTH + y, WEST + x + 60, SOUTH + y + 20) for x, y in places]
    return gpd.GeoDataFrame(columns, geometry=shapes, crs=CRS)


def write_files(city: Path) -> Path:
    """Write city.toml and its files into a folder; return it."""
    city.mkdir(parents=True, exist_ok=True)
    blocks().to_file(city / "blocks.geojson", driver="GeoJSON")
    districts().to_crs("EPSG:4326").to_file(city / "districts.geojson", driver="GeoJSON")
    write_zip(city / "feed.zip")
    (city / "streets.osm").write_text(street_text(), encoding="utf-8")
    (city / "city.toml").write_text(f"{CITY}{STREETS}", encoding="utf-8")
    return city
