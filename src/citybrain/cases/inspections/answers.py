"""Checklists, visits and inspections as answers."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, Literal

from sqlalchemy import Row
from typing_extensions import TypedDict

from citybrain.base.answers import answer_of
from citybrain.cases.inspections.checklists import Checklist, Checklists
from citybrain.cases.inspections.service import InspectionDetail
from citybrain.cases.photos.answers import PhotoAnswer, photo_answer
from citybrain.observations.stream_status.answers import instant


class AnswerChoice(TypedDict):
    """An answer that is possible, and what people call it."""

    answer: str
    label: str


class ChecklistQuestion(TypedDict):
    """A question; `choices` of kind choice alone, `least` and `most` that are possible of kind number alone."""

    name: str
    label: str
    kind: Literal["yes_no", "choice", "number", "text"]
    choices: list[AnswerChoice]
    unit: str | None
    least: float | None
    most: float | None
    optional: bool


class ChecklistAnswer(TypedDict):
    """What is asked at a visit."""

    name: str
    sha256: str
    label: str
    data_class: str
    source: str
    items: list[ChecklistQuestion]


class VisitAnswer(TypedDict):
    """A visit that is due by the end of a day, of a subject as kind:id."""

    number: int
    subject: str
    label: str
    longitude: float | None
    latitude: float | None
    checklist: str
    due: str
    why: str
    data_class: str
    made_by: str


class DueVisits(TypedDict):
    """Visits that nobody made yet, the most urgent first, with all checklists: what a phone takes along.

    now: by the clock of the city, which the phone holds against its own; time_zone: that of the city. withheld: how
    many others are due, of data that the reader does not read.
    """

    now: str
    time_zone: str
    visits: list[VisitAnswer]
    withheld: int
    checklists: list[ChecklistAnswer]


class InspectionFinding(TypedDict):
    """What was found at a question: proposed until a second person confirms or refuses it; `case` is its number."""

    number: int
    item: str
    severity: str
    state: Literal["proposed", "confirmed", "refused"]
    why: str
    made_by: str
    decided_by: str | None
    decided_at: str | None
    case: int | None


class InspectionAnswer(TypedDict):
    """An inspection. begun, finished: by the clock of the city as the phone knew it, `ahead` [s] of
    the server's when it was sent; received: by that of the server. accuracy, distance [m]: of the phone's place, and
    from there to the subject.
    """

    identity: str
    visit: int | None
    subject: str
    label: str
    checklist: str
    longitude: float | None
    latitude: float | None
    accuracy: float | None
    distance: float | None
    begun: str
    finished: str
    received: str
    ahead: float
    sha256: str
    data_class: str
    made_by: str


class InspectionList(TypedDict):
    """Inspections, the newest first; `next` is what `before` takes for the following page, null at the end."""

    inspections: list[InspectionAnswer]
    next: int | None


class InspectionDetails(InspectionAnswer):
    """An inspection with answers and notes by question, findings and photos; `awaited` photos are still to come.

    checklist_label: its name where the checklist is gone; questions: none then. earlier: who made the same visit
    before, and in which inspection; both stand.
    """

    checklist_label: str
    questions: list[ChecklistQuestion]
    answers: dict[str, float | str]
    notes: dict[str, str]
    findings: list[InspectionFinding]
    photos: list[PhotoAnswer]
    awaited: int
    earlier: str | None
    earlier_by: str | None


def due_answer(
    visits: Sequence[Row[Any]], withheld: int, lists: Checklists, now: int, zone: str, language: str
) -> DueVisits:
    """What a phone takes along; `now` [µs]."""
    return {
        "now": instant(now),
        "time_zone": zone,
        "visits": [visit_answer(one) for one in visits],
        "withheld": withheld,
        "checklists": [_checklist(one, language) for one in lists.values()],
    }


def visit_answer(row: Row[Any]) -> VisitAnswer:
    """One visit."""
    return answer_of(VisitAnswer, row, number=row.id)


def inspection_answer(row: Row[Any]) -> InspectionAnswer:
    """One inspection."""
    return answer_of(InspectionAnswer, row, **_times(row))


def _times(row: Row[Any]) -> dict[str, str]:
    return {name: instant(getattr(row, name)) for name in ("begun", "finished", "received")}


def inspection_details(detail: InspectionDetail, language: str) -> InspectionDetails:
    """One inspection with all that belongs to it."""
    document = json.loads(detail.row.document)
    checklist = None if detail.checklist is None else _checklist(detail.checklist, language)
    return {
        **inspection_answer(detail.row),
        "checklist_label": detail.row.checklist if checklist is None else checklist["label"],
        "questions": [] if checklist is None else checklist["items"],
        "answers": document["answers"],
        "notes": document["notes"],
        "findings": [_finding(one) for one in detail.findings],
        "photos": [photo_answer(one) for one in detail.photos],
        "awaited": max(0, document["photos"] - len(detail.photos)),
        "earlier": detail.earlier and detail.earlier.identity,
        "earlier_by": detail.earlier and detail.earlier.made_by,
    }


def _checklist(one: Checklist, language: str) -> ChecklistAnswer:
    tongue: Literal["en", "zh"] = "zh" if language == "zh" else "en"
    return {
        "name": one.name,
        "sha256": one.sha256,
        "label": one.label[tongue],
        "data_class": one.data_class.value,
        "source": one.source,
        "items": [
            {
                "name": name,
                "label": item.label[tongue],
                "kind": item.kind,
                "choices": [{"answer": key, "label": label[tongue]} for key, label in item.choices.items()],
                "unit": item.unit,
                "least": item.least,
                "most": item.most,
                "optional": item.optional,
            }
            for name, item in one.items.items()
        ],
    }


def _finding(row: Row[Any]) -> InspectionFinding:
    return answer_of(InspectionFinding, row, number=row.id)
