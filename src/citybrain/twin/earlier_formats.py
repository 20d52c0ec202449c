"""Manifests of earlier layouts as manifests of today, or refused with what to do."""

from functools import cache
from pathlib import Path
from typing import Any

from citybrain.kernel.errors import InputError
from citybrain.kernel.yaml_files import read_yaml

LAYOUTS = Path(__file__).parent / "data" / "formats.yaml"


@cache
def layouts() -> dict[int, dict[str, Any]]:
    """Return data/formats.yaml, by the number of the layout."""
    content: dict[int, dict[str, Any]] = read_yaml(LAYOUTS)
    return content


def migrated(content: dict[str, Any], written: int, today: int, folder: Path) -> dict[str, Any]:
    """Return a manifest of today's form; no file of the snapshot is touched.

    Raises InputError for a layout that nobody knows, and where a table is missing without which nothing can be told.
    """
    layout = layouts().get(written)
    tables = content.get("tables")
    if layout is None or not isinstance(tables, dict):
        return content
    entities = {
        name: {**about, "rows": tables[file]["rows"]}
        for name, about in layout["entities"].items()
        if (file := f"{about['table']}.parquet") in tables
    }
    missing = [layout["entities"][name]["table"] for name in layout["needed"] if name not in entities]
    if missing:
        raise InputError(
            "snapshot-old",
            file=str(folder),
            received=written,
            missing=", ".join(f"{table}.parquet" for table in missing),
            city=str(folder.parent.parent),
        )
    first = next(iter(entities.values()))
    first["quality"] = content.get("quality", {})
    entities[layout["tiled"]]["tiles"] = content.get("tiles", [])
    records = layout["records"]
    origins = [
        {**origin, "row_column": origin.get("row_column") or records.get(origin["name"])}
        for origin in content.get("origins", [])
    ]
    kept = {key: value for key, value in content.items() if key not in ("quality", "tiles")}
    return {**kept, "format": today, "origins": origins, "entities": entities, "relations": {}}
