"""What lies around homes: trees in sight, and green spaces on foot; made where asked for."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, NamedTuple

import geopandas as gpd
import numpy as np
import shapely

from citybrain.base.attached import Ends, Trees, beside, ends_of, on_network, with_doors
from citybrain.base.importing import Imported, Tables, Tell, importer
from citybrain.base.notices import Notice, notice
from citybrain.kernel import Relation
from citybrain.kernel.paths import Network
from citybrain.kernel.units import Array, Rows

SIGHT = 30.0
"""Metres within which a tree is seen from a building (estimate: tests of the rule differ, see docs)."""

MAPPED = 250.0
"""Metres within which a file must know a tree for it to say that others are not there."""

CATCHMENT = 1_000.0
"""Metres on foot from which a green space is not used from home any more."""

GREEN, MEASURED = "green", 2


class WaysToGreen(NamedTuple):
    """Pairs of a building and a green space with the metres on foot between them."""

    building: Rows
    green: Rows
    metres: Array


@importer(asked=True)
def green_around_homes(read: Tables, known: Tables, tell: Tell) -> Imported:
    """Looks which trees each building sees, and which green spaces lie within 1,000 m of its door on foot."""
    buildings = known.get("buildings")
    if not isinstance(buildings, gpd.GeoDataFrame) or not len(buildings):
        return Imported({}, {}, notices=(notice("green-no-map"),))
    told: list[Notice] = []
    relations: dict[str, Relation] = {}
    tell(0.0, "green-looking-at-trees")
    trees = known.get("trees")
    if isinstance(trees, gpd.GeoDataFrame) and len(trees):
        relations |= _seen(buildings.geometry.to_numpy(), trees.geometry.to_numpy())
        far = int((np.diff(relations["nearest_tree"].starts) == 0).sum())
        told += [notice("green-trees-unknown", count=far, metres=MAPPED)] if far else []
    else:
        told.append(notice("green-no-trees"))
    tell(0.5, "green-looking-at-ways")
    spaces, ways = _green_spaces(known, buildings)
    if spaces is None or ways is None:
        return Imported({}, {}, relations, (*told, notice("green-no-network")))
    weight = decay(ways.metres)
    size = len(buildings), len(spaces)
    to_green = ways.building, ways.green.astype(np.int32)
    relations["way_to_green_space"] = Relation.of_pairs("building", "green_space", size[0], to_green, ways.metres)
    relations["green_of_home"] = Relation.of_pairs("building", "green_space", size[0], to_green, weight)
    from_green = ways.green, ways.building.astype(np.int32)
    relations["homes_of_green"] = Relation.of_pairs("green_space", "building", size[1], from_green, weight)
    relations = {name: replace(one, quality=MEASURED) for name, one in relations.items()}
    return Imported({"green_spaces": spaces}, {"green_spaces": "land"}, relations, tuple(told))


def decay(metres: Array) -> Array:
    """Weight of a distance: 1 at the door, by a Gaussian to 0 at the end of the catchment (Dai 2011, eq. 2)."""
    last = np.exp(-0.5)
    weight: Array = np.maximum((np.exp(-0.5 * (metres / CATCHMENT) ** 2) - last) / (1.0 - last), 0.0)
    return weight


def _seen(buildings: Any, trees: Any) -> dict[str, Relation]:
    """Trees within sight that no other building stands before, and the nearest tree."""
    outlines = shapely.make_valid(buildings)
    forest = shapely.STRtree(trees)
    building, tree = forest.query(outlines, predicate="dwithin", distance=SIGHT)
    sights = shapely.shortest_line(outlines[building], trees[tree])
    sight, before = shapely.STRtree(outlines).query(sights, predicate="intersects")
    other = before != building[sight]
    hidden = np.zeros(len(sights), bool)
    hidden[sight[other]] = True
    seen = building[~hidden].astype(np.intp), tree[~hidden].astype(np.int32)
    rows, nearest = forest.query_nearest(outlines, max_distance=MAPPED, all_matches=False)
    metres = shapely.distance(outlines[rows], trees[nearest])
    near = rows.astype(np.intp), nearest.astype(np.int32)
    size = len(buildings)
    return {
        "trees_in_sight": Relation.of_pairs("building", "tree", size, seen, np.ones(len(seen[0]))),
        "nearest_tree": Relation.of_pairs("building", "tree", size, near, np.round(metres, 1)),
    }


def _green_spaces(known: Tables, buildings: gpd.GeoDataFrame) -> tuple[gpd.GeoDataFrame | None, WaysToGreen | None]:
    """Parks and woods that have entrances on the network, and the ways on foot from buildings to each."""
    streets, facilities, land = (known.get(name) for name in ("streets", "facilities", "land"))
    if not all(isinstance(one, gpd.GeoDataFrame) and len(one) for one in (streets, facilities, land)):
        return None, None
    assert isinstance(facilities, gpd.GeoDataFrame)
    assert isinstance(land, gpd.GeoDataFrame)
    doors = facilities[(facilities["facility_kind"].astype(object) == GREEN).to_numpy()]
    parks = land[land["id"].isin(doors["id"]).to_numpy()].drop_duplicates("id").reset_index(drop=True)
    if not len(parks):
        return None, None
    doors = doors[doors["id"].isin(parks["id"]).to_numpy()]
    area = np.round(shapely.area(shapely.make_valid(parks.geometry.to_numpy())), 0)
    columns = {"id": parks["id"].to_numpy(), "name": parks["name"].to_numpy(), "green_space_area": area}
    spaces = gpd.GeoDataFrame(columns, geometry=parks.geometry.to_numpy(), crs=land.crs)
    places = dict(zip(parks["id"], range(len(parks)), strict=True))
    of_door = doors["id"].map(places).to_numpy(np.intp)
    return spaces, ways_on_foot(streets, buildings.geometry.to_numpy(), doors.geometry.to_numpy(), of_door)


def ways_on_foot(streets: Any, buildings: Any, entrances: Any, of: Rows) -> WaysToGreen:
    """The metres from each building to the nearest entrance of each green space (`of` each entrance) within reach."""
    ends = ends_of(streets)
    open_on_foot = np.asarray(streets["walk"], bool)
    walked = ends.some(open_on_foot)
    near = Trees(with_doors(walked, np.asarray(streets["highway"] == "steps")[open_on_foot]))
    homes, gates = near.attached(buildings), near.attached(entrances)
    network = _network(walked.some(on_network(walked)))
    same = beside(homes, gates)
    parts: list[WaysToGreen] = []
    for green in np.unique(of[gates.rows]):
        own = np.flatnonzero(of[gates.rows] == green)
        seeds = np.concatenate([gates.first[own], gates.last[own]])
        before = np.concatenate([gates.first_way[own], gates.last_way[own]])
        nodes = network.nearest(seeds, before, CATCHMENT)
        metres = np.minimum(nodes[homes.first] + homes.first_way, nodes[homes.last] + homes.last_way)
        beside_it = np.isin(same[1], own)
        np.minimum.at(metres, same[0][beside_it], same[2][beside_it])
        some = np.flatnonzero(metres < CATCHMENT)
        parts.append(
            WaysToGreen(homes.rows[some], np.full(len(some), green), np.round(metres[some], 1).astype(np.float64))
        )
    return WaysToGreen(*(np.concatenate([getattr(one, name) for one in parts]) for name in WaysToGreen._fields))


def _network(walked: Ends) -> Network:
    tails, heads = np.concatenate([walked.first, walked.last]), np.concatenate([walked.last, walked.first])
    return Network.of_edges(len(walked.nodes), tails, heads, np.concatenate([walked.length, walked.length]))
