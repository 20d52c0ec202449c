"""Junctions of the streets, facilities of daily need with the ways to them, and the doors of buildings."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from citybrain.base.attached import FURTHEST, Attached, Ends, Trees, beside, ends_of, on_network, with_doors
from citybrain.base.importing import Imported, Tables, importer
from citybrain.base.notices import Notice, notice
from citybrain.domains.streets.importers.attached import entrances
from citybrain.domains.streets.importers.green import parks
from citybrain.domains.streets.importers.slopes import level_metres, slope_notices
from citybrain.kernel import Relation
from citybrain.kernel.network_parts import parts_of
from citybrain.kernel.units import Array, Mask, Rows
from citybrain.twin.categories import category_names
from citybrain.twin.importers.osm_kinds import kind_table

BESIDE = 30.0
"""Metres from a park or wood within which a street lies beside it."""

KIND = "facility_kind"


@importer()
def network(read: Tables, known: Tables) -> Imported:
    """Ties buildings and facilities to what people walk on, but not to steps, and counts what lies off it."""
    streets, buildings = known.get("streets"), known.get("buildings")
    if streets is None or buildings is None or "from_node" not in streets or not len(streets):
        return Imported({}, {})
    assert isinstance(streets, gpd.GeoDataFrame)
    assert isinstance(buildings, gpd.GeoDataFrame)
    level = level_metres(streets)
    ends = ends_of(streets, level)
    open_on_foot = np.asarray(streets["walk"], bool)
    walked = ends.some(open_on_foot)
    whole = walked.some(on_network(walked))
    near = Trees(with_doors(walked, np.asarray(streets["highway"] == "steps")[open_on_foot]))
    doors = near.attached(buildings.geometry.to_numpy())
    places = _facilities(known, whole)
    ways = near.attached(places.geometry.to_numpy())
    facilities = _with_ways(places, ways, ends)
    pairs = beside(doors, ways)
    own = np.unique(pairs[1])
    tables = {"junctions": _junctions(ends, facilities, own), "facilities": facilities}
    notices = (
        notice("streets-buildings-off-network", count=len(buildings) - len(doors.rows), metres=FURTHEST),
        notice("streets-facilities-off-network", count=len(places) - len(ways.rows), metres=FURTHEST),
        notice("streets-islands", count=len(walked.first) - len(whole.first)),
        _traps(ends.some(np.asarray(streets["drive"], bool)), np.asarray(streets["oneway"], bool)[streets["drive"]]),
        *slope_notices(streets),
    )
    at_facility = doors.rows[pairs[0]], len(ends.nodes) + np.searchsorted(own, pairs[1])
    relations = {
        "door_to_junction": _doors(doors, (doors.first_way, doors.last_way), (*at_facility, pairs[2]), len(buildings)),
        "street_to_green": _green_along(streets, known["land"], facilities),
    }
    if level is not None:
        onto, at, metres = beside(ways, doors)
        from_facility = doors.rows[at], len(ends.nodes) + np.searchsorted(own, onto), metres
        relations["door_from_junction"] = _doors(
            doors, (doors.way_from_first, doors.way_from_last), from_facility, len(buildings)
        )
    read_from = {"junctions": "streets", "facilities": "places"}
    return Imported(tables, read_from, relations, tuple(one for one in notices if one.arguments["count"]))


def _junctions(ends: Ends, facilities: gpd.GeoDataFrame, own: Rows) -> gpd.GeoDataFrame:
    """Ends of streets by their nodes; behind them the facilities that lie on one piece of street with a door."""
    places = np.empty((len(ends.nodes), 2))
    places[ends.last] = shapely.get_coordinates(shapely.get_point(ends.lines, -1))
    places[ends.first] = shapely.get_coordinates(shapely.get_point(ends.lines, 0))
    own_places = shapely.get_coordinates(facilities.geometry.to_numpy()[own])
    return gpd.GeoDataFrame(
        {
            "id": [*(f"node/{node:.0f}" for node in ends.nodes), *(f"facility/{row}" for row in own)],
            "junction_node": np.concatenate([ends.nodes, ends.nodes.max() + 1.0 + np.arange(len(own))]),
            "junction_facility": np.concatenate([np.full(len(places), np.nan), own]),
        },
        geometry=shapely.points(np.concatenate([places, own_places])),
        crs=facilities.crs,
    )


def _green_along(streets: gpd.GeoDataFrame, land: Any, facilities: gpd.GeoDataFrame) -> Relation:
    """Streets that lie in or beside a green area, with their share within a few metres of it; its first entrance."""
    entrance = facilities[facilities[KIND] == "green"].drop_duplicates("id").reset_index()
    areas = land.drop_duplicates("id").set_index("id").geometry.loc[entrance["id"]].to_numpy()
    wide = shapely.buffer(areas, BESIDE)
    lines = streets.geometry.to_numpy()
    area, street = shapely.STRtree(lines).query(wide, predicate="intersects")
    shapely.prepare(wide)
    inside = shapely.covers(wide[area], lines[street])
    share = np.ones(len(area))
    part = ~inside
    share[part] = shapely.length(shapely.intersection(lines[street[part]], wide[area[part]]))
    share[part] /= shapely.length(lines[street[part]])
    pairs = street, entrance["index"].to_numpy()[area]
    return replace(Relation.of_pairs("street", "facility", len(streets), pairs, np.round(share, 3)), quality=2)


def _facilities(known: Tables, streets: Ends) -> gpd.GeoDataFrame:
    """Places of a kind that is a daily need, and the entrances of green areas."""
    places, land = known["places"], known["land"]
    assert isinstance(places, gpd.GeoDataFrame)
    assert isinstance(land, gpd.GeoDataFrame)
    table = kind_table(KIND)
    kinds = [table.name({key: value}) for key, value in zip(places["key"], places["subkind"], strict=True)]
    known_kinds = np.array([kind is not None for kind in kinds], bool)
    needed = places.assign(**{KIND: pd.Series(kinds, places.index, object)})[known_kinds]
    doors = entrances(land[parks(land)], streets).assign(**{KIND: "green"})
    columns = ["id", "name", KIND, "geometry"]
    facilities = pd.concat([needed[columns], doors[columns]], ignore_index=True)
    return gpd.GeoDataFrame(facilities, geometry="geometry", crs=places.crs)


def _with_ways(places: gpd.GeoDataFrame, ways: Attached, ends: Ends) -> gpd.GeoDataFrame:
    tied = places.iloc[ways.rows].reset_index(drop=True)
    return tied.assign(
        **{KIND: pd.Categorical(tied[KIND], categories=list(category_names(KIND)))},
        facility_whole=_whole(tied),
        facility_street=ways.streets.astype(np.float64),
        facility_from_node=ends.nodes[ways.first],
        facility_to_node=ends.nodes[ways.last],
        facility_from_way=np.round(ways.across + ways.along, 1),
        facility_to_way=np.round(ways.across + ways.length - ways.along, 1),
        geometry=shapely.point_on_surface(tied.geometry.to_numpy()),
    )


def _whole(facilities: gpd.GeoDataFrame) -> Array:
    """A number that entrances of one area have in common, and poles and platforms of stops of one name."""
    stops = (facilities[KIND] == "stop") & facilities["name"].notna()
    keys = facilities["id"].where(~stops, "stop " + facilities["name"].astype(str))
    return np.asarray(pd.factorize(keys)[0], np.float64)


def _doors(doors: Attached, to_ends: tuple[Array, Array], at_facility: tuple[Rows, Rows, Array], size: int) -> Relation:
    """Both ends of the street at a building, and the facilities on it: rows of junctions."""
    building, junction, metres = at_facility
    pairs = np.concatenate([doors.rows, doors.rows, building]), np.concatenate([doors.first, doors.last, junction])
    ways = np.round(np.concatenate([*to_ends, metres]), 1)
    relation = Relation.of_pairs("building", "junction", size, pairs, ways)
    return replace(relation, quality=2)


def _traps(driven: Ends, one_way: Mask) -> Notice:
    """How many streets cars can enter and not leave, or leave and not enter, though the network goes there."""
    if not len(driven.first):
        return notice("streets-traps", count=0)
    size, back = len(driven.nodes), np.concatenate([np.ones(len(one_way), bool), ~one_way])
    both = np.concatenate([driven.first, driven.last]), np.concatenate([driven.last, driven.first])
    part, circle = parts_of(size, *both), parts_of(size, *(ends[back] for ends in both))
    apart = part[driven.first] == np.bincount(part[driven.first]).argmax()
    main = np.bincount(circle[driven.first]).argmax()
    caught = apart & ((circle[driven.first] != main) | (circle[driven.last] != main))
    return notice("streets-traps", count=int(caught.sum()))
