"""Rows of an entity with its quantities as files: GeoJSON, GeoPackage, GeoParquet."""

from __future__ import annotations

import tempfile
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Annotated, Any, BinaryIO, Literal

from fastapi import Path as InPath
from fastapi import Query, Request, Response
from fastapi.responses import JSONResponse, StreamingResponse

from citybrain.api.guards import IN_TURN
from citybrain.api.openapi import API, answering
from citybrain.api.respond import tagged
from citybrain.api.results import TheOpenWorkspace
from citybrain.api.router import Router
from citybrain.api.routes.entities import MOST_QUANTITIES, Name, Text
from citybrain.api.routes.values import Plan, Year
from citybrain.api.state import TheTiles
from citybrain.kernel import InputError
from citybrain.plans.workspace import Workspace
from citybrain.presenting.answers.shapes.entities import RowFeatures
from citybrain.presenting.files.entity_file import EntityFile, entity_file
from citybrain.presenting.files.saving import save_files

router = Router(prefix=API, tags=["city"])
AT_A_TIME = 2
"""Files that one server writes at a time; each holds a table of 50,000 rows in memory."""
PATIENCE = 30.0
"""Seconds that a request waits for its turn."""
PIECE = 1 << 20
MEDIA_TYPES = {
    "geojson": "application/geo+json",
    "gpkg": "application/geopackage+sqlite3",
    "parquet": "application/vnd.apache.parquet",
}
BINARY: dict[int | str, dict[str, Any]] = {
    200: {"content": {MEDIA_TYPES[f]: {"schema": {"type": "string", "format": "binary"}} for f in ("gpkg", "parquet")}}
}
Form = Annotated[Literal["gpkg", "parquet"], InPath(description="GeoPackage 1.3 or GeoParquet 1.1.")]
Asked = Annotated[
    list[Text],
    Query(alias="quantity", max_length=MOST_QUANTITIES, description="Quantity of the entity; give it once for each."),
]
_writing = threading.BoundedSemaphore(AT_A_TIME)


class GeoJson(JSONResponse):
    """Shapes (RFC 7946)."""

    media_type = MEDIA_TYPES["geojson"]


@router.get(
    "/geometry/{entity}/features.geojson",
    summary="Rows of an entity with their shapes and quantities as GeoJSON",
    dependencies=[IN_TURN],
    response_class=GeoJson,
    responses=answering(RowFeatures),
)
def geojson(
    request: Request,
    workspace: TheOpenWorkspace,
    tiles: TheTiles,
    entity: Name,
    asked: Asked = [],  # noqa: B006 (FastAPI copies it)
    plan: Plan = None,
    year: Year = None,
) -> Response:
    """Each feature has row, id, name, area, and each quantity by its name; `metadata` says unit, source and licence."""
    tag = _tag(workspace, "geojson", entity, asked, plan, year)
    if f'"{tag}"' in request.headers.get("if-none-match", ""):
        return tagged(request, Response(), tag)
    return _sent(request, lambda: _file(workspace, tiles, entity, asked, plan, year), asked, "geojson", tag)


@router.get(
    "/geometry/{entity}/features.{form}",
    summary="Rows of an entity with their shapes and quantities as GeoPackage or GeoParquet",
    dependencies=[IN_TURN],
    response_class=Response,
    responses=BINARY,
)
def binary(
    request: Request,
    workspace: TheOpenWorkspace,
    tiles: TheTiles,
    entity: Name,
    form: Form,
    asked: Asked = [],  # noqa: B006
    plan: Plan = None,
    year: Year = None,
) -> Response:
    """The same rows in the plane of the city, with all digits; metadata as the formats have it, and as JSON."""
    tag = _tag(workspace, form, entity, asked, plan, year)
    if f'"{tag}"' in request.headers.get("if-none-match", ""):
        return tagged(request, Response(), tag)
    return _sent(request, lambda: _file(workspace, tiles, entity, asked, plan, year), asked, form, tag)


def _sent(request: Request, make: Callable[[], EntityFile], asked: list[str], form: str, tag: str) -> Response:
    """A file that is written to the disk in its turn, and then sent as fast as somebody reads it.

    So what is held in memory does not grow with those who ask or read slowly. Raises InputError where the turn does not
    come.
    """
    if not _writing.acquire(timeout=PATIENCE):
        raise InputError("file-busy", allowed=AT_A_TIME)
    try:
        file = make()
        written = _written(file, form)
    finally:
        _writing.release()
    headers = {**_named(file.name, asked, form), "Content-Length": str(written.seek(0, 2))}
    return tagged(request, StreamingResponse(_pieces(written), media_type=MEDIA_TYPES[form], headers=headers), tag)


def _file(
    workspace: Workspace, tiles: TheTiles, entity: str, asked: list[str], plan: str | None, year: int | None
) -> EntityFile:
    of = {} if plan is None else {"plan": workspace.outcome(plan).plan.name, "plan_id": plan, "year": year}
    view = workspace.view(plan, year)
    return entity_file(workspace.snapshot, tiles.entities, view, entity, asked, of)


def _written(file: EntityFile, form: str) -> BinaryIO:
    """The whole file, open for reading; it has no name any more, so that nothing of it stays."""
    with tempfile.TemporaryDirectory(prefix="citybrain-") as folder:
        path = Path(folder) / f"{file.name}.{form}"
        save_files(path, [file])
        return path.open("rb")


def _pieces(file: BinaryIO) -> Iterator[bytes]:
    with file:
        file.seek(0)
        yield from iter(lambda: file.read(PIECE), b"")


def _named(entity: str, asked: list[str], form: str) -> dict[str, str]:
    """The file is called as its one quantity or its entity, both of which are known names."""
    name = asked[0] if len(asked) == 1 else entity
    return {"Content-Disposition": f'attachment; filename="{name}.{form}"'}


def _tag(workspace: Workspace, form: str, entity: str, asked: list[str], plan: str | None, year: int | None) -> str:
    return workspace.tag("features", form, entity, *asked, f"plan {plan}", str(year), workspace.snapshot.city_name)
