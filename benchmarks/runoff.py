"""Runoff of a million cells beside the memory that it reads, and ponds of a storm on a made-up terrain."""

from collections.abc import Iterator

import numpy as np

from benchmarks.cities import Cities
from benchmarks.figure import Figure, ratio, seconds
from citybrain.domains.runoff.importers.terrain import terrain_ways
from citybrain.domains.runoff.models.cell_runoff import storm_runoff
from citybrain.domains.runoff.models.curve_number import runoff_depth
from citybrain.domains.runoff.models.flow import FlowTerrain, TerrainFlow
from citybrain.kernel.units import Array

SIDE, AREA = 1_000, 100.0
LIMITS = tuple(np.float64(one) for one in (98.0, 86.0, 40.0, 25.0, 0.8, 2.0))
RAIN, STORMS = (np.float64(50.0),), 7
BUMPS = 40
"""Waves of the terrain along a side."""


def covers() -> tuple[Array, ...]:
    """Shares of covers that no cell has more than all of, and retentions [mm], of a million cells."""
    random = np.random.default_rng(1)
    parts = random.dirichlet(np.ones(4), SIDE**2).T
    ground = parts[0] + parts[1] + parts[2]
    some = [random.uniform(0.0, 0.1, SIDE**2) for _ in range(4)]
    soil = random.choice([397.0, 162.0, 89.0, 63.5], SIDE**2)
    columns = (parts[0], parts[1], ground, ground * random.uniform(0, 1, SIDE**2), parts[3], *some, soil, soil / 3.0)
    return tuple(np.ascontiguousarray(one) for one in columns)


def by_numpy(columns: tuple[Array, ...]) -> Array:
    """The same without crowns and measures, cover by cover as arrays: what a script of a few lines would do."""
    hard = runoff_depth(np.full(SIDE**2, 50.0), np.full(SIDE**2, 98.0))
    plants, bare = (runoff_depth(np.full(SIDE**2, 50.0), 25400.0 / (one + 254.0)) for one in columns[9:])
    rest = columns[2] - columns[0] - columns[1]
    return np.asarray((columns[0] + columns[4]) * hard + columns[1] * plants + rest * bare)


def terrain() -> Array:
    """A slope with waves and noise [m]."""
    y, x = np.mgrid[0:SIDE, 0:SIDE] / SIDE
    waves = np.sin(x * BUMPS) * np.cos(y * BUMPS) + np.random.default_rng(2).normal(0.0, 0.05, (SIDE, SIDE))
    return np.asarray(20.0 * x + waves)


def figures(_cities: Cities) -> Iterator[Figure]:
    """Runoff of all cells, beside reading the columns once; ways of water; ponds of one storm and of seven."""
    columns = covers()
    taken = tuple(seconds(lambda: storm_runoff(RAIN, columns, LIMITS), 9, 2))
    read = min(seconds(lambda: [one.sum() for one in columns], 5))
    simple = min(seconds(lambda: by_numpy(columns), 3))
    beside = (
        f"reading the columns once {read * 1e3:.0f} ms: {ratio(min(taken), read)} of it; as numpy without crowns and "
        f"measures {simple * 1e3:.0f} ms: {ratio(simple, min(taken))} as long"
    )
    yield Figure("runoff of 1,000,000 cells by curve numbers, crowns and measures", taken, "s", 0.5, beside)
    heights = terrain()
    outlet = np.zeros((SIDE, SIDE), bool)
    outlet[[0, -1]] = outlet[:, [0, -1]] = True
    made = tuple(seconds(lambda: terrain_ways(heights, outlet, AREA), 3))
    ways = terrain_ways(heights, outlet, AREA)
    about = f"{len(ways.exit):,} hollows, {(ways.hollow >= 0).mean():.0%} of the ground"
    yield Figure("ways of water over 1,000,000 cells, at a build", made, "s", 5, about)
    inside = ways.hollow >= 0
    flat = heights.ravel()
    depth = np.where(inside, ways.level[np.maximum(ways.hollow, 0)] - flat, 0.0)
    capacity = np.bincount(ways.hollow[inside], depth[inside], len(ways.exit)) * AREA
    place = FlowTerrain(ways.receiver, ways.hollow, flat, np.full(flat.size, AREA), ways.exit, capacity, ways.level)
    runoff, none = storm_runoff(RAIN, columns, LIMITS)[0] / 1000.0 * AREA, np.zeros(flat.size)

    def storms(count: int) -> None:
        flow = TerrainFlow(place)
        for _ in range(count):
            flow.storm(runoff, none)

    yield Figure("ponds of a storm on them", tuple(seconds(lambda: storms(1), 5)), "s", 1)
    yield Figure("ponds of seven storms, as the slider has them", tuple(seconds(lambda: storms(STORMS), 3)), "s", 3)
