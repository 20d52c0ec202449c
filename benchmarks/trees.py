"""Trees of a plan answered again beside the whole city anew; a hot day on rasters of 1 and 2 m, by tiles."""

import resource
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from benchmarks.cities import KEPT, Cities
from benchmarks.figure import Figure, ratio
from citybrain.domains.heat.models.radiation.hot_day import hot_day
from citybrain.domains.heat.models.radiation.weather import HotHour
from citybrain.kernel import Changed, Result
from citybrain.kernel.relief.heights import TRUNK_SHARE, relief_of
from citybrain.kernel.relief.rays import DIRECTIONS, SKY_REACH, rays
from citybrain.open_city import OpenCity
from citybrain.plans.document import Document
from citybrain.plans.outcome import Outcome
from citybrain.plans.workspace import Workspace
from citybrain.twin.demo import build_again, build_demo
from citybrain.twin.snapshot_folder import snapshot_folders

DOMAINS = ("heat", "trees", "green", "canopy")
DISTRICT = "Kallio"
ASKED = (
    "felt_in_afternoon", "air_warmer_by_day", "air_warmer_at_night", "residents_in_strong_heat", "street_canopy",
    "canopy_of_neighbourhood", "trees_seen", "cooling_electricity", "city_planted_trees",
)  # fmt: skip
TIMES = 7
LATITUDE, DECLINATION = np.radians(60.0), np.radians(23.0)
SQUARE_KILOMETRES = 100.0
ROW = 4_096


def city_of_trees(fresh: bool) -> Path:
    """The demo city with the domains of heat and trees."""
    folder = KEPT / "demo-trees"
    if fresh or not snapshot_folders(folder):
        print(f"Building the demo city with {', '.join(DOMAINS)} in {folder} ...")
        build_demo(folder)
        with (folder / "city.toml").open("a", encoding="utf-8") as file:
            file.write("".join(f"\n[domains.{name}]\n" for name in DOMAINS))
        build_again(folder)
    return folder


def plan_of(count: int, seed: int) -> Document:
    """So many trees in the district, drawn by a seed: one in each cell that has room for a crown."""
    where = {"zone": DISTRICT, "room_for_crowns": {"at_least": 0.25}}
    measure = {"intervention": "plant_street_trees", "where": where, "count": count}
    return Document({"name": "trees", "seed": seed, "measures": [measure]}, "trees")


def answered(workspace: Workspace, count: int, seed: int) -> Outcome:
    """The plan with its headlines, and felt temperature, air, crowns and cooling of all rows."""
    outcome = workspace.outcome_of(plan_of(count, seed))
    for name in ASKED:
        outcome.view.value(name)
    return outcome


def again(workspace: Workspace, count: int, goal: float) -> Figure:
    """A plan of so many trees, beside the same columns of the whole city computed anew, and whether they are alike."""
    taken, busy = [], []
    for seed in range(TIMES + 1):
        begin, used = time.perf_counter(), time.process_time()
        outcome = answered(workspace, count, seed)
        taken.append(time.perf_counter() - begin)
        busy.append(time.process_time() - used)
    planned = outcome.view.result
    assert isinstance(planned, Changed)
    used = time.process_time()
    anew = Result(planned.graph, planned.city, {name: planned[name] for name in planned.overlaid})
    anew.compute(list(ASKED))
    whole = time.process_time() - used
    same = all(np.asarray(anew[name]).tobytes() == np.asarray(planned[name]).tobytes() for name in ASKED)
    trees = float(planned["city_planted_trees"])
    beside = (
        f"{min(busy[1:]):.2f} s of one processor: {ratio(whole, min(busy[1:]))} less than anew ({whole:.1f} s of one); "
        f"same bits: {same}; trees planted: {trees:g}"
    )
    cells = planned.city.size["cell"]
    words = "one tree" if count == 1 else f"{count} trees in a district"
    return Figure(f"{words}, {cells:,} cells: heat, air, canopy, cooling", tuple(taken[1:]), "s", goal, beside)


def hours() -> list[HotHour]:
    """A clear day in June at 60° north."""
    found = []
    for hour in np.arange(24) + 0.5:
        angle = np.radians(15.0 * (hour - 12.0))
        up = np.sin(LATITUDE) * np.sin(DECLINATION) + np.cos(LATITUDE) * np.cos(DECLINATION) * np.cos(angle)
        altitude, azimuth = float(np.degrees(np.arcsin(up))), float(15.0 * hour)
        beam = 850.0 * max(up, 0.0) ** 0.3
        air = 22.0 + 6.0 * float(np.cos(np.radians(15.0 * (hour - 15.0))))
        found.append(HotHour(azimuth, altitude, beam, 100.0 * (up > 0), air, 45.0, 2.0, float(hour), 3.5, 53.0))
    return found


def day_on(side: int, pixel: float) -> tuple[float, float]:
    """Seconds of the clock and of a processor for 24 hours on a made-up town.

    Half of it is built, and a crown 5 m wide stands on each 250 m².
    """
    random, steps = np.random.default_rng(3), np.arange(side) * pixel
    block = (steps % 40.0) < 28.0
    which = (steps // 40.0).astype(int)
    heights = random.uniform(8.0, 25.0, (which[-1] + 1, which[-1] + 1))
    surface = np.where(block[:, None] & block[None, :], heights[which[:, None], which[None, :]], 0.0)
    crowns, wide = np.zeros((side, side)), max(1, round(5.0 / pixel))
    for y, x in random.integers(0, side - wide, (int((side * pixel) ** 2 / 250.0), 2)):
        crowns[y : y + wide, x : x + wide] = 10.0
    crowns[surface > 0.0] = 0.0
    relief = relief_of(surface, crowns, pixel, TRUNK_SHARE)
    begin, busy = time.perf_counter(), time.process_time()
    hot_day(relief, (surface == 0.0).astype(np.uint8), np.zeros((side, side), np.uint8), hours())
    return time.perf_counter() - begin, time.process_time() - busy


def seconds_of_rows(cells: int) -> float:
    """Seconds of a processor for the larger of two numbers, for as many cells as the rays of a sky view cross.

    Rows lie in the cache: no sky view by rays can be quicker on this machine, as it compares each cell at least once.
    """
    one, other = np.random.default_rng(1).random((2, ROW)).astype(np.float32)
    begin, times = time.process_time(), cells // ROW // 100
    for _ in range(times):
        np.maximum(one, other, out=other)
    return (time.process_time() - begin) * cells / (times * ROW)


def figures(cities: Cities) -> Iterator[Figure]:
    """500 trees and one, answered again; a hot day at 1 m, and at 2 m by four tiles, worked out for a large city."""
    workspace = OpenCity(city_of_trees(cities.fresh)).workspace
    workspace.prepare()
    yield again(workspace, 500, 0.3)
    yield again(workspace, 1, 0.1)
    day_on(100, 1.0)
    taken, busy = zip(*(day_on(1000, 1.0) for _ in range(3)), strict=True)
    crossed = len(rays(DIRECTIONS, SKY_REACH, 1.0).rows) * 1_000_000
    bound = seconds_of_rows(crossed)
    processor = (
        f"{min(busy):.2f} s of one processor: {ratio(min(busy), bound)} what it takes to compare the "
        f"{crossed / 1e9:.1f} billion cells that its rays cross once ({bound:.2f} s)"
    )
    yield Figure("a hot day of 24 hours on 1 km² at 1 m", taken, "s", 2.0, processor)
    clock, tiled = day_on(2000, 2.0)
    whole = tiled * SQUARE_KILOMETRES / 16.0
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    told = (
        f"{tiled:.1f} s of one processor; worked out for {SQUARE_KILOMETRES:g} km², 25 tiles: {whole:.0f} s of one; "
        f"{memory:.1f} GB with the city above"
    )
    yield Figure("a hot day on 16 km² at 2 m, four tiles", (clock,), "s", None, told)
