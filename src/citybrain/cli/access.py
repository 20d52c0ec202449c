"""Commands on who may do what in a city: identities, their roles and tokens, and the log of what they did."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from citybrain.cli import persons
from citybrain.cli.city import AsJson, CityFolder, print_answer, print_json
from citybrain.cli.reader import READER
from citybrain.messages import text
from citybrain.open_city import OpenCity

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from citybrain.governance.tokens import Token

DAYS = 365
SECRET_FILE = "first-secret"
"""In the folder of a city, where the first secret would stand in the journal otherwise."""


def _help(key: str) -> str:
    return text(f"cli-access-{key}", READER.language)


Name = Annotated[str, typer.Argument(metavar="NAME", help=_help("name"))]
Number = Annotated[int, typer.Argument(metavar="NUMBER", help=_help("number"))]
Roles = Annotated[list[str], typer.Option("--role", metavar="ROLE", help=_help("role"))]
Scopes = Annotated[list[str] | None, typer.Option("--scope", metavar="SCOPE", help=_help("scope"))]
Days = Annotated[int, typer.Option(metavar="DAYS", help=_help("days"))]
Purpose = Annotated[str, typer.Option("--for", metavar="TEXT", help=_help("for"))]
By = Annotated[str | None, typer.Option(metavar="NAME", help=_help("by"))]


def add_to(app: typer.Typer) -> None:
    """Add the commands of this module."""
    group = typer.Typer(no_args_is_help=True, help=_help("group"))
    commands = (
        ("list", list_),
        ("add", add),
        ("roles", roles),
        ("token", token),
        ("revoke", revoke),
        ("remove", remove),
        ("reset", reset),
        ("audit", audit),
        ("verify", verify),
        ("held", persons.held),
        ("erase", persons.erase),
        ("keys", persons.keys),
    )
    for name, command in commands:
        group.command(name, help=_help(f"command-{name}"))(command)
    app.add_typer(group, name="access")


def list_(city: CityFolder, as_json: AsJson = False) -> None:
    """List identities and tokens, those that were withdrawn too."""
    from citybrain.cli.access_tables import print_identities, print_tokens
    from citybrain.governance.names import alike
    from citybrain.governance.register import identities, tokens

    with OpenCity(city) as opened, opened.records.read() as connection:
        known, given = identities(connection), tokens(connection)
    if as_json:
        print_json({"identities": [one._asdict() for one in known], "tokens": [one._asdict() for one in given]})
    else:
        print_identities(known, READER)
        for names in alike(one.name for one in known if one.withdrawn_at is None):
            READER.err().print(text("access-names-alike", READER.language, names=", ".join(names)), markup=False)
        print_tokens(given, READER)


def add(city: CityFolder, name: Name, role: Roles, by: By = None) -> None:
    """Make an identity known."""
    from citybrain.governance.register import add_identity
    from citybrain.governance.roles import role_of

    given = [role_of(said) for said in role]
    with changing(city, "access add", name, by) as (connection, who):
        add_identity(connection, name, given, who)
    READER.err().print(text("cli-access-added", READER.language, name=name), markup=False)


def roles(city: CityFolder, name: Name, role: Roles, by: By = None) -> None:
    """Give an identity other roles."""
    from citybrain.governance.register import set_roles
    from citybrain.governance.roles import role_of

    given = [role_of(said) for said in role]
    with changing(city, "access roles", name, by) as (connection, who):
        set_roles(connection, name, given, who)
    told = {"name": name, "roles": ", ".join(given)}
    READER.err().print(text("cli-access-roles-set", READER.language, **told), markup=False)


def token(
    city: CityFolder, name: Name, scope: Scopes = None, days: Days = DAYS, purpose: Purpose = "", by: By = None
) -> None:
    """Give an identity a token; its secret goes to the output, and nowhere else."""
    from citybrain.governance.register import give_token
    from citybrain.governance.roles import scope_of

    scopes = [scope_of(said) for said in scope or ()]
    with changing(city, "access token", name, by) as (connection, who):
        made = give_token(connection, name, scopes, days, purpose, who)
    _show(made, name)


def revoke(city: CityFolder, number: Number, by: By = None) -> None:
    """Revoke a token, and tell what was begun and set with it."""
    from citybrain.governance.revocation import revoke as revoke_token

    with changing(city, "access revoke", f"token {number}", by) as (connection, who):
        left = revoke_token(connection, number, who)
    READER.err().print(text("cli-access-revoked", READER.language, number=number))
    for session in left.sessions:
        told = {"device": session.device or "-", "begun": session.begun_at}
        READER.err().print(text("cli-access-revoked-session", READER.language, **told), markup=False)
    for one in left.credentials:
        kind = text(f"web-account-{one.kind}", READER.language)
        told = {"kind": kind, "made": one.made_at}
        READER.err().print(text("cli-access-revoked-credential", READER.language, **told), markup=False)


def remove(city: CityFolder, name: Name, by: By = None) -> None:
    """Withdraw an identity with all of its tokens."""
    from citybrain.governance.register import withdraw_identity

    with changing(city, "access remove", name, by) as (connection, who):
        withdraw_identity(connection, name, who)
    READER.err().print(text("cli-access-removed", READER.language, name=name), markup=False)


def reset(city: CityFolder, by: By = None) -> None:
    """Give the administrator a new secret; all that they signed in with before holds no longer."""
    from citybrain.governance.credentials import Kind, withdraw
    from citybrain.governance.register import ADMINISTRATOR, number_of, reset_administrator

    with changing(city, "access reset", ADMINISTRATOR, by) as (connection, who):
        made = reset_administrator(connection, who)
        if (number := number_of(connection, ADMINISTRATOR)) is not None:
            withdraw(connection, number, who, *Kind)
    _show(made, ADMINISTRATOR)


def audit(
    city: CityFolder,
    who: Annotated[str | None, typer.Option(metavar="NAME", help=_help("who"))] = None,
    most: Annotated[int, typer.Option(min=1, metavar="NUMBER", help=_help("most"))] = 100,
    before: Annotated[int | None, typer.Option(metavar="NUMBER", help=_help("before"))] = None,
    as_json: AsJson = False,
) -> None:
    """List what was done, the newest first."""
    from citybrain.cli.access_tables import print_entries
    from citybrain.governance.audit_entries import AuditFilter, entries

    with OpenCity(city) as opened, opened.records.read() as connection:
        found = entries(connection, most, before, AuditFilter(who))
    print_answer(found, print_entries, as_json)


def verify(
    city: CityFolder,
    against: Annotated[
        Path | None, typer.Option(metavar="FILE", exists=True, dir_okay=False, help=_help("against"))
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Check that the audit log is what was written; ends with 1 where it is not, with 3 where not all is proved."""
    from citybrain.cli.access_tables import print_verdict
    from citybrain.governance.audit_check import check_log
    from citybrain.governance.audit_heads import read_head

    kept = read_head(against) if against else None
    with OpenCity(city) as opened, opened.records.read() as connection:
        found = check_log(connection, kept)
    faults = [{"code": one.code, **one.arguments} for one in found.faults]
    told = {
        **found._asdict(),
        "whole": found.whole,
        "proved": found.proved,
        "head": asdict(found.head),
        "faults": faults,
    }
    print_answer(found, print_verdict, as_json, told)
    if not found.proved:
        raise typer.Exit(3 if found.whole else 1)


def create_first_administrator(city: OpenCity, address: str) -> None:
    """At the first start of a city: make its administrator, and show how to sign in, this once.

    A city whose records cannot be written is served all the same; its readers sign in with what they have.
    """
    from citybrain.governance.register import ADMINISTRATOR, create_first_administrator
    from citybrain.records import NotRecordedError, author

    try:
        with city.records.begin() as connection:
            made = create_first_administrator(connection, author())
            if made is not None:
                _note(connection, author(), "access found", ADMINISTRATOR)
    except NotRecordedError as problem:
        READER.show_error(problem)
        return
    if made is not None and writes_journal():
        file = city.folder / SECRET_FILE
        file.unlink(missing_ok=True)  # one that lies there may be a link, or one that others read
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as secret:
            secret.write(f"{made.text}\n")
        told = text("cli-access-first-file", READER.language, address=address, file=str(file))
        READER.err().print(told, markup=False, soft_wrap=True)
    elif made is not None:
        READER.err().print(text("cli-access-first", READER.language, address=address), markup=False)
        READER.err().print(made.text, markup=False, soft_wrap=True)


def writes_journal() -> bool:
    """Whether what is shown goes to the journal of systemd, which keeps it for others to read (systemd.exec(5))."""
    stream = os.environ.get("JOURNAL_STREAM")
    if not stream:
        return False
    there = os.fstat(sys.stderr.fileno())
    return stream == f"{there.st_dev}:{there.st_ino}"


def sign_in_link(city: OpenCity, address: str) -> str | None:
    """Address that signs in as the administrator, once and for some minutes; None where there is no administrator,
    and where it would stand in the journal.

    What follows # is never sent to a server; the page exchanges it for a session at once and forgets it.
    """
    from citybrain.governance.links import MINUTES
    from citybrain.governance.register import link_token
    from citybrain.records import NotRecordedError, author

    try:
        with city.records.begin() as connection:
            token = link_token(connection, author())
    except NotRecordedError:
        return None
    if token is None or writes_journal():
        return None
    link = f"{address}/#sign-in={city.governance.links.issue(token)}"
    READER.err().print(text("cli-access-link", READER.language, minutes=MINUTES), markup=False)
    READER.err().print(link, markup=False, soft_wrap=True)
    return link


@contextmanager
def changing(city: Path, command: str, what: str, by: str | None) -> Iterator[tuple[Connection, str]]:
    """A transaction that also writes a row of the audit log, and the name of who does it."""
    from citybrain.records import author

    who = author(by)
    with OpenCity(city) as opened, opened.records.begin() as connection:
        yield connection, who
        _note(connection, who, command, what)


def _note(connection: Connection, who: str, command: str, what: str) -> None:
    from citybrain.governance.actor import Actor
    from citybrain.governance.audit import Noted, note

    note(connection, Noted(Actor(who), command, what))


def _show(made: Token, name: str) -> None:
    """The secret alone goes to the output, so that a program can take it from there."""
    READER.err().print(text("cli-access-secret", READER.language, name=name, number=made.number), markup=False)
    typer.echo(made.text)
