"""Bills from the page: give a file, see what its columns were taken for, settle it, import it."""

from __future__ import annotations

from typing import Annotated

from fastapi import Path, Query, Request, Response
from starlette.concurrency import run_in_threadpool

from citybrain.api.auditing import note
from citybrain.api.city_work import WorkTold, work_answer
from citybrain.api.guards import requires
from citybrain.api.identity import TheActor
from citybrain.api.language import Language
from citybrain.api.openapi import API, answering
from citybrain.api.respond import fresh_answer
from citybrain.api.results import TheOpenWorkspace
from citybrain.api.router import Router
from citybrain.api.routes.my_city import RAW
from citybrain.api.state import TheCity, TheState, TheTiles
from citybrain.api.uploads import announced_size, write_body
from citybrain.governance import Permission
from citybrain.observations.bills.billed_series import billed_series
from citybrain.observations.bills.manifest import import_of, imports_of
from citybrain.observations.bills.statements import BillStatements
from citybrain.observations.bills.waiting import WaitingBill, import_waiting
from citybrain.plans.workspace import Workspace
from citybrain.presenting.answers.bill_files import (
    BillImports,
    WaitingBillFile,
    bill_file_answer,
    bill_imports_answer,
)
from citybrain.presenting.answers.billed_series import BilledSeriesPage, billed_series_answer
from citybrain.records.errors import EntryError
from citybrain.twin.progress import Progress

router = Router(prefix=f"{API}/bills", tags=["my city"])
WRITES = requires(Permission.WRITE_CITY)
Identity = Annotated[str, Path(max_length=64, description="Id of a file that waits.")]
Name = Annotated[str, Path(max_length=300, description="Name of a file; never a path.")]
Number = Annotated[int, Path(ge=1, lt=2**31, description="Number of an import, as /bills lists it.")]
MOST_SERIES = 500
TOLD = answering(WaitingBillFile)


@router.get("", summary="Imports of bills", responses=answering(BillImports), dependencies=[WRITES])
def imports(request: Request, city: TheCity) -> Response:
    """The last one first."""
    return fresh_answer(request, bill_imports_answer([manifest for _, manifest in imports_of(city.folder)]))


@router.get(
    "/{number}/series",
    summary="Where the bills of an import went: meters and places, and why some went nowhere",
    responses=answering(BilledSeriesPage),
    dependencies=[WRITES],
)
def series(
    request: Request, city: TheCity, tiles: TheTiles, number: Number, language: Language,
    after: Annotated[int, Query(ge=0, lt=2**31, description="How many are left out before the first.")] = 0,
    limit: Annotated[int, Query(ge=1, le=MOST_SERIES)] = 50,
) -> Response:  # fmt: skip
    """Those that went nowhere come first; `more` is where the next page begins."""
    folder, manifest = import_of(city.folder, number)
    found = billed_series(folder, manifest, city.snapshot)
    entity = tiles.entities[manifest.kind]
    return fresh_answer(request, billed_series_answer(manifest, found, entity, after, limit, language))


@router.post(
    "/files/{name}",
    summary="Give a file of bills",
    status_code=201,
    openapi_extra=RAW,
    responses=answering(WaitingBillFile, 201),
    dependencies=[WRITES],
)
async def give(
    request: Request, state: TheState, workspace: TheOpenWorkspace, actor: TheActor, name: Name, language: Language
) -> Response:
    """The body is the file itself, at most 500 MB. Nothing is imported; whoever gave it alone sees it."""
    with await run_in_threadpool(state.bills.receive, name, announced_size(request)) as upload:
        await write_body(request, upload)
        file = await run_in_threadpool(state.bills.keep, upload, actor.name, workspace.snapshot, workspace.graph)
    return _answer(request, file, workspace, language, 201)


@router.get("/files/{identity}", summary="A file of bills that waits", responses=TOLD, dependencies=[WRITES])
def file(
    request: Request,
    state: TheState,
    workspace: TheOpenWorkspace,
    actor: TheActor,
    identity: Identity,
    language: Language,
) -> Response:
    """What was read of it, and what has to be settled."""
    return _answer(request, state.bills.get(identity, actor.name, workspace.snapshot), workspace, language)


@router.patch(
    "/files/{identity}", summary="State what a file of bills does not say", responses=TOLD, dependencies=[WRITES]
)
def settle(
    request: Request, state: TheState, workspace: TheOpenWorkspace, actor: TheActor, identity: Identity,
    body: BillStatements, language: Language,
) -> Response:  # fmt: skip
    """All statements together; what is left out is recognised, and the file is read again."""
    settled = state.bills.settle(identity, body, actor.name, workspace.snapshot, workspace.graph)
    return _answer(request, settled, workspace, language)


@router.delete("/files/{identity}", summary="Give up a file of bills", status_code=204, dependencies=[WRITES])
def forget(state: TheState, workspace: TheOpenWorkspace, actor: TheActor, identity: Identity) -> Response:
    """It is deleted; imports stay."""
    state.bills.forget(state.bills.get(identity, actor.name, workspace.snapshot).id)
    return Response(status_code=204)


@router.post(
    "/files/{identity}/import",
    summary="Import a file of bills",
    status_code=202,
    responses=answering(WorkTold, 202, "Runs: `GET` of /city/work tells how far it is, `DELETE` stops it."),
    dependencies=[WRITES],
)
def import_(
    request: Request,
    state: TheState,
    workspace: TheOpenWorkspace,
    actor: TheActor,
    identity: Identity,
    language: Language,
) -> Response:
    """The city is computed with the bills once they are all there. What was imported before is not imported twice."""
    waiting = state.bills.get(identity, actor.name, workspace.snapshot)
    if waiting.inspected.problem is not None:
        raise EntryError("imports-unsettled", file=waiting.path.name, count=1)

    def work(progress: Progress) -> int:
        imported = import_waiting(waiting, workspace.snapshot, workspace.graph, progress)
        state.bills.forget(identity)
        state.refresh(workspace)
        return imported.manifest.number

    note(request, Permission.WRITE_CITY, f"import of bills {waiting.path.name} asked for")
    begun = state.work.start("bills", waiting.path.name, workspace.folder, work)
    return fresh_answer(request, work_answer(begun, language), language, 202)


def _answer(request: Request, waiting: WaitingBill, workspace: Workspace, language: str, status: int = 200) -> Response:
    return fresh_answer(request, bill_file_answer(waiting, workspace.graph, language), language, status)
