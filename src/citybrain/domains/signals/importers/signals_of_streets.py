"""Signals that a map shows on streets, as junctions of roads, where no file of the city tells of signals."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from citybrain.base.importing import Imported, Tables, importer
from citybrain.base.notices import notice
from citybrain.domains.signals.importers.bus_ways import StopLegs, buses_on_roads
from citybrain.domains.signals.importers.plans import control_rows
from citybrain.domains.signals.importers.road_junctions import RoadJunctions, road_junctions
from citybrain.domains.signals.models.simulation import prepare
from citybrain.kernel import Relation

SIGNALS = "signals"
"""Kind of the points on streets that are signals."""

UNKNOWN = ("cycle", "yellow", "all_red", "offset")
UNKNOWN_OF_APPROACH = (
    "green", "saturation_flow", "cars", "buses", "bicycles", "people_on_foot", "crossing_width", "from",
)  # fmt: skip
TIMETABLE = ("transit_stops", "transit_calls", "transit_trips", "transit_lines")
NAMES_SHOWN = 3


@importer()
def signals_of_streets(read: Tables, known: Tables) -> Imported:
    """Makes junctions of the signals on roads, where no file tells of signals, and counts those that it leaves out.

    Who comes follows from the roads and, where there is a timetable, from its buses. How the signals run is not known,
    nor how many walk and cycle there.
    """
    points, roads = known.get("street_points"), known.get("roads")
    drawn = isinstance(points, gpd.GeoDataFrame) and isinstance(roads, gpd.GeoDataFrame)
    if "signal_junctions" in known or not drawn:
        return Imported({}, {})
    assert isinstance(points, gpd.GeoDataFrame)
    assert isinstance(roads, gpd.GeoDataFrame)
    signals = points[points["kind"] == SIGNALS]
    made = road_junctions(signals.geometry.to_numpy(), roads)
    counts = {
        "signals-off-roads": made.off_roads, "signals-between-junctions": made.between,
        "signals-no-conflict": made.no_conflict,
    }  # fmt: skip
    notices = [notice(code, count=count) for code, count in counts.items() if count]
    if not len(made.roads):
        return Imported({}, {}, notices=tuple(notices))
    junctions = _junctions(made, roads)
    size = len(made.roads)
    tables = {
        "signal_junctions": junctions, "signal_approaches": _approaches(made, junctions, roads),
        "signal_controls": control_rows(junctions["name"].fillna(junctions["id"]).to_numpy()),
    }  # fmt: skip
    pairs = np.arange(size), made.roads.astype(np.int32)
    relations = {"approach_to_road": Relation.of_pairs("signal_approach", "road", size, pairs, np.ones(size))}
    prepare()
    notices.append(notice("signals-of-map", count=len(junctions), signals=made.signals))
    if set(TIMETABLE) <= set(known):
        relations["approach_to_line"] = _buses(made, roads, known)
    else:
        notices.append(notice("signals-buses-unknown", count=len(junctions)))
    read_from = {"signal_junctions": "street_points", "signal_approaches": "roads", "signal_controls": "street_points"}
    return Imported(tables, read_from, relations, tuple(notices))


def _junctions(made: RoadJunctions, roads: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """One row a junction: in the middle of its nodes, called by the streets that lead there."""
    ends = {"road_from": 0, "road_to": -1}
    places = [shapely.get_coordinates(shapely.get_point(roads.geometry.to_numpy(), end)) for end in ends.values()]
    at = pd.DataFrame(np.concatenate(places), columns=["x", "y"], index=np.concatenate([roads[name] for name in ends]))
    middle = at[~at.index.duplicated()].loc[list(made.nodes)].groupby(made.junction).mean()
    node = pd.Series(made.nodes).groupby(made.junction).min()
    names = roads["name"] if "name" in roads else pd.Series(None, roads.index, dtype=object)
    streets = names.iloc[made.roads].groupby(made.of).agg(lambda one: " / ".join(_streets(one)))
    columns = {
        "id": [f"node/{one:.0f}" for one in node], "name": streets.where(streets != "", None).to_numpy(),
        "signal_network": np.arange(len(node), dtype=np.float64),
        **{f"signal_{name}": np.full(len(node), np.nan) for name in UNKNOWN},
    }  # fmt: skip
    return gpd.GeoDataFrame(columns, geometry=shapely.points(middle.to_numpy()), crs=roads.crs)


def _streets(names: pd.Series) -> list[str]:
    return list(dict.fromkeys(one for one in names if isinstance(one, str)))[:NAMES_SHOWN]


def _approaches(made: RoadJunctions, junctions: pd.DataFrame, roads: pd.DataFrame) -> pd.DataFrame:
    names = junctions["id"].to_numpy()[made.of] + "/" + roads["id"].astype(str).to_numpy()[made.roads]
    columns = {
        "id": names, "approach_junction": made.of.astype(np.float64), "approach_stage": made.stage.astype(np.float64),
        "approach_travel_time": 0.0, "approach_share_from": 0.0,
        **dict.fromkeys((f"approach_{name}" for name in UNKNOWN_OF_APPROACH), np.nan),
    }  # fmt: skip
    return pd.DataFrame(columns)


def _buses(made: RoadJunctions, roads: gpd.GeoDataFrame, known: Tables) -> Relation:
    """Lines whose buses come along the road of an approach, and the part of their departures that does."""
    stops, calls, trips, lines = (known[name] for name in TIMETABLE)
    assert isinstance(stops, gpd.GeoDataFrame)
    road, line, share = buses_on_roads(StopLegs(calls, trips, lines), stops, roads)
    passing = pd.DataFrame({"road": road, "line": line, "share": share}).groupby(["road", "line"], as_index=False).sum()
    rows = pd.DataFrame({"road": made.roads, "row": np.arange(len(made.roads))}).merge(passing, on="road")
    pairs = rows["row"].to_numpy(np.intp), rows["line"].to_numpy(np.int32)
    return Relation.of_pairs("signal_approach", "transit_line", len(made.roads), pairs, rows["share"].to_numpy())
