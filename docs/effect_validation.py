"""How honest the intervals of effects are: `python -m docs.effect_validation FOLDER` prints the tables of the page.

FOLDER holds `PRSA_2013-2017_8_stations.zip` (UCI 501, CC BY 4.0). What is printed stands in docs/validation/effects.md.
"""

from __future__ import annotations

import io
import sys
import time
import zipfile
from pathlib import Path
from typing import NamedTuple

import numpy as np
import polars as pl

from citybrain.cases.effect import weather
from citybrain.cases.effect.comparison import RowSpan, difference
from citybrain.cases.effect.evaluate import EffectEvidence, Evaluation, evaluate
from citybrain.observations.forecasts.hours import local_clock

ARCHIVE = "PRSA_2013-2017_8_stations.zip"
ZONE = "Asia/Shanghai"
FIRST = 378_352
"""1 March 2013, 0:00 in Beijing, as hours since 1970."""
WEATHER = ("TEMP", "PRES", "DEWP", "RAIN", "WSPM")
POINTS = ("N", "NNE", "NE", "ENE", "E", "ESE", "SE", "SSE", "S", "SSW", "SW", "WSW", "W", "WNW", "NW", "NNW")
DATES = ("2014-09", "2015-01", "2015-05", "2015-09", "2016-01", "2016-05", "2016-09")
LONGEST_BEFORE = 2 * 8766
AFTER = 4380


class Station(NamedTuple):
    """Hourly values of one station: a pollutant (hours,), weather (series, hours) with sine and cosine of the wind."""

    value: np.ndarray
    weather: np.ndarray


def stations(archive: Path, pollutant: str) -> list[Station]:
    """All stations of the archive."""
    with zipfile.ZipFile(archive) as files:
        tables = [pl.read_csv(io.BytesIO(files.read(name)), null_values="NA", infer_schema_length=None)
                  for name in sorted(files.namelist())]  # fmt: skip
    return [_station(table, pollutant) for table in tables]


def _station(table: pl.DataFrame, pollutant: str) -> Station:
    wind = table["wd"].replace_strict(list(POINTS), [22.5 * n for n in range(len(POINTS))], default=None)
    rows = [table[name].cast(pl.Float64).to_numpy() for name in WEATHER]
    angle = np.radians(wind.cast(pl.Float64).to_numpy())
    return Station(table[pollutant].cast(pl.Float64).to_numpy(), np.array([*rows, np.sin(angle), np.cos(angle)]))


def row_of(day: str) -> int:
    """Row of a local day."""
    return int(np.datetime64(day, "h").astype(int)) - 8 - FIRST


def half_year_of_2015(archive: Path) -> Evaluation:
    """Fine dust at eight stations in the first half of 2015: against 2014, and against what the weather lets expect."""
    known = stations(archive, "PM2.5")
    table = np.array([station.value for station in known])
    after = RowSpan(row_of("2015-01-01"), row_of("2015-07-01"))
    value = mean(table)
    evidence = EffectEvidence(
        FIRST, ZONE, value, np.isfinite(table).sum(axis=0).astype(float), np.empty((0, len(value))),
        mean(np.array([station.weather for station in known])), RowSpan(0, after.begin), after,
        RowSpan(row_of("2014-01-01"), row_of("2014-07-01")),
    )  # fmt: skip
    return evaluate(evidence)


def mean(table: np.ndarray) -> np.ndarray:
    """Mean over the first axis of what is known."""
    number = np.isfinite(table).sum(axis=0)
    return np.asarray(np.nansum(table, axis=0) / np.where(number == 0, np.nan, number))


def placebo_share(archive: Path, pollutant: str) -> tuple[int, int, float]:
    """Placebo dates at single stations: how many intervals exclude zero, of how many; their median half width."""
    shown, widths = 0, []
    for station in stations(archive, pollutant):
        clock = local_clock(FIRST + np.arange(len(station.value)), ZONE)
        rows = weather.features(station.weather, clock)
        for date in DATES:
            begin = row_of(f"{date}-01")
            before, after = (
                RowSpan(max(0, begin - LONGEST_BEFORE), begin),
                RowSpan(begin, min(begin + AFTER, len(rows))),
            )
            way = weather.expectation(rows, station.value, 1)
            told = difference(station.value, np.isfinite(station.value).astype(float), before, after, way)
            shown += told.excludes_zero
            widths.append((told.share[2] - told.share[1]) / 2)
    return shown, len(widths), float(np.median(widths))


def main() -> None:
    """Print both tables."""
    archive = Path(sys.argv[1]) / ARCHIVE
    begin = time.process_time()
    told = half_year_of_2015(archive)
    print(f"raw {100 * told.raw:.1f} %, {told.verdict}, {time.process_time() - begin:.1f} s of processor time")
    for one in told.outcomes:
        for name, what in (("measure", one.difference), *(("placebo", placebo) for placebo in one.placebos)):
            print(one.method, name, *(f"{100 * share:.1f}" for share in what.share), f"error {what.error:.2f}")
    for pollutant in sys.argv[2:] or ("PM2.5", "NO2", "O3"):
        shown, number, width = placebo_share(archive, pollutant)
        print(f"{pollutant}: {shown} of {number} exclude zero, median half width {100 * width:.0f} %", flush=True)


if __name__ == "__main__":
    main()
