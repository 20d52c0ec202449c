"""The made-up city with links, stops and patches of a grid beside its buildings, and the domain that declares them."""

import os
from dataclasses import replace
from pathlib import Path

import geopandas as gpd
import numpy as np
import shapely

from citybrain.twin.manifest import EntityEntry, Manifest, TableEntry
from citybrain.twin.snapshot_write import write_snapshot
from tests.city import ACROSS, CRS, SOUTH, SPACING, WEST, _contents, _describe

ROWS = 120
LINKS, STOPS, ACROSS_GRID = 10, 30, 12
SIDE = 40.0
DECLARED = """
label: {en: Layers, zh: 图层}
entities:
  link: {table: links, geometry: line, inside: [zone], labels: {en: Link, zh: 路段}}
  stop: {table: stops, geometry: point, inside: [zone], labels: {en: Stop, zh: 站点}}
  patch: {table: patches, geometry: cell, inside: [zone], labels: {en: Patch, zh: 网格}}
"""
ATTRIBUTE = """
{entity}:
  attributes:
    {name}:
      unit: "{unit}"
      label: {{en: "{english}", zh: "{chinese}"}}
      sentence: {{en: "{english} of each.", zh: "{chinese}。"}}
      bounds: [0, null]
      breaks: [0, 10, 20, 30, 40, 50]
"""
ATTRIBUTES = (
    ("link", "link_traffic", "1", "Vehicles on a link", "路段车流"),
    ("stop", "stop_passengers", "person", "People at a stop", "站点人数"),
    ("patch", "patch_shade", "1", "Shade of a patch", "网格阴影"),
)


def write_domain(folder: Path) -> Path:
    """Write a distribution that brings the domain; return the folder that Python has to look for it in."""
    package = folder / "layers_of_tests"
    told = folder / "layers_of_tests-1.0.dist-info"
    package.mkdir(parents=True)
    told.mkdir()
    (package / "__init__.py").write_text('"""Layers."""\n')
    (package / "domain.yaml").write_text(DECLARED)
    names = ("entity", "name", "unit", "english", "chinese")
    texts = [ATTRIBUTE.format(**dict(zip(names, each, strict=True))) for each in ATTRIBUTES]
    (package / "attributes.yaml").write_text("".join(texts))
    (told / "METADATA").write_text("Metadata-Version: 2.1\nName: layers-of-tests\nVersion: 1.0\n")
    (told / "entry_points.txt").write_text("[citybrain.domains]\nlayers = layers_of_tests\n")
    return folder


def path_with(folder: Path) -> str:
    """The places where Python looks for packages, and one more before them."""
    return os.pathsep.join([str(folder), *filter(None, [os.environ.get("PYTHONPATH")])])


def write_mapped_city(city: Path) -> Path:
    """Write the next snapshot of the city into a folder; return the folder."""
    contents = _contents(ROWS)
    tables = {"links": _links(), "stops": _stops(), "patches": _patches()}

    def describe(number: int, entries: dict[str, TableEntry]) -> Manifest:
        manifest = _describe(number, entries, [0, ROWS])
        declared = (("link", "links", "line"), ("stop", "stops", "point"), ("patch", "patches", "cell"))
        more = {
            name: EntityEntry(table=table, rows=len(tables[table]), geometry=geometry, inside=("zone",))
            for name, table, geometry in declared
        }
        return manifest.model_copy(update={"entities": {**manifest.entities, **more}})

    write_snapshot(city, replace(contents, tables={**contents.tables, **tables}), describe)
    return city


def _links() -> gpd.GeoDataFrame:
    """Streets between the rows of buildings, each with a bend."""
    width = ACROSS * SPACING
    ways = [
        shapely.LineString([(WEST, y), (WEST + width / 2, y + 6), (WEST + width, y)])
        for y in SOUTH - 10 + SPACING * np.arange(LINKS)
    ]
    names = [f"Street {row}" for row in range(LINKS)]
    return _table("link", ways, "link_traffic", np.arange(LINKS) * 6.0, names)


def _stops() -> gpd.GeoDataFrame:
    row = np.arange(STOPS)
    places = [shapely.Point(WEST + 30 + 160 * (r % 3), SOUTH - 10 + SPACING * (r // 3)) for r in row]
    return _table("stop", places, "stop_passengers", np.where(row == 7, np.nan, row * 2.0), [None] * STOPS)


def _patches() -> gpd.GeoDataFrame:
    row = np.arange(ACROSS_GRID**2)
    west, south = WEST + SIDE * (row % ACROSS_GRID), SOUTH - 20 + SIDE * (row // ACROSS_GRID)
    cells = [shapely.box(x, y, x + SIDE, y + SIDE) for x, y in zip(west, south, strict=True)]
    return _table("patch", cells, "patch_shade", (row % ACROSS_GRID) * 5.0, [None] * len(row))


def _table(
    entity: str, shapes: list[shapely.Geometry], column: str, values: np.ndarray, names: list[str | None]
) -> gpd.GeoDataFrame:
    count = len(shapes)
    zone = np.minimum(np.arange(count) * 3 // count, 2).astype(np.int32)
    columns = {"id": [f"{entity}/{row}" for row in range(count)], "name": names, "zone": zone, column: values}
    return gpd.GeoDataFrame(columns | {f"{column}_origin": np.ones(count, np.uint8)}, geometry=shapes, crs=CRS)
