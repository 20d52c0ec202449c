"""What the map draws: shapes of any entity as compact columns, and the base map."""

from __future__ import annotations

import json
from typing import Annotated

import brotli
from fastapi import Path, Query, Request, Response

from citybrain.api.openapi import API, answering, sending
from citybrain.api.respond import ASK_AGAIN, FOREVER, compressed_file, json_answer, tagged
from citybrain.api.router import Router
from citybrain.api.routes.entities import Name
from citybrain.api.state import TheSnapshot, TheTiles
from citybrain.kernel import NotFoundError
from citybrain.presenting.answers.shapes.entities import BaseMap, TileIndex

router = Router(prefix=API, tags=["city"])
BASE = "base.json.br"
LAYERS = ("water", "green", "land", "streets", "rail", "labels")
BINARY = "application/octet-stream"
COLUMNS = sending(BINARY, text=False)
NOTHING = brotli.compress(json.dumps({name: {"type": "FeatureCollection", "features": []} for name in LAYERS}).encode())
Number = Annotated[int | None, Query(ge=1, lt=10**6, description="Number of the snapshot; lets the answer be kept.")]
Tile = Annotated[int, Path(ge=0, lt=10**6, description="Number of the tile.")]
Content = Annotated[
    str | None,
    Query(max_length=64, description="Name of what the tiles hold, as their list says it; lets the answer be kept."),
]


@router.get("/base-map", summary="The base map as GeoJSON layers", responses=answering(BaseMap))
def base(request: Request, served: TheSnapshot, snapshot: Number = None) -> Response:
    """An object of feature collections: water, green, land, streets, rail, labels."""
    _require(snapshot, served.manifest.snapshot)
    entry = served.manifest.tables.get(BASE)
    packed = served.path(BASE).read_bytes() if entry else NOTHING
    tag = entry.sha256[:32] if entry else "empty"
    return tagged(
        request, compressed_file(request, packed, "application/json"), tag, FOREVER if snapshot else ASK_AGAIN
    )


@router.get(
    "/geometry/{entity}", summary="Shapes of all rows of an entity, binary", response_class=Response, responses=COLUMNS
)
def shapes(request: Request, served: TheSnapshot, tiles: TheTiles, entity: Name, snapshot: Number = None) -> Response:
    """Rows in the order of all values. Little endian, shapes as columns of small integers.

    Header of 48 bytes: `OCB1`; u32 rows n, vertices, indices; f64 longitude and latitude of the origin; f64 metres per
    unit; u64 kind: 0 polygons, 1 lines, 2 points, 3 cells. Then i32[2n] x, y of each row's first vertex, as the
    difference from that of the row before; u16[n] vertices and u16[n] indices of each row; i16[] x and i16[] y of every
    vertex, as the difference from the vertex before (0 for a first one); u16[] indices, local to their row: three of
    each triangle, two of each piece of a line, none of a point. Cells have no vertices but f64[12], six terms of x and
    six of y in metres, by which the corner of column c and line l lies at t0 + t1 c + t2 l + t3 c² + t4 c l + t5 l²,
    then i32[n] column and i32[n] line as the difference from the row before, column -1 for none. Cells of no regular
    grid are sent as polygons. x points east, y north, in units from the origin, in Web Mercator scaled to metres at the
    latitude of the origin.
    """
    _require(snapshot, served.manifest.snapshot)
    found = tiles.of(entity)
    answer = compressed_file(request, found.whole(), BINARY)
    return tagged(request, answer, f"{found.content}-all", FOREVER if snapshot else ASK_AGAIN)


@router.get("/geometry/{entity}/tiles", summary="Parts in which the map fetches shapes", responses=answering(TileIndex))
def tile_index(request: Request, tiles: TheTiles, entity: Name) -> Response:
    """Each is a run of rows and a patch of the map; up to `most_at_once` rows are one tile."""
    found = tiles.of(entity)
    return tagged(request, json_answer(request, found.index), found.content)


@router.get(
    "/geometry/{entity}/tiles/{tile}", summary="Shapes of a tile, binary", response_class=Response, responses=COLUMNS
)
def tile(request: Request, tiles: TheTiles, entity: Name, tile: Tile, content: Content = None) -> Response:
    """Rows of the tile in their order, in the format of all shapes and from the same origin."""
    found = tiles.of(entity)
    if content not in (None, found.content):
        raise NotFoundError("tiles-not-served", received=str(content), current=found.content, entity=entity)
    answer = compressed_file(request, found.packed(tile), BINARY)
    return tagged(request, answer, f"{found.content}-{tile}", FOREVER if content else ASK_AGAIN)


def _require(asked: int | None, current: int) -> None:
    """Raises NotFoundError for a snapshot that is not the served one."""
    if asked not in (None, current):
        raise NotFoundError("snapshot-not-served", received=str(asked), current=current)
