"""The audit log, for those who look after it."""

from __future__ import annotations

from typing import Annotated

from fastapi import Query, Request, Response
from typing_extensions import TypedDict

from citybrain.api.auditing import note
from citybrain.api.guards import requires
from citybrain.api.language import Language
from citybrain.api.openapi import API, answering
from citybrain.api.respond import fresh_answer
from citybrain.api.router import Router
from citybrain.api.state import TheState
from citybrain.governance import Permission
from citybrain.governance.audit import AuditEntry, entries
from citybrain.messages import keys, text

MOST = 1_000
router = Router(prefix=f"{API}/audit", tags=["access"])


class AuditLine(AuditEntry):
    """An entry; `label` is what people call the act."""

    label: str


class AuditEntries(TypedDict):
    """Entries, the newest first; `more` tells where to go on: those `before` this number."""

    entries: list[AuditLine]
    more: int | None


@router.get(
    "", summary="Who did what", dependencies=[requires(Permission.READ_AUDIT)], responses=answering(AuditEntries)
)
def audit(
    request: Request,
    state: TheState,
    language: Language,
    who: Annotated[str | None, Query(max_length=100, description="Entries of somebody of this name.")] = None,
    before: Annotated[int | None, Query(ge=1, le=2**62, description="Entries before one of this number.")] = None,
    limit: Annotated[int, Query(ge=1, le=MOST)] = 100,
) -> Response:
    """For administrators and auditors. Reading the log is an entry of it."""
    with state.governance.records.read() as connection:
        found = entries(connection, limit, before, who)
    note(request, Permission.READ_AUDIT, "audit", len(found))
    told: AuditEntries = {
        "entries": [{**one, "label": _label(one["act"], language)} for one in found],
        "more": found[-1]["number"] if len(found) == limit else None,
    }
    return fresh_answer(request, told, language)


def _label(act: str, language: str) -> str:
    """A right by its name; the method of a request as it is."""
    key = f"access-act-{act.replace(':', '-')}"
    return text(key, language) if key in keys(language) else act
