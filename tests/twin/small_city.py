"""A city of a few buildings, made without any file, for tests of what comes after the readers."""

from pathlib import Path

import numpy as np
import pandas as pd

from citybrain.twin.manifest import FORMAT, EntityEntry, Manifest, SiteLocation, Source, TableEntry
from citybrain.twin.origins import Origin, Origins
from citybrain.twin.snapshot_write import Contents, write_snapshot

MEASURED = Origin("osm", "measured", 2, source="osm", row_column="id")
GUESSED = Origin("typical", "estimated", 4, rule="imputation-storeys-typical")


def contents(rows: int = 4, height: float = 9.0) -> Contents:
    origins = np.zeros(rows, np.uint8) + 1
    buildings = pd.DataFrame(
        {
            "id": [f"way/{row}" for row in range(rows)],
            "name": ["Town hall", *[None] * (rows - 1)],
            "zone": np.arange(rows, dtype=np.int32) % 2,
            "height": np.full(rows, height),
            "height_origin": origins,
            "building_use": pd.Categorical((["office", "retail", "detached_house"] * rows)[:rows]),
            "building_use_origin": origins + 1,
        }
    )
    zones = pd.DataFrame({"id": ["a", "b"], "name": ["North", "South"]})
    hours = pd.DataFrame({"outdoor_temperature": np.linspace(-5, 20, 8760), "outdoor_temperature_origin": np.uint8(1)})
    return Contents({"buildings": buildings, "zones": zones, "hours": hours}, {"base.json.br": b"map"})


def describe(number: int, entries: dict[str, TableEntry]) -> Manifest:
    origins = Origins()
    for origin in (MEASURED, GUESSED):
        origins.code(origin)
    rows = entries["buildings.parquet"].rows or 0
    return Manifest(
        format=FORMAT,
        snapshot=number,
        created="2026-01-01T00:00:00Z",
        citybrain="0",
        name="Small",
        country="FI",
        currency="EUR",
        time_zone="Europe/Helsinki",
        date="2026-01-01",
        crs="EPSG:3067",
        place=SiteLocation(latitude=60.2, longitude=24.9, utc_offset=2.0),
        bounds=(24.9, 60.1, 25.0, 60.2),
        counts={"buildings": rows, "zones": 2},
        tables=entries,
        sources={"osm": Source(file="a.osm.pbf", sha256="0", bytes=1, title="OpenStreetMap", licence="ODbL-1.0")},
        origins=origins.as_json(),
        entities={
            "building": EntityEntry(
                table="buildings",
                rows=rows,
                geometry="polygon",
                inside=("zone",),
                tiles=(0, rows),
                quality={"height": {"measured": 1.0, "simulated": 0.0}},
            ),
            "zone": EntityEntry(table="zones", rows=2, geometry="polygon"),
            "hour": EntityEntry(table="hours", rows=8760),
        },
        report={},
        notices=[],
    )


def write(city: Path, rows: int = 4, height: float = 9.0) -> Path:
    return write_snapshot(city, contents(rows, height), describe)[0]
