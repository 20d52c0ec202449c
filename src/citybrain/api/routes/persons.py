"""What is held about persons: it is handed to them, or erased; the key that wraps their keys is renewed."""

from __future__ import annotations

from typing import Annotated

from fastapi import Request, Response
from fastapi.responses import StreamingResponse
from pydantic import BaseModel, Field
from typing_extensions import TypedDict

from citybrain.api.auditing import note
from citybrain.api.guards import IN_TURN, requires
from citybrain.api.identity import TheActor
from citybrain.api.openapi import API, answering, sending
from citybrain.api.respond import fresh_answer
from citybrain.api.router import Router
from citybrain.api.routes.bodies import ONLY_JSON
from citybrain.api.routes.consents import PersonCode, person_with
from citybrain.api.state import State, TheState
from citybrain.governance import Actor, Permission
from citybrain.governance.consents import PERSONAL, DataSubject, person_named
from citybrain.governance.errors import NotAllowedError
from citybrain.governance.register import LONGEST_NAME
from citybrain.observations.persons.erasing import ErasureProof, accept_proof, erase
from citybrain.observations.persons.exporting import person_file, pieces_of
from citybrain.observations.persons.held import held_about
from citybrain.records.bound_fields import bind_fields, unread_keys
from citybrain.records.personal_keys import keys_standing, rotate

router = Router(prefix=f"{API}/persons", tags=["access"])
ZIP = "application/zip"
INSTANT = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}[.][0-9]{6}[+]00:00$"
"""A time as records have it."""

HEXADECIMAL = "^[0-9a-f]*$"

ACCESS = requires(Permission.WRITE_ACCESS)
ANSWERS = requires(Permission.KEEP_OBSERVATIONS, lambda actor: actor.handles.issuperset(PERSONAL), "person-roles")


class Erasure(TypedDict):
    """What was erased of the person of a number, when, and who asked for it; null where they did it themselves.

    `shared` streams are about others too, and stay. `sha256` is the hash of `salt` and of what was there. `copies` were
    made before and still hold readings, of which nothing tells any more whose they are; `downloads` are backups that
    were written as files before. `kept` counts rows that the law wants to stay, by table. `signature` is by the key
    that signs the audit log.
    """

    person: int
    at: str
    by: str | None
    streams: list[int]
    shared: list[int]
    readings: int
    rows: int
    salt: str
    sha256: str
    copies: list[str]
    downloads: int
    kept: dict[str, int]
    key: str
    signature: str


class PersonalKeys(TypedDict):
    """Persons who have a key, of how many it is not on this machine, and of how many it does not open all that it
    sealed, which a renewal mends; `rings` are the folders that have them."""

    keys: int
    lost: int
    unread: int
    rings: list[str]


class Rotated(TypedDict):
    """So many keys are wrapped by a new key of the city."""

    keys: int


class NamedPerson(BaseModel, extra="forbid"):
    """A person by their pseudonym, or by the name under which they work or worked for the city."""

    person: Annotated[str, Field(max_length=LONGEST_NAME)]


Streams = Annotated[list[Annotated[int, Field(ge=1, lt=1 << 31)]], Field(max_length=10_000)]


class EarlierErasure(BaseModel):
    """The answer to an erasure, which is its proof; what else stands there is not looked at."""

    person: Annotated[int, Field(ge=1, lt=1 << 63)]
    at: Annotated[str, Field(pattern=INSTANT)]
    streams: Streams
    shared: Streams = []
    key: Annotated[str, Field(max_length=64, pattern=HEXADECIMAL)]
    signature: Annotated[str, Field(max_length=128, pattern=HEXADECIMAL)]


class ErasedPerson(NamedPerson):
    """Whom to erase; `proof` is that of their erasure, in a copy of the city from before it that has not their key."""

    proof: EarlierErasure | None = None


@router.post(
    "/erasures", summary="Erase a person", dependencies=[ANSWERS, IN_TURN, *ONLY_JSON], responses=answering(Erasure)
)
def erase_person(request: Request, state: TheState, actor: TheActor, body: ErasedPerson) -> Response:
    """Their streams with all readings, what is said of these, and their pseudonym; of who was withdrawn as an identity
    the name, and what they signed in with. See docs/access.md.
    """
    state.governed_sensing  # noqa: B018 - opened before the mark is there, by which opening it would erase
    with state.governance.records.read() as connection:
        person = person_named(connection, body.person)
        if (proof := body.proof) is not None:
            accept_proof(connection, person, proof.model_dump())
    return _erased(request, state, person, actor, own=False)


@router.post(
    "/erasures/mine", summary="Erase oneself", dependencies=[IN_TURN, *ONLY_JSON], responses=answering(Erasure)
)  # fmt: skip
def erase_me(request: Request, state: TheState, body: PersonCode) -> Response:
    """The same, for whoever has the code of a person, which then holds no longer."""
    with state.governance.records.read() as connection:
        person = person_with(request, state, connection, body.code)
    return _erased(request, state, person, person.actor, own=True)


@router.post(
    "/exports", summary="All that is held about a person", dependencies=[ANSWERS, IN_TURN, *ONLY_JSON],
    response_class=Response, responses=sending(ZIP, text=False),
)  # fmt: skip
def export_person(request: Request, state: TheState, actor: TheActor, body: NamedPerson) -> Response:
    """A ZIP file to be handed to them alone. Who asks names the purpose; the person sees that it was read."""
    if not actor.reads.issuperset(PERSONAL):
        raise NotAllowedError("person-file-purpose")
    with state.governance.records.read() as connection:
        person = person_named(connection, body.person)
        streams = held_about(connection, person).streams
    for stream in sorted(streams):
        note(request, Permission.READ_OBSERVATIONS, f"stream {stream}")
    return _file(request, state, person, "export of a person")  # beside the streams no number tells whose they are


@router.post(
    "/exports/mine", summary="All that is held about oneself", dependencies=[IN_TURN, *ONLY_JSON],
    response_class=Response, responses=sending(ZIP, text=False),
)  # fmt: skip
def export_me(request: Request, state: TheState, body: PersonCode) -> Response:
    """The same, for whoever has the code of a person."""
    with state.governance.records.read() as connection:
        person = person_with(request, state, connection, body.code)
    return _file(request, state, person, f"export of person {person.number}")


@router.get("/keys", summary="Keys of persons", dependencies=[ACCESS], responses=answering(PersonalKeys))
def keys(request: Request, state: TheState) -> Response:
    """How many there are, and how many are missing on this machine."""
    with state.governance.records.read() as connection:
        found, unread = keys_standing(connection), len(unread_keys(connection))
    told: PersonalKeys = {"keys": found.keys, "lost": found.lost, "unread": unread, "rings": list(found.rings)}
    return fresh_answer(request, told)


@router.post(
    "/keys/rotations", summary="Renew the key of the city", dependencies=[ACCESS], responses=answering(Rotated)
)
def renew(request: Request, state: TheState) -> Response:
    """All keys of persons are wrapped by a new one; nothing of what they seal changes."""
    with state.governance.records.begin() as connection:
        count = rotate(connection)
        bind_fields(connection)
    told: Rotated = {"keys": count}
    return fresh_answer(request, told)


def _file(request: Request, state: State, person: DataSubject, noted: str) -> Response:
    file = person_file(state.governed_sensing, person)
    note(request, Permission.KEEP_OBSERVATIONS, noted)
    headers = {"Content-Disposition": 'attachment; filename="held-about-you.zip"', "Cache-Control": "no-store"}
    return StreamingResponse(pieces_of(file), media_type=ZIP, headers=headers)


def _erased(request: Request, state: State, person: DataSubject, actor: Actor, own: bool) -> Response:
    proof = erase(state.governed_sensing, person, actor, own)
    state.governance.consents.forget()
    return fresh_answer(request, _answer(proof))


def _answer(proof: ErasureProof) -> Erasure:
    return {
        "person": proof.person,
        "at": proof.at,
        "by": proof.by or None,
        "streams": list(proof.streams),
        "shared": list(proof.shared),
        "readings": proof.readings,
        "rows": proof.rows,
        "salt": proof.salt,
        "sha256": proof.sha256,
        "copies": list(proof.copies),
        "downloads": proof.downloads,
        "kept": proof.kept,
        "key": proof.key,
        "signature": proof.signature,
    }
