"""Other cities: files of their figures, and this city among them."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Query, Request, Response
from starlette.concurrency import run_in_threadpool

from citybrain.api.guards import requires
from citybrain.api.language import Language
from citybrain.api.openapi import API, answering
from citybrain.api.parts import TheIndicators
from citybrain.api.problems import MediaTypeError
from citybrain.api.respond import fresh_answer
from citybrain.api.router import Router
from citybrain.api.routes.bodies import Number, Person
from citybrain.base.files import MEGABYTE
from citybrain.governance import Permission
from citybrain.plans.problems import shown
from citybrain.presenting.progress.comparison_answers import ComparedFile, ComparisonTold, comparison_answer
from citybrain.progress.comparison_file import figures_in
from citybrain.progress.comparison_store import ComparisonStore
from citybrain.progress.indicator_service import IndicatorService
from citybrain.progress.tables_in import LARGEST
from citybrain.records.errors import EntryError

router = Router(prefix=f"{API}/comparison", tags=["indicators"])
WRITES = requires(Permission.WRITE_INDICATORS)
TAKEN = (
    "text/csv",
    "application/json",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
)
RAW: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {kind: {"schema": {"type": "string", "format": "binary"}} for kind in TAKEN},
    }
}
FileName = Annotated[str, Query(min_length=1, max_length=200, description="Name of the file, without a path.")]


@router.get("", summary="This city among others", responses=answering(ComparisonTold))
def comparison(
    request: Request,
    service: TheIndicators,
    language: Language,
    climate: Annotated[str | None, Query(max_length=100, description="Only cities of this climate are alike.")] = None,
    income: Annotated[float | None, Query(gt=0, description="GDP per resident [USD at purchasing power].")] = None,
) -> Response:
    """Distributions of figures that were found in the same way; never a ranking."""
    store = ComparisonStore(service.records)
    files: list[ComparedFile] = [
        {"id": file.id, "file": file.name, "figures": file.figures, "cities": file.cities} for file in store.files()
    ]
    told = comparison_answer(service, store.figures(), files, climate, income, language)
    return fresh_answer(request, told, language)


@router.post(
    "/files",
    summary="Give a file of figures of other cities",
    status_code=201,
    openapi_extra=RAW,
    responses=answering(ComparedFile, 201),
    dependencies=[WRITES],
)
async def give(
    request: Request, service: TheIndicators, name: FileName, language: Language, made_by: Person
) -> Response:
    """CSV or XLSX with the columns of docs/indicators.md, or what `/indicators` of another city answers, as JSON."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind not in TAKEN:
        raise MediaTypeError("entry-media-type", received=shown(kind), allowed=", ".join(TAKEN))
    if "/" in name or "\\" in name or not name.isprintable():
        raise EntryError("entry-file-name", received=shown(name))
    raw = bytearray()
    async for piece in request.stream():
        raw += piece
        if len(raw) > LARGEST:
            raise EntryError("file-too-large", file=name, received=len(raw) / MEGABYTE, allowed=LARGEST / MEGABYTE)
    told = await run_in_threadpool(_store, service, bytes(raw), name, made_by)
    return fresh_answer(request, told, language, 201)


@router.delete("/files/{identity}", summary="Withdraw a file of figures", status_code=204, dependencies=[WRITES])
def withdraw(service: TheIndicators, identity: Number, made_by: Person) -> Response:
    """Its figures no longer count; the records keep them."""
    ComparisonStore(service.records).withdraw(identity, made_by)
    return Response(status_code=204)


def _store(service: IndicatorService, raw: bytes, name: str, made_by: str) -> ComparedFile:
    figures = figures_in(raw, name, service.frameworks(), service.this_year)
    identity = ComparisonStore(service.records).add(raw, name, figures, made_by)
    cities = len({figure.city.casefold() for figure in figures})
    return {"id": identity, "file": name, "figures": len(figures), "cities": cities}
