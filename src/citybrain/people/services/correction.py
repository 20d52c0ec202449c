"""Corrections of parameters that objections led to: on record, a layer of the city's parameters, plans outdated."""

from __future__ import annotations

import dataclasses
import datetime
import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any, Literal, NamedTuple

import yaml
from pydantic import BaseModel, Field
from sqlalchemy import Connection, Row, insert, select, update

from citybrain.kernel import Graph, nearest
from citybrain.kernel.errors import NotFoundError
from citybrain.kernel.parameters import Parameter, Value
from citybrain.messages import text
from citybrain.observations.times import written
from citybrain.people.services.matter import GivenText
from citybrain.plans.calibration.record import replace_file
from citybrain.records import author
from citybrain.records.errors import EntryError
from citybrain.records.tables.base import now as moment
from citybrain.records.tables.services import parameter_correction

FILE = "corrections.yaml"
WHERE = f"parameters/{FILE}"
QUALITY = 3
"""Level of a corrected value: it has a source that a person looked at."""

CELSIUS = "°C"
DAY = datetime.timedelta(days=1)
HEADER = """\
# Values that objections of residents corrected; each is on record with its reason. Do not change this file by hand:
# a correction is taken back where it was made.
"""


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
    is over and takes it for the value in use. unit: as the parameter has it, or as the city shows it, with its currency
    for money. why: for the record of the office alone. answer: what the resident reads beside the numbers.
    """

    parameter: Annotated[str, Field(min_length=1, max_length=200)]
    value: Annotated[float, Field(allow_inf_nan=False)]
    unit: Annotated[str, Field(max_length=100)]
    since: datetime.date
    until: datetime.date | None = None
    source: Annotated[str, Field(min_length=1, max_length=500)]
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


def checked(graph: Graph, asked: NewCorrection, currency: str) -> Parameter:
    """The parameter that is corrected. currency: of the city.

    Raises NotFoundError, and EntryError with all that is wrong of the value, or where another value follows and nobody
    said that the corrected one ends there.
    """
    parameter = graph.parameters.get(asked.parameter)
    if parameter is None:
        near = nearest(asked.parameter, list(graph.parameters))
        raise NotFoundError("correction-parameter-unknown", received=asked.parameter, near=near)
    problems = list(_faults(graph, parameter, asked, currency))
    if problems:
        raise EntryError("correction-wrong", parameter=parameter.name, problem="; ".join(problems))
    period = period_of(parameter, asked.since)
    if period.later is not None and asked.until is None:
        unit = units_of(parameter.unit, currency)[0]
        raise EntryError(
            "correction-later", parameter=parameter.name, received=str(asked.since), since=str(period.later.since),
            value=f"{period.later.value:g}", unit=unit, until=str(period.until),
        )  # fmt: skip
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
    last = period_of(parameter, asked.since).until
    if asked.until not in (None, last):
        yield f"until: {asked.until} ({last or '–'})"


def record_correction(
    connection: Connection, parameter: Parameter, matter: int, asked: NewCorrection, by: str
) -> Row[Any]:  # fmt: skip
    """Put a correction of a `checked` parameter on record; its row. Who records it writes the layer last."""
    before = parameter.at(asked.since).value
    row = {
        "matter": matter, "parameter": parameter.name, "unit": parameter.unit, "since": asked.since.isoformat(),
        "before": before, "value": asked.value, "source": asked.source, "why": asked.why,
    }  # fmt: skip
    asked_row = insert(parameter_correction).values(**row, made_by=author(by), made_at=moment())
    return connection.execute(asked_row.returning(parameter_correction)).one()


def standing(connection: Connection) -> Sequence[Row[Any]]:
    """Corrections that hold, the oldest first."""
    of = parameter_correction.c.withdrawn_at.is_(None)
    return connection.execute(select(parameter_correction).where(of).order_by(parameter_correction.c.id)).all()


def corrections_numbered(connection: Connection, numbers: Iterable[int]) -> Sequence[Row[Any]]:
    """Corrections of these numbers, the oldest first."""
    asked = select(parameter_correction).where(parameter_correction.c.id.in_(list(numbers)))
    return connection.execute(asked.order_by(parameter_correction.c.id)).all()


def write_layer(folder: Path, original: Mapping[str, Parameter], rows: Iterable[Row[Any]]) -> None:
    """Write all corrections that hold as a layer of the city's parameters: all values, corrected ones among them.

    Raises OSError where the folder of the city cannot be written.
    """
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


def take_back_correction(connection: Connection, folder: Path, original: Originals, number: int, by: str) -> None:
    """The value of before holds again; the correction stays on record. Raises NotFoundError."""
    of = (parameter_correction.c.id == number) & parameter_correction.c.withdrawn_at.is_(None)
    gone = {"withdrawn_by": author(by), "withdrawn_at": moment()}
    if not connection.execute(update(parameter_correction).where(of).values(**gone)).rowcount:
        raise NotFoundError("correction-unknown", received=str(number))
    write_layer(folder, original(), standing(connection))
