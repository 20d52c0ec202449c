"""Noise of roads at all façade points of central Helsinki: the relation, plans of 20 streets, one building higher.

Measured in a process of its own, whose memory counts. Flows are guesses by class of road.
"""

import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from benchmarks.cities import Cities
from benchmarks.figure import Figure
from citybrain.domains.noise.models.cnossos.changed_walls import changed_paths
from citybrain.domains.noise.models.cnossos.levels import day_evening_night, levels
from citybrain.domains.noise.models.cnossos.scene import Walls
from citybrain.domains.noise.models.cnossos.sound_paths import SoundPaths, sound_paths
from citybrain.kernel.units import Array, Rows
from docs.road_noise_city import PERIODS, NoiseCity, noise_city, power_of
from docs.road_noise_validation import WHOLE, plans

REPORTED = 11
"""Receivers a second that a user of NoiseModelling reports: 40,000 in an hour (issue 142 of 2020, other machine)."""

STREETS, TIMES, HIGHER = 20, 7, 6.0
SAMPLE = 800
"""Points of which the whole relation is made, for the error of what is dropped."""

LARGE = 100_000
"""Buildings of a city for which time and size are worked out: points and pairs of each are as many as here."""


def figures(_cities: Cities) -> Iterator[Figure]:
    """The relation in a process of its own, and what is asked of it."""
    run = [sys.executable, "-m", "benchmarks.road_noise"]
    told = json.loads(subprocess.run(run, check=True, capture_output=True, text=True).stdout.splitlines()[-1])
    count, pace, taken = told["receivers"], told["receivers"] / told["relation"], told["processor"]
    beside = (
        f"{pace:,.0f} receivers/s, {count / taken:,.0f} in a second of a processor; a user of NoiseModelling reports "
        f"{REPORTED} at most, on another machine: {pace / REPORTED:,.0f} ×, {count / taken / REPORTED:,.0f} × a core"
    )
    yield Figure(f"road noise: relation of {count:,} façade points", (told["relation"],), "s", 180, beside)
    large = LARGE / told["buildings"]
    grown = (
        f"{LARGE:,} buildings alike, worked out: {large * count:,.0f} points, {large * taken / 3600:.1f} h of a "
        f"processor, {large * told['stored'] / 1e3:.1f} GB"
    )
    yield Figure("road noise: processor time of it, two cores at work", (taken,), "s", 360, grown)
    yield Figure("road noise: memory of the process that makes it", (told["memory"],), "MB", 1024)
    stored = f"{told['pairs'] / count:.0f} pairs a point; {told['beside']:.0f} MB more while paths may change"
    yield Figure("road noise: the relation as stored", (told["stored"],), "MB", 100, stored)
    dropped = f"worst of {told['plans_compared']} plans, {SAMPLE} points, L_den; largest {told['largest']:.2f} dB"
    yield Figure("road noise: error of what is dropped, 99 of 100", (told["error"],), "dB", 0.1, dropped)
    plan = f"{STREETS} streets at 30 km/h: sound power and levels of day, evening and night of all points, and L_den"
    touched = f"{told['touched']:,} points hear one of them; their levels alone are equal to the bit: {told['equal']}"
    yield Figure(f"road noise: {plan}", tuple(told["plans"]), "s", 0.3, touched)
    again = f"{told['building_processor']:.1f} s of processors; pairs of {told['again']:,} points looked at again"
    yield Figure("road noise: a building in the middle 6 m higher", (told["building"],), "s", 5, again)


def main() -> None:
    """Measure, and print one line of JSON."""
    city = noise_city()
    given = city.receivers, city.sources, city.walls, city.ground
    higher = _higher(city)
    few = sound_paths(city.receivers[:2], *given[1:])
    changed_paths(few, city.receivers[:2], *given[1:3], higher, city.ground)
    levels(few, city.sources.power)
    seconds, processor, paths = _timed(lambda: sound_paths(*given))
    out: dict[str, Any] = {"receivers": len(city.receivers), "relation": seconds, "processor": processor}
    out["memory"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024.0
    out["pairs"] = len(paths.link)
    out["stored"] = sum(column.nbytes for column in (paths.indptr, paths.link, paths.factor, paths.tail)) / 1e6
    out["beside"] = (paths.faint_link.nbytes + paths.faint_most.nbytes) / 1e6
    changed = np.random.default_rng(5).choice(
        np.flatnonzero(np.isin(city.kinds, ("primary", "secondary"))), STREETS, False
    )
    speed = city.speed.copy()
    speed[changed] = 25.0
    out["plans"] = [_timed(lambda: _levels(paths, city, speed))[0] for _ in range(TIMES)]
    rows = np.unique(np.repeat(np.arange(out["receivers"]), np.diff(paths.indptr))[np.isin(paths.link, changed)])
    every, some = _levels(paths, city, speed), _levels(paths, city, speed, rows)
    out |= {"touched": len(rows), "equal": bool(np.array_equal(every[rows], some, equal_nan=True))}
    higher_now = _timed(lambda: changed_paths(paths, *given[:3], higher, city.ground))
    out["building"], out["building_processor"], (_, again) = higher_now
    out |= {"again": len(again), "buildings": city.buildings, **_dropped(city, paths)}
    print(json.dumps(out))


def _higher(city: NoiseCity) -> Walls:
    """Walls with those of the building in the middle of the city higher: ends meet around it."""
    begin, end, height = city.walls.begin, city.walls.end, city.walls.height.copy()
    ring = np.cumsum(np.concatenate([[False], (begin[1:] != end[:-1]).any(axis=1)]))
    middle = np.argmin(np.hypot(*(begin - np.median(begin, axis=0)).T))
    height[ring == ring[middle]] += HIGHER
    return city.walls._replace(height=height)


def _levels(paths: SoundPaths, city: NoiseCity, speed: Array, rows: Rows | None = None) -> Array:
    each = (levels(paths, power_of(name, city.daily, city.shares, speed), rows) for name in PERIODS)
    return day_evening_night(*each)


def _dropped(city: NoiseCity, paths: SoundPaths) -> dict[str, float]:
    """Differences of L_den from the whole relation, in the plan in which most points are farthest off."""
    rows = np.sort(np.random.default_rng(12).choice(len(city.receivers), SAMPLE, replace=False))
    whole = sound_paths(city.receivers, city.sources, city.walls, city.ground, WHOLE, rows=rows)
    errors = []
    for _, daily, speed in plans(city):
        each = [
            day_evening_night(*(levels(one, power_of(name, daily, city.shares, speed), some) for name in PERIODS))
            for one, some in ((paths, rows), (whole, None))
        ]
        error = np.abs(each[0] - each[1])
        errors.append(error[np.isfinite(error)])
    worst = max(float(np.percentile(error, 99)) for error in errors)
    return {"error": worst, "largest": max(float(error.max()) for error in errors), "plans_compared": len(errors)}


def _timed(work: Callable[[], Any]) -> tuple[float, float, Any]:
    begin, processor = time.perf_counter(), time.process_time()
    made = work()
    return time.perf_counter() - begin, time.process_time() - processor, made


if __name__ == "__main__":
    main()
