"""Notifications: what somebody must know, that they take care of it, links that only answer, and feeds."""

from __future__ import annotations

import datetime
from html import escape
from typing import Annotated
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from fastapi import Path, Request, Response
from typing_extensions import TypedDict

from citybrain.api.auditing import note
from citybrain.api.guards import IN_TURN, requires
from citybrain.api.identity import TheActor
from citybrain.api.language import Language
from citybrain.api.openapi import API, answering, sending
from citybrain.api.respond import fresh_answer, text_answer
from citybrain.api.router import Router
from citybrain.api.routes.bodies import Number
from citybrain.api.state import TheState
from citybrain.governance import Permission
from citybrain.messages import text
from citybrain.notifications.answers import answer, answer_by_link, followed
from citybrain.notifications.listing import NotificationLine, feed, listed
from citybrain.notifications.roster import duties, shifts
from citybrain.notifications.roster_calendar import duty_calendar
from citybrain.notifications.settings import notification_settings
from citybrain.notifications.subscriptions import feed_of

router = Router(prefix=f"{API}/notifications", tags=["notifications"])
ANSWERS = requires(Permission.ANSWER_NOTIFICATIONS)
HTML, ATOM, CALENDAR = "text/html", "application/atom+xml", "text/calendar"
POLICY = "default-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
Code = Annotated[str, Path(min_length=10, max_length=100, pattern="^[0-9]+-[A-Za-z0-9_-]+$", description="A code.")]


class Notifications(TypedDict):
    """The latest that concern who asks; `may_write`: whether they keep rosters and look after all."""

    notifications: list[NotificationLine]
    may_write: bool


@router.get("", summary="What somebody must know", dependencies=[ANSWERS], responses=answering(Notifications))
def notifications(request: Request, state: TheState, actor: TheActor, language: Language) -> Response:
    """For the roles of who asks, the latest first, with every step on record; all of it for who keeps rosters."""
    with state.governance.records.read() as connection:
        some = listed(connection, actor, language)
    answered: Notifications = {
        "notifications": some,
        "may_write": Permission.WRITE_NOTIFICATIONS in actor.permissions,
    }
    return fresh_answer(request, answered, language)


@router.post("/{number}/answer", summary="Take care of something", status_code=204, dependencies=[ANSWERS])
def take_care(request: Request, state: TheState, actor: TheActor, number: Number) -> Response:
    """From then on nobody else is asked. It is no fault to say so twice, or after somebody else did."""
    with state.governance.records.begin() as connection:
        answer(connection, number, actor)
    note(request, Permission.ANSWER_NOTIFICATIONS, f"notification {number}: answer")
    return Response(status_code=204)


@router.get("/answers/{code}", summary="A page with a button that answers", response_class=Response,
            responses=sending(HTML))  # fmt: skip
def link(request: Request, state: TheState, code: Code) -> Response:
    """What looks at links before people do answers nothing by that. The link can do nothing else, for a week."""
    with state.governance.records.read() as connection:
        to, some = followed(connection, code)
    waiting = sum(one.acknowledged_at is None and one.withdrawn_at is None for one in some)
    if not waiting:
        return _page(request, text("notification-answer-settled", to.language), "", to.language)
    sentence = text("notification-answer-open", to.language, number=waiting)
    return _page(request, sentence, text("notification-answer-button", to.language), to.language)


@router.post("/answers/{code}", summary="Take care of what a link came with", response_class=Response,
             responses=sending(HTML))  # fmt: skip
def follow(request: Request, state: TheState, code: Code) -> Response:
    """Once: the second time nothing waits any more."""
    with state.governance.records.begin() as connection:
        to, _ = followed(connection, code)
        count = answer_by_link(connection, code)
    note(request, Permission.ANSWER_NOTIFICATIONS, f"notifications of {to.name}: answer by link", count)
    key = "notification-answer-done" if count else "notification-answer-settled"
    return _page(request, text(key, to.language, name=to.name), "", to.language)


@router.get("/feeds/{code}", summary="A feed of what somebody must know", response_class=Response,
            responses=sending(ATOM))  # fmt: skip
def atom(request: Request, state: TheState, code: Code) -> Response:
    """As Atom, for programs that fetch it; who has the address of a feed reads that feed, and nothing else."""
    settings = notification_settings(state.governed_sensing.folder)
    with state.governance.records.read() as connection:
        some = feed(connection, feed_of(connection, code), settings.address if settings else "")
    response = text_answer(request, some, ATOM)
    response.headers["Cache-Control"] = "no-store"
    return response


@router.get("/feeds/{code}/duties.ics", summary="One's own duties as a calendar", response_class=Response,
            responses=sending(CALENDAR), dependencies=[IN_TURN])  # fmt: skip
def calendar(request: Request, state: TheState, code: Code) -> Response:
    """When the person of a feed is on duty in the next fourteen days, as iCalendar; its address opens nothing else."""
    settings, zone = notification_settings(state.governed_sensing.folder), ZoneInfo(state.governed_sensing.zone)
    with state.governance.records.read() as connection:
        one = feed_of(connection, code)
        known = shifts(connection)
    own = duties(known, one.identity, datetime.datetime.now(datetime.UTC), zone)
    host = urlsplit(settings.address).hostname if settings else None
    response = text_answer(request, duty_calendar(own, one.name, one.language, host or ""), CALENDAR)
    response.headers["Cache-Control"] = "no-store"
    return response


def _page(request: Request, sentence: str, button: str, language: str) -> Response:
    """A page that needs nothing else, with a button or without."""
    form = f'<form method="post"><button>{escape(button)}</button></form>' if button else ""
    title = escape(text("notification-answer-title", language))
    page = (
        f'<!doctype html><html lang="{language}"><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width"><title>{title}</title>'
        f"<main><h1>{title}</h1><p>{escape(sentence)}</p>{form}</main></html>"
    )
    response = text_answer(request, page.encode(), f"{HTML}; charset=utf-8", language)
    response.headers["Cache-Control"] = "no-store"
    response.headers["Content-Security-Policy"] = POLICY
    return response
