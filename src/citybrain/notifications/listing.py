"""Notifications as people and programs read them: how each stands, what became of it, feeds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal
from xml.etree.ElementTree import Element, SubElement, tostring

from sqlalchemy import ColumnElement, Connection, Row, or_, select
from typing_extensions import TypedDict

from citybrain.governance.actor import Actor
from citybrain.governance.policy import Verdict, decide
from citybrain.governance.roles import DataClass, Permission, Role
from citybrain.messages import text
from citybrain.notifications.outbox import ALL, DRILL, AskingStep, Notification, as_notification, steps_of
from citybrain.notifications.severity import Severity
from citybrain.notifications.subscriptions import MessageSubscription
from citybrain.notifications.testing import TEST
from citybrain.notifications.wording import describe
from citybrain.records.tables.governance import identity_role
from citybrain.records.tables.notifications import notification

MOST = 200
"""Notifications that are listed at once, the latest."""

ATOM = "http://www.w3.org/2005/Atom"
State = Literal["waiting", "answered", "unanswered", "over", "open"]


class NotificationStep(TypedDict):
    """Something that became of a notification: in words, who did it, and when."""

    step: AskingStep
    text: str
    made_by: str
    made_at: str


class NotificationLine(TypedDict):
    """A notification: what it says, how it stands, and all that became of it."""

    number: int
    subject: str
    kind: str
    severity: Severity
    role: Role | None
    text: str
    path: str
    state: State
    state_text: str
    made_at: str
    steps: list[NotificationStep]


def listed(connection: Connection, actor: Actor, language: str) -> list[NotificationLine]:
    """The latest that concern somebody: for their roles, or all where they look after all."""
    asked = select(notification).order_by(notification.c.id.desc()).limit(MOST)
    if Permission.WRITE_NOTIFICATIONS not in actor.permissions:
        asked = asked.where(notification.c.role.in_(sorted(actor.roles)))
    some = [as_notification(row) for row in connection.execute(asked)]
    steps = steps_of(connection, [one.number for one in some])
    return [_line(one, steps.get(one.number, []), actor, language) for one in some]


def _line(one: Notification, steps: Sequence[Row[Any]], actor: Actor, language: str) -> NotificationLine:
    about = one.awareness
    state = state_of(one, steps)
    reads = decide(actor, Permission.READ_CASES, about.data_class) is Verdict.ALLOWED
    return {
        "number": one.number, "subject": about.subject, "kind": about.kind, "severity": about.severity,
        "role": about.role, "text": describe(about, language, reads), "path": about.path, "state": state,
        "state_text": text(f"notification-state-{_state_key(state, steps)}", language, name=one.acknowledged_by or "-"),
        "made_at": one.made_at,
        "steps": [_step(row, about.role, language) for row in steps],
    }  # fmt: skip


def _state_key(state: State, steps: Sequence[Row[Any]]) -> str:
    """A notification that no address is known for is not sent."""
    asked = [row.number for row in steps if row.step == AskingStep.ASKED]
    return "unsent" if state == "open" and asked and not sum(asked) else state


def _step(row: Row[Any], role: Role | None, language: str) -> NotificationStep:
    described = _step_text(row, role, language)
    return {"step": AskingStep(row.step), "text": described, "made_by": row.made_by, "made_at": row.made_at}


def state_of(one: Notification, steps: Sequence[Row[Any]]) -> State:
    """How a notification stands; open: it was sent, and nobody needs to answer."""
    if one.withdrawn_at is not None:
        return "over"
    if one.acknowledged_at is not None:
        return "answered"
    if any(row.step == AskingStep.UNANSWERED for row in steps):
        return "unanswered"
    return "open" if one.due is None else "waiting"


def _step_text(row: Row[Any], role: Role | None, language: str) -> str:
    everybody = ("-subscribers" if role is None else "-all") if row.step == AskingStep.ASKED and row.rank == ALL else ""
    return text(f"notification-step-{row.step}{everybody}", language, rank=row.rank, number=row.number)


def feed(connection: Connection, one: MessageSubscription, address: str) -> bytes:
    """The latest that concern a subscription, as Atom (RFC 4287): what a message would say, and no more."""
    roles = select(identity_role.c.role).where(
        identity_role.c.identity == one.identity, identity_role.c.withdrawn_at.is_(None)
    )
    wanted: list[ColumnElement[bool]] = [notification.c.role.in_(roles)]
    wanted += [(notification.c.role.is_(None)) & (notification.c.kind.not_in((TEST, DRILL)))] if one.warnings else []
    closed = notification.c.data_class != DataClass.PUBLIC
    near = [] if one.place is None else [or_(closed, notification.c.place == one.place)]
    grave = [severity for severity in Severity if severity.urgency >= one.least.urgency]
    asked = select(notification).where(or_(*wanted), *near, notification.c.severity.in_(grave))
    rows = connection.execute(asked.order_by(notification.c.id.desc()).limit(MOST))
    return _atom([as_notification(row) for row in rows], one, address)


def _atom(some: Sequence[Notification], one: MessageSubscription, address: str) -> bytes:
    root = Element("feed", {"xmlns": ATOM, "xml:lang": one.language})
    _put(root, "id", f"{address}/api/v1/notifications/feed/{one.number}")
    _put(root, "title", text("notification-feed-title", one.language, name=one.name))
    _put(root, "updated", some[0].made_at if some else "1970-01-01T00:00:00+00:00")
    author = SubElement(root, "author")
    _put(author, "name", "Open City Brain")
    for each in some:
        entry = SubElement(root, "entry")
        _put(entry, "id", f"{address}/api/v1/notifications/{each.number}")
        _put(entry, "title", describe(each.awareness, one.language))
        _put(entry, "updated", each.acknowledged_at or each.made_at)
        SubElement(entry, "category", {"term": each.awareness.severity})
        SubElement(entry, "link", {"href": f"{address}{link_of(each)}"})
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(root, encoding="unicode")}'.encode()


def link_of(one: Notification) -> str:
    """Where it is read; of what is not public the address tells nothing either."""
    return one.awareness.path if one.awareness.public else "/"


def _put(parent: Element, name: str, value: str) -> None:
    SubElement(parent, name).text = value
