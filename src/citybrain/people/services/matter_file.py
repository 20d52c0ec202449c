"""What matters ask of the city around them, and a matter whole: with its cases and the corrections that it led to."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import Connection, select

from citybrain.cases.service import CaseService
from citybrain.governance.policy import Limited
from citybrain.kernel import Graph
from citybrain.people.services.catalogue import CityCatalogue
from citybrain.people.services.correction import CorrectionRecord, Originals
from citybrain.people.services.matter import Matter
from citybrain.people.services.outdated import Scenarios
from citybrain.plans.entity_index import EntityIndexes
from citybrain.plans.saved.plan_repository import PlanRepository
from citybrain.records.tables.cases import city_case


class MatterSurroundings(NamedTuple):
    """What matters ask of the city around them; `original`: parameters without any correction. limited: rights that
    reach what is of one's own department alone. algorithms: labels by name of those in the register. places: rows of
    entities. decisions: by kind, what raises NotFoundError for a number that none has. day: the day that the city is
    computed for.
    """

    folder: Path
    cases: Callable[[], CaseService]
    graph: Callable[[], Graph]
    saved: Callable[[], PlanRepository]
    scenarios: Scenarios
    original: Originals
    now: Callable[[], int]
    day: Callable[[], datetime.date]
    catalogue: CityCatalogue
    currency: Callable[[], str]
    algorithms: Callable[[], Mapping[str, str]]
    places: Callable[[], EntityIndexes]
    decisions: Mapping[str, Callable[[int], object]]
    limited: Limited = frozenset


class MatterCase(NamedTuple):
    """A case of a matter: when it was opened, the times [µs] of its clocks, and the role that answers for it.

    late, answer_late: whether the time of the decision, and of the first answer, has gone.
    """

    number: int
    opened: int
    acknowledge_by: int | None
    resolve_by: int | None
    late: bool
    answer_late: bool
    owner_role: str


class MatterFile(NamedTuple):
    """A matter with its cases, the oldest first, and the corrections that it led to.

    labelled: what people call a parameter in a language.
    """

    matter: Matter
    cases: Sequence[MatterCase]
    corrections: Sequence[CorrectionRecord]
    labelled: Callable[[str, str], str]


def cases_of(connection: Connection, matter: Matter, now: int) -> list[MatterCase]:
    """Cases that a matter and its appeals wait in, the oldest first. now [µs]: by the clock of the city."""
    appeals = range(1, matter.appeals + 1)
    subjects = [f"{matter.kind}/{matter.number}", *(f"appeal/{matter.number}.{one}" for one in appeals)]
    rows = connection.execute(select(city_case).where(city_case.c.subject.in_(subjects)).order_by(city_case.c.id))
    return [
        MatterCase(
            one.id,
            one.opened,
            one.acknowledge_by,
            one.resolve_by,
            one.resolve_by is not None and one.resolve_by < now,
            one.acknowledge_by is not None and one.acknowledge_by < now,
            one.owner_role,
        )
        for one in rows
    ]
