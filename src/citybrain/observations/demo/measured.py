"""The one station of the demo city that is real: hourly air quality of the summer in which the week lies."""

from __future__ import annotations

import csv
import datetime
from collections.abc import Iterator

import numpy as np

from citybrain.observations.demo.settings import settings
from citybrain.observations.demo.sites import Site
from citybrain.observations.demo.week import DemoSeries
from citybrain.twin.open_data import FOLDER, open_files

KIND = "measured_station"


def measured_series(site: Site) -> Iterator[DemoSeries]:
    """Its readings as they were made, in µg/m³ at their own times; hours without a number are left out."""
    station = settings()[KIND]
    with (FOLDER / station["file"]).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    time = np.array([_instant(row[station["time"]]) for row in rows], np.int64)
    for column, key in station["columns"].items():
        value = np.array([float(row[column] or "nan") for row in rows])
        known = np.isfinite(value)
        yield DemoSeries(site.name, key, time[known], value[known], np.zeros(known.sum(), bool))


def description() -> str:
    """Whose readings these are."""
    known = open_files()[settings()[KIND]["file"]]
    return f"{known['attribution']}. Licence {known['licence']}. {known['limits']}."


def _instant(text: str) -> int:
    """µs since 1970 of a time in UTC."""
    return round(datetime.datetime.fromisoformat(text).timestamp()) * 1_000_000
