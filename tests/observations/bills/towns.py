"""A small city and files of bills for it."""

import datetime
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np
import polars as pl

from citybrain.kernel import Graph
from citybrain.observations.bills.importing import ImportedBills, import_bills
from citybrain.open_city.opening import graph_of_country
from citybrain.twin.configuration import BillSettings, parse_configuration
from citybrain.twin.snapshot import load
from tests.city import write_city

TODAY = datetime.date(2026, 1, 1)
OIL = {"oil": 10.0}
"""Energy of a litre [kWh/L]."""

HEAD = "building,carrier,from,to,consumption_kwh"
MONTHS = [(datetime.date(2023, m, 1), datetime.date(2023 + m // 12, m % 12 + 1, 1)) for m in range(1, 13)]
ENOUGH = 90_000.0
"""Energy of a year that every building of the city could use."""


@cache
def graph() -> Graph:
    return graph_of_country("FI")


def town(folder: Path, rows: int = 60, settings: str = "") -> Path:
    """A city without bills."""
    folder.mkdir(parents=True, exist_ok=True)
    write_city(folder, rows)
    (folder / "city.toml").write_text(f'name = "Testbury"\n{settings}', encoding="utf-8")
    return folder


def table(*lines: str, head: str = HEAD) -> str:
    return "\n".join((head, *lines)) + "\n"


def month(building: str = "way/1", number: int = 1, energy: float = 7500.0, carrier: str = "heat") -> str:
    start, end = MONTHS[number - 1]
    return f"{building},{carrier},{start},{end - datetime.timedelta(days=1)},{energy}"


def year(building: str = "way/1", energy: float = ENOUGH, carrier: str = "heat") -> list[str]:
    return [month(building, n, energy / 12, carrier) for n in range(1, 13)]


def bring(city: Path, content: str | bytes, file: str = "bills.csv", name: str | None = None) -> ImportedBills:
    """Write a file of bills and import it."""
    path = city / file
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return bring_files(city, [path], name)


def bring_files(city: Path, files: Sequence[Path], name: str | None = None) -> ImportedBills:
    text = (city / "city.toml").read_text(encoding="utf-8")
    return import_bills(city, parse_configuration(text), load(city), graph(), files, name, today=TODAY)


def reasons(city: Path, number: int = 1) -> list[tuple[int, str, str | None]]:
    """Lines set apart by an import, with reason and detail."""
    told = pl.read_csv(city / f"bills/{number:06d}/quarantine.csv", infer_schema=False)
    return [(int(row["line"]), row["reason"], row["detail"]) for row in told.iter_rows(named=True)]


def settings(**given: object) -> BillSettings:
    return BillSettings.model_validate(given)


def days(*dates: str) -> np.ndarray:
    return np.array(dates, "datetime64[D]").astype(np.int64)
