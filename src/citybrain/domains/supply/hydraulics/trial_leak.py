"""A leak of which the place is known, put into a network: what sensors would read of it; for tests and validation."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from citybrain.domains.supply.hydraulics.engine import EMITTER, opened
from citybrain.domains.supply.hydraulics.input_file import InputFile, parse_network
from citybrain.domains.supply.hydraulics.leaks import LeakReadings, TriedLeaks
from citybrain.kernel.units import Array

MIDDLE = "leak-in-the-middle"


class TrialLeak(NamedTuple):
    """A leak in the middle of a pipe [m³/h at a pressure of 50 m], noise of readings [m], and how far the demands of
    nodes are from those of the model (standard deviation, relative)."""

    pipe: str
    flow: float
    noise: float
    demand_error: float
    seed: int


def split_pipe(read: InputFile, pipe: str) -> InputFile:
    """The network with a junction in the middle of a pipe."""
    line = read.links[pipe]
    words = list(line.words)
    begin, end, length = words[1], words[2], float(words[3])
    lines = read.text.splitlines()
    half = [str(length / 2.0), *words[4:]]
    lines[line.number - 1] = " ".join([pipe, begin, MIDDLE, *half])
    lines.insert(line.number, " ".join([f"{pipe}-2", MIDDLE, end, *half]))
    elevation = np.mean([float(read.nodes[one].words[1]) for one in (begin, end)])
    first = read.sections["JUNCTIONS"][0].number
    lines.insert(first - 1, f"{MIDDLE} {elevation} 0")
    return parse_network("\n".join(lines), read.name)


def readings_of(read: InputFile, trial: TrialLeak, sensors: list[str], hours: Array) -> LeakReadings:
    """What sensors read before the leak and with it, with the noise and wrong demands of the trial."""
    chance = np.random.default_rng(trial.seed)
    split = split_pipe(read, trial.pipe)
    seconds = np.rint(hours * 3600.0).astype(int)
    tables = []
    factors = None
    for leak in (False, True):
        with opened(split) as engine:
            names = engine.ids("node")
            factors = 1.0 + trial.demand_error * chance.standard_normal(len(names)) if factors is None else factors
            engine.scale_demands(np.maximum(factors, 0.0))
            tried = TriedLeaks(engine, split, np.array([names.index(one) for one in sensors]), seconds)
            if leak:
                units = split.units
                pressure = 50.0 / units.metres_of_pressure
                coefficient = trial.flow / units.cubic_metres_per_hour / pressure**0.5
                engine.set_node(names.index(MIDDLE), EMITTER, coefficient)
            seen = tried.pressures()
            tables.append(seen + trial.noise * chance.standard_normal(seen.shape))
    before, pressure_with = tables
    return LeakReadings(hours, sensors, pressure_with, before, trial.noise)
