"""Citizens' readings of an open city, and the sensor that stands beside one."""

from __future__ import annotations

import datetime
import math
from functools import partial
from typing import TYPE_CHECKING

from citybrain.governance import ANONYMOUS, may_read
from citybrain.observations.quality.flags import Flag
from citybrain.observations.stream_status.nearby import nearest_of
from citybrain.observations.stream_status.streams import known_streams
from citybrain.observations.times import EPOCH, MICROSECOND
from citybrain.people.readings.service import CitizenReadingService, ReadingSurroundings, SensorBeside

if TYPE_CHECKING:
    from citybrain.open_city.city import OpenCity

REACH = 150.0
"""Metres within which a sensor is beside a reading, the middle of whose cell is kept."""

APART = datetime.timedelta(minutes=15)
"""How far a reading of that sensor may be from it in time."""

MOST = 1_000
"""Readings of that time that are looked at: one each second, and more."""


def citizen_readings_of(city: OpenCity) -> CitizenReadingService:
    """Readings that residents sent."""
    around = ReadingSurroundings(
        bounds=lambda: city.snapshot.manifest.bounds,
        now=lambda: EPOCH + city.cases.now() * MICROSECOND,
        beside=partial(_beside, city),
    )
    return CitizenReadingService(city.city_records, around)


def _beside(
    city: OpenCity, known: str, longitude: float, latitude: float, at: datetime.datetime
) -> SensorBeside | None:
    """The newest reading until then of the nearest sensor of a property that everybody may read, without those that
    tests of quality failed.
    """
    records = city.city_records.to_read()
    if records is None:
        return None
    with records.read() as connection:
        streams = [one for one in known_streams(connection) if may_read(ANONYMOUS, one.data_class, one.number)]
    nearest = nearest_of(streams, known, (longitude, latitude), REACH)
    if nearest is None:
        return None
    number, moment = nearest[0].number, round((at - EPOCH) / MICROSECOND)
    apart = round(APART / MICROSECOND)
    found = city.sensing.store.last(number, MOST, before=moment + 1, since=moment - apart)
    values = found.readings.value[found.flag != Flag.FAIL]
    return SensorBeside(float(values[0]), number) if len(values) and math.isfinite(values[0]) else None
