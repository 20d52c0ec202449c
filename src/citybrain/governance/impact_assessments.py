"""The register of impact assessments: what is processed for a purpose, risks to persons, measures, decision, review.

Nothing in it is changed or deleted: an assessment goes on by a further version. What the law of a country asks stands
in `impact_law.yaml`.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Annotated, Any, NamedTuple

from pydantic import BaseModel, Field, TypeAdapter
from sqlalchemy import Connection, Row, func, select

from citybrain.governance.breaches import PERSONAL, law_of
from citybrain.governance.errors import AccessError
from citybrain.governance.roles import PURPOSES
from citybrain.kernel.errors import NotFoundError
from citybrain.kernel.yaml_files import read_yaml
from citybrain.messages import NamedText
from citybrain.records.rows import add_row, threads
from citybrain.records.tables.governance import assessment_version

LONGEST_TEXT = 4_000
LONGEST_NAME = 200
MOST_RISKS = 30
MOST_VERSIONS = 100
"""Versions of one assessment."""

MOST_TEXT = 20_000_000
"""Signs of all versions together, which one answer may tell."""

MOST = 200
"""Assessments that are told at once, the latest."""

SOON = datetime.timedelta(days=30)
"""How long before the day of its review an assessment tells so."""


class ImpactPart(StrEnum):
    """What an assessment answers."""

    PROCESSING = "processing"
    NECESSITY = "necessity"
    RISKS = "risks"
    MEASURES = "measures"
    OFFICER = "officer"
    VIEWS = "views"
    CONSULTATION = "consultation"
    MACHINES = "machines"
    REVIEW = "review"


BASIC = frozenset({
    ImpactPart.PROCESSING, ImpactPart.NECESSITY, ImpactPart.RISKS, ImpactPart.MEASURES, ImpactPart.REVIEW
})  # fmt: skip
"""What is asked where no law is declared."""

IN_WORDS = tuple(part for part in ImpactPart if part not in (ImpactPart.RISKS, ImpactPart.REVIEW))
"""Parts that are answered by a text."""


class ImpactPlace(StrEnum):
    """What of the program fulfils a duty by itself."""

    PURPOSES = "purposes"
    LOG = "log"
    REGISTER = "register"


class ImpactDecision(StrEnum):
    """Whether the processing goes on; an open assessment may lack answers."""

    OPEN = "open"
    ACCEPTED = "accepted"
    REFUSED = "refused"


class ImpactState(StrEnum):
    """How an assessment stands: its decision, and whether the review of an accepted one is near or due."""

    OPEN = "open"
    STANDS = "stands"
    SOON = "soon"
    DUE = "due"
    REFUSED = "refused"


class ImpactDuty(BaseModel, extra="forbid", frozen=True):
    """What a law asks, and the part of the record or the place of the program that answers."""

    article: str
    part: ImpactPart | None = None
    place: ImpactPlace | None = None
    law: str = ""


class Risk(BaseModel, extra="forbid", frozen=True):
    """A risk to persons: 1 to 4 for negligible, limited, significant, maximum (CNIL, PIA, 2018), and what is done.

    `stays_high`: it is high even with its measure.
    """

    about: Annotated[str, Field(min_length=1, max_length=LONGEST_TEXT)]
    likelihood: Annotated[int, Field(ge=1, le=4)]
    severity: Annotated[int, Field(ge=1, le=4)]
    measure: Annotated[str, Field(max_length=LONGEST_TEXT)] = ""
    stays_high: bool = False


class ImpactContent(BaseModel, extra="forbid", frozen=True):
    """What a version of an assessment says."""

    answers: dict[ImpactPart, Annotated[str, Field(max_length=LONGEST_TEXT)]] = {}
    risks: Annotated[tuple[Risk, ...], Field(max_length=MOST_RISKS)] = ()
    decision: ImpactDecision = ImpactDecision.OPEN
    review_on: datetime.date | None = None


class ImpactVersion(NamedTuple):
    """A version, by whom and when."""

    number: int
    content: ImpactContent
    made_by: str
    made_at: str


class ImpactAssessment(NamedTuple):
    """An assessment with all its versions, the oldest first; `number` is that of the first one."""

    number: int
    purpose: str
    name: str
    versions: tuple[ImpactVersion, ...]

    @property
    def content(self) -> ImpactContent:
        """What holds now."""
        return self.versions[-1].content

    def state(self, day: datetime.date) -> ImpactState:
        """How it stands on a day."""
        now = self.content
        if now.decision is not ImpactDecision.ACCEPTED:
            return ImpactState(now.decision.value)
        assert now.review_on is not None
        return (
            ImpactState.DUE if now.review_on <= day
            else ImpactState.SOON if now.review_on <= day + SOON else ImpactState.STANDS
        )  # fmt: skip


@cache
def _declared() -> Mapping[str, tuple[ImpactDuty, ...]]:
    declared = read_yaml(Path(__file__).parent / "impact_law.yaml")["duties"]
    return TypeAdapter(dict[str, tuple[ImpactDuty, ...]]).validate_python(declared)


def duties_of(country: str) -> tuple[ImpactDuty, ...]:
    """What the law of a country asks, each with the name of its law; nothing where none is declared."""
    law = law_of(country)
    if law is None:
        return ()
    return tuple(duty.model_copy(update={"law": duty.law or law.law}) for duty in _declared().get(law.law, ()))


def parts_of(country: str) -> list[ImpactPart]:
    """What an assessment in a country answers."""
    asked = {duty.part for duty in duties_of(country)} or BASIC
    return [part for part in ImpactPart if part in asked | BASIC]


def assessed_purposes() -> list[str]:
    """Purposes that data of persons is read for."""
    return [name for name, purpose in PURPOSES.items() if purpose.classes & PERSONAL]


def record_assessment(
    connection: Connection, purpose: str, name: str, content: ImpactContent, country: str, by: str
) -> int:
    """Begin an assessment; its number.

    Raises AccessError for a purpose that is not for data of persons, for no name, and as `add_version`.
    """
    if purpose not in (allowed := assessed_purposes()):
        raise AccessError("impact-purpose", received=purpose, allowed=", ".join(allowed))
    named = " ".join(name.split())
    if not named or len(named) > LONGEST_NAME:
        raise AccessError("impact-name", received=len(named), allowed=LONGEST_NAME)
    return _add(connection, None, purpose, named, content, country, by)


def add_version(connection: Connection, number: int, content: ImpactContent, country: str, by: str) -> None:
    """Go on with an assessment.

    Raises NotFoundError; AccessError where it has too many versions, and for a decision without what it rests on, and
    where the register is full.
    """
    found = next(iter(assessments(connection, number)), None)
    if found is None:
        raise NotFoundError("impact-unknown", received=number)
    if len(found.versions) >= MOST_VERSIONS:
        raise AccessError("impact-full", allowed=MOST_VERSIONS)
    _add(connection, number, found.purpose, found.name, content, country, by)


def missing_parts(content: ImpactContent, country: str) -> list[ImpactPart]:
    """What a decision lacks; the authority is asked where a risk that stays high is accepted."""
    asked = set(parts_of(country))
    high = any(risk.stays_high for risk in content.risks) and content.decision is ImpactDecision.ACCEPTED
    there = {part for part, text in content.answers.items() if text.strip()}
    there |= {ImpactPart.RISKS} if content.risks else set()
    there |= {ImpactPart.REVIEW} if content.review_on or content.decision is ImpactDecision.REFUSED else set()
    there |= set() if high else {ImpactPart.CONSULTATION}
    return [part for part in ImpactPart if part in asked - there]


def assessments(connection: Connection, only: int | None = None) -> list[ImpactAssessment]:
    """The latest assessments, the latest first, or the one of a number."""
    recorded = threads(connection, assessment_version.c.assessment, MOST, only)
    return [
        ImpactAssessment(number, rows[0].purpose, rows[0].name, tuple(map(_version, rows)))
        for number, rows in recorded.items()
    ]


def _version(row: Row[Any]) -> ImpactVersion:
    return ImpactVersion(row.id, ImpactContent.model_validate_json(row.content), row.made_by, row.made_at)


def _add(
    connection: Connection,
    assessment: int | None,
    purpose: str,
    name: str,
    content: ImpactContent,
    country: str,
    by: str,
) -> int:
    if unknown := [part for part in content.answers if part not in IN_WORDS]:
        raise AccessError("impact-answer", received=", ".join(unknown), allowed=", ".join(IN_WORDS))
    if content.decision is not ImpactDecision.OPEN and (missing := missing_parts(content, country)):
        names = NamedText(" ".join(f"impact-part-{part}" for part in missing))
        raise AccessError("impact-missing", received=NamedText(f"impact-decision-{content.decision}"), allowed=names)
    held = connection.execute(select(func.sum(func.length(assessment_version.c.content)))).scalar_one() or 0
    if held >= MOST_TEXT:
        raise AccessError("impact-register-full", allowed=MOST_TEXT)
    said = json.dumps(content.model_dump(mode="json"), ensure_ascii=False)
    return add_row(
        connection, assessment_version, by, assessment=assessment, purpose=purpose, name=name, content=said
    )  # fmt: skip
