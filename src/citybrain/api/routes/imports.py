"""Readings from files: give one, see what was read, state what it does not say, store it, undo an import."""

from __future__ import annotations

from typing import Annotated

from fastapi import Path, Request, Response
from starlette.concurrency import run_in_threadpool

from citybrain.api.auditing import note
from citybrain.api.guards import requires
from citybrain.api.identity import TheActor
from citybrain.api.language import Language
from citybrain.api.openapi import API, answering
from citybrain.api.respond import fresh_answer
from citybrain.api.router import Router
from citybrain.api.routes.bodies import Number
from citybrain.api.routes.my_city import RAW
from citybrain.api.state import TheSensing, TheSnapshot, TheState
from citybrain.api.uploads import announced_size, write_body
from citybrain.governance import Permission
from citybrain.governance.audit import Noted
from citybrain.observations.importing.answers import file_answer, imports_answer
from citybrain.observations.importing.files import ImportedReadings
from citybrain.observations.importing.shapes import ImportFile, ImportUndone, ReadingImports
from citybrain.observations.importing.statements import ImportStatements
from citybrain.observations.importing.waiting import WaitingFiles
from citybrain.observations.sensing import Sensing

router = Router(prefix=f"{API}/imports", tags=["sensing"])
WRITES = requires(Permission.WRITE_OBSERVATIONS)
Identity = Annotated[str, Path(max_length=64, description="Id of a file that waits.")]
Name = Annotated[str, Path(max_length=300, description="Name of a file; never a path.")]
TOLD = answering(ImportFile)


@router.get("", summary="Imports of files", responses=answering(ReadingImports), dependencies=[WRITES])
def imports(request: Request, sensing: TheSensing) -> Response:
    """The last one first, those that were undone too."""
    with sensing.records.read() as connection:
        return fresh_answer(request, imports_answer(connection, sensing.zone))


@router.post(
    "/files/{name}",
    summary="Give a file of readings",
    status_code=201,
    openapi_extra=RAW,
    responses=answering(ImportFile, 201),
    dependencies=[WRITES],
)
async def give(
    request: Request, sensing: TheSensing, snapshot: TheSnapshot, actor: TheActor, name: Name, language: Language
) -> Response:
    """The body is the file itself, at most 64 MB. Nothing is stored; the answer tells what was read and what is asked.

    Whoever gave a file alone sees it, until the server ends.
    """
    waiting = _of(sensing)
    with await run_in_threadpool(waiting.receive, name, announced_size(request)) as upload:
        await write_body(request, upload)
        file = await run_in_threadpool(waiting.keep, upload, snapshot.manifest.country, actor)
    return fresh_answer(request, file_answer(file, language), language, 201)


@router.get("/files/{identity}", summary="A file that waits", responses=TOLD, dependencies=[WRITES])
def file(request: Request, sensing: TheSensing, actor: TheActor, identity: Identity, language: Language) -> Response:
    """What was read of it, what is asked, and how far it is stored."""
    return fresh_answer(request, file_answer(_of(sensing).get(identity, actor), language), language)


@router.patch(
    "/files/{identity}", summary="State what a file does not say itself", responses=TOLD, dependencies=[WRITES]
)
def settle(
    request: Request,
    sensing: TheSensing,
    snapshot: TheSnapshot,
    actor: TheActor,
    identity: Identity,
    body: ImportStatements,
    language: Language,
) -> Response:
    """All statements together; what is left out is guessed from the file, which is read again."""
    file = _of(sensing).settle(identity, body, snapshot.manifest.country, actor)
    return fresh_answer(request, file_answer(file, language), language)


@router.delete("/files/{identity}", summary="Give up a file", status_code=204, dependencies=[WRITES])
def forget(sensing: TheSensing, actor: TheActor, identity: Identity) -> Response:
    """Where it is being stored, that stops: what is stored stays, and can be undone."""
    _of(sensing).forget(identity, actor)
    return Response(status_code=204)


@router.post(
    "/files/{identity}/store",
    summary="Store the readings of a file",
    status_code=202,
    responses=answering(ImportFile, 202, "Waits or runs: `GET` of the file tells how far it is."),
    dependencies=[WRITES],
)
def store(
    request: Request, state: TheState, sensing: TheSensing, actor: TheActor, identity: Identity, language: Language
) -> Response:
    """New stations and streams need sensors:write as well. A reading that is there is not stored twice."""
    audit = state.governance.audit

    def done(imported: ImportedReadings) -> None:
        audit.note(
            Noted(actor, Permission.WRITE_OBSERVATIONS, f"import {imported.number}: {imported.file}", imported.stored)
        )

    begun = _of(sensing).store(identity, actor, done)
    note(request, Permission.WRITE_OBSERVATIONS, f"import of {begun.path.name} asked for")
    return fresh_answer(request, file_answer(begun, language), language, 202)


@router.post("/{number}/undo", summary="Undo an import", responses=answering(ImportUndone), dependencies=[WRITES])
def undo(request: Request, sensing: TheSensing, actor: TheActor, number: Number) -> Response:
    """The readings that it stored are removed; forecasts that were trained on some of them are stale.

    One's own import; that of somebody else needs observations:keep.
    """
    done = _of(sensing).undo(number, actor)
    note(request, Permission.WRITE_OBSERVATIONS, done.description, done.removed)
    told: ImportUndone = {
        "number": done.number,
        "file": done.file,
        "removed": done.removed,
        "kept": done.kept,
        "stale": list(done.stale),
    }
    return fresh_answer(request, told)


def _of(sensing: Sensing) -> WaitingFiles:
    waiting = sensing.background_service(WaitingFiles)
    assert waiting is not None
    return waiting
