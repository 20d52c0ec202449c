"""Importing a million bills, beside polars only reading the same file."""

import datetime
import shutil
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from benchmarks.cities import KEPT, Cities
from benchmarks.figure import Figure, ratio, seconds
from citybrain.observations.bills.importing import import_bills
from citybrain.observations.bills.observed import observed_columns
from citybrain.open_city.opening import graph_of
from citybrain.twin.configuration import CityConfiguration
from citybrain.twin.snapshot import Snapshot, load

ROWS = 1_000_000
MONTHS = [datetime.date(2023, month, 1) for month in range(1, 13)]
COLD = np.array([0.17, 0.16, 0.14, 0.09, 0.04, 0.01, 0.0, 0.01, 0.04, 0.08, 0.12, 0.14])
TYPICAL = 130.0
BASE = 0.2
TODAY = datetime.date(2026, 1, 1)


def figures(cities: Cities) -> Iterator[Figure]:
    """An import from file to published folder, and the year of the same bills, each by itself."""
    import polars as pl

    snapshot = load(cities.large)
    file = _file(snapshot)
    graph = graph_of(snapshot.manifest.country)
    parsing = min(seconds(lambda: pl.read_csv(file, separator=";", decimal_comma=True), 3))
    trial = KEPT / "bills"
    samples = tuple(seconds(lambda: _import(trial, snapshot, graph, file), 3))
    beside = (
        f"{ratio(min(samples), parsing)} polars reading the file ({parsing:.2f} s); {ROWS / min(samples):,.0f} rows/s"
    )
    yield Figure("import of 1,000,000 bills", samples, "s", 20, beside)
    observing = tuple(seconds(lambda: observed_columns(trial, snapshot, graph), 3))
    yield Figure("year of 1,000,000 bills, by building", observing, "s")
    shutil.rmtree(trial)
    file.unlink()


def _import(trial: Path, snapshot: Snapshot, graph: object, file: Path) -> None:
    shutil.rmtree(trial, ignore_errors=True)
    trial.mkdir(parents=True)
    imported = import_bills(trial, CityConfiguration(name="Trial"), snapshot, graph, [file], today=TODAY)
    assert imported.manifest.ledger.kept == ROWS


def _file(snapshot: Snapshot) -> Path:
    """Monthly bills of district heat: a million rows as a Finnish utility writes them."""
    random = np.random.default_rng(7)
    buildings = -(-ROWS // len(MONTHS))
    ids = [f"{name};{number}" for number, name in enumerate(np.resize(snapshot.ids, buildings))]
    area = np.resize(np.maximum(snapshot.column("gross_floor_area"), 1.0), buildings)
    share = BASE / len(MONTHS) + (1 - BASE) * COLD
    energy = area[:, None] * TYPICAL * share * random.lognormal(0.0, 0.1, (buildings, len(MONTHS))) / 1000.0
    ends = [(month + datetime.timedelta(days=32)).replace(day=1) - datetime.timedelta(days=1) for month in MONTHS]
    days = [f"{start:%d.%m.%Y};{end:%d.%m.%Y}" for start, end in zip(MONTHS, ends, strict=True)]
    path = KEPT / "bills.csv"
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8") as file:
        file.write("Rakennus;Mittari;Energialaji;Alkupvm;Loppupvm;Kulutus (MWh);Arvio\n")
        rows = 0
        for name, values in zip(ids, energy, strict=True):
            for period, value in zip(days, values, strict=True):
                if rows < ROWS:
                    file.write(_row(name, period, value))
                    rows += 1
    return path


def _row(name: str, period: str, value: float) -> str:
    return f"{name};Kaukolämpö;{period};{f'{value:.4f}'.replace('.', ',')};\n"
