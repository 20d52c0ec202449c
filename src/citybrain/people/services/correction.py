"""Corrections of parameters that objections led to: on record, a layer of the city's parameters, plans outdated."""

from __future__ import annotations

import dataclasses
import datetime
import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any, NamedTuple

import yaml
from pydantic import BaseModel, Field
from sqlalchemy import Connection, Row, insert, select, update

from citybrain.kernel import Graph, nearest
from citybrain.kernel.errors import NotFoundError
from citybrain.kernel.interventions import CITY
from citybrain.kernel.parameters import Parameter, Value
from citybrain.messages import text
from citybrain.people.services.matter import GivenText
from citybrain.plans.calibration.record import replace_file
from citybrain.plans.saved.files import tag_of
from citybrain.plans.saved.names import path_of
from citybrain.plans.saved.plan_repository import PlanRepository
from citybrain.plans.schema import Plan
from citybrain.records import author
from citybrain.records.errors import EntryError
from citybrain.records.tables.base import now as moment
from citybrain.records.tables.services import outdated_plan, parameter_correction

FILE = "corrections.yaml"
WHERE = f"parameters/{FILE}"
QUALITY = 3
"""Level of a corrected value: it has a source that a person looked at."""

CELSIUS = "°C"
MOST_PLANS = 10_000
HEADER = """\
# Values that objections of residents corrected; each is on record with its reason. Do not change this file by hand:
# a correction is taken back where it was made.
"""


Originals = Callable[[], Mapping[str, Parameter]]
"""Parameters as they are without any correction."""


class NewCorrection(BaseModel, extra="forbid", frozen=True):
    """The right value of a parameter, in its unit, from a day on, with its source and why it is right.

    unit: as the parameter has it, or as the city shows it, with its currency for money. why: for the record of the
    office alone. answer: what the resident reads; without it a sentence that has the numbers alone.
    """

    parameter: Annotated[str, Field(min_length=1, max_length=200)]
    value: Annotated[float, Field(allow_inf_nan=False)]
    unit: Annotated[str, Field(max_length=100)]
    since: datetime.date
    source: Annotated[str, Field(min_length=1, max_length=500)]
    why: GivenText
    answer: GivenText | None = None

    def words_for_resident(self, label: str, before: float, unit: str, language: str) -> str:
        """The answer, or what was corrected in a sentence; never the reason, which is of the office."""
        if self.answer is not None:
            return self.answer
        numbers = {"before": f"{before:g}", "value": f"{self.value:g}", "unit": unit}
        return text("matter-corrected", language, name=label, since=self.since.isoformat(), **numbers)


class PlanMark(NamedTuple):
    """A saved plan that a correction outdated."""

    plan: str
    parameter: str
    before: float
    value: float
    unit: str


def units_of(unit: str, currency: str) -> tuple[str, ...]:
    """How a unit is written: as parameters have it, and as the city shows it."""
    shown = "" if unit == "1" else unit.replace("money", currency or "money")
    return tuple(dict.fromkeys((shown, unit)))


def checked(graph: Graph, asked: NewCorrection, currency: str) -> Parameter:
    """The parameter that is corrected. currency: of the city.

    Raises NotFoundError, and EntryError with all that is wrong of the value.
    """
    parameter = graph.parameters.get(asked.parameter)
    if parameter is None:
        near = nearest(asked.parameter, list(graph.parameters))
        raise NotFoundError("correction-parameter-unknown", received=asked.parameter, near=near)
    problems = list(_faults(graph, parameter, asked, currency))
    if problems:
        raise EntryError("correction-wrong", parameter=parameter.name, problem="; ".join(problems))
    return parameter


def _faults(graph: Graph, parameter: Parameter, asked: NewCorrection, currency: str) -> Iterator[str]:
    term = graph.vocabulary.terms.get(parameter.name)
    low, high = (None, None) if term is None else term.bounds
    if low is None and parameter.unit != CELSIUS and all(one.value >= 0 for one in parameter.values):
        low = 0.0  # a price or a share: a sign is set in its file, where its source can be read
    if not parameter.values or parameter.interpolate:
        yield f"{parameter.where}: a table or a line over years: correct it in its file"
        return
    if parameter.layer == "parameters" and parameter.where != WHERE:
        yield f"{parameter.where}: the city has a value of its own: correct it there"
    units = units_of(parameter.unit, currency)
    if asked.unit.strip() not in units:
        yield f"unit: {asked.unit or '–'} ({', '.join(one or '–' for one in units)})"
    if (low is not None and asked.value < low) or (high is not None and asked.value > high):
        yield f"value: {asked.value:g} ({'' if low is None else f'{low:g}'} … {'' if high is None else f'{high:g}'})"
    if asked.since < parameter.values[0].since:
        yield f"since: {asked.since} (≥ {parameter.values[0].since})"
    elif math.isclose(parameter.at(asked.since).value, asked.value, rel_tol=1e-12):
        yield f"value: {asked.value:g} holds on {asked.since} already"


def record_correction(
    connection: Connection, folder: Path, parameter: Parameter, original: Originals, matter: int, asked: NewCorrection,
    by: str,
) -> tuple[int, float]:  # fmt: skip
    """Put a correction of a `checked` parameter on record and write the layer of all; its number, the value before.

    Raises OSError where the folder of the city cannot be written.
    """
    before = parameter.at(asked.since).value
    row = {
        "matter": matter, "parameter": parameter.name, "unit": parameter.unit, "since": asked.since.isoformat(),
        "before": before, "value": asked.value, "source": asked.source, "why": asked.why,
    }  # fmt: skip
    made = connection.execute(
        insert(parameter_correction).values(**row, made_by=author(by), made_at=moment())
    ).inserted_primary_key
    assert made is not None
    write_layer(folder, original(), standing(connection))
    return int(made[0]), before


def standing(connection: Connection) -> Sequence[Row[Any]]:
    """Corrections that hold, the oldest first."""
    of = parameter_correction.c.withdrawn_at.is_(None)
    return connection.execute(select(parameter_correction).where(of).order_by(parameter_correction.c.id)).all()


def corrections_of(connection: Connection, matter: int) -> Sequence[Row[Any]]:
    """Corrections that an objection led to, the oldest first."""
    asked = select(parameter_correction).where(parameter_correction.c.matter == matter)
    return connection.execute(asked.order_by(parameter_correction.c.id)).all()


def write_layer(folder: Path, original: Mapping[str, Parameter], rows: Iterable[Row[Any]]) -> None:
    """Write all corrections that hold as a layer of the city's parameters: all values, corrected ones among them."""
    entries: dict[str, dict[str, Any]] = {}
    for row in rows:
        parameter = original[row.parameter]
        dated = entries.setdefault(row.parameter, _entry(parameter))["values"]
        since = datetime.date.fromisoformat(row.since)
        dated[:] = [one for one in dated if one["from"] != since]
        source = f"{row.source} (objection {row.matter})"
        dated.append({"from": since, "value": row.value, "source": source, "quality": QUALITY})
        dated.sort(key=lambda one: one["from"])
    path = folder / "parameters" / FILE
    if not entries:
        path.unlink(missing_ok=True)
        return
    replace_file(path, HEADER + str(yaml.safe_dump(entries, allow_unicode=True, sort_keys=False, width=120)))


def _entry(parameter: Parameter) -> dict[str, Any]:
    return {"unit": parameter.unit, "values": [_dated(one) for one in parameter.values]}


def _dated(one: Value) -> dict[str, Any]:
    said = {"from": one.since, "value": one.value, "source": one.source, "quality": one.quality}
    if one.uncertainty is None:
        return said
    off = dataclasses.asdict(one.uncertainty)
    return {**said, "uncertainty": {name: width for name, width in off.items() if width}}


def uses(graph: Graph, plan: Plan, parameter: str) -> bool:
    """Whether numbers of a plan hang on a parameter: headlines of the city, or what its measures read and change."""
    named = {made.name for made in graph.headlines.get(CITY, ())}
    for measure in plan.measures:
        intervention = graph.interventions.get(measure.intervention)
        named |= set() if intervention is None else intervention.names
    return any(parameter in graph.needs(name) for name in named if name in graph.quantities)


def mark_plans(
    connection: Connection, saved: PlanRepository, graph: Graph, correction: int, parameter: str, by: str
) -> list[str]:
    """Mark every saved plan whose numbers hang on a corrected parameter; their ids."""
    marked = []
    for one in saved.listed(limit=MOST_PLANS).plans:
        if one.problem is not None:
            continue
        plan = saved.find(one.identity)
        if uses(graph, plan.plan, parameter):
            row = {"correction": correction, "plan": one.identity, "tag": plan.tag}
            connection.execute(insert(outdated_plan).values(**row, made_by=author(by), made_at=moment()))
            marked.append(one.identity)
    return marked


def outdated_plans(connection: Connection, plans: Path) -> Mapping[str, list[PlanMark]]:
    """What corrections outdated of the plans of a folder, by id; nothing of those that were saved anew since."""
    of = outdated_plan.c.withdrawn_at.is_(None) & parameter_correction.c.withdrawn_at.is_(None)
    asked = (
        select(outdated_plan.c.plan, outdated_plan.c.tag, parameter_correction)
        .join(parameter_correction, parameter_correction.c.id == outdated_plan.c.correction)
        .where(of)
        .order_by(outdated_plan.c.id)
    )
    found: dict[str, list[PlanMark]] = {}
    for row in connection.execute(asked):
        if _tag(plans, row.plan) == row.tag:
            found.setdefault(row.plan, []).append(PlanMark(row.plan, row.parameter, row.before, row.value, row.unit))
    return found


def plans_outdated_by(connection: Connection, correction: int) -> list[str]:
    """Ids of the plans that a correction outdated."""
    asked = select(outdated_plan.c.plan).where(outdated_plan.c.correction == correction).order_by(outdated_plan.c.id)
    return list(connection.execute(asked).scalars())


def clear_mark(connection: Connection, plan: str, by: str) -> None:
    """A plan that is saved anew is computed with what holds now."""
    of = (outdated_plan.c.plan == plan) & outdated_plan.c.withdrawn_at.is_(None)
    connection.execute(update(outdated_plan).where(of).values(withdrawn_by=author(by), withdrawn_at=moment()))


def take_back_correction(connection: Connection, folder: Path, original: Originals, number: int, by: str) -> None:
    """The value of before holds again; the correction stays on record. Raises NotFoundError."""
    of = (parameter_correction.c.id == number) & parameter_correction.c.withdrawn_at.is_(None)
    gone = {"withdrawn_by": author(by), "withdrawn_at": moment()}
    if not connection.execute(update(parameter_correction).where(of).values(**gone)).rowcount:
        raise NotFoundError("correction-unknown", received=str(number))
    write_layer(folder, original(), standing(connection))


def _tag(plans: Path, identity: str) -> str | None:
    try:
        return tag_of(path_of(plans, identity).read_bytes())
    except (OSError, NotFoundError):
        return None
