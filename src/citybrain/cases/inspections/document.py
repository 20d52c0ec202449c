"""An inspection as a phone sends it, and what its checklist says of it."""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Annotated, NamedTuple

from pydantic import AwareDatetime, BaseModel, Field

from citybrain.cases.inspections.checklists import MOST_ITEMS, Checklist, ChecklistItem, Key
from citybrain.cases.photos.store import MOST as MOST_PHOTOS
from citybrain.records.errors import EntryError

MOST_FAULTS = 20
LONGEST = 2_000
LATEST_NUMBER = 10**15
SUBJECT = r"^[a-z][a-z_]{0,39}:[^\x00-\x1f\x7f]{1,160}$"
Words = Annotated[str, Field(max_length=LONGEST)]
MomentOfVisit = Annotated[
    AwareDatetime,
    Field(ge=datetime.datetime(1950, 1, 1, tzinfo=datetime.UTC), lt=datetime.datetime(2151, 1, 1, tzinfo=datetime.UTC)),
]
"""A time that every clock can tell, and on a day that the file of an enterprise may have."""


class PhonePlace(BaseModel, extra="forbid"):
    """Where the phone was: degrees, and the radius [m] within which it is with 95 % by its own word."""

    longitude: float = Field(ge=-180, le=180, allow_inf_nan=False)
    latitude: float = Field(ge=-90, le=90, allow_inf_nan=False)
    accuracy: float = Field(ge=0, le=10_000_000, allow_inf_nan=False)


class InspectionToStore(BaseModel, extra="forbid"):
    """Answers to a checklist. Times are those of the city as the phone knows them since it took the list along: `sent`
    now, so that a clock that was set in between shows.

    `subject` is kind:id, as in case:12; `checklist_sha256` says which form of its checklist the phone had; `notes` say
    more of an answer; `photos` are how many follow.
    """

    visit: int | None = Field(default=None, ge=1, le=LATEST_NUMBER)
    subject: str = Field(pattern=SUBJECT)
    label: str = Field(min_length=1, max_length=200, pattern=r"^[^\x00-\x1f\x7f]+$")
    checklist: Key
    checklist_sha256: str | None = Field(default=None, pattern="^[0-9a-f]{64}$")
    answers: dict[Key, float | Words] = Field(max_length=MOST_ITEMS)
    notes: dict[Key, Words] = Field(default={}, max_length=MOST_ITEMS)
    place: PhonePlace | None = None
    begun: MomentOfVisit
    finished: MomentOfVisit
    sent: MomentOfVisit
    photos: int = Field(default=0, ge=0, le=MOST_PHOTOS)

    def content(self) -> str:
        """All but when it was sent, as JSON: the same inspection sent again has the same."""
        said = self.model_dump(mode="json", exclude={"sent"})
        return json.dumps(said, ensure_ascii=False, sort_keys=True)


class ProposedFinding(NamedTuple):
    """An answer that its checklist calls a finding."""

    item: str
    severity: str
    note: str


def sha256_of(content: str) -> str:
    """Hash of a document."""
    return hashlib.sha256(content.encode()).hexdigest()


def findings_of(document: InspectionToStore, checklist: Checklist) -> list[ProposedFinding]:
    """What it found, in the order of the questions. Raises EntryError with all that is wrong with the answers."""
    faults = list(_faults(document, checklist.items))
    if faults:
        rest = len(faults) - MOST_FAULTS
        listed = [*faults[:MOST_FAULTS], *([f"+{rest}"] if rest > 0 else [])]
        raise EntryError("inspection-faulty", count=len(faults), faults="\n".join(f"- {one}" for one in listed))
    return [
        ProposedFinding(name, item.finding.severity, document.notes.get(name, "").strip())
        for name, item in checklist.items.items()
        if item.finding is not None and name in document.answers and item.finding.holds(document.answers[name])
    ]


def _faults(document: InspectionToStore, items: Mapping[str, ChecklistItem]) -> Iterator[str]:
    if document.finished < document.begun:
        yield f"finished: {document.finished.isoformat()} < {document.begun.isoformat()}"
    for where, names in (("answers", document.answers), ("notes", document.notes)):
        yield from (f"{where}.{name}: ?" for name in names if name not in items)
    for name, item in items.items():
        if name not in document.answers:
            if not item.optional:
                yield f"answers.{name}: -"
        elif (allowed := _allowed(item, document.answers[name])) is not None:
            yield f"answers.{name}: {str(document.answers[name])[:40]} ({allowed})"


def _allowed(item: ChecklistItem, answer: float | str) -> str | None:
    """What would be possible; None where the answer is."""
    if item.kind == "number":
        least, most = item.bounds
        inside = isinstance(answer, float) and least <= answer <= most
        return None if inside else f"{least:g} … {most:g}"
    if item.kind == "text":
        return None if isinstance(answer, str) else "abc"
    return None if answer in item.answers else ", ".join(item.answers)
