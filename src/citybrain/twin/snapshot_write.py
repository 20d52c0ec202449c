"""Write a snapshot: tables as (Geo)Parquet, map files, manifest; hashed, synced, published in one step."""

import hashlib
import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from citybrain.base.folders import building_folder, next_number, publish, require_space
from citybrain.twin.disk import SPARE, write_file
from citybrain.twin.manifest import FILE, Manifest, TableEntry
from citybrain.twin.snapshot_folder import TWIN

COMPRESSION = "zstd"


@dataclass
class Contents:
    """What a snapshot is made of: tables by name (pandas, geopandas or Arrow) and other files by file name."""

    tables: Mapping[str, pd.DataFrame | pa.Table]
    files: Mapping[str, bytes] = field(default_factory=dict)


def write_snapshot(
    city: Path, contents: Contents, describe: Callable[[int, dict[str, TableEntry]], Manifest]
) -> tuple[Path, Manifest]:
    """Write the next snapshot of a city folder and return its folder and manifest.

    `describe` makes the manifest from the number of the snapshot and the entries of its files. Raises InputError where
    the disk has no room or another build runs; the city's earlier snapshots are never touched.
    """
    with building_folder(city, TWIN) as folder:
        rows = {f"{name}.parquet": len(table) for name, table in contents.tables.items()}
        encoded = {f"{name}.parquet": encode(table) for name, table in contents.tables.items()} | dict(contents.files)
        require_space(folder, sum(map(len, encoded.values())) + SPARE)
        entries = {}
        for name, content in encoded.items():
            write_file(folder / name, content)
            entries[name] = TableEntry(sha256=hashlib.sha256(content).hexdigest(), rows=rows.get(name))
        manifest = describe(next_number(city, TWIN), entries)
        write_file(folder / FILE, manifest.to_text().encode())
        return publish(folder), manifest


def encode(table: pd.DataFrame | pa.Table) -> bytes:
    """Return a table as Parquet; the same table always gives the same bytes with the same library versions."""
    buffer = io.BytesIO()
    if isinstance(table, pa.Table):
        pq.write_table(table, buffer, compression=COMPRESSION)
        return buffer.getvalue()
    options: dict[str, Any] = {"index": False, "compression": COMPRESSION}
    table.to_parquet(buffer, **options)
    return buffer.getvalue()
