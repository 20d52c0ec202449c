"""Habitats of a city and the ways between them, made where the city asks for nature."""

from __future__ import annotations

import geopandas as gpd
import numpy as np

from citybrain.base.importing import Imported, Tables, Tell, importer
from citybrain.base.notices import notice
from citybrain.domains.nature.importers.links import FARTHEST, HabitatWays, ways_between
from citybrain.domains.nature.importers.patches import HabitatPatches, find_patches
from citybrain.domains.nature.importers.resistance import ground_of
from citybrain.kernel import Relation
from citybrain.kernel.units import Array

NEEDED = ("zones", "land", "streets", "buildings")


@importer(asked=True)
def habitats_of_city(read: Tables, known: Tables, tell: Tell) -> Imported:
    """Makes patches of habitat of the city's green ground, and the ways between neighbouring ones."""
    if not all(isinstance(known.get(name), gpd.GeoDataFrame) and len(known[name]) for name in NEEDED):
        return Imported({}, {}, notices=(notice("nature-no-map"),))
    patches = find_patches(known)
    mapped = len(patches.table) - len(patches.possible)
    if not mapped:
        return Imported({}, {}, notices=(notice("nature-no-green"),))
    shapes = patches.table.geometry.to_numpy()
    west, south, east, north = (float(one) for one in patches.table.total_bounds)
    ground = ground_of(known, (west - FARTHEST, south - FARTHEST, east + FARTHEST, north + FARTHEST))
    ways = ways_between(np.asarray(shapes, object), mapped, ground, tell)
    counts = {
        "nature-patches-left-out": patches.left_out, "nature-green-too-small": patches.verges,
        "nature-links-without-way": int(np.isnan(ways.effective).sum()),
    }  # fmt: skip
    made = [
        notice("nature-habitats-made", count=mapped, possible=len(patches.possible), links=len(ways.begin)),
        notice("nature-cells-of-ways", side=ground.side),
    ]
    made += [notice(code, count=count) for code, count in counts.items() if count]
    return Imported(
        {"habitats": patches.table, "habitat_links": _links(ways, patches.table)},
        {"habitats": "land", "habitat_links": "land"},
        _relations(patches, known),
        tuple(made),
    )


def _links(ways: HabitatWays, habitats: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    ids = habitats["id"].to_numpy(object)
    return gpd.GeoDataFrame(
        {
            "id": [f"{ids[one]}-{ids[other]}" for one, other in zip(ways.begin, ways.end, strict=True)],
            "link_from": ways.begin.astype(np.float64),
            "link_to": ways.end.astype(np.float64),
            "link_gap": np.round(ways.gap, 1),
            "link_mapped_distance": np.round(ways.effective, 1),
            "link_plantable_length": np.round(ways.plantable_length, 1),
            "link_plantable_distance": np.round(ways.plantable_effective, 1),
        },
        geometry=ways.line, crs=habitats.crs,
    )  # fmt: skip


def _relations(patches: HabitatPatches, known: Tables) -> dict[str, Relation]:
    """Possible habitats and the parking area or plot that each lies on."""
    size, mapped = len(patches.table), len(patches.table) - len(patches.possible)
    relations = {}
    for name, entity, table in (
        ("habitat_on_parking", "parking_area", "parking_areas"),
        ("habitat_on_plot", "plot", "plots"),
    ):
        if table not in known:
            continue
        rows = [mapped + at for at, one in enumerate(patches.possible) if one.table == table]
        there = [one.row for one in patches.possible if one.table == table]
        pairs = np.array(rows, np.intp), np.array(there, np.int32)
        weights: Array = np.ones(len(rows))
        relations[name] = Relation.of_pairs("habitat", entity, size, pairs, weights)
    return relations
