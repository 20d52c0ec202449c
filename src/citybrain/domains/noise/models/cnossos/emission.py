"""Sound power of a metre of road by octave: CNOSSOS-EU, Directive 2002/49/EC, Annex II, 2.2.

Valid for dry roads and steady flows. Tunnel mouths and bridges have no terms of their own.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from citybrain.domains.noise.importers.road_tables import CLASSES, JUNCTIONS, RoadTables, road_tables
from citybrain.kernel.errors import InputError
from citybrain.kernel.units import Array, Rows

REFERENCE_SPEED, LEAST_SPEED, MOST_SPEED = 70.0, 20.0, 130.0
REFERENCE_TEMPERATURE, STEEPEST, JUNCTION_REACH = 20.0, 12.0, 100.0
STUDDED_SPEEDS = 50.0, 90.0


class RoadFlow(NamedTuple):
    """Vehicles an hour and their mean speed [km/h] by link and class (links, 5): light to motorcycle."""

    flow: Array
    speed: Array


class RoadState(NamedTuple):
    """What else changes the sound of links, each one value or one of each link.

    `surface` is a row of the tables (`surface_rows`), `slope` [%] rises in the direction of travel, `junction` a place
    in `JUNCTIONS` and its distance [m]; the share of light vehicles with studded tyres, and in how many months.
    """

    surface: Rows | int = 0
    slope: Array | float = 0.0
    temperature: Array | float = REFERENCE_TEMPERATURE
    junction: Rows | int = 0
    junction_distance: Array | float = np.inf
    studded_share: Array | float = 0.0
    studded_months: Array | float = 0.0


class SpeedsOutside(NamedTuple):
    """Links with vehicles whose speed lies outside of what tables are made for."""

    below: int
    above: int
    of_surface: int


def surface_rows(names: Sequence[str], version: int = 2021) -> Rows:
    """The row of each surface in the tables of a version. Raises InputError with those that it lacks."""
    known = road_tables(version).surfaces
    rows = {name: row for row, name in enumerate(known)}
    unknown = sorted({str(name) for name in names} - set(rows))
    if unknown:
        told = ", ".join(unknown[:5])
        raise InputError("noise-unknown-surface", surfaces=told, version=version, known=", ".join(known))
    return np.array([rows[name] for name in names], np.intp)


def sound_power(traffic: RoadFlow, road: RoadState, version: int = 2021) -> Array:
    """Sound power of a metre of each link by octave (links, 8) [dB re 1 pW/m]; -inf where nobody drives.

    Formula 2.2.1. A vehicle slower than 20 km/h is as loud as at 20 km/h, and the longer on its metre.
    Raises InputError for flows and speeds that are no numbers or negative, and for links of other lengths.
    """
    flow, speed = _checked(traffic, road)
    tables = road_tables(version)
    v = np.maximum(speed, LEAST_SPEED)
    energy = 10.0 ** (propulsion_power(v, road, tables) / 10.0)
    energy[:, :3] += 10.0 ** (rolling_power(v, road, tables) / 10.0)
    there = np.divide(flow, 1000.0 * speed, out=np.zeros_like(flow), where=flow > 0.0)
    with np.errstate(divide="ignore"):
        power: Array = 10.0 * np.log10((energy * there[..., None]).sum(axis=1))
    return power


def rolling_power(v: Array, road: RoadState, tables: RoadTables) -> Array:
    """Of the tyres of a light, medium and heavy vehicle (links, 3, 8) [dB]: formulas 2.2.4 to 2.2.10, 2.2.17."""
    lg = np.log10(v[:, :3] / REFERENCE_SPEED)
    surface = np.broadcast_to(road.surface, len(v))
    warmth = tables.temperature * (REFERENCE_TEMPERATURE - _column(road.temperature, len(v)))
    power: Array = tables.rolling_a + tables.rolling_b * lg[..., None]
    power = power + tables.surface_a[surface] + (tables.surface_b[surface] * lg)[..., None]
    power = power + (warmth + _near_junction(road, tables, 0, len(v)))[..., None]
    power[:, 0] += studded_tyres(v[:, 0], road, tables)
    return power


def propulsion_power(v: Array, road: RoadState, tables: RoadTables) -> Array:
    """Of the engine of one vehicle of each class (links, 5, 8) [dB]: formulas 2.2.11 to 2.2.16, 2.2.18 and 2.2.20."""
    pace = (v - REFERENCE_SPEED) / REFERENCE_SPEED
    power: Array = tables.propulsion_a + tables.propulsion_b * pace[..., None]
    surface = np.broadcast_to(road.surface, len(v))
    power[:, :3] += np.minimum(tables.surface_a[surface], 0.0)
    power[:, :3] += (gradient(v, road.slope) + _near_junction(road, tables, 1, len(v)))[..., None]
    return power


def studded_tyres(v: Array, road: RoadState, tables: RoadTables) -> Array:
    """What studded tyres add to the rolling noise of light vehicles (links, 8) [dB]: formulas 2.2.6 to 2.2.8."""
    lg = np.log10(np.clip(v, *STUDDED_SPEEDS) / REFERENCE_SPEED)
    one = tables.studded_a + tables.studded_b * lg[:, None]
    share = _column(road.studded_share, len(v)) * _column(road.studded_months, len(v)) / 12.0
    added: Array = 10.0 * np.log10(1.0 - share + share * 10.0 ** (one / 10.0))
    return added


def gradient(v: Array, slope: Array | float) -> Array:
    """What a slope adds to the engines of light, medium and heavy vehicles (links, 3) [dB]: 2.2.13 to 2.2.15."""
    s = np.broadcast_to(np.asarray(slope, float), len(v))
    up, down = np.minimum(s, STEEPEST), np.minimum(-s, STEEPEST)
    light = np.where(s < -6.0, down - 6.0, np.where(s > 2.0, (up - 2.0) / 1.5 * v[:, 0] / 100.0, 0.0))
    braked = (down - 4.0) / 0.7 * (v[:, 1] - 20.0) / 100.0
    medium = np.where(s < -4.0, braked, np.where(s > 0.0, up * v[:, 1] / 100.0, 0.0))
    braked = (down - 4.0) / 0.5 * (v[:, 2] - 10.0) / 100.0
    heavy = np.where(s < -4.0, braked, np.where(s > 0.0, up / 0.8 * v[:, 2] / 100.0, 0.0))
    return np.stack([light, medium, heavy], axis=1)


def speeds_outside(traffic: RoadFlow, road: RoadState, version: int = 2021) -> SpeedsOutside:
    """How many links have vehicles slower than 20 or faster than 130 km/h, or outside the speeds of their surface."""
    speeds = road_tables(version).surface_speeds[np.broadcast_to(road.surface, len(traffic.speed))]
    some, v = np.asarray(traffic.flow) > 0.0, np.asarray(traffic.speed)
    beside = ((v < speeds[:, :1]) | (v > speeds[:, 1:]))[:, :3]
    counts = (some & (v < LEAST_SPEED), some & (v > MOST_SPEED), some[:, :3] & beside)
    return SpeedsOutside(*(int(one.any(axis=1).sum()) for one in counts))


def _near_junction(road: RoadState, tables: RoadTables, term: int, links: int) -> Array:
    """C_{m,k} max(1 - |x| / 100, 0) of each link (links, 3)."""
    near = np.maximum(1.0 - np.abs(_column(road.junction_distance, links)) / JUNCTION_REACH, 0.0)
    change: Array = tables.junctions[np.broadcast_to(road.junction, links), term] * near
    return change


def _column(value: Array | float, links: int) -> Array:
    return np.broadcast_to(np.asarray(value, float), links)[:, None]


def _checked(traffic: RoadFlow, road: RoadState) -> tuple[Array, Array]:
    flow, speed = (np.atleast_2d(np.asarray(column, float)) for column in traffic)
    if flow.shape != speed.shape or flow.shape[1] != len(CLASSES):
        shapes = {"flow": str(flow.shape), "speed": str(speed.shape)}
        raise InputError("noise-traffic-shape", **shapes, classes=", ".join(CLASSES))
    wrong = {
        "flow": ~(np.isfinite(flow) & (flow >= 0.0)),
        "speed": (flow > 0.0) & ~(np.isfinite(speed) & (speed > 0.0)),
    }
    for name, rows in wrong.items():
        _refuse(name, rows.any(axis=1), traffic._asdict()[name])
    links, share = len(flow), np.asarray(road.studded_share, float) * np.asarray(road.studded_months, float) / 12.0
    bounds = {
        "slope": np.isfinite(road.slope), "temperature": np.isfinite(road.temperature),
        "junction_distance": ~np.isnan(road.junction_distance), "studded_share": (share >= 0.0) & (share <= 1.0),
        "junction": np.isin(road.junction, range(len(JUNCTIONS))),
    }  # fmt: skip
    for name, right in bounds.items():
        _refuse(name, ~np.broadcast_to(right, links), road._asdict()[name])
    return flow, np.where(flow > 0.0, speed, LEAST_SPEED)


def _refuse(name: str, wrong: Any, values: Any) -> None:
    """Raises InputError with the first of the links that are wrong."""
    rows = np.flatnonzero(wrong)
    if len(rows):
        column = np.asarray(values, float)
        one = column[rows[0]] if column.ndim else column
        raise InputError("noise-bad-value", column=name, rows=len(rows), row=int(rows[0]), value=str(one))
