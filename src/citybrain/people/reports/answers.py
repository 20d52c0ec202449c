"""Reports as answers: records in words of a language."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, cast

from sqlalchemy import Row

from citybrain.cases.names import CaseState
from citybrain.governance import Permission
from citybrain.messages import text
from citybrain.observations.stream_status.answers import instant
from citybrain.people.reports.figures import KeptPromises, ReportGroup
from citybrain.people.reports.georeport import outcome_text
from citybrain.people.reports.given import GivenContact
from citybrain.people.reports.moves import CaseMove
from citybrain.people.reports.photos import PHOTO_HIDDEN, PHOTO_SHOWN
from citybrain.people.reports.service import CONFIRMS, REPLIES, ReportDetail
from citybrain.people.reports.shapes import (
    DeskReport,
    PromiseCounts,
    PromiseGroup,
    PromisesAnswer,
    PublicReport,
    ReportContactAnswer,
    ReportServiceAnswer,
    ReportStage,
    ReportStatus,
    ReportWord,
)
from citybrain.people.reports.standing import due_of, is_cured, is_done, times_of
from citybrain.people.services.entry import CityService

OF_OFFICE = ("service", PHOTO_SHOWN, PHOTO_HIDDEN)
"""What passed whose words are for officers alone."""

SHOWN = {0: "waiting", 1: "shown", -1: "hidden"}
Services = Mapping[str, CityService]


def service_answer(service: CityService, language: str) -> ReportServiceAnswer:
    """What can be reported."""
    assert service.hours is not None  # a report has a promise
    return {
        "code": service.code,
        "label": service.name.of(language),
        "description": service.description.of(language),
        "group": service.group_text.of(language),
        "answer_hours": service.hours[0],
        "done_hours": service.hours[1],
        "private": service.private,
        "anonymous": service.anonymous,
        "attributes": [
            {
                "code": one.code,
                "label": one.label.of(language),
                "datatype": one.datatype,
                "required": one.required,
                "values": [{"key": key, "label": label.of(language)} for key, label in one.values.items()],
            }
            for one in service.attributes
        ],
    }


def label_of(row: Row[Any], services: Services, language: str) -> str:
    """What the service of a report is called; as it was then where it is gone."""
    service = services.get(row.service)
    return str(row.service_label) if service is None else service.name.of(language)


def public_answer(
    row: Row[Any], services: Services, now: int, language: str, metres: float | None = None,
    photos: Sequence[int] = (), answer: str = "",
) -> PublicReport:  # fmt: skip
    """A report as everybody sees it."""
    times, shown = times_of(row), row.shown == 1
    return {
        "number": row.id,
        "service": row.service,
        "label": label_of(row, services, language),
        "text": row.text if shown else "",
        "address": row.address if shown else "",
        "area": row.area,
        "longitude": row.longitude,
        "latitude": row.latitude,
        "requested": instant(row.requested),
        "state": "closed" if is_done(row) else "open",
        "outcome": outcome_text(row, language),
        "answer": answer if shown else "",
        "closed": _instant(row.closed_at),
        "late": times.late_answer(now) or times.late_end(now),
        "metres": None if metres is None else round(metres),
        "photos": list(photos),
    }


def status_answer(detail: ReportDetail, services: Services, now: int, contact: bool, language: str) -> ReportStatus:
    """A report as who has its code sees it."""
    row, times, done = detail.row, times_of(detail.row), is_done(detail.row)
    return {
        "number": row.id,
        "service": row.service,
        "label": label_of(row, services, language),
        "text": row.text,
        "address": row.address,
        "longitude": row.longitude,
        "latitude": row.latitude,
        "requested": instant(row.requested),
        "answer_by": _instant(row.answer_by),
        "done_by": _instant(row.done_by),
        "answered": _instant(times.first_answer),
        "closed": _instant(row.closed_at),
        "late_answer": times.late_answer(now),
        "late_end": times.late_end(now),
        "state": "closed" if done else "open",
        "outcome": outcome_text(row, language),
        "stages": _stages(detail, language),
        "messages": _words_of(detail, language),
        "shown": SHOWN[row.shown],
        "why": row.why,
        "private": bool(row.private),
        "contact": contact,
        "replies": _replies(detail) if row.case is not None else [],
    }


def _words_of(detail: ReportDetail, language: str) -> list[ReportWord]:
    """What passed, and what happened to the case that took the one of the report over, the oldest first."""
    said: list[tuple[int, ReportWord]] = [
        (one.at, {"kind": one.kind, "text": "" if one.kind in OF_OFFICE else one.text, "at": instant(one.at)})
        for one in detail.messages
    ]
    moved: list[tuple[int, ReportWord]] = [
        (one.at, {"kind": "case", "text": _move(one, language), "at": instant(one.at)}) for one in detail.moves
    ]
    return [word for _, word in sorted([*said, *moved], key=lambda one: one[0])]


def _move(one: CaseMove, language: str) -> str:
    if one.kind == "state":
        return text("resident-report-outcome", language, outcome=one.outcome or "open", state=one.state)
    return text("resident-report-moved", language, kind=one.kind, answer=one.text)


def _replies(detail: ReportDetail) -> list[str]:
    """What can be said now: of a cure whether it is one, but not what was said of it last; and to every end."""
    since = detail.row.closed_at or 0
    said = [one.kind for one in detail.messages if one.kind in CONFIRMS and one.at >= since]
    return [one for one in REPLIES if one not in CONFIRMS or (is_cured(detail.row) and one not in said[-1:])]


def _stages(detail: ReportDetail, language: str) -> list[ReportStage]:
    """How far a report is: somebody looked at it, is at work on it, its resident said whether it is done."""
    row, done = detail.row, is_done(detail.row)
    working = row.state in (CaseState.IN_WORK, CaseState.WAITING_FOR_PROOF)
    checked = done or working or row.answered is not None or row.state in (CaseState.CAUSE_SOUGHT, CaseState.ASSIGNED)
    confirmed = any(one.kind in ("cured", "not_cured") and one.at >= (row.closed_at or 0) for one in detail.messages)
    reached = {"received": True, "checked": checked, "repair": working or done, "check": done and confirmed}
    return [{"stage": name, "label": _stage(name, language), "reached": there} for name, there in reached.items()]


@lru_cache(64)
def _stage(name: str, language: str) -> str:
    return text("resident-report-stage", language, stage=name)


def desk_answer(
    detail: ReportDetail, services: Services, now: int, language: str, barred: Sequence[Permission] = ()
) -> DeskReport:
    """A report as an officer sees it; barred: rights of theirs that do not reach it."""
    row, said = detail.row, detail.contact
    due = due_of(row)
    return {
        **status_answer(detail, services, now, detail.asks or said is not None, language),
        "messages": [{"kind": one.kind, "text": one.text, "at": instant(one.at)} for one in detail.messages],
        "case": row.case,
        "channel": row.channel,
        "source": row.source,
        "department": ""
        if (service := services.get(row.service)) is None or service.unit is None
        else service.unit.name.of(language),
        "barred": [one.value for one in barred],
        "media": row.media,
        "answers": json.loads(row.answers),
        "area": row.area,
        "contact_details": None if said is None else contact_answer(said),
        "photos": [{"number": one.number, "shown": one.shown} for one in detail.photos],
        "due": _instant(due),
        "late": due is not None and now > due,
    }


def contact_answer(contact: GivenContact) -> ReportContactAnswer:
    """Whom to ask."""
    return {"name": contact.name, "email": contact.email, "telephone": contact.telephone}


def promises_answer(kept: KeptPromises, services: Services, language: str) -> PromisesAnswer:
    """Promises kept."""

    def label(group: ReportGroup) -> str:
        service = services.get(group.name)
        return group.label if service is None else service.name.of(language)

    return {
        "whole": _rounded(kept.whole, 2),
        "services": [_group(one, label(one)) for one in kept.services],
        "areas": [_group(one, one.label) for one in kept.areas],
        "since": _instant(kept.since),
        "until": _instant(kept.until),
        "sources": kept.sources,
        "few": kept.few,
    }


def _rounded(figures: PromiseCounts, digits: int) -> PromiseCounts:
    """What became of reports: a share to a tenth of a percent, hours to some digits."""
    share, median, answer = figures["share"], figures["median"], figures["answer_median"]
    return {
        **figures,
        "share": None if share is None else round(share, 3),
        "median": None if median is None else round(median, digits),
        "answer_median": None if answer is None else round(answer, digits),
    }


def _group(group: ReportGroup, label: str) -> PromiseGroup:
    return {"name": group.name, "label": label, "figures": _rounded(group.figures, 1)}


MEDIAN_UNIT = "h"


def promise_rows(answer: PromisesAnswer) -> list[list[str | float | int | None]]:
    """The same figures as rows of a table: kind, name, label, each figure, and the unit of medians."""
    groups: list[tuple[str, str, str, PromiseCounts]] = [("all", "", "", answer["whole"])]
    groups += [("service", one["name"], one["label"], one["figures"]) for one in answer["services"]]
    groups += [("area", one["name"], one["label"], one["figures"]) for one in answer["areas"]]
    keys = tuple(PromiseCounts.__annotations__)
    return [
        [kind, name, label, *(cast(Mapping[str, Any], figures)[key] for key in keys), MEDIAN_UNIT]
        for kind, name, label, figures in groups
    ]


PROMISE_COLUMNS = ("of", "name", "label", *PromiseCounts.__annotations__, "unit_of_medians")


def _instant(time: int | None) -> str | None:
    return None if time is None else instant(time)
