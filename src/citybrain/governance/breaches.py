"""The register of breaches of data: what was noticed and told, by whom and when, and the clocks of the law.

Nothing in it is changed or deleted: what becomes known later is one more entry.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import BaseModel, TypeAdapter
from sqlalchemy import Connection, Row

from citybrain.governance.errors import AccessError
from citybrain.governance.roles import DataClass
from citybrain.kernel.errors import NotFoundError
from citybrain.kernel.yaml_files import read_yaml
from citybrain.records.rows import add_row, threads
from citybrain.records.tables.governance import breach_entry

LONGEST_ABOUT = 2_000
MOST_ENTRIES = 200
"""Entries of one breach."""

MOST = 500
"""Breaches that are told at once, the latest."""

AHEAD = datetime.timedelta(minutes=15)
"""How far clocks of persons may be ahead."""

PERSONAL = frozenset({DataClass.PERSONAL, DataClass.SENSITIVE_PERSONAL})


class BreachStep(StrEnum):
    """What an entry tells: the breach was noticed, authority or persons were told, more is known, it is over."""

    NOTICED = "noticed"
    AUTHORITY = "authority"
    PERSONS = "persons"
    NOTE = "note"
    CLOSED = "closed"


class ClockState(StrEnum):
    """How a duty to tell stands; `at_once` and `if_risk` have no hour at which they are overdue."""

    RUNNING = "running"
    OVERDUE = "overdue"
    AT_ONCE = "at_once"
    IF_RISK = "if_risk"
    MET = "met"
    LATE = "late"


class Duty(BaseModel, extra="forbid", frozen=True):
    """Within how many hours (0: at once, None: without undue delay where the risk is high), and where that stands."""

    hours: int | None
    article: str


class Law(BaseModel, extra="forbid", frozen=True):
    """Whom a law wants told of a breach of personal data."""

    law: str
    countries: frozenset[str]
    source: str
    authority: Duty
    persons: Duty


class BreachEntry(NamedTuple):
    """Something that was recorded; see the table."""

    number: int
    step: BreachStep
    at: datetime.datetime
    about: str
    classes: tuple[DataClass, ...]
    persons: int | None
    made_by: str
    made_at: str


class LegalClock(NamedTuple):
    """Whom to tell by the law: until when (None: no hour is set), when it was done, how that stands."""

    to: BreachStep
    law: Law
    duty: Duty
    due: datetime.datetime | None
    told: datetime.datetime | None
    state: ClockState


class Breach(NamedTuple):
    """A breach with all of its entries, the oldest first; `number` is that of the first one."""

    number: int
    entries: tuple[BreachEntry, ...]

    @property
    def noticed(self) -> datetime.datetime:
        """When it was noticed."""
        return self.entries[0].at

    @property
    def persons(self) -> int | None:
        """How many persons are concerned, as was known last; None where nobody knows."""
        return next((one.persons for one in reversed(self.entries) if one.persons is not None), None)

    @property
    def classes(self) -> list[DataClass]:
        """Classes of the data, as far as they were ever named."""
        named = {name for one in self.entries for name in one.classes}
        return [name for name in DataClass if name in named]

    def first(self, step: BreachStep) -> datetime.datetime | None:
        """When something was done first."""
        return min((one.at for one in self.entries if one.step is step), default=None)

    def clocks(self, country: str, moment: datetime.datetime) -> list[LegalClock]:
        """The clocks of the law of a country at a moment; none where no data of persons is concerned."""
        law = law_of(country)
        if law is None or PERSONAL.isdisjoint(self.classes):
            return []
        duties = ((BreachStep.AUTHORITY, law.authority), (BreachStep.PERSONS, law.persons))
        return [self._clock(to, law, duty, moment) for to, duty in duties]

    def _clock(self, to: BreachStep, law: Law, duty: Duty, moment: datetime.datetime) -> LegalClock:
        told, due = self.first(to), None
        if duty.hours:
            due = self.noticed + datetime.timedelta(hours=duty.hours)
            state = (
                (ClockState.MET if told <= due else ClockState.LATE) if told is not None
                else ClockState.RUNNING if moment <= due else ClockState.OVERDUE
            )  # fmt: skip
        elif told is not None:
            state = ClockState.MET
        else:
            state = ClockState.IF_RISK if duty.hours is None else ClockState.AT_ONCE
        return LegalClock(to, law, duty, due, told, state)


@cache
def laws() -> tuple[Law, ...]:
    """All laws that are declared."""
    declared = read_yaml(Path(__file__).parent / "breach_law.yaml")["laws"]
    return tuple(TypeAdapter(list[Law]).validate_python(declared))


def law_of(country: str) -> Law | None:
    """The law of a country by its code; None where none is declared."""
    return next((law for law in laws() if country.upper() in law.countries), None)


def record_breach(
    connection: Connection,
    noticed: datetime.datetime,
    about: str,
    classes: Iterable[DataClass],
    persons: int | None,
    by: str,
) -> int:
    """Begin a breach; its number. Raises AccessError for a time to come, no text, and no class."""
    named = frozenset(classes)
    if not named:
        raise AccessError("breach-class", allowed=", ".join(DataClass))
    return _add(connection, None, BreachStep.NOTICED, noticed, about, named, persons, by)


def add_entry(
    connection: Connection,
    number: int,
    step: BreachStep,
    at: datetime.datetime,
    about: str,
    persons: int | None,
    by: str,
) -> None:
    """Go on with a breach. Raises NotFoundError, and AccessError as `record_breach` and for a time before it."""
    breach = next(iter(breaches(connection, number)), None)
    if breach is None:
        raise NotFoundError("breach-unknown", received=number)
    if len(breach.entries) >= MOST_ENTRIES:
        raise AccessError("breach-full", allowed=MOST_ENTRIES)
    if at < breach.noticed:
        raise AccessError("breach-before", received=_text(at), allowed=_text(breach.noticed))
    _add(connection, number, step, at, about, frozenset(), persons, by)


def breaches(connection: Connection, only: int | None = None) -> list[Breach]:
    """The latest breaches, the latest first, or the one of a number."""
    recorded = threads(connection, breach_entry.c.breach, MOST, only)
    return [Breach(number, tuple(map(_entry, rows))) for number, rows in recorded.items()]


def _entry(row: Row[Any]) -> BreachEntry:
    return BreachEntry(
        row.id, BreachStep(row.step), datetime.datetime.fromisoformat(row.at), row.about,
        tuple(map(DataClass, row.classes.split())), row.persons, row.made_by, row.made_at,
    )  # fmt: skip


def _add(
    connection: Connection,
    breach: int | None,
    step: BreachStep,
    at: datetime.datetime,
    about: str,
    classes: frozenset[DataClass],
    persons: int | None,
    by: str,
) -> int:
    moment = datetime.datetime.now(datetime.UTC)
    if at > moment + AHEAD:
        raise AccessError("breach-ahead", received=_text(at), allowed=_text(moment))
    said = about.strip()
    if not said or len(said) > LONGEST_ABOUT:
        raise AccessError("breach-about", received=len(said), allowed=LONGEST_ABOUT)
    return add_row(
        connection, breach_entry, by, breach=breach, step=step.value,
        at=at.astimezone(datetime.UTC).isoformat(timespec="seconds"), about=said, classes=" ".join(sorted(classes)),
        persons=persons,
    )  # fmt: skip


def _text(time: datetime.datetime) -> str:
    return f"{time.astimezone(datetime.UTC):%Y-%m-%d %H:%M} UTC"
