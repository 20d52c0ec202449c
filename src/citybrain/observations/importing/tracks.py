"""GeoJSON tracks of sensors that move, as a table: points with time and values, or lines with those of each vertex."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import polars as pl

from citybrain.base.files import local_file
from citybrain.base.names import plain
from citybrain.base.tables import LINE
from citybrain.kernel.errors import InputError
from citybrain.observations.incoming import parse_json

ENDINGS = (".geojson", ".json")
LARGEST = 256 << 20
"""Bytes of a file: it is held in memory as a whole, several times over."""

MOST_ROWS = 5_000_000
MOST_COLUMNS = 2_000
TIMES = ("times", "coordtimes", "coord_times", "datetimes", "timestamps")
"""Names of the list of times of a line, as in files made from GPX (coordTimes) and OGC Moving Features (datetimes)."""

PLACE = ("longitude", "latitude")
NAME, TIME = "station", "time"


def is_track(path: Path) -> bool:
    """Whether a file is GeoJSON by its name."""
    return path.suffix.lower() in ENDINGS


def read_track(path: Path, largest: int = LARGEST) -> pl.DataFrame:
    """A row for each point or vertex, all cells as texts; LINE is the number of its feature.

    Raises InputError for a file that is no GeoJSON of points or lines, or too large.
    """
    path = local_file(path, min(largest, LARGEST))
    try:
        told = parse_json(path.read_bytes())
    except (InputError, UnicodeDecodeError) as problem:
        said = problem.arguments["problem"] if isinstance(problem, InputError) else str(problem)
        raise InputError("observations-geojson", file=path.name, problem=str(said)[:100]) from problem
    rows: list[dict[str, str | None]] = []
    for number, feature in enumerate(_features(told, path.name), start=1):
        for row in _rows(feature, number, path.name):
            rows.append({LINE: str(number), **row})
            if len(rows) > MOST_ROWS:
                raise InputError("table-too-many-rows", file=path.name, allowed=MOST_ROWS)
    names = dict.fromkeys(name for row in rows for name in row)
    if len(names) > MOST_COLUMNS:
        raise InputError("table-too-many-columns", file=path.name, received=len(names), allowed=MOST_COLUMNS)
    if not rows:
        raise InputError("table-no-rows", file=path.name, columns="")
    cells = pl.DataFrame(rows, schema=dict.fromkeys(names, pl.String))
    return cells.with_columns(pl.col(LINE).cast(pl.UInt32))


def _features(told: Any, file: str) -> list[Any]:
    kind = told.get("type") if isinstance(told, dict) else None
    if kind == "Feature":
        return [told]
    features = told.get("features") if kind == "FeatureCollection" else None
    if not isinstance(features, list):
        raise InputError("observations-geojson", file=file, problem=f"type: {str(kind)[:40]}")
    return features


def _rows(feature: Any, number: int, file: str) -> Iterator[dict[str, str | None]]:
    geometry = feature.get("geometry") if isinstance(feature, dict) else None
    geometry = geometry if isinstance(geometry, dict) else {}
    kind = geometry.get("type")
    properties = (feature.get("properties") or {}) if isinstance(feature, dict) else {}
    if kind not in ("Point", "LineString") or not isinstance(properties, dict):
        raise InputError("observations-geojson-feature", file=file, number=number, received=str(kind)[:40])
    if kind == "Point":
        yield {**_texts(properties), **_place(geometry.get("coordinates"))}
        return
    vertices = geometry.get("coordinates")
    vertices = vertices if isinstance(vertices, list) else []
    beside = properties.get("coordinateProperties")
    alike = {**properties, **(beside if isinstance(beside, dict) else {})}
    lists = {name: value for name, value in alike.items() if isinstance(value, list)}
    times = next((name for name in lists if plain(name) in TIMES), None)
    if times is None:
        raise InputError("observations-geojson-times", file=file, number=number, allowed=", ".join(TIMES[:3]))
    for name, values in lists.items():
        if len(values) != len(vertices):
            raise InputError(
                "observations-geojson-length", file=file, number=number, name=name, received=len(values),
                allowed=len(vertices),
            )  # fmt: skip
    same = _texts({name: value for name, value in properties.items() if name not in lists})
    for place, vertex in enumerate(vertices):
        said = _texts({TIME if name == times else name: values[place] for name, values in lists.items()})
        yield {**same, **said, **_place(vertex)}


def _texts(values: Mapping[str, Any]) -> dict[str, str | None]:
    """Values as texts of cells; what is an object or list, or has a name that no column can have, is left out."""
    told = {name: value for name, value in values.items() if not isinstance(value, (dict, list)) and "\0" not in name}
    return {name: _text(value) for name, value in told.items()}


def _text(value: Any) -> str | None:
    return value if value is None or isinstance(value, str) else json.dumps(value)


def _place(coordinates: Any) -> dict[str, str | None]:
    if not isinstance(coordinates, list) or len(coordinates) < 2:
        return dict.fromkeys(PLACE)
    return dict(zip(PLACE, (_text(part) for part in coordinates[:2]), strict=True))
