"""What a person agrees to: who acts for them, what for, and until when."""

from __future__ import annotations

import datetime
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, Field, StringConstraints

from citybrain.people.texts import on_one_line

LONGEST = datetime.timedelta(days=366)
Name = Annotated[str, BeforeValidator(on_one_line), StringConstraints(min_length=1, max_length=200)]


class HelperTask(StrEnum):
    """What a helper may do for a person."""

    REPORT = "report"
    SURVEY = "survey"
    APPLICATION = "application"


class NewMandate(BaseModel, extra="forbid", frozen=True):
    """That a person agrees. helper: a neighbour, a social worker, a clerk. until: the last day, within a year."""

    person: Name
    helper: Name
    tasks: Annotated[frozenset[HelperTask], Field(min_length=1)]
    until: datetime.date
    agreed: Literal[True]
