"""A leak located from pressures at sensors: each place is tried in the model of the network."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from citybrain.base.apart import ApartLimits, run_apart
from citybrain.domains.supply.hydraulics.engine import (
    ACCURACY,
    DURATION,
    EMITTER,
    EMITTER_EXPONENT,
    PRESSURE,
    REPORT_STEP,
    NetworkEngine,
    opened,
)
from citybrain.domains.supply.hydraulics.hours import HOUR, MOST_STEPS, kinds_of
from citybrain.domains.supply.hydraulics.input_file import NODES, InputFile, NetworkFile, solvable_part, unpacked
from citybrain.domains.supply.models.leak_ranking import LeakFit, fit_leaks, judge_leak
from citybrain.kernel.errors import InputError
from citybrain.kernel.units import Array, Rows

LIMITS = ApartLimits(300.0, 3_000_000_000)
MOST_CANDIDATES = 20_000
MOST_TIMES = 48
MOST_PRESSURE = 5_000.0
"""Metres of water: pipes of water supply carry some hundreds."""

LEAST_NOISE = 1e-4
"""Metres of water: a tenth of a millimetre, which no sensor tells."""

FIRST_LEAK = 5.0
"""Leak that is tried first [m³/h]; the best candidates are tried again with the leak that they fit."""

REFINED, ROUNDS = 60, 2
EXACT = 1e-6
"""Relative change of flows at which the engine ends: pressures fall by millimetres."""

NEAR = 0.9
"""Probability of the pipes that are named together."""


class LeakReadings(NamedTuple):
    """Pressures (t, s) [m of water] at sensors and hours, before there was a leak too where that is known.

    `noise` is the standard deviation of one reading [m], what the model does not know of the city among it.
    """

    hours: Array
    sensors: Sequence[str]
    pressure: Array
    before: Array | None
    noise: float


class LeakPlaces(NamedTuple):
    """Pipes by probability, the likeliest first, with its end nodes and middle in the coordinates of the file (NaN).

    `leak` is what would leak there [m³/h]. `why_not` says why nobody can tell (`within-noise`, `unexplained`), "" where
    a leak is located; pipes are empty within the noise. `together` are how many pipes have 90 % of the probability and
    `radius` how far they lie from the first [file units].
    """

    file: str
    pipes: Sequence[str]
    ends: Sequence[tuple[str, str]]
    probability: Array
    leak: Array
    x: Array
    y: Array
    why_not: str
    noise: float
    together: int
    radius: float


def locate_leak(file: NetworkFile | Path | str, readings: LeakReadings) -> LeakPlaces:
    """Where a network leaks, from pressures that fell; in another process with limits of time and memory.

    The model's pressures are compared with those that were measured; with those from before a leak, the difference of
    both is, so that what the model gets wrong at all times matters less. One leak is looked for, at a junction, and
    told by pipe. Raises InputError for a file with errors, unknown sensors, and readings that cannot be.
    """
    named, content = (file if isinstance(file, NetworkFile) else NetworkFile.of_path(file)).packed()
    _require_readings(named["file"], readings)
    asked = {**named, "sensors": list(readings.sensors), "noise": readings.noise}
    arrays: dict[str, Any] = {**content, "hours": readings.hours, "pressure": readings.pressure}
    arrays |= {} if readings.before is None else {"before": readings.before}
    answer, made = run_apart(f"{__name__}:run_leaks", asked, arrays, LIMITS)
    answer["ends"] = [tuple(one) for one in answer["ends"]]
    return LeakPlaces(**{**answer, **made})


def _require_readings(file: str, readings: LeakReadings) -> None:
    shape = len(readings.hours), len(readings.sensors)
    tables = [readings.pressure, *([] if readings.before is None else [readings.before])]
    if not 1 <= shape[0] <= MOST_TIMES or shape[1] < 2:
        raise InputError("supply-leak-few", file=file, hours=shape[0], sensors=shape[1], allowed=MOST_TIMES)
    if any(one.shape != shape or not np.isfinite(one).all() for one in tables):
        raise InputError("supply-leak-holes", file=file, hours=shape[0], sensors=shape[1])
    if not LEAST_NOISE <= readings.noise <= 50.0:
        raise InputError("supply-leak-noise", file=file, received=f"{readings.noise:g}", least=LEAST_NOISE)
    for one in tables:
        _require_pressures(file, one)


def _require_pressures(file: str, pressure: Array) -> None:
    """Raise InputError for pressures [m of water], read or computed, that no network has."""
    highest = float(np.abs(pressure).max())
    if not highest <= MOST_PRESSURE:
        raise InputError("supply-leak-pressure", file=file, received=f"{highest:.3g}", allowed=MOST_PRESSURE)


def run_leaks(asked: Mapping[str, Any], arrays: Mapping[str, Array]) -> tuple[dict[str, Any], dict[str, Array]]:
    """What `locate_leak` gives, in the process that it starts."""
    read = unpacked(asked, arrays)
    read = solvable_part(read)[0]
    units = read.units
    with opened(read) as engine:
        nodes = engine.ids("node")
        place = {name: row for row, name in enumerate(nodes)}
        if unknown := next((one for one in asked["sensors"] if one not in place), None):
            raise InputError("supply-sensor-unknown", file=read.name, received=unknown)
        sensors = np.array([place[one] for one in asked["sensors"]])
        kinds = kinds_of(read, nodes, NODES)
        candidates = np.array([row for row, kind in enumerate(kinds) if kind == "junction"])
        if len(candidates) > MOST_CANDIDATES:
            told = {"received": len(candidates), "allowed": MOST_CANDIDATES}
            raise InputError("supply-leak-candidates", file=read.name, **told)
        tried = TriedLeaks(engine, read, sensors, np.rint(arrays["hours"] * HOUR).astype(int))
        noise, before = asked["noise"], arrays.get("before")
        base = tried.pressures()
        _require_pressures(read.name, base)
        fallen = ((base if before is None else before) - arrays["pressure"]).ravel()
        noise = noise if before is None else noise * np.sqrt(2.0)
        flow = np.full(len(candidates), FIRST_LEAK)
        signature = tried.signatures(candidates, flow)
        fit = fit_leaks(fallen, signature, noise)
        scale = fit.scale
        for _ in range(ROUNDS):
            best = np.argsort(fit.misfit, kind="stable")[:REFINED]
            best = best[scale[best] > 0.0]
            if not len(best):
                break
            flow[best] *= np.clip(scale[best], 0.02, 50.0)
            again = fit_leaks(fallen, tried.signatures(candidates[best], flow[best]), noise)
            fit.misfit[best], scale[best] = again.misfit, again.scale
    found = LeakFit(flow * scale, fit.misfit)
    return _by_pipe(read, nodes, candidates, found, fallen, noise, units.metres)


class TriedLeaks:
    """Leaks that are tried in one run of a network, at the seconds of the readings."""

    def __init__(self, engine: NetworkEngine, read: InputFile, sensors: Rows, seconds: Rows) -> None:
        self._engine, self._file, self._sensors = engine, read.name, sensors
        self._wanted = {int(second): position for position, second in enumerate(seconds)}
        self._metres, self._flow = read.units.metres_of_pressure, read.units.cubic_metres_per_hour
        engine.set_option(ACCURACY, EXACT)
        engine.set_time(DURATION, int(seconds.max()))
        engine.set_time(REPORT_STEP, HOUR)
        self._exponent = engine.option(EMITTER_EXPONENT)
        self._base: Array | None = None

    def pressures(self) -> Array:
        """Pressures without a leak (t, s) [m]."""
        rows = np.full((len(self._wanted), len(self._sensors)), np.nan)
        for position in self._times():
            rows[position] = self._seen()
        self._base = rows
        return rows

    def signatures(self, candidates: Rows, flows: Array) -> Array:
        """What pressures fall by with a leak at each candidate (n, t * s) [m]; `flows` at the first time [m³/h]."""
        assert self._base is not None
        fallen = np.zeros((len(candidates), *self._base.shape))
        coefficient: Array | None = None
        for position in self._times():
            if coefficient is None:
                pressure = np.maximum(self._engine.some_values(PRESSURE, candidates), 1.0)
                coefficient = flows / self._flow / pressure**self._exponent
            for one, row in enumerate(candidates):
                self._engine.set_node(int(row), EMITTER, coefficient[one])
                self._engine.solve()
                fallen[one, position] = self._base[position] - self._seen()
                self._engine.set_node(int(row), EMITTER, 0.0)
            self._engine.solve()
        return fallen.reshape(len(candidates), -1)

    def _times(self) -> Any:
        """Runs the network and stops at each wanted time."""
        wanted = dict(self._wanted)
        self._engine.begin()
        for _ in range(MOST_STEPS):
            second = self._engine.solve()
            if second in wanted:
                yield wanted.pop(second)
            if not wanted or not self._engine.step():
                break
        self._engine.end()
        if wanted:
            raise InputError("supply-leak-time", file=self._file, received=min(wanted) / HOUR)

    def _seen(self) -> Array:
        return self._engine.some_values(PRESSURE, self._sensors) * self._metres


def _by_pipe(
    read: InputFile, nodes: Sequence[str], candidates: Rows, fit: LeakFit, fallen: Array, noise: float, metres: float
) -> tuple[dict[str, Any], dict[str, Array]]:
    """Pipes by probability: each has the part of those of its two ends that its length has of theirs."""
    lines = read.sections["PIPES"]
    place = {nodes[row]: position for position, row in enumerate(candidates)}
    ends = [(line.words[1], line.words[2]) for line in lines]
    length = np.array([_number(read, line) for line in lines]) * metres
    at = np.zeros(len(candidates))
    for pair, metre in zip(ends, length, strict=True):
        for end in pair:
            if end in place:
                at[place[end]] += metre / 2.0
    judged = judge_leak(fallen, fit, at, noise)
    answer: dict[str, Any] = {"file": read.name, "why_not": judged.why_not, "noise": judged.noise}
    if judged.why_not == "within-noise":
        none: dict[str, Any] = dict.fromkeys(("probability", "leak", "x", "y"), np.empty(0))
        return answer | {"pipes": [], "ends": [], "together": 0, "radius": 0.0}, none
    by_metre = np.divide(judged.probability, at, out=np.zeros(len(at)), where=at > 0.0)
    probability, leak = np.zeros(len(lines)), np.zeros(len(lines))
    for row, (pair, metre) in enumerate(zip(ends, length, strict=True)):
        some = [place[end] for end in pair if end in place]
        probability[row] = sum(by_metre[one] for one in some) * metre / 2.0
        leak[row] = float(np.mean(fit.scale[some])) if some else np.nan
    order = np.argsort(-probability, kind="stable")
    middle = _middles(read, ends)[order]
    probability = probability[order]
    together = int(np.searchsorted(np.cumsum(probability), NEAR)) + 1
    apart = np.hypot(*(middle[:together] - middle[0]).T)
    answer |= {"pipes": [lines[row].words[0] for row in order], "ends": [ends[row] for row in order],
               "together": together, "radius": float(np.nan_to_num(apart).max(initial=0.0))}  # fmt: skip
    return answer, {"probability": probability, "leak": leak[order], "x": middle[:, 0], "y": middle[:, 1]}


def _number(read: InputFile, line: Any) -> float:
    try:
        return float(line.words[3])
    except (ValueError, IndexError):
        raise InputError("supply-line-short", file=read.name, line=line.number, received=" ".join(line.words)) from None


def _middles(read: InputFile, ends: Sequence[tuple[str, str]]) -> Array:
    places = {line.words[0]: (float(line.words[1]), float(line.words[2])) for line in read.sections["COORDINATES"]
              if len(line.words) > 2}  # fmt: skip
    nowhere = (np.nan, np.nan)
    return np.array([np.mean([places.get(end, nowhere) for end in pair], axis=0) for pair in ends])
