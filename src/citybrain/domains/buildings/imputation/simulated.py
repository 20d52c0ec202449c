"""What a register would say of the buildings of a simulated city, drawn from their ids by settings of that city."""

from collections.abc import Mapping, Sequence
from typing import Any

import geopandas as gpd
import numpy as np
from numpy.typing import NDArray

from citybrain.base.notices import Notice, notice
from citybrain.domains.buildings.imputation.rules import HOMES
from citybrain.domains.buildings.imputation.use import use_of_places
from citybrain.twin.attributes import AttributeValues, is_missing
from citybrain.twin.building.zones import zones_around
from citybrain.twin.chance import choose, draws
from citybrain.twin.importers.osm_extract import OsmExtract
from citybrain.twin.imputation.run import Rule
from citybrain.twin.imputation.surroundings import Surroundings
from citybrain.twin.origins import Origin


def _simulated(attribute: str) -> Origin:
    return Origin("generator", "estimated", 5, simulated=True, rule=f"demo-{attribute}")


class Generator:
    """Makes up what OpenStreetMap does not tell, the same in every build; every value is marked simulated."""

    def __init__(self, settings: Mapping[str, Any]) -> None:
        self.settings = settings
        self.seed: int = settings["seed"]

    def zones(self, extract: OsmExtract, crs: str) -> gpd.GeoDataFrame | None:
        """Return zones around the named parts of the city that the map knows; None if it knows fewer than two."""
        labels = extract.labels[extract.labels["kind"].isin(self.settings["zones"]) & extract.labels["name"].notna()]
        labels = labels[~labels["name"].isin(self.settings["zones_left_out"])].drop_duplicates("name")
        return zones_around(labels, extract.bounds, crs) if len(labels) > 1 else None

    def rules(self) -> Mapping[str, Rule]:
        """Return the rules by attribute."""
        return {"building_use": self._use, "construction_year": self._year, "residents": self._settle}

    def _use(self, attributes: AttributeValues, around: Surroundings) -> None:
        blocks = self.settings["block_use"]
        use = choose(blocks["shares"], self._numbers(around, "use"))
        large = attributes["footprint_area"] >= blocks["least_footprint"]
        untold = is_missing(use_of_places(attributes, around))
        attributes.fill("building_use", use, _simulated("building-use"), large & untold)

    def _year(self, attributes: AttributeValues, around: Surroundings) -> None:
        attributes.fill("construction_year", self._years(around), _simulated("construction-year"))

    def _settle(self, attributes: AttributeValues, around: Surroundings) -> None:
        home = np.isin(attributes["building_use"].astype(str), HOMES)
        people = self.settings["residents"]
        luck = 1 + people["spread"] * (2 * self._numbers(around, "residents") - 1)
        weight = np.where(home, attributes["gross_floor_area"] * luck, 0.0)
        if weight.any():
            residents = people["total"] * weight / weight.sum()
            attributes.fill("residents", residents, _simulated("residents"), home)

    def settle_zones(self, attributes: AttributeValues, ids: Sequence[str]) -> None:
        """Fill tenure and incomes of zones, as statistics of a city would."""
        for name, told in self.settings["zone_shares"].items():
            luck = 2 * draws(ids, f"demo {name}", self.seed) - 1
            attributes.fill(name, np.round(told["mean"] + told["spread"] * luck, 3), _simulated(name.replace("_", "-")))

    def notices(self) -> list[Notice]:
        """Return that the city is partly simulated and that its zones are not the real districts."""
        return [notice("demo-simulated"), notice("demo-zones")]

    def _numbers(self, around: Surroundings, purpose: str) -> NDArray[np.float64]:
        return draws(around.ids, f"demo {purpose}", self.seed)

    def _years(self, around: Surroundings) -> NDArray[np.float64]:
        """Return a year per building: a period by its share, then a year of the period."""
        rows = self.settings["construction_periods"]["rows"]
        start, end, share = (np.array(column, dtype=np.float64) for column in zip(*rows, strict=True))
        edges = np.cumsum(share) / share.sum()
        number = self._numbers(around, "year")
        period = np.minimum(np.searchsorted(edges, number, side="right"), len(rows) - 1)
        inside = (number - (edges[period] - share[period])) / share[period]
        years = start[period] + np.clip(inside, 0, 0.999) * (end - start)[period]
        return np.floor(np.asarray(years, dtype=np.float64))
