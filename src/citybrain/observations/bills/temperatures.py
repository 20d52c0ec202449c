"""Measured temperatures of the time of the bills: daily means of a file that city.toml names, kept beside the bills."""

from __future__ import annotations

import io
import os
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from citybrain.kernel.errors import InputError
from citybrain.observations.bills.degree_days import Temperatures
from citybrain.observations.bills.manifest import BILLS
from citybrain.twin.arrow_values import values_of
from citybrain.twin.configuration import source_path
from citybrain.twin.disk import hash_of, write_file
from citybrain.twin.manifest import Manifest

LONGEST_GAP = 3
"""Days without a reading that are closed between their neighbours."""


def temperatures_of(city: Path, name: str | None, manifest: Manifest) -> Temperatures | None:
    """Daily means of the file that [observed] of city.toml names; None without one.

    They are read once and kept under the hash of the file, so that who only serves a city need not read weather files.
    Raises InputError for a file that is not there or that no temperatures can be read from.
    """
    if name is None:
        return None
    path = source_path(city, name)
    if not path.is_file():
        raise InputError("bills-temperatures-missing", received=str(path))
    digest = hash_of(path)
    kept = city / BILLS / f"temperatures-{digest[:16]}.parquet"
    first, means = _read_stored(kept) if kept.is_file() else _read(path, manifest, kept)
    return Temperatures(first, means, path.name, digest)


def _read_stored(kept: Path) -> tuple[int, np.ndarray]:
    with pq.ParquetFile(kept) as file:
        table = file.read()
    days, means = (table.column(name).combine_chunks() for name in ("day", "temperature"))
    return int(days[0].as_py()), values_of(means, np.nan)


def _read(path: Path, manifest: Manifest, kept: Path) -> tuple[int, np.ndarray]:
    """Read the file with the readers of the twin's weather, and keep the means where the folder can be written."""
    from citybrain.twin.importers.weather import WeatherOptions
    from citybrain.twin.importers.weather.clock import series_hours
    from citybrain.twin.importers.weather.read import read_records
    from citybrain.twin.importers.weather.year import TEMPERATURE

    options = WeatherOptions(time_zone=manifest.time_zone)
    records = read_records(path, options)
    if records.typical:
        raise InputError("bills-temperatures-typical", file=path.name)
    hours, _ = series_hours(records, manifest.place, options)
    daily = hours[TEMPERATURE].resample("D").mean().interpolate(limit=LONGEST_GAP, limit_area="inside")
    first = int(daily.index[0].to_datetime64().astype("datetime64[D]").astype(np.int64))
    means = daily.to_numpy(np.float64)
    _keep(kept, first, means)
    return first, means


def _keep(kept: Path, first: int, means: np.ndarray) -> None:
    table = pa.table({"day": pa.array(range(first, first + len(means))), "temperature": pa.array(means)})
    buffer = io.BytesIO()
    pq.write_table(table, buffer)
    trial = kept.with_name(f".{kept.name}-{os.getpid()}")
    try:
        kept.parent.mkdir(parents=True, exist_ok=True)
        write_file(trial, buffer.getvalue())
        trial.replace(kept)
    except OSError:
        trial.unlink(missing_ok=True)
