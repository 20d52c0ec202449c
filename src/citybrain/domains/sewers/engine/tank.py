"""A tank emptied ahead of rain that is forecast, beside one kept at a fixed level, on the same storms."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from citybrain.domains.sewers.engine.assemble import assembled
from citybrain.domains.sewers.engine.network import STORAGE, sealed_area_above
from citybrain.domains.sewers.engine.reading import ReadModel
from citybrain.domains.sewers.engine.runs import SewerRun, run
from citybrain.domains.sewers.engine.storms import BLOCK, Storm
from citybrain.kernel.errors import InputError

EVERY = 5.0
"""Minutes between two looks at the tank."""

DRY_HOURS = 24
"""Hours before the rain in which a forecast can be followed: the run begins so much earlier."""

HALVINGS = 50
FIXED, FORECAST = "fixed", "forecast"


class TankRule(NamedTuple):
    """A tank by number and name, the link that empties it, the share of it that the fixed rule keeps full, hours that a
    forecast looks ahead, share by which it is too low (below 0 too high), and whether there is none at all.
    """

    number: int
    node: str
    link: str
    keep: float
    ahead: float
    miss: float
    without: bool


def compare_rules(model: ReadModel, rule: TankRule, storms: Sequence[Storm]) -> dict[str, Any]:
    """Spill, flooding and water kept of both rules for each storm [m³], and how the tank was set.

    By the fixed rule the link is open while there is more in the tank than is kept. By forecast no more is kept than
    leaves room for what is expected to come: sealed ground above times rain of the hours ahead. Without a forecast the
    fixed rule holds. What is spilled is what leaves through nodes tagged as overflow, and what comes out of nodes.

    Raises InputError for a node that is no tank, without sealed ground above, or without a node tagged as overflow.
    """
    network = model.network
    if network.nodes[rule.number].kind != STORAGE:
        raise InputError("sewers-no-tank", file=network.file, received=rule.node)
    tagged = np.array([one.overflow for one in network.nodes])
    if not tagged.any():
        raise InputError("sewers-no-overflow", file=network.file)
    sealed = sealed_area_above(network, rule.number)
    capacity = _capacity(model, rule)
    rows = []
    for storm in storms:
        late = Storm(
            (*(0.0,) * (DRY_HOURS * 60 // BLOCK), *storm.blocks), storm.minutes + DRY_HOURS * 60, storm.hours_after
        )
        text = assembled(model.text, {}, None, late)
        row: dict[str, Any] = {"depth": sum(storm.blocks), "minutes": storm.minutes}
        for name in (FIXED, FORECAST):
            known = name == FORECAST and not rule.without
            targets = _targets(late, rule, capacity, sealed) if known else [[0.0, rule.keep * capacity]]
            control = {"node": rule.node, "link": rule.link, "every": EVERY, "targets": targets}
            row[name] = _outcome(run(text, network.file, control), tagged, rule.number)
            row[name]["level"] = _level(model, rule, min(one for _, one in targets))
        row["less_spill"] = row[FIXED]["spill"] - row[FORECAST]["spill"]
        rows.append(row)
    return {"node": rule.node, "link": rule.link, "capacity": capacity * network.units.length**3, "storms": rows,
            "fallback": rule.without}  # fmt: skip


def _targets(storm: Storm, rule: TankRule, capacity: float, sealed: float) -> list[list[float]]:
    """Volume wanted in the tank from each minute on, in the unit of the file."""
    ahead, rain = round(rule.ahead * 60.0 / BLOCK), np.array(storm.blocks)
    coming = np.array([rain[n : n + ahead].sum() for n in range(len(rain))]) * (1.0 - rule.miss)
    return [[BLOCK * n, min(rule.keep * capacity, max(capacity - one, 0.0))]
            for n, one in enumerate((coming / 1000.0 * sealed).tolist())]  # fmt: skip


def _outcome(made: SewerRun, tagged: Any, tank: int) -> dict[str, Any]:
    series = np.array(made.series, np.float64).reshape(-1, 4)
    return {
        "spill": float(made.outflow[tagged].sum() + made.flooding.sum()),
        "flooding": float(made.flooding.sum()), "peak_depth": float(made.peak_depth[tank]),
        "series": [{"minutes": a, "volume": b, "target": c, "open": d} for a, b, c, d in series.tolist()],
    }  # fmt: skip


def _capacity(model: ReadModel, rule: TankRule) -> float:
    """Volume of the tank up to its depth in the unit of the file."""
    return _volume(model, rule, model.network.nodes[rule.number].depth / model.network.units.length)


def _level(model: ReadModel, rule: TankRule, volume: float) -> float:
    """Depth of water [m] at which the tank holds a volume in the unit of the file, by halving."""
    low, high = 0.0, model.network.nodes[rule.number].depth / model.network.units.length
    for _ in range(HALVINGS):
        middle = (low + high) / 2.0
        low, high = (middle, high) if _volume(model, rule, middle) < volume else (low, middle)
    return high * model.network.units.length


def _volume(model: ReadModel, rule: TankRule, depth: float) -> float:
    """Volume of the tank up to a depth, both in the unit of the file, of its curve or its function of depth."""
    network = model.network
    row = next(one for one in model.model.rows("STORAGE") if one.words[0] == rule.node)
    words = row.words
    kind = words[4].upper() if len(words) > 4 else ""
    try:
        if kind == "FUNCTIONAL":
            a, b, c = (float(one) for one in words[5:8])
            volume: float = a * depth ** (b + 1.0) / (b + 1.0) + c * depth
            return volume
        if kind == "TABULAR":
            return _under_curve(model, words[5], depth)
    except (ValueError, IndexError):
        pass
    raise InputError("sewers-tank-shape", file=network.file, line=row.line, received=row.text[:80])


def _under_curve(model: ReadModel, name: str, depth: float) -> float:
    """Area under the curve of depth and area up to a depth; beyond its last point the area stays."""
    words = [one.words for one in model.model.rows("CURVES") if one.words[0] == name]
    numbers = [float(one) for row in words for one in row[1:] if not one.isalpha()]
    depths, areas = np.array(numbers[0::2]), np.array(numbers[1::2])
    if not len(depths) or len(depths) != len(areas):
        raise ValueError(name)
    places = np.unique(np.append(depths[depths < depth], depth))
    whole = float(np.trapezoid(np.interp(places, depths, areas), places))
    return whole if math.isfinite(whole) else 0.0
