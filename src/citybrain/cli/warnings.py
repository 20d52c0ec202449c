"""Commands on early warnings: drafts, issue them, call them off, as CAP 1.2."""

from __future__ import annotations

import datetime
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from citybrain.cli.city import AsJson, CityFolder, print_answer, print_json
from citybrain.cli.duty_books import book
from citybrain.cli.reader import READER
from citybrain.cli.terminal import harmless
from citybrain.messages import text
from citybrain.open_city import OpenCity

if TYPE_CHECKING:
    from citybrain.observations.warnings.shapes import Warning

By = Annotated[str | None, typer.Option("--by", metavar="NAME", help=text("cli-warnings-by", READER.language))]
Country = Annotated[
    str | None, typer.Option("--country", metavar="CODE", help=text("cli-warnings-country", READER.language))
]
Sender = Annotated[
    str | None, typer.Option("--sender", metavar="NAME", help=text("cli-warnings-sender", READER.language))
]
Number = Annotated[int, typer.Argument(metavar="NUMBER", help=text("cli-warnings-number", READER.language))]


def group() -> typer.Typer:
    """The commands of this module, to be put below `observe`."""
    made = typer.Typer(no_args_is_help=True, help=text("cli-warnings", READER.language))
    commands = (
        ("list", list_), ("issue", issue), ("issued", issued), ("withdraw", withdraw), ("cap", cap), ("limits", limits),
        ("book", book),
    )  # fmt: skip
    for name, command in commands:
        made.command(name, help=text(f"cli-warnings-{name}", READER.language))(command)
    return made


def list_(city: CityFolder, country: Country = None, as_json: AsJson = False) -> None:
    """List what exceeds a limit or is expected to."""
    from citybrain.cli.warning_tables import print_warnings

    with OpenCity(city) as opened:
        found = _drafts(opened, country)
        zone = opened.sensing.zone
    if as_json:
        print_json(found)
    else:
        print_warnings(found, zone, READER)


def issue(
    city: CityFolder,
    key: Annotated[str, typer.Argument(metavar="KEY", help=text("cli-warnings-key", READER.language))],
    by: By = None,
    sender: Sender = None,
    country: Country = None,
) -> None:
    """Issue a draft."""
    from citybrain.observations.warnings.cap import checked_sender, sender_of
    from citybrain.observations.warnings.issued import issue as issue_warning

    with OpenCity(city) as opened:
        draft = _draft(opened, country, key)
        with opened.records.begin() as connection:
            one = issue_warning(connection, draft, checked_sender(sender or sender_of(city)), by)
    told = {"number": str(one.number), "city": str(city)}
    READER.out().print(text("cli-warnings-done", READER.language, **told), markup=False)


def issued(city: CityFolder, as_json: AsJson = False) -> None:
    """List what was issued."""
    from citybrain.cli.warning_tables import print_issued
    from citybrain.observations.warnings.issued import issued as issued_warnings

    with OpenCity(city) as opened, opened.sensing.records.read() as connection:
        found = issued_warnings(connection)
    print_answer(found, print_issued, as_json, [asdict(one) for one in found])


def withdraw(city: CityFolder, number: Number, by: By = None) -> None:
    """Call an issued warning off."""
    from citybrain.observations.warnings.issued import withdraw as withdraw_warning

    with OpenCity(city) as opened, opened.sensing.records.begin() as connection:
        withdraw_warning(connection, number, by)
    READER.out().print(text("cli-warnings-off", READER.language, number=str(number)))


def cap(
    city: CityFolder,
    key: Annotated[str, typer.Argument(metavar="KEY", help=text("cli-warnings-key-or-number", READER.language))],
    out: Annotated[Path | None, typer.Option(metavar="FILE", help=text("cli-warnings-out", READER.language))] = None,
    sender: Sender = None,
    country: Country = None,
) -> None:
    """Write a warning as CAP 1.2."""
    from citybrain.observations.warnings.cap import draft_message, issued_message, sender_of
    from citybrain.observations.warnings.issued import issued_of
    from citybrain.records.tables.base import now

    with OpenCity(city) as opened:
        zone = opened.sensing.zone
        if key.isdecimal():
            with opened.records.read() as connection:
                one = issued_of(connection, int(key))
                before = None if one.before is None else issued_of(connection, one.before)
            message = issued_message(one, before, zone)
        else:
            draft = _draft(opened, country, key)
            message = draft_message(draft, sender or sender_of(city), zone, now())
    if out is None:
        typer.echo(harmless(message), nl=False)
    else:
        out.write_text(message, encoding="utf-8")
        READER.err().print(text("cli-warnings-written", READER.language, file=str(out)), markup=False)


def limits(city: CityFolder, country: Country = None, as_json: AsJson = False) -> None:
    """List the values that hold today."""
    from citybrain.cli.warning_tables import print_limits
    from citybrain.observations.warnings.limits import limits_for

    found = limits_for(country or OpenCity(city).snapshot.manifest.country, datetime.datetime.now().astimezone().date())
    if as_json:
        print_json([{**asdict(one), "key": one.key, "since": str(one.since), "until": str(one.until)} for one in found])
    else:
        print_limits(found, READER)


def _drafts(city: OpenCity, country: str | None) -> list[Warning]:
    from citybrain.observations.warnings.limit_check import warnings
    from citybrain.plans.zone_differences import ComputedDifferences

    differences = ComputedDifferences(city.workspace)
    return warnings(city.sensing, country or city.snapshot.manifest.country, differences=differences)


def _draft(city: OpenCity, country: str | None, key: str) -> Warning:
    from citybrain.kernel.errors import NotFoundError

    found = next((one for one in _drafts(city, country) if one["key"] == key), None)
    if found is None:
        raise NotFoundError("warning-unknown", received=key)
    return found
