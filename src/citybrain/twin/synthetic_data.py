"""What may complete a city beside its files: the generator of the demo city is one."""

from collections.abc import Mapping, Sequence
from typing import Protocol

import geopandas as gpd

from citybrain.base.notices import Notice
from citybrain.twin.attributes import AttributeValues
from citybrain.twin.importers.osm_extract import OsmExtract
from citybrain.twin.imputation.run import Rule


class Completion(Protocol):
    """Adds what no file gives before the general rules of imputation do; marks it with origins of its own."""

    def zones(self, extract: OsmExtract, crs: str) -> gpd.GeoDataFrame | None:
        """Return zones (id, name, geometry in `crs`), or None to leave them to the build."""

    def rules(self) -> Mapping[str, Rule]:
        """Return rules that come before the general ones, by attribute."""

    def settle_zones(self, attributes: AttributeValues, ids: Sequence[str]) -> None:
        """Fill attributes of zones, by the ids of the zones."""

    def notices(self) -> list[Notice]:
        """Return what a person should know about it."""
