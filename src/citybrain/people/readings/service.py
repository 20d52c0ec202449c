"""Readings that residents send: taken once, kept by cell without who sent them, held against sensors of the city."""

from __future__ import annotations

import datetime
import math
from collections.abc import Callable, Container, Iterator, Mapping
from typing import Annotated, Any, NamedTuple

from pydantic import BaseModel, Field
from sqlalchemy import Connection, Row, insert, select

from citybrain.base.moments import Moment
from citybrain.governance import Actor, DataClass, Permission, require
from citybrain.people.consultations.sending import MARGIN, Bounds, PlaceSent, Sending
from citybrain.people.readings.devices import device_classes
from citybrain.people.readings.senders import senders_of
from citybrain.people.readings.table import BOUNDS, CitizenReading, ReadingFaultsError
from citybrain.records import CityRecords, author
from citybrain.records.tables.base import now
from citybrain.records.tables.citizen_readings import citizen_reading

ENTERS = Permission.WORK_CASES
ANYBODY = "resident"
CELL = 0.001
"""Degrees of latitude of a cell, 111 m; those of longitude are as long."""

DAYS = 30
"""Days of which readings are told."""

OLDEST = datetime.timedelta(days=7)
OLDEST_SECONDS = int(OLDEST.total_seconds())
AHEAD = datetime.timedelta(minutes=5)
MOST_TOLD = 20_000
Name = Annotated[str, Field(min_length=1, max_length=60)]


class CitizenReadingSent(BaseModel, extra="forbid", frozen=True):
    """A reading: what, how much in which unit, by which class of devices, where, and when if not now.

    waited: seconds since it was read, of one that waited for a connection; the city, whose clock may replay another
    day, takes them from its own time. Where `at` is given it alone counts.
    """

    sending: Sending
    measured: Name
    value: float = Field(allow_inf_nan=False)
    unit: Annotated[str, Field(min_length=1, max_length=20)]
    device: Name
    place: PlaceSent
    at: Moment | None = None
    waited: Annotated[int, Field(ge=0, le=OLDEST_SECONDS)] = 0


class SensorBeside(NamedTuple):
    """What a sensor of the city had beside a reading, and the number of its stream."""

    value: float
    stream: int


class ReadingSurroundings(NamedTuple):
    """What readings ask of the city: where it lies [degrees], the time, and the nearest sensor of a property then."""

    bounds: Callable[[], Bounds]
    now: Callable[[], datetime.datetime]
    beside: Callable[[str, float, float, datetime.datetime], SensorBeside | None]


class TakenReading(NamedTuple):
    """A reading that was taken, whether it was new, and what was beside it."""

    new: bool
    reference: float | None


class ReadingInCell(NamedTuple):
    """A reading and the middle of its cell [degrees]."""

    reading: CitizenReading
    longitude: float
    latitude: float


class CitizenReadingService:
    """Citizens' readings of one city. Safe for threads."""

    def __init__(self, records: CityRecords, around: ReadingSurroundings) -> None:
        self._records = records
        self.around = around
        self._senders = senders_of(records)

    def take(self, sent: CitizenReadingSent, actor: Actor, sender: str = "") -> TakenReading:
        """Take a reading once, however often it is sent. Raises ReadingFaultsError with all that is wrong.

        One of a device of a better class needs the right to work on cases. sender: whose it is, as limits count
        addresses; each has one reading of a cell for an hour, counts as one of those who measured in it, and has one
        pair a day with a sensor, the first. No record names it.
        """
        moment = self.around.now()
        at = sent.at or moment - datetime.timedelta(seconds=sent.waited)
        faults = list(_faults(sent, self.around.bounds(), at, moment))
        if faults:
            raise ReadingFaultsError("readings-sent", problem="; ".join(faults), number=len(faults))
        by_city = not device_classes()[sent.measured].classes[sent.device].anybody
        if by_city:
            require(actor, ENTERS)
        longitude, latitude = middle_of_cell(sent.place.longitude, sent.place.latitude)
        said = {
            "sending": sent.sending, "measured": sent.measured, "device": sent.device, "value": sent.value,
            "measured_at": _minute(at), "longitude": longitude, "latitude": latitude,
            "data_class": DataClass.INTERNAL.value,
        }  # fmt: skip
        beside = self.around.beside(device_classes()[sent.measured].property, longitude, latitude, at)
        known = {"reference": beside and beside.value, "reference_stream": None}
        senders, cell = self._senders, f"{sent.measured} {longitude} {latitude}"
        since = _minute(at)[:13]
        hour, pair = f"{cell} {since}", f"{beside and beside.stream} {now()[:10]}"
        with senders.taking, self._records.to_write().begin() as connection:
            of = select(citizen_reading).where(citizen_reading.c.sending == sent.sending)
            before = connection.execute(of).first()
            if before is not None:
                return TakenReading(False, before.reference)
            if not by_city and senders.hours.number(sender, hour) is not None:
                raise ReadingFaultsError("readings-again", at=f"{since}:00Z")
            if beside is not None and (by_city or senders.pairs.number(sender, pair) is None):
                known["reference_stream"] = beside.stream
            person = senders.people.number(sender, cell) or _next_person(connection, said)
            maker = actor.name if by_city else f"{ANYBODY} {person}"
            acts = {"made_by": author(maker), "made_at": now()}
            connection.execute(insert(citizen_reading).values(**said, **known, **acts))
        if not by_city:
            for marks, occasion, number in ((senders.hours, hour, 1), (senders.people, cell, person)):
                marks.put(sender, occasion, number)
            if beside is not None:
                senders.pairs.put(sender, pair)
        return TakenReading(True, known["reference"])

    def listed(self) -> list[ReadingInCell]:
        """Readings of the last days, the newest first; so many at most."""
        records = self._records.to_read()
        if records is None:
            return []
        table = citizen_reading
        since = _minute(self.around.now() - datetime.timedelta(days=DAYS))
        asked = select(table).where(table.c.withdrawn_at.is_(None), table.c.measured_at >= since)
        with records.read() as connection:
            rows = connection.execute(asked.order_by(table.c.id.desc()).limit(MOST_TOLD)).all()
        return [_in_cell(row) for row in rows if row.device in _classes_of(row.measured)]


def middle_of_cell(longitude: float, latitude: float) -> tuple[float, float]:
    """The middle of the cell of a place [degrees]: what is kept of it."""
    row = math.floor(latitude / CELL)
    middle = (row + 0.5) * CELL
    wide = CELL / max(math.cos(math.radians(middle)), 0.01)
    return round((math.floor(longitude / wide) + 0.5) * wide, 6), round(middle, 6)


def _next_person(connection: Connection, said: Mapping[str, Any]) -> int:
    """The number of somebody who has not measured in a cell before, among those who have."""
    of = citizen_reading.c
    same = (of[name] == said[name] for name in ("measured", "longitude", "latitude"))
    makers = connection.execute(select(of.made_by).where(*same).distinct()).scalars()
    numbers = [maker.removeprefix(f"{ANYBODY} ") for maker in makers if maker.startswith(f"{ANYBODY} ")]
    return 1 + max((int(one) for one in numbers if one.isdecimal()), default=0)


def _faults(
    sent: CitizenReadingSent, bounds: Bounds, at: datetime.datetime, moment: datetime.datetime
) -> Iterator[str]:
    known = device_classes()
    if sent.measured not in known:
        yield f"measured: {sent.measured} ({', '.join(known)})"
        return
    of, (least, most) = known[sent.measured], BOUNDS[sent.measured]
    if sent.unit != of.unit:
        yield f"unit: {sent.unit} ({of.unit})"
    if not least <= sent.value <= most:
        yield f"value: {sent.value:g} ({least:g} … {most:g} {of.unit})"
    if sent.device not in of.classes:
        yield f"device: {sent.device} ({', '.join(of.classes)})"
    west, south, east, north = bounds
    longitude, latitude = sent.place.longitude, sent.place.latitude
    if not (west - MARGIN <= longitude <= east + MARGIN and south - MARGIN <= latitude <= north + MARGIN):
        yield f"place: {longitude:g}, {latitude:g} ({west:g} … {east:g}, {south:g} … {north:g})"
    if not moment - OLDEST <= at <= moment + AHEAD:
        yield f"at: {_minute(at)} ({_minute(moment - OLDEST)} … {_minute(moment)})"


def _classes_of(measured: str) -> Container[str]:
    of = device_classes().get(measured)
    return of.classes if of else ()


def _in_cell(row: Row[Any]) -> ReadingInCell:
    occasion = None if row.reference_stream is None else (int(row.reference_stream), str(row.made_at[:10]))
    beside = float("nan") if occasion is None else float(row.reference)
    place = f"{row.longitude} {row.latitude}"
    person = row.made_by if device_classes()[row.measured].classes[row.device].anybody else None
    reading = CitizenReading(row.measured, float(row.value), row.device, beside, place, occasion, person)
    return ReadingInCell(reading, row.longitude, row.latitude)


def _minute(at: datetime.datetime) -> str:
    return at.astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%MZ")
