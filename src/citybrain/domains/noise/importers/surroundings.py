"""What sound comes from and meets: streets with their usual traffic, walls of buildings, and soft ground."""

from __future__ import annotations

import datetime
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from citybrain.base.domains import find_domains
from citybrain.base.notices import Notice, notice
from citybrain.domains.noise.importers.receivers import walls_of
from citybrain.domains.noise.models.cnossos.bands import A_WEIGHTING
from citybrain.domains.noise.models.cnossos.scene import GroundRaster, RoadSources, Walls
from citybrain.domains.noise.models.flows import street_vehicles
from citybrain.domains.noise.models.power import octave_power
from citybrain.domains.noise.models.sources import day_evening_night
from citybrain.kernel import read_parameters
from citybrain.kernel.parameters import Layer
from citybrain.kernel.units import Array, Rows
from citybrain.twin.categories import category_names

FILE = Path(__file__).parents[1] / "parameters" / "common.yaml"
CLASS, SURFACE = "street_traffic_class", "street_noise_surface"
PERIODS = "by_day", "in_evening", "at_night"
SHARES = (
    "usual_medium_share",
    "evening_share_of_cars",
    "night_share_of_cars",
    "evening_share_of_lorries",
    "night_share_of_lorries",
)
USUAL_SPEED = 50.0
"""Most speed [km/h] by whose spectrum a street without a signed limit is heard; how loud it is follows later."""

RADIUS = (1500.0, 1500.0, 1000.0, 800.0, 500.0, 300.0, 150.0, 150.0)
"""Metres to which the sound of a street is followed, by the class of its traffic."""

MOST_VEHICLES = (8000.0 / 24.0,) * 6 + (1000.0 / 24.0,) * 2
"""Vehicles in an hour [1/h] that a plan may bring to a street of a class without its sound being left out.

No road of the model of traffic runs along service roads and dead ends, the last two.
"""

CELL, MARGIN = 16.0, 50.0
"""Side of the squares of ground, and metres around all [m]."""

WIDEST, KILOMETRE = 100_000.0, 1000.0
"""Metres from side to side of a square as large as all that is laid out in squares of ground at once."""

LONGEST_WALL = 500.0
"""Metres of a wall that is looked up as one; longer ones are cut."""

SQUARES_AT_ONCE = 1_000_000
"""Squares of ground that are looked at together."""

SOFT = "green", "forest", "wetland"
"""Kinds of land whose ground takes up sound (CNOSSOS-EU, table 2.5.a: G = 1)."""


class Heard(NamedTuple):
    """Streets that sound: rows in the table, lengths [m], sources, shares of octaves; counts of what is left out."""

    rows: Rows
    length: Array
    sources: RoadSources
    spectrum: Array
    counts: dict[str, int]


def streets_heard(streets: gpd.GeoDataFrame, footprints: np.ndarray) -> Heard:
    """Streets for cars that lie in no tunnel, with the sound power of their usual traffic.

    `spectrum` (streets, 8) is the share of each octave in it, weighted by A.
    """
    driven = np.asarray(streets["drive"], bool)
    tunnel = _column(streets, "street_tunnel") == 1.0
    line = np.asarray(streets.geometry.length > 0.0)
    rows = np.flatnonzero(driven & ~tunnel & line)
    some = streets.iloc[rows]
    codes, surface = _codes(some, CLASS), _codes(some, SURFACE)
    speed = _column(some, "maxspeed")
    power, potential = _usual_power(
        codes,
        surface,
        np.where(
            np.isnan(speed), np.minimum(parameter_numbers()["most_unsigned_speed"].read(codes), USUAL_SPEED), speed
        ),
        some,
    )
    vertices, at = shapely.get_coordinates(some.geometry.to_numpy(), return_index=True)
    starts = np.searchsorted(at, np.arange(len(some) + 1))
    middles = shapely.line_interpolate_point(some.geometry.to_numpy(), 0.5, normalized=True)
    below = np.unique(shapely.STRtree(footprints).query(middles, predicate="within")[0])
    unknown = len(category_names(SURFACE)) - 1
    counts = {
        "noise-streets-in-tunnels": int((driven & tunnel).sum()),
        "noise-streets-without-length": int((driven & ~line).sum()),
        "noise-streets-in-buildings": len(below),
        "noise-speeds-unknown": int(np.isnan(speed).sum()),
        "noise-surfaces-unknown": int((surface == unknown).sum()),
        "noise-classes-unknown": int((codes == len(category_names(CLASS)) - 1).sum()),
    }
    with np.errstate(divide="ignore"):
        today, most = (10.0 * np.log10(one) - A_WEIGHTING for one in (power, potential))
    sources = RoadSources(vertices, starts, today, most, np.array(RADIUS)[codes], codes)
    spectrum = power / np.maximum(power.sum(axis=1, keepdims=True), np.finfo(float).tiny)
    return Heard(rows, some.geometry.length.to_numpy(), sources, spectrum, counts)


def too_far_apart(*tables: Any) -> Notice | None:
    """Tell of streets, buildings and parks over more ground than is laid out, with what lies farthest from the rest."""
    some = [table for table in tables if isinstance(table, gpd.GeoDataFrame) and len(table)]
    bounds = np.concatenate([table.geometry.bounds.to_numpy() for table in some])
    width, height = np.nanmax(bounds[:, 2:], axis=0) - np.nanmin(bounds[:, :2], axis=0)
    if width * height <= WIDEST**2:
        return None
    away = np.abs(bounds - np.nanmedian(bounds, axis=0)).max(axis=1)
    ids = np.concatenate([table["id"].astype(str).to_numpy(object) if "id" in table else table.index for table in some])
    told = {"width": float(width) / KILOMETRE, "height": float(height) / KILOMETRE, "side": WIDEST / KILOMETRE}
    return notice("noise-too-far-apart", farthest=str(ids[np.nanargmax(away)]), **told)


def walls_around(buildings: gpd.GeoDataFrame) -> tuple[Walls, int]:
    """Walls of buildings with their heights, and how many buildings have none: theirs is the median of the others."""
    height = _column(buildings, "height")
    unknown = ~((height > 0.0) & np.isfinite(height))
    usual = float(np.median(height[~unknown])) if not unknown.all() else 2.0 * CELL / 3.0
    begin, end, owner = walls_of(shapely.segmentize(buildings.geometry.to_numpy(), LONGEST_WALL))
    return Walls(begin, end, np.where(unknown, usual, height)[owner]), int(unknown.sum())


def ground_around(land: Any, sources: RoadSources, walls: Walls, places: Array) -> GroundRaster:
    """Squares of ground that cover all that sounds, stands and hears; soft where their middle lies in green."""
    every = np.concatenate([sources.vertices, walls.begin, places])
    low, high = every.min(axis=0) - MARGIN, every.max(axis=0) + MARGIN
    columns, rows = (np.ceil((high - low) / CELL).astype(int) + 1).tolist()
    middles = [corner + (np.arange(count) + 0.5) * CELL for corner, count in zip(low, (columns, rows), strict=True)]
    soft = np.zeros((rows, columns))
    if isinstance(land, gpd.GeoDataFrame):
        green = shapely.STRtree(shapely.make_valid(land.geometry.to_numpy()[np.asarray(land["kind"].isin(SOFT))]))
        for some in np.array_split(np.arange(rows), -(-soft.size // SQUARES_AT_ONCE)):
            x, y = np.meshgrid(middles[0], middles[1][some])
            inside = green.query(shapely.points(x.ravel(), y.ravel()), predicate="within")[0]
            soft[some[inside // columns], inside % columns] = 1.0
    return GroundRaster(float(low[0]), float(low[1]), CELL, soft)


def _usual_power(codes: Rows, surface: Rows, speed: Array, streets: pd.DataFrame) -> tuple[Array, Array]:
    """Sound power over 1 pW/m of the usual traffic of streets by octave (n, 8), and of the most that is expected."""
    numbers = parameter_numbers()
    names = [f"{name}_{period}" for name in ("usual_vehicles", "usual_lorry_share") for period in PERIODS]
    nothing = np.zeros(len(codes))
    flows = street_vehicles(
        cars_along_street=nothing, rigid_lorries_along_street=nothing, articulated_lorries_along_street=nothing,
        roads_along_street=nothing, street_carries_cars=nothing + 1.0, lorries_banned_at_night=nothing,
        street_one_way=np.asarray(streets["oneway"], np.float64), local_share_of_usual_vehicles=nothing + 1.0,
        **{name: numbers[name].read(codes) for name in names}, **{name: numbers[name] for name in SHARES},
    )  # fmt: skip
    vehicles = np.stack(flows[:9]).reshape(3, 3, -1)
    speeds = np.clip(speed, 20.0, 130.0)
    power = octave_power(vehicles, speeds, surface, nothing, float(numbers["temperature_for_noise"]))
    usual = day_evening_night(*power)
    many = np.maximum(np.array(MOST_VEHICLES)[codes] / np.maximum(vehicles[:, 0].sum(axis=0), 1e-9), 1.0)
    return usual, usual * many[:, None]


@cache
def parameter_numbers() -> dict[str, Any]:
    """Parameters of the domain by name: the latest number, or the table in force."""
    today, known = datetime.date.max, find_domains().vocabulary
    parameters = read_parameters([Layer("common", {f"noise/{FILE.name}": FILE})], known)
    return {
        name: one.table_at(today) if one.tables else np.asarray(one.values[-1].value)
        for name, one in parameters.items()
    }


def _column(table: pd.DataFrame, name: str) -> Array:
    """Numbers of a column; NaN where the table has none."""
    known = pd.to_numeric(table[name], errors="coerce") if name in table else pd.Series(np.nan, table.index)
    values: Array = np.asarray(known, np.float64)
    return values


def _codes(table: pd.DataFrame, category: str) -> Rows:
    """Codes of a category; the last one, which is that of what is not known, where nothing tells."""
    names = category_names(category)
    if category not in table:
        return np.full(len(table), len(names) - 1, np.intp)
    known = pd.Index(names).get_indexer(pd.Index(table[category].astype(object)))
    return np.where(known < 0, len(names) - 1, known).astype(np.intp)
