"""Commands on what is held about persons: hand it to one, erase one, count and renew keys that it is sealed with."""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from citybrain.cli.city import AsJson, CityFolder, print_json
from citybrain.cli.observe_retention import LOCKED
from citybrain.cli.reader import READER
from citybrain.messages import text
from citybrain.open_city import OpenCity

if TYPE_CHECKING:
    from citybrain.cli.serving import Server
    from citybrain.observations.readings.store import NotStoredError
    from citybrain.records.personal_keys import KeysStanding

STEWARDSHIP = "stewardship"
"""What a server reads all that is held for: a purpose of the policy."""


def _help(key: str) -> str:
    return text(f"cli-access-{key}", READER.language)


Person = Annotated[str, typer.Argument(metavar="PERSON", help=_help("person"))]
By = Annotated[str | None, typer.Option(metavar="NAME", help=_help("by"))]


def held(
    city: CityFolder,
    person: Person,
    file: Annotated[Path, typer.Argument(metavar="FILE", help=_help("held-file"))],
    by: By = None,
) -> None:
    """Write all that is held about a person into a file for them; where a server has the city open, it does so."""
    from citybrain.observations.persons.exporting import save_person_file
    from citybrain.observations.readings.store import NotStoredError

    try:
        _save_held(city, person, file, by)
    except NotStoredError as problem:
        with _serving(city, problem).answer("/persons/exports", "POST", {"person": person}, STEWARDSHIP) as answer:
            save_person_file(answer, file)
    _print("held", person=person, file=str(file))


def _save_held(city: Path, person: str, file: Path, by: str | None) -> None:
    from citybrain.governance import Actor, Permission
    from citybrain.governance.audit import Noted, note
    from citybrain.governance.consents import person_named
    from citybrain.observations.persons.exporting import person_file, save_person_file
    from citybrain.records import author

    with OpenCity(city) as opened:
        with opened.records.read() as connection:
            known = person_named(connection, person)
        with person_file(opened.sensing, known) as held_about:
            save_person_file(held_about, file)
        done = Noted(Actor(author(by)), Permission.KEEP_OBSERVATIONS, f"export of person {known.number}")
        with opened.records.begin() as connection:
            note(connection, done)


def _serving(city: Path, problem: NotStoredError) -> Server:
    """The server that has the city open. Raises the problem where none has."""
    from citybrain.cli.serving import server_of

    server = server_of(city) if problem.code == LOCKED else None
    if server is None:
        raise problem
    return server


def erase(
    city: CityFolder,
    person: Person,
    by: By = None,
    proof: Annotated[Path | None, typer.Option(metavar="FILE", help=_help("erase-proof"))] = None,
    yes: Annotated[bool, typer.Option("--yes", help=_help("erase-yes"))] = False,
    as_json: AsJson = False,
) -> None:
    """Erase what is held about a person for good; where a server has the city open, it does so."""
    from citybrain.observations.readings.store import NotStoredError

    earlier = None if proof is None else _proof_in(proof)

    if not (yes or (sys.stdin.isatty() and typer.confirm(_help("erase-sure"), err=True))):
        _print("erase-not")
        raise typer.Exit(2)
    try:
        erased = _erased(city, person, by, earlier)
    except NotStoredError as problem:
        asked = {"person": person, "proof": earlier}
        erased = _serving(city, problem).ask("/persons/erasures", "POST", asked)
    if as_json:
        print_json(erased)
        return
    counts = {name: f"{erased[name]:,}" for name in ("readings", "rows")}
    proved = {name: str(erased[name]) for name in ("sha256", "salt")}
    _print("erased", person=person, streams=len(erased["streams"]), **counts, **proved)
    if kept := erased["kept"]:
        _print("erased-kept", rows=", ".join(f"{name}: {count:,}" for name, count in kept.items()))
    if erased["copies"] or erased["downloads"]:
        _print("erased-copies", copies=", ".join(erased["copies"]) or "-", downloads=erased["downloads"])
    if erased["shared"]:
        _print("erased-shared", streams=", ".join(map(str, erased["shared"])))


def _proof_in(file: Path) -> dict[str, Any]:
    """The proof of an earlier erasure. Raises InputError for what is none."""
    try:
        told = json.loads(file.read_bytes())
        numbers = {name: [int(one) for one in told[name]] for name in ("streams", "shared")}
        at = datetime.fromisoformat(told["at"]).astimezone(UTC).isoformat(timespec="microseconds")
        signed = {name: str(told[name]) for name in ("key", "signature")}
        return {"person": int(told["person"]), "at": at, **numbers, **signed}
    except (OSError, KeyError, TypeError, ValueError) as problem:
        from citybrain.kernel.errors import InputError

        raise InputError("erasure-proof-unreadable", file=str(file), problem=str(problem)[:200]) from problem


def _erased(city: Path, person: str, by: str | None, earlier: dict[str, Any] | None) -> dict[str, Any]:
    from citybrain.governance import Actor
    from citybrain.governance.consents import person_named
    from citybrain.observations.persons.erasing import accept_proof
    from citybrain.observations.persons.erasing import erase as erase_person
    from citybrain.records import author

    with OpenCity(city) as opened:
        sensing = opened.sensing  # opened before the mark is there, by which opening it would erase
        with opened.records.read() as connection:
            known = person_named(connection, person)
            if earlier is not None:
                accept_proof(connection, known, earlier)
        return erase_person(sensing, known, Actor(author(by)))._asdict()


def keys(
    city: CityFolder,
    renew: Annotated[bool, typer.Option("--renew", help=_help("keys-renew"))] = False,
    remove_copies: Annotated[bool, typer.Option("--remove-copies", help=_help("keys-remove-copies"))] = False,
    by: By = None,
    as_json: AsJson = False,
) -> None:
    """Tell of how many persons the key is on this machine; renew the key of the city that wraps them, and remove copies
    of before an update, in which less is sealed.
    """
    from citybrain.governance import Actor, Permission
    from citybrain.governance.audit import Noted, note
    from citybrain.records import author, copies_of_before, remove_copies_of_before
    from citybrain.records.bound_fields import bind_fields, unread_keys
    from citybrain.records.personal_keys import keys_standing, rotate

    with OpenCity(city) as opened:
        if renew:
            with opened.records.begin() as connection:
                count = rotate(connection)
                bind_fields(connection)
                note(connection, Noted(Actor(author(by)), Permission.WRITE_ACCESS, "keys of persons renewed", count))
            _print("keys-renewed", count=count)
        with opened.records.read() as connection:
            found, unread = keys_standing(connection), len(unread_keys(connection))
    copies = ", ".join(one.name for one in copies_of_before(city))
    if copies and remove_copies:
        remove_copies_of_before(city)
    if as_json:
        print_json({**found._asdict(), "unread": unread})
    else:
        _print("keys", count=found.keys, folder=_folders(found))
        if copies:
            _print("keys-copies-removed" if remove_copies else "keys-copies", copies=copies)
        _print_lost(found, unread)


def settle_restored(city: Path) -> None:
    """After a city was restored: erase again who was erased, say what cannot be read without keys that are not here."""
    from citybrain.observations.persons.erasing import come_back
    from citybrain.records.bound_fields import unread_keys
    from citybrain.records.personal_keys import keys_standing

    with OpenCity(city) as opened:
        if (records := opened.city_records.to_read()) is None:
            return
        with records.read() as connection:
            erased = len(come_back(connection))
        if erased:
            opened.sensing  # noqa: B018 - opening it erases them
            _print("erased-again", count=erased)
        with records.read() as connection:
            _print_lost(keys_standing(connection), len(unread_keys(connection)))


def _print_lost(found: KeysStanding, unread: int) -> None:
    if found.lost:
        _print("keys-lost", count=found.lost, folder=_folders(found))
    if unread:
        _print("keys-unread", count=unread)


def _folders(found: KeysStanding) -> str:
    from citybrain.base.keys_folder import keys_folder
    from citybrain.records.personal_keys import RINGS

    return ", ".join(str(keys_folder() / RINGS / ring) for ring in found.rings) or "-"


def _print(key: str, **arguments: str | int) -> None:
    READER.err().print(text(f"cli-access-{key}", READER.language, **arguments), markup=False, soft_wrap=True)
