"""Rows of an entity as GeoJSON, some at a time: shapes, names, and the values of a quantity where one is asked for."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice

from citybrain.kernel import NotFoundError
from citybrain.plans.view import View
from citybrain.presenting.answers.entities import areas_of
from citybrain.presenting.answers.words import shown
from citybrain.twin.geometry.entities import Entities, Entity
from citybrain.twin.geometry.shapes import in_degrees, runs_of
from citybrain.twin.geometry.types import Geometries
from citybrain.twin.snapshot import Snapshot

AT_ONCE = 5_000
"""Rows whose shapes are held at a time."""


def features(
    entity: Entity, entities: Entities, snapshot: Snapshot, view: View, quantity: str | None, language: str
) -> Iterator[bytes]:
    """The text of a feature collection in degrees, piece by piece; values are computed before the first is asked for.

    Properties are row, id, name and area; quantity, value and unit where one is asked for. Raises NotFoundError for a
    quantity that is unknown, of another entity, or has no number for each row.
    """
    rows = _properties(entity, entities, view, quantity, language)
    return _pieces(rows, runs_of(snapshot, entity.table, AT_ONCE), snapshot.manifest.crs)


def _properties(
    entity: Entity, entities: Entities, view: View, quantity: str | None, language: str
) -> Iterator[dict[str, object]]:
    areas = areas_of(entity, entities, view)
    made = None if quantity is None else view.graph[quantity]
    if made is not None and made.of != entity.name:
        raise NotFoundError("quantity-of-other", received=made.name, of=made.of, entity=entity.name)
    column = None if made is None else view.column(made.name)

    def rows() -> Iterator[dict[str, object]]:
        for row in range(entity.rows):
            told: dict[str, object] = {"row": row, "id": str(entity.held.ids[row]), "name": entity.name_of(row)}
            if areas is not None:
                number = int(areas[1][row])
                told["area"] = None if number < 0 else areas[0].name_of(number) or str(areas[0].held.ids[number])
            if made is not None and column is not None:
                value = shown(view.graph, made, float(column[row]), language)
                told |= {"quantity": made.name, "value": value, "unit": made.unit}
            yield told

    return rows()


def _pieces(rows: Iterator[dict[str, object]], runs: Iterator[Geometries], crs: str) -> Iterator[bytes]:
    import shapely

    yield b'{"type":"FeatureCollection","features":['
    before = ""
    for run in runs:
        shapes = shapely.to_geojson(in_degrees(run, crs))
        texts = [
            f'{{"type":"Feature","geometry":{shape or "null"},"properties":{_json(told)}}}'
            for shape, told in zip(shapes, islice(rows, len(run)), strict=True)
        ]
        yield (before + ",".join(texts)).encode()
        before = ","
    yield b"]}"


def _json(told: dict[str, object]) -> str:
    return json.dumps(told, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
