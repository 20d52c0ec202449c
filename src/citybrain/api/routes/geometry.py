"""What the map draws: footprints as compact columns, and the base map."""

from __future__ import annotations

import json
from typing import Annotated

import brotli
from fastapi import APIRouter, Query, Request, Response

from citybrain.api.openapi import API, answering, sending
from citybrain.api.respond import ASK_AGAIN, FOREVER, compressed_file, tagged
from citybrain.api.state import TheSnapshot
from citybrain.kernel import NotFoundError
from citybrain.plans.answers.shapes.city import BaseMap
from citybrain.twin.snapshot import Snapshot

router = APIRouter(prefix=API, tags=["city"])
BUILDINGS = "buildings.bin.br"
BASE = "base.json.br"
LAYERS = ("water", "green", "land", "streets", "rail", "labels")
COLUMNS = sending("application/octet-stream", text=False)
NOTHING = brotli.compress(json.dumps({name: {"type": "FeatureCollection", "features": []} for name in LAYERS}).encode())
Number = Annotated[int | None, Query(ge=1, lt=10**6, description="Number of the snapshot; lets the answer be kept.")]


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
