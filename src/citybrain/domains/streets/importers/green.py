"""Parks and woods, and the ground that each zone has of them."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import shapely

from citybrain.base.importing import Imported, Tables, importer
from citybrain.kernel.units import Mask
from citybrain.twin.geometry.overlaps import apart
from citybrain.twin.importers.osm_kinds import kind_table

LEAST_GREEN = 5_000.0
"""Area [m2] from which a park counts: 0.5 ha (WHO 2017, Urban green spaces: a brief for action)."""


def parks(land: gpd.GeoDataFrame) -> Mask:
    """Land areas that are a park or wood large enough to count."""
    green = [kind_table("green_kind").name(dict([tag.split("=", 1)])) is not None for tag in land["subkind"]]
    large: Mask = np.array(green, bool) & (shapely.area(shapely.make_valid(land.geometry.to_numpy())) >= LEAST_GREEN)
    return large


@importer()
def green_of_zones(read: Tables, known: Tables) -> Imported:
    """Cuts parks and woods by zones; ground on which two lie counts once, for the smaller one."""
    zones, land = known.get("zones"), known.get("land")
    if zones is None or land is None:
        return Imported({}, {})
    assert isinstance(land, gpd.GeoDataFrame)
    assert isinstance(zones, gpd.GeoDataFrame)
    green = land[parks(land)]
    green = green.iloc[np.argsort(green.geometry.area.to_numpy(), kind="stable")]
    own = apart(shapely.make_valid(green.geometry.to_numpy()))
    grounds = shapely.make_valid(zones.geometry.to_numpy())
    zone, park = shapely.STRtree(own).query(grounds, predicate="intersects")
    pieces = shapely.make_valid(
        shapely.intersection(grounds[zone], own[park]), method="structure", keep_collapsed=False
    )
    size = np.round(shapely.area(pieces), 1)
    some = size > 0.0
    columns = {
        "id": [f"{green['id'].iloc[p]}/{zones['id'].iloc[z]}" for z, p in zip(zone[some], park[some], strict=True)],
        "name": green["name"].to_numpy()[park[some]],
        "zone": zone[some],
        "park_ground": size[some],
    }
    return Imported({"parks": gpd.GeoDataFrame(columns, geometry=pieces[some], crs=land.crs)}, {"parks": "land"})
