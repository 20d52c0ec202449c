"""Who lives in the zones: tenure and incomes from files, else from the completion, else not known."""

from collections.abc import Sequence
from pathlib import Path

import geopandas as gpd
import numpy as np

from citybrain.base.notices import Notice, notice
from citybrain.twin.attributes import AttributeValues
from citybrain.twin.building.records import Report
from citybrain.twin.configuration import CityConfiguration
from citybrain.twin.declared import area_attributes
from citybrain.twin.importers.zone_shares import read_zone_shares
from citybrain.twin.origins import Origin, Origins
from citybrain.twin.synthetic_data import Completion

DISTRICTS = Origin("districts", "measured", 2, source="districts", row_column="id")
HOUSEHOLDS = Origin("households", "measured", 2, source="households", row_column="id")


def with_households(
    zones: gpd.GeoDataFrame,
    table: Path | None,
    configuration: CityConfiguration,
    completion: Completion | None,
    origins: Origins,
    report: Report,
) -> gpd.GeoDataFrame:
    """Return the zones with the share of each attribute (NaN where it is not known) and the code of its origin.

    A table of households stands over columns of the districts. Nothing is ever guessed from other zones.
    """
    known, shares = AttributeValues(len(zones), origins), area_attributes()
    ids, names = [str(x) for x in zones["id"]], [str(x) for x in zones["name"]]
    if table is not None:
        settings = configuration.households
        columns = {str(name): column for name, column in settings.columns.items()}
        found, notices = read_zone_shares(table, columns, settings.key, ids, names)
        report.notices += notices
        for name, values in found.items():
            known.put(name, values, HOUSEHOLDS)
    for name in shares:
        if name in zones:
            known.fill(name, zones[name].to_numpy(dtype=np.float64), DISTRICTS)
    if completion is not None:
        completion.settle_zones(known, ids)
    report.notices += [told for name in shares if (told := _unknown(known, name, names))]
    own = {name: known[name] for name in shares} | {f"{name}_origin": known.codes[name] for name in shares}
    return zones.assign(**own)[["id", "name", *sorted(own), zones.geometry.name]]


def _unknown(known: AttributeValues, name: str, zones: Sequence[str]) -> Notice | None:
    """Notice of the zones of which an attribute is not known, where it is known of others."""
    missing = known.missing(name)
    if missing.all() or not missing.any():
        return None
    told = ", ".join(zones[row] for row in np.flatnonzero(missing)[:5])
    return notice("zone-share-missing", attribute=name, count=int(missing.sum()), total=len(zones), examples=told)
