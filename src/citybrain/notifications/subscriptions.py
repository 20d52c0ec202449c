"""Where identities are reached: by mail, at a server, in a browser, or by a feed that they fetch.

An address is sealed with the key of whose it is: once that is destroyed it can be read in no copy of the city.
"""

from __future__ import annotations

import json
import re
import secrets
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Row, select, update

from citybrain.governance.credentials import key_of_identity
from citybrain.governance.register import number_of
from citybrain.kernel.errors import NotFoundError
from citybrain.messages import readable
from citybrain.notifications.guarded_http import origin_of, push_service_of
from citybrain.notifications.keys import FEED, code_of, is_code, number_in, webhook_secret
from citybrain.notifications.push_encryption import BrowserKeys, browser_keys
from citybrain.notifications.severity import Channel, Severity
from citybrain.records.errors import EntryError
from citybrain.records.personal_keys import is_sealed, seal, unseal
from citybrain.records.rows import add_row
from citybrain.records.tables.base import now
from citybrain.records.tables.governance import identity
from citybrain.records.tables.notifications import subscription
from citybrain.twin.configuration_notifications import MAIL, NotificationSettings

MOST = 20
"""Subscriptions of one identity."""

LONGEST_ADDRESS = 2_000


class MessageSubscription(NamedTuple):
    """One that counts; see the table."""

    number: int
    identity: int
    name: str
    channel: Channel
    sealed: str
    seed: str
    language: str
    least: Severity
    place: str | None
    always: bool
    warnings: bool
    made_at: str

    @property
    def address(self) -> str | None:
        """Where it leads; None where its key is not here or was destroyed, or where it was never sealed here."""
        return unseal(self.sealed, _bound(self.channel, self.made_at)) if is_sealed(self.sealed) else None

    @property
    def feed_code(self) -> str:
        """What opens its feed, and nothing else."""
        return code_of(FEED, self.number, self.seed)

    @property
    def secret(self) -> str:
        """What signs calls of its server."""
        return webhook_secret(self.number, self.seed)


class NewSubscription(NamedTuple):
    """One as it is asked for."""

    channel: Channel
    address: str = ""
    language: str = "en"
    least: Severity = Severity.MODERATE
    place: str | None = None
    always: bool = False
    warnings: bool = False


def subscribe(
    connection: Connection, name: str, asked: NewSubscription, settings: NotificationSettings | None, by: str
) -> int:
    """Number of a new subscription of an identity.

    Raises NotFoundError for an unknown identity, EntryError for an address that nothing can or may be sent to.
    """
    owner = number_of(connection, name)
    if owner is None:
        raise NotFoundError("access-name-unknown", received=name)
    require_address(asked, settings)
    if len(subscriptions(connection, owner)) >= MOST:
        raise EntryError("subscription-full", allowed=MOST)
    made_at, key = now(), key_of_identity(connection, owner)
    values = {
        **asked._asdict(), "identity": owner, "always": int(asked.always), "warnings": int(asked.warnings),
        "address": seal(key, asked.address, _bound(asked.channel, made_at)), "made_at": made_at,
        "seed": secrets.token_hex(16),
    }  # fmt: skip
    return add_row(connection, subscription, by, **values)


def unsubscribe(connection: Connection, number: int, by: str, owner: int | None = None) -> None:
    """It counts no longer, and nothing says any more where it led. Raises NotFoundError for one that is not there, or
    that is not of `owner`.
    """
    counting = (subscription.c.id == number) & subscription.c.withdrawn_at.is_(None)
    counting &= subscription.c.identity == owner if owner is not None else True
    gone = update(subscription).where(counting).values(withdrawn_by=by, withdrawn_at=now(), address="", seed=None)
    if not connection.execute(gone).rowcount:
        raise NotFoundError("subscription-unknown", received=number)


def subscriptions(connection: Connection, owner: int | None = None) -> list[MessageSubscription]:
    """Those that count, of an identity or of all that were not withdrawn."""
    return _those(connection, *(() if owner is None else (subscription.c.identity == owner,)))


def subscription_of(connection: Connection, number: int) -> MessageSubscription | None:
    """The one of a number, None where it does not count."""
    return next(iter(_those(connection, subscription.c.id == number)), None)


def feed_of(connection: Connection, code: str) -> MessageSubscription:
    """The subscription whose feed a code opens. Raises NotFoundError for any other code."""
    number = number_in(code)
    one = None if number is None else subscription_of(connection, number)
    if one is None or one.channel is not Channel.FEED or not is_code(code, FEED, one.number, one.seed):
        raise NotFoundError("subscription-unknown", received="-")
    return one


def require_address(asked: NewSubscription, settings: NotificationSettings | None) -> None:
    """Raises EntryError for an address that nothing can or may be sent to, with what is allowed."""
    if asked.language not in readable():
        raise EntryError("subscription-language", received=asked.language[:40], allowed=", ".join(readable()))
    if asked.channel is Channel.FEED:
        return
    if settings is None or (asked.channel is Channel.EMAIL and settings.mail is None):
        raise EntryError("subscription-channel", received=asked.channel)
    if len(asked.address) > LONGEST_ADDRESS:
        raise EntryError("subscription-address", received=asked.address[:80])
    if asked.channel is Channel.EMAIL and not re.fullmatch(MAIL, asked.address):
        raise EntryError("subscription-address", received=asked.address[:80])
    if asked.channel is Channel.WEBHOOK:
        origin_of(asked.address, settings.webhooks)
    if asked.channel is Channel.WEB_PUSH:
        push_service_of(pushed_to(asked.address).endpoint, settings.push_services)


def pushed_to(address: str) -> BrowserKeys:
    """What a browser gave for a subscription (`PushSubscription.toJSON`). Raises EntryError."""
    try:
        given = json.loads(address)
        return browser_keys(given["endpoint"], given["keys"]["p256dh"], given["keys"]["auth"])
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as problem:
        raise EntryError("subscription-address", received=address[:80]) from problem


def _those(connection: Connection, *which: ColumnElement[bool]) -> list[MessageSubscription]:
    asked = select(subscription, identity.c.name).join(identity, identity.c.id == subscription.c.identity)
    asked = asked.where(subscription.c.withdrawn_at.is_(None), identity.c.withdrawn_at.is_(None), *which)
    return [_known(row) for row in connection.execute(asked.order_by(subscription.c.id))]


def _known(row: Row[Any]) -> MessageSubscription:
    return MessageSubscription(
        row.id, row.identity, row.name, Channel(row.channel), row.address, row.seed, row.language,
        Severity(row.least), row.place, bool(row.always), bool(row.warnings), row.made_at,
    )  # fmt: skip


def _bound(channel: Channel, made_at: str) -> tuple[str, ...]:
    """What an address is sealed for."""
    return ("subscription.address", channel.value, made_at)
