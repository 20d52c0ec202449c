"""Reach of every node of a city's walk network, beside pandana in an environment of its own; what-if and isochrone."""

import json
import subprocess
import tempfile
import time
import venv
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import shapely

from benchmarks.cities import KEPT, Cities
from benchmarks.figure import Figure, milliseconds
from citybrain.base.domains import find_domains
from citybrain.kernel import Patch, Result, change
from citybrain.kernel.paths import Network
from citybrain.twin.snapshot import Snapshot, load

LIMIT = 1_200.0
PACKAGES = ("pandana==0.8",)
PEER = """
import json, sys, time
import numpy as np, pandas as pd, pandana
given = np.load(sys.argv[1])
begin = time.perf_counter()
network = pandana.Network(*(pd.Series(given[name]) for name in ("x", "y", "first", "last")),
                          pd.DataFrame({"length": given["length"]}), twoway=True)
network.precompute(float(sys.argv[2]))
size = len(given["x"])
network.set(pd.Series(np.arange(size)), variable=pd.Series(np.ones(size)), name="one")
reach = network.aggregate(float(sys.argv[2]), type="sum", decay="flat", name="one")
print(json.dumps({"seconds": time.perf_counter() - begin, "mean": float(reach.mean())}))
"""


def figures(cities: Cities) -> Iterator[Figure]:
    """End to end: from edges in memory to the reach of every node."""
    snapshot = load(cities.small)
    edges = walk_edges(snapshot)
    begin = time.perf_counter()
    reach = reach_of(edges)
    own = time.perf_counter() - begin
    peer = beside(edges)
    about = f"pandana: {peer['seconds']:.1f} s, a mean of {peer['mean']:.1f} nodes where {reach.mean():.1f} are exact"
    size, streets = len(reach), len(edges["length"])
    yield Figure(f"reach of {size:,} nodes within {LIMIT:,.0f} m, {streets:,} streets", (own,), "s", None, about)
    result = Result(find_domains().graph(snapshot.manifest.country), snapshot.city())
    names = ["city_fifteen_minute_score", "city_fifteen_minute_score_step_free"]
    result.compute(names)
    walked = np.flatnonzero(result["street_walkable"] > 0)
    rows = iter(np.random.default_rng(1).permutation(walked)[:400].reshape(20, 20))
    samples = milliseconds(lambda some: closed(result, some, names), 18, 2, lambda: next(rows))
    yield Figure("what-if: 20 streets closed, all ways and scores", samples, "ms", 2_000, "")
    isochrones = find_domains().made("isochrones")(result.__getitem__, result.city.positions, snapshot.shapes)
    places = result.city.positions["junction"]
    x, y = float(np.median(places.x)), float(np.median(places.y))
    samples = milliseconds(lambda: isochrones.reached(x, y, 15.0, "walk", "adult"), 50, 3)
    yield Figure("isochrone of 15 minutes on foot, without its outline", samples, "ms", 100, "")


def closed(result: Result, rows: np.ndarray, names: list[str]) -> list[float]:
    """Scores of the city without some streets."""
    changed = change(result, {"street_closed": Patch(np.sort(rows), np.ones(len(rows)))})
    return [float(changed[name]) for name in names]


def walk_edges(snapshot: Snapshot) -> dict[str, np.ndarray]:
    """Ends, lengths and places of the streets that can be walked."""
    columns = ["from_node", "to_node", "length", "walk", "geometry"]
    table = snapshot.table("streets", columns).to_pydict()
    walk = np.array(table["walk"], bool)
    ends = np.array([table["from_node"], table["to_node"]])[:, walk]
    nodes, places = np.unique(ends, return_inverse=True)
    first, last = places.reshape(2, -1)
    lines = shapely.from_wkb(np.array(table["geometry"], object)[walk])
    at = np.zeros((len(nodes), 2))
    at[first] = shapely.get_coordinates(shapely.get_point(lines, 0))
    at[last] = shapely.get_coordinates(shapely.get_point(lines, -1))
    return {"x": at[:, 0], "y": at[:, 1], "first": first, "last": last, "length": np.array(table["length"])[walk]}


def reach_of(edges: dict[str, np.ndarray]) -> np.ndarray:
    """How many nodes each node reaches."""
    first, last, length = edges["first"], edges["last"], edges["length"]
    both = np.concatenate([first, last]), np.concatenate([last, first]), np.concatenate([length, length])
    size = len(edges["x"])
    return Network.of_edges(size, *both).reach(np.ones(size), LIMIT)


def beside(edges: dict[str, np.ndarray]) -> dict[str, float]:
    """Seconds that pandana takes for the same, and the mean of what it counts."""
    folder = KEPT / "pandana"
    python = folder / "bin" / "python"
    if not (folder / ".installed").exists():
        venv.create(folder, with_pip=True, clear=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", *PACKAGES], check=True)
        (folder / ".installed").touch()
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "edges.npz"
        np.savez(path, **edges)
        ran = subprocess.run(
            [python, "-c", PEER, path, str(LIMIT)], check=True, capture_output=True, text=True
        ).stdout.splitlines()
    found: dict[str, float] = json.loads(ran[-1])
    return found
