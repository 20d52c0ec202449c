"""The rules and numbers of imputation, read from rules.yaml and heating_systems.yaml beside this file."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from citybrain.kernel.yaml_files import read_yaml
from citybrain.twin.origins import Origin, made_by

FOLDER = Path(__file__).parent
HOMES = ("detached_house", "terraced_house", "apartment_block")


@cache
def numbers() -> Mapping[str, Any]:
    """Return rules.yaml."""
    content: Mapping[str, Any] = read_yaml(FOLDER / "rules.yaml")
    return content


@cache
def origin_of(rule: str, source: str | None = None) -> Origin:
    """Return the origin of values that a rule makes; `source` where it uses a file of the city."""
    entry = numbers()["rules"][rule]
    return made_by(rule, entry["kind"], entry["quality"], source)


def by_use(table: Mapping[str, Any], use: NDArray[np.object_]) -> NDArray[np.float64]:
    """Return the number of a table (`default`, `by_use`) for each building's use."""
    return np.array([table.get("by_use", {}).get(name, table["default"]) for name in use], dtype=np.float64)


@dataclass(frozen=True)
class HeatingShares:
    """Shares of heating systems of one group of buildings, which add up to 1, and who published them."""

    shares: Mapping[str, float]
    source: str


def heating_shares(country: str, use: str, longitude: float, latitude: float) -> HeatingShares:
    """Return the shares of the first entry that fits; the last entry fits everything."""
    entries: list[Mapping[str, Any]] = read_heating_systems()
    entry = next(entry for entry in entries if _fits(entry, country, use, longitude, latitude))
    total = sum(entry["shares"].values())
    return HeatingShares({name: share / total for name, share in entry["shares"].items()}, entry["source"])


@cache
def read_heating_systems() -> list[Mapping[str, Any]]:
    """Return heating_systems.yaml."""
    content: list[Mapping[str, Any]] = read_yaml(FOLDER / "heating_systems.yaml")
    return content


def _fits(entry: Mapping[str, Any], country: str, use: str, longitude: float, latitude: float) -> bool:
    west, south, east, north = entry.get("bounds", (-180, -90, 180, 90))
    return (
        entry["country"] in (country, "*")
        and use in entry.get("uses", (use,))
        and west <= longitude <= east
        and south <= latitude <= north
        and latitude >= entry.get("north_of", -90)
    )
