"""Squares, parks and pedestrian streets of the map, what is around them, and how many people counters count there."""

from __future__ import annotations

from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from citybrain.base.importing import Imported, Tables, Tell, importer
from citybrain.base.names import plain
from citybrain.base.notices import Notice, notice
from citybrain.base.tables.numbers import to_numbers
from citybrain.domains.public_space.importers.footfall_fit import check_by_blocks, fit_counts
from citybrain.domains.public_space.importers.ways import buildings_in_reach, ways_through
from citybrain.kernel.errors import InputError
from citybrain.kernel.relations import Relation
from citybrain.kernel.units import Array

COUNTS, COUNTED, UNIT = "counts", "people", "person/d"
SQUARE, PARKS, WALKED = "square", ("leisure=park", "leisure=garden"), "pedestrian"
USES, STOPS, BENCH = ("shopping", "food", "culture", "tourism", "money", "public_service"), "transport", "bench"
STOP_KINDS = ("platform", "subway_entrance", "station", "stop_position", "ferry_terminal", "tram_stop", "bus_stop")
NEAR_USES, NEAR_STOPS = 100.0, 200.0
HALF_WIDTH, LEAST_AREA, NEAREST = 4.0, 100.0, 50.0
"""Half the width [m] of a pedestrian street; least area [m²] of a space; metres from a counter to its space."""

LEAST_COUNTERS = 8
"""Counters from which the model is fitted."""

FITTED = ("constant", "people", "work", "uses", "stops", "benches", "shade")


@importer(asked=True, optional=(COUNTS,))
def public_spaces(read: Tables, known: Tables, tell: Tell) -> Imported:
    """Makes public spaces of the map, what is around them, and fits the footfall model to counts of the city."""
    land, buildings, cells, zones = (known.get(name) for name in ("land", "buildings", "cells", "zones"))
    if not all(isinstance(one, gpd.GeoDataFrame) and len(one) for one in (land, buildings, cells, zones)):
        return Imported({}, {}, notices=(notice("public-space-no-map"),))
    assert isinstance(land, gpd.GeoDataFrame)
    assert isinstance(zones, gpd.GeoDataFrame)
    tell(0.0, "public-space-looking")
    spaces, small = _spaces(land, known.get("streets"), zones)
    if not len(spaces):
        return Imported({}, {}, notices=(notice("public-space-none"),))
    spaces = _with_surroundings(spaces, known.get("places"))
    tell(0.3, "public-space-looking-at-ways")
    inside, (reach, walked) = _cells(spaces, cells), buildings_in_reach(spaces, buildings, known.get("streets"))
    told: list[Notice] = [notice("public-space-made", count=len(spaces))]
    told += [] if walked else [notice("public-space-straight-ways")]
    told += [notice("public-space-small", count=small)] if small else []
    if COUNTS in read:
        counted, far = _counted(read[COUNTS], spaces)
        spaces["counted_footfall"] = counted
        told += [notice("public-space-counters-far", count=far)] if far else []
        spaces, more = _fitted(spaces, _predictors(spaces, buildings, cells, reach, inside))
        told += more
    else:
        told.append(notice("public-space-not-calibrated"))
    columns = {name: COUNTS for name in spaces.columns if name.startswith(("fitted_", "counted_"))}
    relations = {
        "buildings_in_reach": reach, "cells_of_space": inside,
        "ways_of_space": ways_through(spaces, cells, known.get("streets"), inside),
    }  # fmt: skip
    return Imported(
        {"public_spaces": spaces}, {"public_spaces": "land"}, relations, tuple(told),
        columns_from={"public_spaces": columns},
    )  # fmt: skip


def _spaces(land: gpd.GeoDataFrame, streets: Any, zones: gpd.GeoDataFrame) -> tuple[gpd.GeoDataFrame, int]:
    """Areas of the map and pedestrian streets that are none of them, by their names; and how many are too small."""
    kind = np.where(land["kind"] == SQUARE, "square", np.where(land["subkind"].isin(PARKS), "park", ""))
    areas = land[kind != ""]
    parts = [_table(areas["id"], areas.get("name"), kind[kind != ""], areas.geometry.to_numpy(), land.crs)]
    if isinstance(streets, gpd.GeoDataFrame) and "highway" in streets:
        walked = streets[(streets["highway"] == WALKED) & streets["name"].notna()]
        merged = walked.dissolve(by="name").geometry.buffer(HALF_WIDTH)
        free = merged.difference(shapely.union_all(shapely.make_valid(areas.geometry.to_numpy())))
        ids = [f"pedestrian/{name}" for name in free.index]
        parts.append(_table(ids, free.index, np.full(len(free), "pedestrian_street"), free.to_numpy(), land.crs))
    spaces = pd.concat(parts, ignore_index=True)
    spaces["name"] = spaces["name"].astype(object).where(spaces["name"].notna(), None)
    spaces["geometry"] = shapely.make_valid(spaces.geometry.to_numpy())
    middle = shapely.point_on_surface(spaces.geometry.to_numpy())
    held = np.unique(shapely.STRtree(shapely.make_valid(zones.geometry.to_numpy())).query(middle, "intersects")[0])
    spaces = spaces.iloc[held]
    area = shapely.area(spaces.geometry.to_numpy())
    spaces = spaces.assign(public_space_area=area)[area >= LEAST_AREA].reset_index(drop=True)
    return gpd.GeoDataFrame(spaces, geometry="geometry", crs=land.crs), int((area < LEAST_AREA).sum())


def _table(ids: Any, names: Any, kinds: Any, shapes: Any, crs: Any) -> gpd.GeoDataFrame:
    listed = {"id": [str(one) for one in ids], "name": [one if isinstance(one, str) else None for one in names]}
    category = pd.Categorical(kinds, ["square", "park", "pedestrian_street"])
    return gpd.GeoDataFrame({**listed, "public_space_kind": category}, geometry=shapes, crs=crs)


def _with_surroundings(spaces: gpd.GeoDataFrame, places: Any) -> gpd.GeoDataFrame:
    shapes = spaces.geometry.to_numpy()
    if not isinstance(places, gpd.GeoDataFrame):
        return spaces.assign(uses_around=0.0, stops_around=0.0, benches_of_space=0.0)
    stop = (places["kind"] == STOPS) & places["subkind"].isin(STOP_KINDS)
    return spaces.assign(
        uses_around=_within(shapes, places[places["kind"].isin(USES)], NEAR_USES),
        stops_around=_within(shapes, places[stop], NEAR_STOPS),
        benches_of_space=_within(shapes, places[places["subkind"] == BENCH], 0.5),
    )


def _within(shapes: Any, places: gpd.GeoDataFrame, distance: float) -> Array:
    pairs = shapely.STRtree(places.geometry.to_numpy()).query(shapes, predicate="dwithin", distance=distance)
    return np.bincount(pairs[0], minlength=len(shapes)).astype(np.float64)


def _cells(spaces: gpd.GeoDataFrame, cells: Any) -> Relation:
    squares, shapes = cells.geometry.to_numpy(), spaces.geometry.to_numpy()
    space, cell = shapely.STRtree(squares).query(shapes, predicate="intersects")
    shared = shapely.area(shapely.intersection(shapes[space], squares[cell])) / shapely.area(squares[cell])
    order = np.lexsort([cell, space])
    order = order[shared[order] > 0.0]
    return Relation.of_pairs("public_space", "cell", len(spaces), (space[order], cell[order]), shared[order])


def _counted(table: pd.DataFrame, spaces: gpd.GeoDataFrame) -> tuple[Array, int]:
    """People counted in each space, the mean of its counters; and counters that lie by no space."""
    wanted = f"{COUNTED} [{UNIT}]"
    column = next((name for name in table.columns if plain(str(name)) == plain(wanted)), None)
    if column is None or not isinstance(table, gpd.GeoDataFrame):
        received = ", ".join(str(name) for name in table.columns if name != "geometry")[:160]
        raise InputError("public-space-counts-columns", received=received, allowed=wanted)
    told: Any = table[column]
    numeric = pd.api.types.is_numeric_dtype(told)
    people, wrong = (told.to_numpy(np.float64), np.zeros(len(told), bool)) if numeric else to_numbers(told)
    wrong = wrong | (people < 0.0)
    if wrong.any():
        row = int(np.flatnonzero(wrong)[0])
        raise InputError("public-space-counts-number", row=row + 1, received=str(told.iloc[row])[:40])
    points = shapely.centroid(table.geometry.to_numpy())
    tree = shapely.STRtree(spaces.geometry.to_numpy())
    counter, space = tree.query_nearest(points, max_distance=NEAREST, all_matches=False)
    known = np.isfinite(people[counter])
    total = np.bincount(space[known], people[counter][known], len(spaces))
    count = np.bincount(space[known], minlength=len(spaces))
    mean: Array = np.divide(total, count, out=np.full(len(spaces), np.nan), where=count > 0)
    return mean, len(points) - len(np.unique(counter))


def _predictors(spaces: gpd.GeoDataFrame, buildings: Any, cells: Any, reach: Relation, inside: Relation) -> Array:
    """What the model reads of each space today, as its formula has it (n, 6)."""
    floor = buildings["gross_floor_area"] * (1.0 - buildings.get("home_floor_share", 0.0))
    people, work = (_sums(reach, np.nan_to_num(one.to_numpy(np.float64))) for one in (buildings["residents"], floor))
    crowns, whole = (_sums(inside, one) for one in (cells["cell_tree_share"].to_numpy(np.float64), np.ones(len(cells))))
    shade = np.divide(crowns, whole, out=np.zeros(len(spaces)), where=whole > 0.0)
    amounts = people / 1000.0, work / 1000.0, *(spaces[name] for name in ("uses_around", "stops_around"))
    return np.column_stack([*(np.log1p(one) for one in (*amounts, spaces["benches_of_space"])), shade])


def _sums(relation: Relation, values: Array) -> Array:
    space = np.repeat(np.arange(len(relation.starts) - 1), np.diff(relation.starts))
    return np.bincount(space, relation.weights * values[relation.rows], len(relation.starts) - 1).astype(np.float64)


def _fitted(spaces: gpd.GeoDataFrame, predictors: Array) -> tuple[gpd.GeoDataFrame, list[Notice]]:
    """Spaces with the model that fits their counts, and how well it met blocks that it had not seen."""
    counts = spaces["counted_footfall"].to_numpy(np.float64)
    known = np.isfinite(counts)
    if int(known.sum()) < LEAST_COUNTERS:
        return spaces, [notice("public-space-few-counters", count=int(known.sum()), least=LEAST_COUNTERS)]
    fit = fit_counts(predictors[known], counts[known])
    middle = shapely.centroid(spaces.geometry.to_numpy()[known])
    check = check_by_blocks(predictors[known], counts[known], shapely.get_x(middle), shapely.get_y(middle))
    more = {f"fitted_{name}": np.full(len(spaces), value) for name, value in zip(FITTED, fit.effects, strict=True)}
    more["fitted_deviation"] = fit.predict(predictors)[1]
    told = {"rank": round(check.rank, 2), "factor": round(check.factor, 2), "covered": round(100.0 * check.covered)}
    return spaces.assign(**more), [
        notice("public-space-calibrated", count=int(known.sum()), blocks=check.blocks, **told)
    ]
