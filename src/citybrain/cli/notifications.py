"""Commands on notifications: rosters, where people are reached, what waits and what was given up."""

from __future__ import annotations

import datetime
import sys
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from citybrain.cli.access import By, Number, changing
from citybrain.cli.city import AsJson, CityFolder, print_answer, print_json
from citybrain.cli.reader import READER
from citybrain.messages import text
from citybrain.open_city import OpenCity


def _help(key: str) -> str:
    return text(f"cli-notification-{key}", READER.language)


Name = Annotated[str, typer.Argument(metavar="NAME", help=_help("name"))]


def add_to(app: typer.Typer) -> None:
    """Add the commands of this module."""
    group = typer.Typer(no_args_is_help=True, help=_help("group"))
    commands = (
        ("list", list_), ("answer", answer), ("roster", roster), ("import", import_), ("subscriptions", subscriptions),
        ("subscribe", subscribe), ("unsubscribe", unsubscribe), ("test", test), ("outbox", outbox), ("resend", resend),
        ("password", password),
    )  # fmt: skip
    for name, command in commands:
        group.command(name, help=_help(f"command-{name}"))(command)
    app.add_typer(group, name="notification")


def list_(city: CityFolder, as_json: AsJson = False) -> None:
    """List what somebody had to know, the latest first."""
    from citybrain.cli.notification_tables import print_notifications
    from citybrain.governance import Actor, Permission, Role
    from citybrain.notifications.listing import listed

    whole = Actor("-", frozenset({Role.ADMINISTRATOR}), frozenset(Permission))
    with OpenCity(city) as opened, opened.records.read() as connection:
        found = listed(connection, whole, READER.language)
    print_answer(found, print_notifications, as_json, found)


def answer(city: CityFolder, number: Number, by: By = None) -> None:
    """Say that somebody takes care of something."""
    from citybrain.governance import Actor, Permission, Role
    from citybrain.notifications.answers import answer as take_care

    with changing(city, "notification answer", str(number), by) as (connection, who):
        take_care(connection, number, Actor(who, frozenset({Role.ADMINISTRATOR}), frozenset(Permission)))


def roster(city: CityFolder, as_json: AsJson = False) -> None:
    """List shifts, and the gaps between them."""
    from citybrain.cli.notification_tables import print_roster
    from citybrain.notifications.roster import gaps, shifts

    with OpenCity(city) as opened, opened.records.read() as connection:
        known = shifts(connection)
        zone = ZoneInfo(opened.time_zone())
    found = gaps(known, datetime.datetime.now(datetime.UTC), zone)
    if as_json:
        held = [one._asdict() | {"begins": str(one.begins), "ends": str(one.ends)} for one in found]
        print_json({"shifts": [{"number": one.number, **one.shift._asdict()} for one in known], "gaps": held})
    else:
        print_roster(known, found, zone, READER)


def import_(
    city: CityFolder,
    file: Annotated[Path, typer.Argument(metavar="FILE", exists=True, dir_okay=False, help=_help("file"))],
    by: By = None,
) -> None:
    """Add the shifts of a file."""
    from citybrain.notifications.roster import add_shifts
    from citybrain.notifications.roster_file import read_roster

    with OpenCity(city) as opened:
        zone = ZoneInfo(opened.time_zone())
    read = read_roster(file, file.name, zone)
    with changing(city, "notification import", file.name, by) as (connection, who):
        made = add_shifts(connection, read, who)
    READER.err().print(text("cli-notification-imported", READER.language, number=len(made)))


def subscriptions(city: CityFolder, as_json: AsJson = False) -> None:
    """List where people are reached."""
    from citybrain.cli.notification_tables import print_subscriptions
    from citybrain.notifications.subscriptions import subscriptions as known_subscriptions

    with OpenCity(city) as opened, opened.records.read() as connection:
        found = known_subscriptions(connection)
    told = [{**one._asdict(), "address": one.address} for one in found]
    for one in told:
        del one["sealed"]
    print_answer(found, print_subscriptions, as_json, told)


def subscribe(
    city: CityFolder,
    name: Name,
    channel: Annotated[str, typer.Option(metavar="CHANNEL", help=_help("channel"))] = "email",
    address: Annotated[str, typer.Option(metavar="ADDRESS", help=_help("address"))] = "",
    least: Annotated[str, typer.Option(metavar="SEVERITY", help=_help("least"))] = "moderate",
    place: Annotated[str | None, typer.Option(metavar="PLACE", help=_help("place"))] = None,
    always: Annotated[bool, typer.Option("--always", help=_help("always"))] = False,
    warnings: Annotated[bool, typer.Option("--warnings", help=_help("warnings"))] = False,
    language: Annotated[str, typer.Option(metavar="LANGUAGE", help=_help("language"))] = "en",
    by: By = None,
) -> None:
    """Say where somebody is reached; the address of a feed, or the secret of calls, goes to the output."""
    from citybrain.kernel.errors import InputError
    from citybrain.notifications import subscriptions as known
    from citybrain.notifications.settings import notification_settings
    from citybrain.notifications.severity import Channel, Severity

    for received, allowed in ((channel, Channel), (least, Severity)):
        if received not in {one.value for one in allowed}:
            raise InputError("cli-notification-choice", received=received, allowed=", ".join(allowed))
    asked = known.NewSubscription(Channel(channel), address, language, Severity(least), place, always, warnings)
    with changing(city, "notification subscribe", name, by) as (connection, who):
        number = known.subscribe(connection, name, asked, notification_settings(city), who)
        made = known.subscription_of(connection, number)
    assert made is not None
    READER.err().print(text("cli-notification-subscribed", READER.language, number=str(number)))
    if asked.channel is Channel.FEED:
        typer.echo(f"/api/v1/notifications/feeds/{made.feed_code}")
    elif asked.channel is Channel.WEBHOOK:
        typer.echo(made.secret)


def unsubscribe(city: CityFolder, number: Number, by: By = None) -> None:
    """Send nothing there any more."""
    from citybrain.notifications.subscriptions import unsubscribe as remove

    with changing(city, "notification unsubscribe", str(number), by) as (connection, who):
        remove(connection, number, who)


def test(city: CityFolder, number: Number, by: By = None) -> None:
    """Queue a test message to an address; the server sends it."""
    from citybrain.kernel.errors import NotFoundError
    from citybrain.notifications.subscriptions import subscription_of
    from citybrain.notifications.testing import queue_test

    with changing(city, "notification test", str(number), by) as (connection, who):
        to = subscription_of(connection, number)
        if to is None:
            raise NotFoundError("subscription-unknown", received=number)
        queue_test(connection, to, who)
    READER.err().print(text("cli-notification-queued", READER.language))


def outbox(city: CityFolder, as_json: AsJson = False) -> None:
    """Show how much waits, and what was given up."""
    from citybrain.cli.notification_tables import print_outbox
    from citybrain.notifications.batches import standing

    with OpenCity(city) as opened, opened.records.read() as connection:
        found = standing(connection)
    told = {**found._asdict(), "latest": [dict(row._mapping) for row in found.latest]}
    print_answer(found, print_outbox, as_json, told)


def resend(city: CityFolder, number: Number, by: By = None) -> None:
    """Send something again that was given up."""
    from citybrain.notifications.batches import resend as send_again

    with changing(city, "notification resend", str(number), by) as (connection, who):
        send_again(connection, number, who)


def password() -> None:
    """Keep the password of the mail server, which is asked for, in the folder of keys."""
    from citybrain.notifications.keys import keep_mail_password

    told = text("cli-notification-password", READER.language)
    given = typer.prompt(told, hide_input=True, err=True) if sys.stdin.isatty() else sys.stdin.readline()
    keep_mail_password(given.strip())
