"""Eight stations of Beijing as a city that senses: readings arrive hour by hour and go through the project's rules.

The archive is UCI 501 (CC BY 4.0). Who answers for the cases is a stand-in of simple habits: at nine in the morning it
acknowledges what is new, and closes as confirmed what has been over for a day.
"""

import datetime
import io
import math
import threading
import zipfile
from collections.abc import Mapping
from pathlib import Path
from zoneinfo import ZoneInfo

import numpy as np
import polars as pl
from sqlalchemy import select

from citybrain.base.domains import find_domains
from citybrain.cases.clocks import escalate
from citybrain.cases.follower import ReadingsFollower
from citybrain.cases.rules import rules_of
from citybrain.cases.service import CaseQuery, CaseService
from citybrain.cases.states import CaseOutcome, CaseState, CaseStep
from citybrain.observations.catalogue import Catalogue
from citybrain.observations.locations import put
from citybrain.observations.properties import known_properties
from citybrain.observations.quality.checker import Checker
from citybrain.observations.quality.failing import failing
from citybrain.observations.quality.runner import Runner
from citybrain.observations.quality.unusual import Unusual
from citybrain.observations.readings.columns import Delivery, Readings
from citybrain.observations.sensing import Sensing
from citybrain.observations.warnings.limit_check import warnings
from citybrain.observations.warnings.monitor import StandingWarnings, WarningMonitor
from citybrain.records import CityRecords
from citybrain.records.tables.sensing import thing
from tests.sensors import open_sensing

ARCHIVE = "PRSA_2013-2017_8_stations.zip"
ZONE = "Asia/Shanghai"
FIRST = 378_352
"""1 March 2013, 0:00 in Beijing, as hours since 1970."""

HOUR = 3_600_000_000
LOOK, QUIET = 9, 24 * HOUR
POINTS = ("N", "NNE", "NE", "ENE", "E", "ESE", "SE", "SSE", "S", "SSW", "SW", "WSW", "W", "WNW", "NW", "NNW")
COLUMNS = {
    "PM2.5": "pm2_5", "PM10": "pm10", "SO2": "sulphur_dioxide", "NO2": "nitrogen_dioxide", "CO": "carbon_monoxide",
    "O3": "ozone", "TEMP": "air_temperature", "wd": "wind_direction", "WSPM": "wind_speed",
}  # fmt: skip
PLACES = {
    "Aotizhongxin": (116.397, 39.982), "Changping": (116.230, 40.217), "Dingling": (116.220, 40.292),
    "Guanyuan": (116.339, 39.929), "Gucheng": (116.184, 39.914), "Shunyi": (116.655, 40.127),
    "Tiantan": (116.407, 39.886), "Wanshouxigong": (116.352, 39.878),
}  # fmt: skip
"""Longitude and latitude, to about 100 m: the list of stations of KDD Cup 2018 (the archive has none)."""


def row_of(hour: str) -> int:
    """Row of an hour by the clock of Beijing, such as 2015-04-15T18."""
    return int(np.datetime64(hour, "h").astype(int)) - 8 - FIRST


def time_of(row: int) -> datetime.datetime:
    """When the hour of a row begins, by the clock of Beijing."""
    return datetime.datetime.fromtimestamp((FIRST + row) * 3600, ZoneInfo(ZONE))


def read_archive(archive: Path) -> dict[str, dict[str, np.ndarray]]:
    """Hourly values by station and property, NaN where there is none; wind directions in degrees."""
    with zipfile.ZipFile(archive) as files:
        tables = [
            pl.read_csv(io.BytesIO(files.read(name)), null_values="NA", infer_schema_length=None)
            for name in sorted(files.namelist())
            if name.endswith(".csv")
        ]
    turned = [22.5 * number for number in range(len(POINTS))]
    made = {}
    for table in tables:
        wind = pl.col("wd").replace_strict(list(POINTS), turned, default=None, return_dtype=pl.Float64)
        values = table.with_columns(wind).select(pl.col(list(COLUMNS)).cast(pl.Float64))
        made[table["station"][0]] = {key: values[column].to_numpy() for column, key in COLUMNS.items()}
    return made


class DailyLimits(WarningMonitor):
    """What was measured beside the limits of China, compared when it is said. Nothing is forecast."""

    def __init__(self, sensing: Sensing) -> None:
        self._sensing, self._kept = sensing, None

    def look(self) -> None:
        """Compare now."""
        self._kept = StandingWarnings(tuple(warnings(self._sensing, "CN")), self._sensing.now())

    def close(self) -> None:
        """Nothing runs."""


class DailyChecks(Checker):
    """Tests of readings and what is out of the ordinary, looked at when it is said."""

    def __init__(self, sensing: Sensing) -> None:
        self._sensing, self._failing = sensing, ()
        self._runner, self._unusual = Runner(sensing), Unusual(sensing)

    def look(self) -> None:
        """Test what came in, learn the hours that are over, and judge the newest ones."""
        runner, unusual = self._runner, self._unusual
        assert runner is not None
        assert unusual is not None
        while runner.round() is not None:
            pass
        self._failing = failing(self._sensing.store, runner.known(), self._sensing.now())
        while unusual.round():
            pass

    def close(self) -> None:
        """Nothing runs."""


class ReplayedCity(ReadingsFollower):
    """The stations as an open city from the hour of a row on; `archive` as `read_archive` gives it."""

    def __init__(self, folder: Path, archive: Mapping[str, Mapping[str, np.ndarray]], row: int) -> None:
        self.archive, self.row = archive, row
        self.sensing = open_sensing(folder, ZONE, lambda: (FIRST + self.row) * HOUR)
        self.rules = rules_of(find_domains(), folder)
        super().__init__(self.sensing, self.rules, threading.Event())
        self.numbers = self._streams_of_stations()
        self.records = CityRecords(folder)
        self.service = CaseService(self.records, lambda: self.rules, self.sensing.now, lambda: ZONE)
        self._daily = DailyLimits(self.sensing), DailyChecks(self.sensing)
        for service in self._daily:
            self.sensing.add_background_service(service)
        self._restore()

    def until(self, row: int) -> None:
        """Let the hours before a row arrive, each when it is over."""
        while self.row < row:
            readings = self._hour()
            self.row += 1
            if len(readings.time):
                receipt = self.sensing.deliver(Delivery("beijing", readings)).result(60)
                self._follow(receipt.identity, readings)
            self._next_look = math.inf
            morning = time_of(self.row).hour == LOOK
            if morning:
                for service in self._daily:
                    service.look()
                self._next_look = 0.0
            self._upkeep()
            with self.sensing.records.begin() as connection:
                escalate(connection, self.rules, self.sensing.now(), ZONE)
            if morning:
                self._work()

    def close(self) -> None:
        """Let go of all files."""
        self.records.close()
        self.sensing.close()

    def _streams_of_stations(self) -> dict[tuple[str, str], int]:
        numbers = {}
        with self.sensing.records.begin() as connection:
            catalogue = Catalogue(connection, "beijing")
            for station, values in self.archive.items():
                for key in values:
                    numbers[station, key] = catalogue.stream(station, known_properties()[key], "beijing")
                number = connection.execute(select(thing.c.id).where(thing.c.name == station)).scalar_one()
                put(connection, number, station, PLACES[station], self.sensing.now() - HOUR, "beijing")
        return numbers

    def _hour(self) -> Readings:
        known = [
            (number, float(self.archive[station][key][self.row])) for (station, key), number in self.numbers.items()
        ]
        known = [one for one in known if math.isfinite(one[1])]
        time = np.full(len(known), (FIRST + self.row) * HOUR)
        return Readings(np.array([one[0] for one in known], np.int32), time, np.array([one[1] for one in known]))

    def _work(self) -> None:
        live = self.service.listed(CaseQuery(most=1_000))
        for one in live:
            if one.state == CaseState.SEEN and one.acknowledge_by is not None:
                self.service.step(one.id, CaseStep.ACKNOWLEDGE, "stand-in")
            if one.standing == 0 and self.sensing.now() - one.last_seen > QUIET:
                self.service.step(one.id, CaseStep.CLOSE, "stand-in", outcome=CaseOutcome.CONFIRMED)
