"""Where somebody is reached, and what became of what was sent there."""

from __future__ import annotations

from typing import Annotated

from fastapi import Query, Request, Response
from pydantic import BaseModel, Field
from typing_extensions import TypedDict

from citybrain.api.auditing import note
from citybrain.api.guards import requires
from citybrain.api.identity import TheActor
from citybrain.api.language import Language
from citybrain.api.openapi import API, answering
from citybrain.api.respond import fresh_answer
from citybrain.api.router import Router
from citybrain.api.routes.bodies import Number
from citybrain.api.state import State, TheState
from citybrain.governance import Actor, Permission, require
from citybrain.governance.register import LONGEST_NAME, number_of
from citybrain.kernel.errors import NotFoundError
from citybrain.notifications.batches import resend, standing
from citybrain.notifications.push_encryption import public_key
from citybrain.notifications.settings import notification_settings
from citybrain.notifications.severity import Channel, Severity
from citybrain.notifications.subscriptions import (
    LONGEST_ADDRESS,
    MessageSubscription,
    NewSubscription,
    subscribe,
    subscription_of,
    subscriptions,
    unsubscribe,
)
from citybrain.notifications.testing import queue_test

router = Router(prefix=f"{API}/subscriptions", tags=["notifications"])
OWN = requires(Permission.ANSWER_NOTIFICATIONS)
KEEPS = requires(Permission.WRITE_NOTIFICATIONS)
Whose = Annotated[
    str | None, Query(max_length=LONGEST_NAME, description="Name of somebody else, for who keeps rosters.")
]


class SubscriptionToMake(BaseModel, extra="forbid"):
    """Where somebody is reached: an address of mail or of a server, what a browser gave as JSON, or for a feed nothing.

    `least` is the severity from which on, `place` the only one, `always` also while not on duty, `warnings` issued
    warnings too.
    """

    channel: Channel
    address: str = Field(default="", max_length=LONGEST_ADDRESS)
    language: str = Field(default="en", max_length=10)
    least: Severity = Severity.MODERATE
    place: str | None = Field(default=None, min_length=1, max_length=200, pattern=r"^[^\x00-\x1f\x7f]+$")
    always: bool = False
    warnings: bool = False


class SubscriptionAnswer(TypedDict):
    """A subscription; `address` is null where it can no longer be read, `feed` the address of one that is fetched,
    `calendar` that of its person's duties."""

    number: int
    name: str
    channel: Channel
    address: str | None
    language: str
    least: Severity
    place: str | None
    always: bool
    warnings: bool
    feed: str | None
    calendar: str | None


class Subscriptions(TypedDict):
    """Those of somebody; `push_key` is what a browser subscribes with, null where web push is not set up."""

    subscriptions: list[SubscriptionAnswer]
    push_key: str | None


class SubscriptionMade(Subscriptions):
    """The same with the number of the new one, and the secret that signs calls of a server; null of all else."""

    number: int
    secret: str | None


class BatchAnswer(TypedDict):
    """Something that is tried again or was given up: to whom, by which way, how often it was tried, and why not."""

    number: int
    name: str
    channel: Channel
    state: str
    attempts: int
    problem: str
    begun: float
    due: float


class Outbox(TypedDict):
    """How much waits, is tried again and was given up, the latest of these, and channels that take nothing now."""

    waiting: int
    retried: int
    failed: int
    resting: list[Channel]
    batches: list[BatchAnswer]


@router.get("", summary="Where somebody is reached", dependencies=[OWN], responses=answering(Subscriptions))
def listed(request: Request, state: TheState, actor: TheActor, language: Language, name: Whose = None) -> Response:
    """Of who asks, or of somebody else for who keeps rosters."""
    return fresh_answer(request, _answer(state, _whose(actor, name)), language)


@router.post("", summary="Say where somebody is reached", status_code=201, dependencies=[OWN],
             responses=answering(SubscriptionMade, 201))  # fmt: skip
def make(
    request: Request, state: TheState, actor: TheActor, body: SubscriptionToMake, language: Language, name: Whose = None
) -> Response:
    """The address is sealed with the key of its person. The secret of a server is shown this once."""
    whose = _whose(actor, name)
    settings = notification_settings(state.governed_sensing.folder)
    with state.governance.records.begin() as connection:
        number = subscribe(connection, whose, NewSubscription(**body.model_dump()), settings, actor.name)
        one = subscription_of(connection, number)
    note(request, Permission.ANSWER_NOTIFICATIONS, f"subscription {number}: {body.channel}")
    secret = one.secret if one is not None and one.channel is Channel.WEBHOOK else None
    made: SubscriptionMade = {**_answer(state, whose), "number": number, "secret": secret}
    response = fresh_answer(request, made, language, 201)
    response.headers["Cache-Control"] = "no-store"
    return response


@router.delete("/{number}", summary="Send nothing there any more", status_code=204, dependencies=[OWN])
def remove(request: Request, state: TheState, actor: TheActor, number: Number) -> Response:
    """One's own; any for who keeps rosters. Nothing says any more where it led."""
    keeps = Permission.WRITE_NOTIFICATIONS in actor.permissions
    with state.governance.records.begin() as connection:
        unsubscribe(connection, number, actor.name, None if keeps else number_of(connection, actor.name) or 0)
    note(request, Permission.ANSWER_NOTIFICATIONS, f"subscription {number}: remove")
    return Response(status_code=204)


@router.post("/{number}/test", summary="Send a test message", status_code=202, dependencies=[OWN],
             responses=answering(Outbox, 202))  # fmt: skip
def send_test(request: Request, state: TheState, actor: TheActor, number: Number, language: Language) -> Response:
    """To one's own address, or to any for who keeps rosters, ten an hour. The outbox tells what became of it; who keeps
    no rosters sees their own messages alone.
    """
    keeps = Permission.WRITE_NOTIFICATIONS in actor.permissions
    with state.governance.records.begin() as connection:
        own = subscriptions(connection, None if keeps else number_of(connection, actor.name) or 0)
        to = next((one for one in own if one.number == number), None)
        if to is None:
            raise NotFoundError("subscription-unknown", received=number)
        queue_test(connection, to, actor.name)
    note(request, Permission.ANSWER_NOTIFICATIONS, f"subscription {number}: test")
    return fresh_answer(request, _outbox(state, None if keeps else actor.name), language, 202)


@router.get("/outbox", summary="What waits and what was given up", dependencies=[KEEPS], responses=answering(Outbox))
def outbox(request: Request, state: TheState, language: Language) -> Response:
    """What is tried again and what was given up, with why; what was given up can be sent again."""
    return fresh_answer(request, _outbox(state), language)


@router.post("/outbox/{number}/resend", summary="Send something again that was given up", status_code=202,
             dependencies=[KEEPS], responses=answering(Outbox, 202))  # fmt: skip
def send_again(request: Request, state: TheState, actor: TheActor, number: Number, language: Language) -> Response:
    """Under the key that it had, so that a receiver tells that it had it before."""
    with state.governance.records.begin() as connection:
        resend(connection, number, actor.name)
    note(request, Permission.WRITE_NOTIFICATIONS, f"message {number}: send again")
    return fresh_answer(request, _outbox(state), language, 202)


def _whose(actor: Actor, name: str | None) -> str:
    """Raises NotAllowedError for somebody else's, but for who keeps rosters."""
    if name is None or name == actor.name:
        return actor.name
    require(actor, Permission.WRITE_NOTIFICATIONS)
    return name


def _answer(state: State, name: str) -> Subscriptions:
    with state.governance.records.read() as connection:
        owner = number_of(connection, name)
        if owner is None:
            raise NotFoundError("access-name-unknown", received=name)
        some = subscriptions(connection, owner)
    settings = notification_settings(state.governed_sensing.folder)
    return {"subscriptions": [_line(one) for one in some], "push_key": None if settings is None else public_key()}


def _line(one: MessageSubscription) -> SubscriptionAnswer:
    feed = f"{API}/notifications/feeds/{one.feed_code}" if one.channel is Channel.FEED else None
    return {
        "number": one.number, "name": one.name, "channel": one.channel, "address": one.address,
        "language": one.language, "least": one.least, "place": one.place, "always": one.always,
        "warnings": one.warnings,
        "feed": feed, "calendar": None if feed is None else f"{feed}/duties.ics",
    }  # fmt: skip


def _outbox(state: State, whose: str | None = None) -> Outbox:
    """All of it, or with the batches of one person alone."""
    with state.governance.records.read() as connection:
        some = standing(connection)
        names = {one.number: one.name for one in subscriptions(connection)}
    worker = state.notification_worker
    return {
        "waiting": some.waiting, "retried": some.retried, "failed": some.failed,
        "resting": sorted(worker.resting) if worker else [],
        "batches": [
            {
                "number": row.id, "name": names.get(row.subscription, "-"), "channel": Channel(row.channel),
                "state": row.state, "attempts": row.attempts, "problem": row.problem or "", "begun": row.begun,
                "due": row.due,
            }
            for row in some.latest
            if whose is None or names.get(row.subscription) == whose
        ],
    }  # fmt: skip
