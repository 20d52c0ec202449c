"""A whole city of made-up buildings in three zones, written as a snapshot: for tests of plans, API and command line."""

from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from citybrain.open_city import OpenCity
from citybrain.plans.workspace import Workspace
from citybrain.twin.building.tables import stored_attributes
from citybrain.twin.categories import category_names
from citybrain.twin.geometry.columns import compress, encode_columns
from citybrain.twin.manifest import FORMAT, EntityEntry, Manifest, SiteLocation, Source, TableEntry
from citybrain.twin.origins import Origin, Origins
from citybrain.twin.snapshot_write import Contents, write_snapshot

CRS = "EPSG:3879"
WEST, SOUTH, SPACING = 25_496_000.0, 6_672_000.0, 40.0
ACROSS = 12
BUILDINGS = 120
ZONES = (("091_1", "Kluuvi"), ("091_2", "Kallio"), ("091_3", "Käpylä"))
MEASURED = Origin("osm", "measured", 2, source="osm", row_column="id")
MADE_UP = Origin("generator", "estimated", 5, simulated=True, rule="demo-low-income-share")
DAY = "2026-01-01"
ATTRIBUTES = [name for name, one in stored_attributes().items() if not one.optional]
CATEGORIES = [name for name in ATTRIBUTES if stored_attributes()[name].kind == "category"]


def write_city(city: Path, rows: int = BUILDINGS, tiles: list[int] | None = None) -> Path:
    """Write the next snapshot of a city of `rows` buildings into a folder; return the folder."""
    write_snapshot(city, _contents(rows), lambda number, entries: _describe(number, entries, tiles or [0, rows]))
    return city


def city_around(workspace: Workspace) -> OpenCity:
    """An open city whose workspace is there already, for tests that share what was computed once."""
    city = OpenCity(workspace.folder)
    city._of_snapshot.made.update(snapshot=workspace.snapshot, graph=workspace.graph, workspace=workspace)
    return city


def _contents(rows: int) -> Contents:
    buildings = _buildings(rows)
    columns = encode_columns(buildings.geometry.to_crs("EPSG:4326").to_numpy())
    tables = {"buildings": buildings, "zones": _zones(rows), "hours": _hours()}
    return Contents(tables, {"buildings.bin.br": compress(columns)})


def _buildings(rows: int) -> gpd.GeoDataFrame:
    place = np.arange(rows)
    squares = [_square(x, y) for x, y in zip(place % ACROSS, place // ACROSS, strict=True)]
    frame = gpd.GeoDataFrame(geometry=squares, crs=CRS)
    centres = frame.geometry.centroid.to_crs("EPSG:4326")
    values = {**_values(rows), "longitude": centres.x.to_numpy(), "latitude": centres.y.to_numpy()}
    columns: dict[str, Any] = {
        "id": [f"way/{row + 1}" for row in place],
        "name": ["Town hall", *[None] * (rows - 1)],
        "zone": _zone_of(rows),
    }
    for name in ATTRIBUTES:
        columns[name] = values[name]
        columns[f"{name}_origin"] = np.full(rows, 2 if name == "residents" else 1, np.uint8)
    return gpd.GeoDataFrame(columns, geometry=frame.geometry, crs=CRS)


def _square(x: float, y: float, side: float = 20.0) -> shapely.Polygon:
    left, bottom = WEST + x * SPACING, SOUTH + y * SPACING
    return shapely.box(left, bottom, left + side, bottom + side)


def _zone_of(rows: int) -> np.ndarray:
    """Rows of squares from south to north: the first third is zone 0, and so on."""
    return np.minimum(np.arange(rows) * len(ZONES) // rows, len(ZONES) - 1).astype(np.int32)


def _values(rows: int) -> dict[str, Any]:
    random = np.random.default_rng(7)
    storeys = random.integers(1, 8, rows).astype(float)
    uses = ["apartment_block", "apartment_block", "detached_house", "office", "retail", "outbuilding"]
    systems = ["district_heating", "district_heating", "oil_boiler", "electric_heating", "gas_boiler", "unheated"]
    kind = np.arange(rows) % len(uses)
    wall = storeys * 3.0 * 20.0
    years = random.integers(1890, 2020, rows).astype(float)
    named = {"building_use": np.array(uses)[kind], "heating_system": np.array(systems)[kind]}
    categories = {n: pd.Categorical(named[n], categories=list(category_names(n))) for n in CATEGORIES}
    return {
        **categories,
        **{f"wall_area_{side}": wall for side in ("north", "east", "south", "west")},
        "footprint_area": np.full(rows, 400.0),
        "storeys": storeys,
        "height": storeys * 3.0,
        "construction_year": years,
        "gross_floor_area": storeys * 400.0,
        "residents": np.where(kind < 3, storeys * 8.0, 0.0),
        "party_wall_area": np.zeros(rows),
        "roof_area": np.full(rows, 400.0),
        "roof_pitch": np.where(kind == 2, 30.0, 0.0),
        "roof_azimuth": np.full(rows, 180.0),
        "elevation": np.full(rows, 10.0),
    }


def _zones(rows: int) -> gpd.GeoDataFrame:
    height = (rows // ACROSS + 1) * SPACING / len(ZONES)
    south = [SOUTH + zone * height for zone in range(len(ZONES))]
    bands = [shapely.box(WEST, y, WEST + ACROSS * SPACING, y + height) for y in south]
    return gpd.GeoDataFrame({"id": [z[0] for z in ZONES], "name": [z[1] for z in ZONES]}, geometry=bands, crs=CRS)


def _hours() -> pd.DataFrame:
    """A year of a cold place: a yearly and a daily wave, sun by day and more of it in summer."""
    hour = np.arange(8760)
    season, daily = np.cos((hour / 8760 - 0.55) * 2 * np.pi), np.sin((hour % 24 - 6) / 24 * 2 * np.pi)
    sun = np.maximum(daily, 0) * (0.5 + 0.45 * season)
    columns = {
        "outdoor_temperature": 6.0 + 11.0 * season + 3.0 * daily,
        "global_horizontal_irradiance": 600.0 * sun,
        "direct_normal_irradiance": 500.0 * sun,
        "diffuse_horizontal_irradiance": 200.0 * sun,
        "wind_speed": np.full(8760, 4.0),
        "relative_humidity": np.full(8760, 75.0),
    }
    origins = {f"{name}_origin": np.ones(8760, np.uint8) for name in columns}
    return pd.DataFrame({**columns, **origins})


def _describe(number: int, entries: dict[str, TableEntry], tiles: list[int]) -> Manifest:
    origins = Origins()
    for origin in (MEASURED, MADE_UP):
        origins.code(origin)
    rows = entries["buildings.parquet"].rows or 0
    shares = {"measured": 1.0, "derived": 0.0, "estimated": 0.0, "unknown": 0.0, "simulated": 0.0}
    guessed = {**shares, "measured": 0.0, "estimated": 1.0, "simulated": 1.0}
    return Manifest(
        format=FORMAT,
        snapshot=number,
        created="2026-01-01T00:00:00+00:00",
        citybrain="0.1.0",
        name="Testbury",
        country="FI",
        currency="EUR",
        time_zone="Europe/Helsinki",
        date=DAY,
        crs=CRS,
        place=SiteLocation(latitude=60.17, longitude=24.93, utc_offset=2.0),
        bounds=(24.92, 60.16, 24.95, 60.18),
        counts={"buildings": rows, "zones": len(ZONES), "residents": round(_values(rows)["residents"].sum())},
        tables=entries,
        sources={
            "osm": Source(
                file="testbury.osm.pbf",
                sha256="ab" * 32,
                bytes=1,
                title="OpenStreetMap",
                licence="ODbL-1.0",
                url="https://www.openstreetmap.org/copyright",
            )
        },
        origins=origins.as_json(),
        entities={
            "building": EntityEntry(
                table="buildings",
                rows=rows,
                geometry="polygon",
                inside=("zone",),
                drawn=("renewal_phase",),
                tiles=tuple(tiles),
                quality={name: guessed if name == "residents" else shares for name in ATTRIBUTES},
            ),
            "zone": EntityEntry(table="zones", rows=len(ZONES), geometry="polygon"),
            "hour": EntityEntry(table="hours", rows=8760),
        },
        report={},
        notices=[],
    )
