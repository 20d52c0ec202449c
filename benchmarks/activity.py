"""Importing a million activity lines from a file, reading them back, and the inventory of a year of them."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from benchmarks.cities import KEPT, Cities
from benchmarks.figure import Figure, seconds
from citybrain.inventory.entries.importing import import_lines
from citybrain.open_city import OpenCity
from citybrain.presenting.inventory.inventory import inventory_answer
from citybrain.records import FILE

ROWS = 1_000_000
YEARS = 5
SUBCATEGORIES = ("I.1.1,natural_gas.residential", "I.2.1,gas_oil.commercial", "I.3.1,natural_gas.manufacturing")
YEAR = 2024
SEED = 20260101


def figures(cities: Cities) -> Iterator[Figure]:
    """An import into empty records, the first reading of all lines, and the answer for a year once they are at hand."""
    city, file = cities.small, _file()
    inventory = OpenCity(city).inventory
    inventory.workspace.prepare()
    samples = tuple(seconds(lambda: _import(city, file), 3))
    yield Figure("import of 1,000,000 activity lines", samples, "s", 20, f"{ROWS / min(samples):,.0f} rows/s")
    yield Figure("first reading of 1,000,000 activity lines", tuple(seconds(lambda: _read(city), 1, 0)), "s")
    answer = lambda: inventory_answer(inventory, YEAR, "AR5", "basic", "en")  # noqa: E731
    yield Figure("inventory of a year of 1,000,000 lines, warm", tuple(seconds(answer, 5)), "s", 1)
    _forget(city)
    file.unlink()


def _import(city: Path, file: Path) -> None:
    _forget(city)
    inventory = OpenCity(city).inventory
    (report,) = import_lines(inventory.records, [file], inventory.setting, "benchmark")
    inventory.records.close()
    assert report.kept == ROWS


def _read(city: Path) -> None:
    assert OpenCity(city).inventory.recorded.lines.height == ROWS


def _forget(city: Path) -> None:
    for path in city.glob(f"{FILE}*"):
        path.unlink()


def _file() -> Path:
    random = np.random.default_rng(SEED)
    kind, amount = random.integers(0, len(SUBCATEGORIES), ROWS), random.lognormal(5.0, 2.0, ROWS)
    path = KEPT / "activity.csv"
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8") as file:
        file.write("year,subcategory,factor,description,amount,unit,activity quality,activity uncertainty,source\n")
        for row in range(ROWS):
            file.write(
                f"{YEAR - row % YEARS},{SUBCATEGORIES[kind[row]]},meter {row},{amount[row]:.3f},kWh,H,0.02,Meters\n"
            )
    return path
