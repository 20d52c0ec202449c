"""The files of a small city with noisy streets, made from nothing."""

from pathlib import Path

import geopandas as gpd
import numpy as np
import shapely

CRS = "EPSG:3879"
WEST, SOUTH = 25_496_000.0, 6_672_000.0
BLOCKS, SPACING, GRID, SIDE = 6, 80.0, 2, 250.0
GROUPS = """id;name;toy_people_in_group;toy_open_share;cells
young;Young people;40;0,7;cell/0 cell/1
old;Old people;25;0,2;cell/2 cell/3
"""
CITY = """name = "Noisybury"
country = "FI"
[sources.buildings]
file = "blocks.geojson"
title = "Blocks"
licence = "CC0-1.0"
[domains.toy_noise]
streets = {file = "streets.geojson", title = "Streets of Noisybury", licence = "CC0-1.0"}
receivers = {file = "receivers.geojson"}
cells = {file = "cells.geojson"}
groups = {file = "groups.csv"}
"""


def write_files(city: Path) -> Path:
    """Write city.toml and its files into a folder; return it."""
    city.mkdir(parents=True, exist_ok=True)
    row = np.arange(BLOCKS * BLOCKS)
    x, y = WEST + SPACING * (row % BLOCKS), SOUTH + SPACING * (row // BLOCKS)
    blocks = [shapely.box(a + 10, b + 10, a + 40, b + 30) for a, b in zip(x, y, strict=True)]
    _write(city / "blocks.geojson", blocks, id=[f"b{n}" for n in row], storeys=3.0, building_use="apartment_block",
           residents=9.0)  # fmt: skip
    end = WEST + SPACING * BLOCKS
    ways = [shapely.LineString([(WEST, SOUTH + SPACING * n), (end, SOUTH + SPACING * n)]) for n in range(BLOCKS)]
    number = np.arange(BLOCKS)
    _write(city / "streets.geojson", ways, id=[f"s{n}" for n in number], name=[f"Street {n}" for n in number],
           toy_vehicles=100.0 + 50 * number, toy_speed=np.where(number == 0, 20.0, 50.0))  # fmt: skip
    points = [shapely.Point(a + 5, b + 20) for a, b in zip(x, y, strict=True)]
    _write(city / "receivers.geojson", points, id=[f"r{n}" for n in row], toy_height=4.0)
    cell = np.arange(GRID * GRID)
    squares = [shapely.box(WEST + SIDE * (n % GRID), SOUTH + SIDE * (n // GRID), WEST + SIDE * (n % GRID + 1),
                           SOUTH + SIDE * (n // GRID + 1)) for n in cell]  # fmt: skip
    _write(city / "cells.geojson", squares, id=[f"cell/{n}" for n in cell], toy_people_in_cell=20.0 + cell)
    (city / "groups.csv").write_text(GROUPS, encoding="utf-8")
    (city / "city.toml").write_text(CITY, encoding="utf-8")
    return city


def _write(path: Path, shapes: list[shapely.Geometry], **columns: object) -> None:
    gpd.GeoDataFrame(columns, geometry=shapes, crs=CRS).to_file(path, driver="GeoJSON")
