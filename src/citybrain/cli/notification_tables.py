"""Notifications, rosters, subscriptions and the outbox as tables on a terminal."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from zoneinfo import ZoneInfo

from rich.markup import escape

from citybrain.cli.headings import headed_table
from citybrain.cli.reader import Reader
from citybrain.messages import text
from citybrain.notifications.batches import OutboxStanding
from citybrain.notifications.listing import NotificationLine
from citybrain.notifications.roster import DutyGap, KnownShift
from citybrain.notifications.subscriptions import MessageSubscription

COLUMN = "cli-notification-column-"


def print_notifications(found: Sequence[NotificationLine], reader: Reader) -> None:
    """One row for each notification."""
    table = headed_table(reader, COLUMN, ("number", "what", "role", "state", "at"))
    for one in found:
        table.add_row(
            str(one["number"]), escape(one["text"]), one["role"] or "-", escape(one["state_text"]), one["made_at"][:19]
        )
    reader.out().print(table)


def print_roster(known: Sequence[KnownShift], found: Sequence[DutyGap], zone: ZoneInfo, reader: Reader) -> None:
    """One row for each shift, then the gaps of the next fourteen days by the clock of the city."""
    table = headed_table(reader, COLUMN, ("number", "role", "rank", "name", "days", "begins", "ends", "from", "until"))
    for number, _, shift in known:
        days = " ".join(map(str, shift.days)) or "-"
        dates = (shift.first_day or "-", shift.last_day or "-")
        name = escape(shift.name or "-")
        table.add_row(str(number), shift.role, str(shift.rank), name, days, shift.begins, shift.ends, *dates)
    reader.out().print(table)
    for gap in found:
        begins, ends = (at.astimezone(zone).strftime("%Y-%m-%d %H:%M") for at in (gap.begins, gap.ends))
        told = text("cli-notification-gap", reader.language, role=gap.role, begins=begins, ends=ends)
        reader.out().print(told, style="yellow", markup=False)


def print_subscriptions(found: Sequence[MessageSubscription], reader: Reader) -> None:
    """One row for each subscription."""
    table = headed_table(reader, COLUMN, ("number", "name", "channel", "address", "least", "place"))
    for one in found:
        channel = text(f"notification-channel-{one.channel}", reader.language)
        least = text(f"notification-severity-{one.least}", reader.language)
        address, place = escape((one.address or "-")[:60]), escape(one.place or "-")
        table.add_row(str(one.number), escape(one.name), channel, address, least, place)
    reader.out().print(table)


def print_outbox(found: OutboxStanding, reader: Reader) -> None:
    """The counts, and one row for each message that is tried again or was given up."""
    counts = {"waiting": found.waiting, "retried": found.retried, "failed": found.failed}
    reader.out().print(text("cli-notification-outbox", reader.language, **counts))
    if not found.latest:
        return
    table = headed_table(reader, COLUMN, ("number", "channel", "state", "attempts", "problem", "at"))
    for row in found.latest:
        at = datetime.datetime.fromtimestamp(row.begun, datetime.UTC).isoformat(timespec="seconds")
        state = text(f"cli-notification-{row.state}", reader.language)
        channel = text(f"notification-channel-{row.channel}", reader.language)
        table.add_row(str(row.id), channel, state, str(row.attempts), row.problem or "-", at)
    reader.out().print(table)
