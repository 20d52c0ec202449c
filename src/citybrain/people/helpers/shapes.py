"""Helpers as answers of the API."""

from __future__ import annotations

from typing import Literal

from typing_extensions import TypedDict

from citybrain.observations.times import written
from citybrain.people.helpers.service import Mandate


class MandateMade(TypedDict):
    """The code of the person and that of the helper: told this once."""

    number: int
    code: str
    helper_code: str


class MandateDeed(TypedDict):
    """What was done: a report, an application, answers to a survey. link: the code that follows it, for the person."""

    task: Literal["report", "survey", "application"]
    record: str
    link: str | None
    at: str


class MandateAnswer(TypedDict):
    """Who acts for whom, what for, until when, and what was done; names are null 90 days after it ended."""

    number: int
    person: str | None
    helper: str | None
    tasks: list[Literal["report", "survey", "application"]]
    until: str
    withdrawn: str | None
    standing: bool
    deeds: list[MandateDeed]


class MandateList(TypedDict):
    """Helpers who did something to a record."""

    helpers: list[MandateAnswer]


def mandate_answer(one: Mandate) -> MandateAnswer:
    """A mandate for its person, or for who reads the log of a record."""
    deeds: list[MandateDeed] = [
        {"task": deed.task.value, "record": deed.record, "link": deed.link, "at": written(deed.at)}
        for deed in one.deeds
    ]  # fmt: skip
    return {
        "number": one.number, "person": one.person, "helper": one.helper, "tasks": [task.value for task in one.tasks],
        "until": one.until.isoformat(), "withdrawn": one.withdrawn_at, "standing": one.standing, "deeds": deeds,
    }  # fmt: skip
