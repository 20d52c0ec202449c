"""A file run as it is, or with another storm; and a tank emptied by forecast beside a fixed rule."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from citybrain.base.tables.encoding import read_text
from citybrain.domains.sewers.engine.assemble import assembled
from citybrain.domains.sewers.engine.reading import ReadModel, read_model
from citybrain.domains.sewers.engine.runs import SewerRun, run
from citybrain.domains.sewers.engine.sections import LARGEST
from citybrain.domains.sewers.engine.storms import Storm, design_storm
from citybrain.domains.sewers.engine.tank import TankRule, compare_rules
from citybrain.kernel.errors import InputError

SHOWN = 1_000
"""Nodes that an answer names."""


def run_file(path: Path, depth: float | None = None, minutes: float = 60.0, hours_after: float = 6.0) -> dict[str, Any]:
    """What a run of a file gives, as `run_text` does."""
    return run_text(read_text(path, largest=LARGEST), path.name, depth, minutes, hours_after)


def run_text(
    text: str, file: str, depth: float | None = None, minutes: float = 60.0, hours_after: float = 6.0
) -> dict[str, Any]:  # fmt: skip
    """What a run of a model gives, as JSON has it: depths in mm, volumes in m³; with `depth` [mm] another storm falls.

    Raises InputError for what is wrong with the model, its run or the storm; CityBrainError without the engine.
    """
    storm = None if depth is None else design_storm(depth, minutes, hours_after)
    model = read_model(text, file)
    made = model.require_runs()
    if storm is not None:
        made = run(assembled(model.text, {}, None, storm), file)
    return {"file": file, "storm": _storm_answer(storm), **_run_answer(model, made)}


def _storm_answer(storm: Storm | None) -> dict[str, float] | None:
    return None if storm is None else {"depth": sum(storm.blocks), "minutes": float(storm.minutes)}


def _run_answer(model: ReadModel, made: SewerRun) -> dict[str, Any]:
    network, runoff = model.network, made.runoff_totals
    flooded: list[dict[str, Any]] = [
        {"node": name, "volume": float(volume), "hours": float(hours)}
        for name, volume, hours in zip(made.node_names, made.flooding, made.flooded_hours, strict=True)
        if volume > 0.0
    ]
    outfalls = [
        {"node": name, "volume": float(made.outflow[n]), "overflow": network.nodes[n].overflow}
        for n, name in enumerate(made.node_names)
        if len(made.outflow) and network.nodes[n].kind == 1
    ]
    tagged = [one["volume"] for one in outfalls if one["overflow"]]
    return {
        "rain": runoff.get("rainfall", 0.0), "evaporation": runoff.get("evap", 0.0),
        "infiltration": runoff.get("infil", 0.0), "runoff": runoff.get("runoff", 0.0),
        "drained": runoff.get("drains", 0.0),
        "stored_before": runoff.get("initStorage", 0.0), "stored_after": runoff.get("finalStorage", 0.0),
        "us_units": network.units.us,
        "flooding": float(made.flooding.sum()), "flooded_count": len(flooded),
        "flooded": sorted(flooded, key=lambda one: -one["volume"])[:SHOWN],
        "outflow": float(made.outflow.sum()), "outfalls": outfalls[:SHOWN],
        "overflow": sum(tagged) if tagged else None,
        "runoff_error": made.runoff_error, "routing_error": made.routing_error, "steps": made.steps,
    }  # fmt: skip


def compare_tank(path: Path, told: Mapping[str, Any]) -> dict[str, Any]:
    """A tank of a file as `compare_tank_of_text` compares it."""
    return compare_tank_of_text(read_text(path, largest=LARGEST), path.name, told)


def compare_tank_of_text(text: str, file: str, told: Mapping[str, Any]) -> dict[str, Any]:
    """A tank of a model emptied by forecast and by a fixed rule, on the same storms; as JSON has it.

    `told`: `node` and `link` of the tank, `keep` (share that the fixed rule keeps), `depths` [mm] and `minutes` of the
    storms, `ahead` [h] of the forecast, `miss` (share by which it is too low), `without` (no forecast).
    """
    model = read_model(text, file)
    model.require_runs()
    names = {one.name: n for n, one in enumerate(model.network.nodes)}
    links = {one.name for one in model.network.links}
    for name, known in ((told["node"], names), (told["link"], links)):
        if name not in known:
            raise InputError(
                "sewers-no-such", file=file, received=str(name)[:80], allowed=", ".join(sorted(known)[:20])
            )
    rule = TankRule(
        names[told["node"]], told["node"], told["link"], told["keep"], told["ahead"], told["miss"], told["without"]
    )
    storms = [design_storm(depth, told["minutes"]) for depth in told["depths"]]
    return {"file": file, **compare_rules(model, rule, storms)}
