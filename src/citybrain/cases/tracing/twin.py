"""Sources that the twin knows near a case, as domains declare what of it emits (`sources.yaml` of a domain)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

import numpy as np
import shapely
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict, ValidationError

from citybrain.base.domains import find_domains
from citybrain.cases.tracing.diagnoses import SourcesNear
from citybrain.cases.tracing.question import KnownSource
from citybrain.kernel import DeclarationError
from citybrain.kernel.yaml_files import read_yaml
from citybrain.observations.stream_status.streams import LonLat
from citybrain.twin.snapshot import Snapshot

FILE, PARQUET, NAME, DEGREES, LONGEST = "sources.yaml", ".parquet", "name", "EPSG:4326", 200
AROUND, MOST = 2_000.0, 50
"""Metres around a case within which sources are looked for, and how many of a kind are taken, the nearest ones."""


class EmittingRows(BaseModel):
    """Rows of a table of the twin that emit some properties: those whose column has one of these values."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    label: dict[str, str]
    table: str
    column: str
    values: list[str]
    properties: list[str]


@cache
def emitting_rows() -> Mapping[str, EmittingRows]:
    """What domains declare, by kind of source. Raises DeclarationError."""
    declared: dict[str, EmittingRows] = {}
    for domain in find_domains().all:
        if (path := domain.folder / FILE).is_file():
            for kind, declaration in read_yaml(path).items():
                try:
                    declared[kind] = EmittingRows.model_validate(declaration)
                except ValidationError as problem:
                    problems = "; ".join(f"{kind}.{'.'.join(map(str, one['loc']))}: {one['msg']}"
                                     for one in problem.errors()[:20])  # fmt: skip
                    raise DeclarationError("trace-sources-declared", file=path.name, problem=problems) from None
    return declared


def sources_of_twin(snapshot: Snapshot) -> SourcesNear:
    """Looks for sources in the tables that a snapshot has."""

    def near(place: LonLat, observed: str) -> list[KnownSource]:
        sources = {
            one.name: one
            for kind, rows in emitting_rows().items()
            if observed in rows.properties and f"{rows.table}{PARQUET}" in snapshot.manifest.tables
            for one in _near(snapshot, kind, rows, place)
        }
        return list(sources.values())

    return near


def _near(snapshot: Snapshot, kind: str, rows: EmittingRows, place: LonLat) -> Iterator[KnownSource]:
    """The nearest of a kind, one by its name; those without a name are called by their kind and place."""
    from pyproj import Transformer

    crs = snapshot.manifest.crs
    case = shapely.Point(*Transformer.from_crs(DEGREES, crs, always_xy=True).transform(*place))
    to_degrees = Transformer.from_crs(crs, DEGREES, always_xy=True)
    names, shapes = _rows(snapshot, rows)
    away = shapely.distance(shapes, case)
    taken: dict[str, KnownSource] = {}
    for row in np.argsort(away, kind="stable").tolist():
        if away[row] > AROUND or len(taken) == MOST:
            break
        shape = shapes[row]
        at = shapely.centroid(shape) if shape.area else shape.interpolate(shape.project(case))
        longitude, latitude = (round(one, 5) for one in to_degrees.transform(at.x, at.y))
        name = (names[row] or f"{rows.label['en']} {latitude}, {longitude}")[:LONGEST]
        taken.setdefault(name, KnownSource(name=name, kind=kind, longitude=longitude, latitude=latitude))
    yield from taken.values()


def _rows(snapshot: Snapshot, rows: EmittingRows) -> tuple[list[str | None], NDArray[np.object_]]:
    """Names and shapes of the rows that emit."""
    named = NAME in snapshot.schema(rows.table).names
    columns = snapshot.table(rows.table, [rows.column, "geometry", *([NAME] if named else [])]).to_pydict()
    chosen = [row for row, value in enumerate(columns[rows.column]) if value in rows.values]
    shapes: NDArray[np.object_] = np.array(shapely.from_wkb([columns["geometry"][row] for row in chosen]), object)
    return [columns[NAME][row] if named else None for row in chosen], shapes.reshape(-1)
