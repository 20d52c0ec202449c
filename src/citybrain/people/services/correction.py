"""Corrections of parameters that objections led to: on record, a layer of the city's parameters, plans outdated."""

from __future__ import annotations

import datetime
import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Annotated, Any, Literal, NamedTuple

from pydantic import BaseModel, BeforeValidator, Field, StringConstraints
from sqlalchemy import Connection, Row, insert, select, update

from citybrain.kernel import Graph, nearest
from citybrain.kernel.errors import NotFoundError
from citybrain.kernel.parameters import Parameter, Value
from citybrain.messages import text
from citybrain.observations.times import written
from citybrain.people.services.matter import GivenText
from citybrain.people.texts import on_one_line
from citybrain.records import author
from citybrain.records.errors import EntryError
from citybrain.records.tables.base import now as moment
from citybrain.records.tables.services import parameter_correction

CELSIUS = "°C"
FAR = 1_000
"""Factor from the value that stands from which a corrected one has to be stated twice."""

FARTHEST = 1e6
"""Factor from which it is set in its file, where its source can be read."""

ABSOLUTE_ZERO = -273.15
"""°C."""

FARTHEST_FROM_ZERO = 1e12
"""Value, in the unit of the parameter, from which it is, where every value on record is 0."""

DAY = datetime.timedelta(days=1)
Originals = Callable[[], Mapping[str, Parameter]]
"""Parameters as they are without any correction."""


class CorrectedPeriod(NamedTuple):
    """The days on which a corrected value holds: from the first one up to the day before the next value on record.

    later: the value that holds after it; None where it is the last one.
    """

    since: datetime.date
    later: Value | None

    @property
    def until(self) -> datetime.date | None:
        """The last day."""
        return None if self.later is None else self.later.since - DAY

    def covers(self, day: datetime.date) -> bool:
        """Whether the value is that of a day."""
        return self.since <= day and (self.later is None or day < self.later.since)


class NewCorrection(BaseModel, extra="forbid", frozen=True):
    """The right value of a parameter, in its unit, from a day on, with its source and why it is right.

    until: the last day, where another value on record follows: it has to be stated, so that nobody corrects a time that
    is over and takes it for the value in use. again: the value once more, where it is far from the one that stands.
    unit: as the parameter has it, or as the city shows it, with its currency for money. why: for the record of the
    office alone. answer: what the resident reads beside the numbers.
    """

    parameter: Annotated[str, Field(min_length=1, max_length=200)]
    value: Annotated[float, Field(allow_inf_nan=False)]
    again: Annotated[float | None, Field(allow_inf_nan=False)] = None
    unit: Annotated[str, Field(max_length=100)]
    since: datetime.date
    until: datetime.date | None = None
    source: Annotated[str, BeforeValidator(on_one_line), StringConstraints(min_length=1, max_length=500)]
    why: GivenText
    answer: GivenText | None = None


class CorrectionEnd(NamedTuple):
    """What became of a correction at a time [µs]: it was taken back, another one took its place or holds after it."""

    how: Literal["taken-back", "replaced", "followed"]
    at: int
    other: Row[Any] | None = None


class CorrectionRecord(NamedTuple):
    """A correction as it was decided. plans: ids of those that it outdated. until: its last day, None where no other
    value followed. now: the value [unit] of the day of the city where that is another one. unit: as the city shows it.
    end: what became of it since.
    """

    row: Row[Any]
    until: str | None
    now: float | None
    unit: str
    plans: Sequence[str]
    end: CorrectionEnd | None = None

    @property
    def stands(self) -> bool:
        """Whether it still holds on days of its own."""
        return self.end is None or self.end.how == "followed"

    def words(self, label: str, language: str) -> str:
        """What was corrected, in a sentence of the numbers alone; never the reason, which is of the office."""
        row, end = self.row, self.end
        other = None if end is None else end.other
        before, value, now, next_ = (
            "" if one is None else f"{one:g} {self.unit}".strip()
            for one in (row.before, row.value, self.now, None if other is None else other.value)
        )
        said = {
            "name": label, "before": before, "value": value, "day": row.since, "ends": "yes" if self.until else "no",
            "until": self.until or "",
        }  # fmt: skip
        if end is not None and not self.stands:
            return text("web-services-correction-over", language, **said, how=end.how, over=written(end.at)[:10])
        return text(
            "web-services-corrected", language, **said, other="yes" if now else "no", now=now, plans=len(self.plans),
            followed="no" if other is None else "yes", follows="" if other is None else other.since, next=next_,
        )  # fmt: skip


def units_of(unit: str, currency: str) -> tuple[str, ...]:
    """How a unit is written: as parameters have it, and as the city shows it."""
    shown = "" if unit == "1" else unit.replace("money", currency or "money")
    return tuple(dict.fromkeys((shown, unit)))


def period_of(parameter: Parameter, since: datetime.date) -> CorrectedPeriod:
    """The days on which a value from a day on holds, up to the next one that is on record."""
    return CorrectedPeriod(since, next((one for one in parameter.values if one.since > since), None))


def named_parameter(graph: Graph, known: Mapping[str, Parameter], name: str) -> Parameter:
    """A parameter without any correction. known: all of them, of which those of the graph are the ones that the city is
    computed with. Raises NotFoundError.
    """
    names = graph.parameters.keys() & known.keys()
    if name not in names:
        raise NotFoundError("correction-parameter-unknown", received=name, near=nearest(name, names))
    return known[name]


def require_correct(graph: Graph, parameter: Parameter, asked: NewCorrection, currency: str) -> None:
    """parameter: with the corrections that hold. currency: of the city.

    Raises EntryError with all that is wrong of the value, or where another value follows and nobody said that the
    corrected one ends there.
    """
    problems = list(_faults(graph, parameter, asked, currency))
    if problems:
        raise EntryError("correction-wrong", parameter=parameter.name, problem="; ".join(problems))
    unit = units_of(parameter.unit, currency)[0]
    _require_near(graph, parameter, asked, unit)
    period = period_of(parameter, asked.since)
    if period.later is not None and asked.until is None:
        raise EntryError(
            "correction-later", parameter=parameter.name, received=str(asked.since), since=str(period.later.since),
            value=f"{period.later.value:g}", unit=unit, until=str(period.until),
        )  # fmt: skip


def _faults(graph: Graph, parameter: Parameter, asked: NewCorrection, currency: str) -> Iterator[str]:
    if not parameter.values or parameter.interpolate:
        yield f"{parameter.where}: a table or a line over years: correct it in its file"
        return
    if parameter.layer == "parameters":
        yield f"{parameter.where}: the city has a value of its own: correct it there"
    units = units_of(parameter.unit, currency)
    if asked.unit.strip() not in units:
        yield f"unit: {asked.unit or '–'} ({', '.join(one or '–' for one in units)})"
    yield from _outside(graph, parameter, asked.value)
    if asked.again not in (None, asked.value):
        yield f"again: {asked.again:.15g} ({asked.value:.15g})"
    if asked.since < parameter.values[0].since:
        yield f"since: {asked.since} (≥ {parameter.values[0].since})"
    elif math.isclose(parameter.at(asked.since).value, asked.value, rel_tol=1e-12):
        yield f"value: {asked.value:g} holds on {asked.since} already"
    last = period_of(parameter, asked.since).until
    if asked.until not in (None, last):
        yield f"until: {asked.until} ({last or '–'})"


def _declared(graph: Graph, parameter: Parameter) -> tuple[float | None, float | None]:
    term = graph.vocabulary.terms.get(parameter.name)
    return (None, None) if term is None else term.bounds


def _outside(graph: Graph, parameter: Parameter, value: float) -> Iterator[str]:
    """What is wrong with a value outside the bounds that are declared, else those of the unit, and of a value beyond
    `FARTHEST` where no greatest one is declared.
    """
    low, high = _declared(graph, parameter)
    if low is None and parameter.unit == CELSIUS:
        low = ABSOLUTE_ZERO
    elif low is None and all(one.value >= 0 for one in parameter.values):
        low = 0.0  # a price or a share: a sign is set in its file, where its source can be read
    greatest = max(abs(one.value) for one in parameter.values)
    farthest = greatest * FARTHEST if greatest else FARTHEST_FROM_ZERO
    if high is None and abs(value) > max(farthest, abs(low or 0.0)):
        low, high = -farthest if low is None else low, farthest
    if (low is not None and value < low) or (high is not None and value > high):
        yield f"value: {value:g} ({'' if low is None else f'{low:g}'} … {'' if high is None else f'{high:g}'})"


def _require_near(graph: Graph, parameter: Parameter, asked: NewCorrection, unit: str) -> None:
    """Raises EntryError for a value that is far from the one that stands and that is stated once.

    Zero is none: what costs nothing is no slip of a unit. Where the value that stands is 0 the greatest one on record
    is what it is measured by, else 1. Pure numbers of a declared greatest value, as shares, have no unit to slip and
    are not measured, and of °C no small values.
    """
    high = _declared(graph, parameter)[1]
    if (parameter.unit == "1" and high is not None) or asked.again is not None or not asked.value:
        return
    stands = parameter.at(asked.since).value
    by = abs(stands) or max(abs(one.value) for one in parameter.values) or 1.0
    least = 0.0 if parameter.unit == CELSIUS or not stands else by / FAR
    most = by * FAR if high is None else min(by * FAR, high)
    if not least <= abs(asked.value) <= by * FAR:
        since = max(one.since for one in parameter.values if one.since <= asked.since)
        raise EntryError(
            "correction-far", parameter=parameter.name, received=f"{asked.value:g} {unit}".strip(), factor=f"{FAR}",
            stands=f"{stands:g} {unit}".strip(), since=str(since), least=f"{least:g}",
            most=f"{most:g} {unit}".strip(), again=f"{asked.value:.15g}",
        )  # fmt: skip


def record_correction(
    connection: Connection, parameter: Parameter, matter: int, asked: NewCorrection, by: str
) -> Row[Any]:  # fmt: skip
    """Put a correction that is right on record; its row. Who records it writes the layer with the commit."""
    before = parameter.at(asked.since).value
    row = {
        "matter": matter, "parameter": parameter.name, "unit": parameter.unit, "since": asked.since.isoformat(),
        "before": before, "value": asked.value, "source": asked.source, "why": asked.why,
    }  # fmt: skip
    asked_row = insert(parameter_correction).values(**row, made_by=author(by), made_at=moment())
    return connection.execute(asked_row.returning(parameter_correction)).one()


def corrections_numbered(connection: Connection, numbers: Iterable[int]) -> Sequence[Row[Any]]:
    """Corrections of these numbers, the oldest first."""
    asked = select(parameter_correction).where(parameter_correction.c.id.in_(list(numbers)))
    return connection.execute(asked.order_by(parameter_correction.c.id)).all()


def withdraw_correction(connection: Connection, number: int, by: str) -> str:
    """The value of before holds again, once the layer is written; the correction stays on record. When it ended.

    Raises NotFoundError.
    """
    of = (parameter_correction.c.id == number) & parameter_correction.c.withdrawn_at.is_(None)
    gone = {"withdrawn_by": author(by), "withdrawn_at": moment()}
    if not connection.execute(update(parameter_correction).where(of).values(**gone)).rowcount:
        raise NotFoundError("correction-unknown", received=str(number))
    return gone["withdrawn_at"]
