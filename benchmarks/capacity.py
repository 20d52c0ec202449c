"""Carrying capacity of a million cells: 18 grades, three integrated ones and the elements that decide."""

import time
from collections.abc import Iterator
from datetime import date

import numpy as np

from benchmarks.cities import Cities
from benchmarks.figure import Figure
from citybrain.base.domains import find_domains
from citybrain.kernel import City, Result

CELLS, SIDE, TIMES, MOST = 1_000_000, 1_000, 3, 1.0
ASKED = (
    *(f"{function}_grade" for function in ("ecological", "agricultural", "urban")),
    "ecological_deciding_element", "agricultural_limiting_element", "urban_limiting_element",
)  # fmt: skip
MEASURED = {
    "ground_elevation": (0, 4000), "ground_slope": (0, 35), "ground_relief": (0, 400), "ground_rainfall": (100, 1500),
    "ground_water_resources": (10, 700), "ground_water_use": (5, 300), "fine_particles_of_cell": (3, 50),
    "nitrogen_dioxide_of_cell": (3, 60), "noise_of_cell": (40, 80), "ground_flood_depth": (0, 2),
    "ground_acceleration": (0, 0.5), "green_ground_share": (0, 1), "tree_cover": (0, 1), "cell_water_share": (0, 0.2),
}  # fmt: skip
CLASSES = {
    "ground_mineral_class": 5, "ground_soil_class": 4, "ground_water_class": 6, "ground_hazard_class": 5,
    "ground_protected_share": 2,
}  # fmt: skip


def figures(_cities: Cities) -> Iterator[Figure]:
    """Seconds of all grades of a million cells with every map, a tenth of the values missing."""
    random = np.random.default_rng(20)
    columns = {name: random.uniform(*ends, CELLS) for name, ends in MEASURED.items()}
    columns |= {name: random.integers(0, count, CELLS).astype(np.float64) for name, count in CLASSES.items()}
    for name in columns.keys() - {"green_ground_share", "tree_cover", "cell_water_share"}:
        columns[name][random.random(CELLS) < 0.1] = np.nan
    graph = find_domains().graph("FI")
    city = City({"cell": CELLS, "zone": 1}, {("cell", "zone"): np.zeros(CELLS, np.intp)}, columns, date(2026, 1, 1))
    taken, processor, known = [], [], 0
    for _ in range(TIMES):
        result = Result(graph, city, {name: columns[name] for name in columns if graph[name].kind != "given"})
        begin, busy = time.perf_counter(), time.process_time()
        result.compute(list(ASKED))
        taken.append(time.perf_counter() - begin)
        processor.append(time.process_time() - busy)
        known = int(np.isfinite(np.asarray(result["urban_grade"])).sum())
    told = (
        f"{min(processor):.2f} s of one processor, {MOST / min(processor):.1f} × below the goal; {known:,} are graded"
    )
    yield Figure(f"capacity: 18 grades of {CELLS:,} cells and what decides", tuple(taken), "s", MOST, told)
