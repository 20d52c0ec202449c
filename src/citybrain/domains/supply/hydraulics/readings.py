"""Pressures that sensors read, from a table: before there was a leak, where that is known, and with it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pandas as pd

from citybrain.base.tables.frames import text_table
from citybrain.base.tables.numbers import to_numbers
from citybrain.domains.supply.hydraulics.input_file import METRES_OF_PSI, NetworkFile
from citybrain.domains.supply.hydraulics.leaks import LeakPlaces, LeakReadings, locate_leak
from citybrain.kernel.errors import InputError
from citybrain.kernel.units import Array, Rows

COLUMNS = ("hour", "sensor", "pressure")
BEFORE = "before"
MOST_READINGS = 20_000
UNITS = {"m": 1.0, "psi": METRES_OF_PSI, "kPa": 1.0 / 9.80665, "bar": 100.0 / 9.80665}
"""Metres of water of each unit; kPa and bar at 1,000 kg/m³."""

FAULTS_SHOWN = 5


def read_readings(path: Path | str | bytes, unit: str, noise: float, name: str = "") -> LeakReadings:
    """Readings of a table: `hour` from the first of the network, `sensor` (a node), `pressure`, and `before` at will.

    The table is a file, or its content with a name. `before` is the reading at the same hour of a day
    without the leak. `unit` is that of pressures and `noise`.
    Raises InputError for an unknown unit, missing columns, cells that are no numbers, and hours without a sensor.
    """
    if unit not in UNITS:
        raise InputError("supply-pressure-unit", received=unit or "-", allowed=", ".join(UNITS))
    table = text_table(path, name, most_rows=MOST_READINGS)
    cells = table.cells
    if missing := [name for name in COLUMNS if name not in cells]:
        raise InputError("supply-readings", file=table.file, received=f"{', '.join(missing)}?")
    names = ["hour", "pressure", *([BEFORE] if BEFORE in cells else [])]
    numbers = {name: to_numbers(cells[name]) for name in names}
    faults = [one for name in names for one in _wrong(name, numbers[name][0], table.lines)]
    if faults:
        more = f" (+ {len(faults) - FAULTS_SHOWN})" if len(faults) > FAULTS_SHOWN else ""
        raise InputError("supply-readings", file=table.file, received="; ".join(faults[:FAULTS_SHOWN]) + more)
    frame = pd.DataFrame({"sensor": cells["sensor"], **{name: numbers[name][0] for name in names}})
    if (twice := frame.duplicated(["hour", "sensor"])).any():
        line = int(table.lines[int(np.argmax(twice))])
        raise InputError("supply-readings", file=table.file, received=f"{line}: hour, sensor = 2 x")
    tables = {name: _by_hour(frame, name, table.file) for name in names[1:]}
    hours = np.sort(frame["hour"].unique())
    sensors = sorted(frame["sensor"].unique())
    before = tables[BEFORE] * UNITS[unit] if BEFORE in tables else None
    return LeakReadings(hours, sensors, tables["pressure"] * UNITS[unit], before, noise * UNITS[unit])


def locate_leak_of_text(network: str, table: str, unit: str, noise: float) -> LeakPlaces:
    """Where a network leaks by the texts of its file and of its table of readings, as `locate_leak` tells it."""
    readings = read_readings(table.encode(), unit, noise, "readings")
    return locate_leak(NetworkFile("network", network.encode()), readings)


def _by_hour(frame: pd.DataFrame, name: str, file: str) -> Array:
    table = frame.pivot(index="hour", columns="sensor", values=name).sort_index(axis=0).sort_index(axis=1)
    if table.isna().to_numpy().any():
        row, column = np.argwhere(table.isna().to_numpy())[0]
        received = f"{table.columns[column]}, {table.index[row]:g}: ?"
        raise InputError("supply-readings", file=file, received=received)
    made: Array = table.to_numpy(np.float64)
    return made


def _wrong(name: str, values: Array, lines: Rows) -> Iterator[str]:
    wrong = ~np.isfinite(values) | (values < 0.0 if name == "hour" else False)
    yield from (f"{line}: {name}" for line in lines[wrong])
