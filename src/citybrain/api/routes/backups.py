"""Backups in the page: the city that is shown as one file, and a city made of such a file."""

from __future__ import annotations

import datetime
from collections.abc import Generator, Mapping
from contextlib import ExitStack
from dataclasses import replace
from urllib.parse import quote

from fastapi import Request, Response
from fastapi.responses import StreamingResponse
from starlette.concurrency import run_in_threadpool
from starlette.types import Receive, Scope, Send

from citybrain.api.auditing import note
from citybrain.api.draft_answers import draft_answer
from citybrain.api.draft_shapes import Draft as DraftTold
from citybrain.api.guards import requires
from citybrain.api.identity import TheActor
from citybrain.api.language import Language
from citybrain.api.openapi import API, answering, sending
from citybrain.api.respond import fresh_answer
from citybrain.api.router import Router
from citybrain.api.routes.my_city import RAW
from citybrain.api.state import TheCity, TheDesk, TheState
from citybrain.api.uploads import announced_size, write_body
from citybrain.governance import DataClass, Permission
from citybrain.governance.errors import NotAllowedError
from citybrain.open_city.backups import write_backup
from citybrain.open_city.restoring import unpacked
from citybrain.twin.drafts.document import Draft
from citybrain.twin.drafts.service import DraftService
from citybrain.twin.drafts.upload import Upload

router = Router(prefix=API, tags=["my city"])
KEEPING = "stewardship"
"""What a backup is for: whoever asks for one need not say it."""

WRITES = requires(Permission.WRITE_CITY)
ZIP = "application/zip"
NAME = "backup.zip"


class _Download(StreamingResponse):
    """Sends pieces, and ends what makes them even where nobody takes them, so that another backup can be made."""

    def __init__(self, pieces: Generator[bytes], headers: Mapping[str, str]) -> None:
        super().__init__(pieces, media_type=ZIP, headers=headers)
        self._pieces = pieces

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers the request."""
        try:
            await super().__call__(scope, receive, send)
        finally:
            await run_in_threadpool(self._pieces.close)


@router.get(
    "/backup",
    summary="A backup of the city",
    dependencies=[WRITES],
    response_class=Response,
    responses=sending(ZIP, text=False),
)
def backup(request: Request, city: TheCity, actor: TheActor) -> Response:
    """Files, snapshot, plans, records, readings and bills as of now; for those who may read data of every class."""
    if not replace(actor, purpose=KEEPING).reads.issuperset(DataClass):
        raise NotAllowedError("backup-personal", name=actor.name)
    pieces = write_backup(city.folder, city.snapshot, city.store)
    note(request, Permission.WRITE_CITY, "backup downloaded")
    file = f"{city.snapshot.city_name} {datetime.date.today().isoformat()}.zip"
    headers = {
        "Content-Disposition": f"attachment; filename=\"city-backup.zip\"; filename*=UTF-8''{quote(file, safe='')}",
        "Cache-Control": "no-store",
    }
    return _Download(pieces, headers)


@router.post(
    "/drafts/restore",
    summary="Make a city of a backup",
    status_code=201,
    openapi_extra=RAW,
    responses=answering(DraftTold, 201),
    dependencies=[WRITES],
)
async def restore(request: Request, state: TheState, desk: TheDesk, language: Language) -> Response:
    """The body is the file. It becomes one more city; those that are there stay as they are."""
    with ExitStack() as restoring:
        folder = await run_in_threadpool(restoring.enter_context, desk.restoring())  # drafts may be busy for seconds
        upload = restoring.enter_context(Upload(folder, NAME, announced_size(request)))
        await write_body(request, upload)
        draft = await run_in_threadpool(_restored, desk, upload)
    note(request, Permission.WRITE_CITY, f"city {draft.name} restored")
    return fresh_answer(request, draft_answer(draft, state.draft, language), language, 201)


def _restored(desk: DraftService, upload: Upload) -> Draft:
    upload.finish()
    try:
        with unpacked(upload.target, upload.target.parent) as (made, manifest):
            return desk.adopt(made, manifest.city)
    finally:
        upload.target.unlink(missing_ok=True)
