"""Pressures, demands and flows of a network by hour, some of its links closed: what runs in a process of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from citybrain.base.apart import ApartLimits, run_apart
from citybrain.domains.supply.hydraulics.engine import (
    DEMAND,
    DURATION,
    FIRST_STATUS,
    FLOW,
    PRESSURE,
    REPORT_STEP,
    STATUS,
    NetworkEngine,
    opened,
)
from citybrain.domains.supply.hydraulics.input_file import (
    LINKS,
    NODES,
    InputFile,
    NetworkFile,
    solvable_part,
    unpacked,
)
from citybrain.domains.supply.models.connected import reached_nodes
from citybrain.kernel.errors import InputError, NotFoundError
from citybrain.kernel.units import Array, Mask

HOUR = 3600
MOST_HOURS = 744
MOST_VALUES = 6_000_000
"""Nodes or links times hours of an answer."""

MOST_STEPS = 20_000
"""Times at which a run may be solved."""

LIMITS = ApartLimits(120.0, 3_000_000_000)
REQUIRED_OF_PRESSURE_DRIVEN = 20.0
"""Pressure [m] from which all demand is met where demand follows pressure: usual of service lines of buildings of some
floors (Wagner, Shamir and Marks 1988, doi:10.1061/(ASCE)0733-9496(1988)114:3(276), take it as a number of a node)."""


class NetworkHours(NamedTuple):
    """Values by hour (t) and node (n) or link (m) in units of the file; NaN where no water comes.

    `supplied` (t, n) says whether open links join a node to a source, `open` (t, m) which links are;
    `warnings` what the engine warns of and when first [h]; `isolated` junctions that no link joins to a source at all.
    """

    file: str
    units: Mapping[str, str]
    hours: Array
    nodes: Sequence[str]
    node_kinds: Sequence[str]
    links: Sequence[str]
    link_kinds: Sequence[str]
    pressure: Array
    demand: Array
    flow: Array
    supplied: Mask
    open: Mask
    isolated: Sequence[str]
    warnings: Sequence[tuple[str, float]]


def network_hours(
    file: NetworkFile | Path | str, hours: int = 24, closed: Sequence[str] = (), by_pressure: bool | None = None
) -> NetworkHours:
    """A network over some hours from its first, with links closed; in another process with limits of time and memory.

    `by_pressure` lets demand follow pressure; without a word it does where links are closed, since what comes from a
    tap depends on it then. Raises InputError for a file with errors (message and line of the engine), too large, too
    slow, or without units; NotFoundError for a link that is not there.
    """
    if not 0 <= hours <= MOST_HOURS:
        raise InputError("supply-hours", received=hours, allowed=MOST_HOURS)
    named, content = (file if isinstance(file, NetworkFile) else NetworkFile.of_path(file)).packed()
    by_pressure = bool(closed) if by_pressure is None else by_pressure
    asked = {**named, "hours": hours, "closed": list(closed), "by_pressure": by_pressure}
    answer, made = run_apart(f"{__name__}:run_hours", asked, content, LIMITS)
    if unknown := answer.pop("unknown", None):
        raise NotFoundError("supply-link-unknown", received=unknown, file=named["file"])
    answer["warnings"] = [(code, hour) for code, hour in answer["warnings"]]
    return NetworkHours(**{**answer, **made})


def run_hours(asked: Mapping[str, Any], arrays: Mapping[str, Array]) -> tuple[dict[str, Any], dict[str, Array]]:
    """What `network_hours` gives, in the process that it starts."""
    read = unpacked(asked, arrays)
    units = read.units
    if unknown := next((one for one in asked["closed"] if one not in read.links), None):
        return {"unknown": unknown}, {}
    size = max(len(read.nodes), len(read.links)) * (asked["hours"] + 1)
    if size > MOST_VALUES:
        raise InputError("supply-answer-large", file=read.name, received=size, allowed=MOST_VALUES)
    solvable, isolated, cut = solvable_part(read)
    with opened(solvable) as engine:
        if asked["by_pressure"]:
            engine.deliver_by_pressure(0.0, REQUIRED_OF_PRESSURE_DRIVEN / units.metres_of_pressure, 0.5)
        answer, made = _hours(engine, solvable, asked)
    answer, made = _with_isolated(read, answer, made, isolated, cut)
    return answer | {"file": read.name, "units": {"pressure": units.pressure, "flow": units.flow}}, made


def _hours(engine: NetworkEngine, read: InputFile, asked: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Array]]:
    nodes, links = engine.ids("node"), engine.ids("link")
    place, position = ({name: row for row, name in enumerate(names)} for names in (nodes, links))
    ends = np.array([[place[end] for end in read.links[name].words[1:3]] for name in links])
    sources = {line.words[0] for kind in NODES[1:] for line in read.sections[kind]}
    is_source = np.array([name in sources for name in nodes])
    shut = [position[name] for name in asked["closed"] if name in position]
    for row in shut:
        engine.set_link(row, FIRST_STATUS, 0.0)
    engine.set_time(DURATION, asked["hours"] * HOUR)
    engine.set_time(REPORT_STEP, HOUR)
    engine.begin()
    rows: list[Any] = []
    warnings: dict[int, float] = {}
    begun: set[int] = set()
    for _ in range(MOST_STEPS):
        for row in shut:
            engine.set_link(row, STATUS, 0.0)
        second = engine.solve()
        for code in engine.warnings - begun:
            warnings[code] = second / HOUR
        begun |= engine.warnings
        if second % HOUR == 0:
            is_open = engine.link_values(STATUS) > 0.0
            supplied = reached_nodes(ends[:, 0], ends[:, 1], is_open, is_source)
            some = np.where(supplied, 1.0, np.nan)
            rows.append((
                second / HOUR, some * engine.node_values(PRESSURE), some * engine.node_values(DEMAND),
                engine.link_values(FLOW), supplied, is_open,
            ))  # fmt: skip
        if not engine.step():
            break
    else:
        raise InputError("supply-steps", file=read.name, allowed=MOST_STEPS)
    answer = {
        "nodes": nodes, "links": links,
        "warnings": [[f"supply-warning-{code}", hour] for code, hour in sorted(warnings.items())],
    }  # fmt: skip
    names = ("hours", "pressure", "demand", "flow", "supplied", "open")
    return answer, {name: np.array(column) for name, column in zip(names, zip(*rows, strict=True), strict=True)}


def _with_isolated(
    read: InputFile, answer: dict[str, Any], made: dict[str, Array], nodes: list[str], links: list[str]
) -> tuple[dict[str, Any], dict[str, Array]]:
    """What was left out, behind all else: nodes without water, pressure and demand, and links without flow."""
    hours = len(made["hours"])
    behind = {
        "pressure": np.full((hours, len(nodes)), np.nan), "demand": np.full((hours, len(nodes)), np.nan),
        "supplied": np.zeros((hours, len(nodes)), bool), "flow": np.zeros((hours, len(links))),
        "open": np.ones((hours, len(links)), bool),
    }  # fmt: skip
    made |= {name: np.hstack([made[name], some]) for name, some in behind.items()}
    every, pipes = [*answer["nodes"], *nodes], [*answer["links"], *links]
    kinds = {"node_kinds": kinds_of(read, every, NODES), "link_kinds": kinds_of(read, pipes, LINKS)}
    return answer | {"nodes": every, "links": pipes, "isolated": nodes} | kinds, made


def kinds_of(read: InputFile, names: Sequence[str], kinds: Sequence[str]) -> list[str]:
    """What nodes or links are, by the singular of their section: junction, reservoir, tank, pipe, pump, valve."""
    kind = {line.words[0]: key.lower().removesuffix("s") for key in kinds for line in read.sections[key]}
    return [kind[name] for name in names]
