"""What the map draws: footprints as compact columns, and the base map."""

from __future__ import annotations

import json
from typing import Annotated

import brotli
from fastapi import APIRouter, Path, Query, Request, Response

from citybrain.api.openapi import API, answering, sending
from citybrain.api.respond import ASK_AGAIN, FOREVER, compressed_file, json_answer, tagged
from citybrain.api.state import TheSnapshot, TheTiles, TheWorkspace
from citybrain.kernel import NotFoundError
from citybrain.plans.answers.shapes.city import BaseMap, TileIndex
from citybrain.twin.snapshot import Snapshot

router = APIRouter(prefix=API, tags=["city"])
BUILDINGS = "buildings.bin.br"
BASE = "base.json.br"
LAYERS = ("water", "green", "land", "streets", "rail", "labels")
COLUMNS = sending("application/octet-stream", text=False)
NOTHING = brotli.compress(json.dumps({name: {"type": "FeatureCollection", "features": []} for name in LAYERS}).encode())
Number = Annotated[int | None, Query(ge=1, lt=10**6, description="Number of the snapshot; lets the answer be kept.")]
Tile = Annotated[int, Path(ge=0, lt=10**6, description="Number of the tile.")]
Content = Annotated[
    str | None,
    Query(max_length=64, description="Name of what the tiles hold, as their list says it; lets the answer be kept."),
]


@router.get(
    "/geometry/buildings", summary="Footprints of all buildings, binary", response_class=Response, responses=COLUMNS
)
def buildings(request: Request, served: TheSnapshot, snapshot: Number = None) -> Response:
    """Rows in the order of all values. Little endian, footprints as columns of small integers.

    Header of 48 bytes: `OCB1`; u32 buildings n, vertices, triangle indices; f64 longitude and latitude of the origin;
    f64 metres per unit; u64 zero. Then i32[2n] x, y of each building's first vertex, as the difference from that of the
    building before; u16[n] vertices and u16[n] triangle indices of each building; i16[] x and i16[] y of every vertex,
    as the difference from the vertex before (0 for a first one); u16[] triangle indices, local to their building.
    x points east, y north, in units from the origin, in Web Mercator scaled to metres at the latitude of the origin.
    """
    return _file(request, served, BUILDINGS, "application/octet-stream", snapshot)


@router.get("/geometry/tiles", summary="Parts in which the map fetches footprints", responses=answering(TileIndex))
def tile_index(request: Request, tiles: TheTiles) -> Response:
    """Each is a run of rows and a patch of the map; a city of up to `most_at_once` buildings is one tile."""
    return tagged(request, json_answer(request, tiles.index), tiles.content)


@router.get(
    "/geometry/tiles/{tile}", summary="Footprints of a tile, binary", response_class=Response, responses=COLUMNS
)
def tile(request: Request, tiles: TheTiles, tile: Tile, content: Content = None) -> Response:
    """Rows of the tile in their order, in the format of all buildings and from the same origin."""
    if content not in (None, tiles.content):
        raise NotFoundError("tiles-not-served", received=str(content), current=tiles.content)
    answer = compressed_file(request, tiles.packed(tile), "application/octet-stream")
    return tagged(request, answer, f"{tiles.content}-{tile}", FOREVER if content else ASK_AGAIN)


@router.get("/geometry/zones", summary="Shapes of all zones, binary", response_class=Response, responses=COLUMNS)
def zones(request: Request, workspace: TheWorkspace, tiles: TheTiles) -> Response:
    """Rows in the order of the zones, in the format of the buildings, from an origin of their own."""
    answer = compressed_file(request, tiles.packed_zones(), "application/octet-stream")
    return tagged(request, answer, workspace.tag("geometry-zones"))


@router.get("/geometry/base", summary="The base map as GeoJSON layers", responses=answering(BaseMap))
def base(request: Request, served: TheSnapshot, snapshot: Number = None) -> Response:
    """An object of feature collections: water, green, land, streets, rail, labels."""
    return _file(request, served, BASE, "application/json", snapshot)


def _file(request: Request, served: Snapshot, name: str, media_type: str, asked: int | None) -> Response:
    current = served.manifest.snapshot
    if asked not in (None, current):
        raise NotFoundError("snapshot-not-served", received=asked, current=current)
    entry = served.manifest.tables.get(name)
    packed = served.path(name).read_bytes() if entry else NOTHING
    tag = entry.sha256[:32] if entry else "empty"
    return tagged(request, compressed_file(request, packed, media_type), tag, FOREVER if asked else ASK_AGAIN)
