"""A relation of 5 million pairs: its sum after 1 % of the rows are touched, beside a sparse matrix of scipy."""

import datetime
import itertools
from collections.abc import Iterator
from typing import Any

import numpy as np

from benchmarks.cities import Cities
from benchmarks.figure import Figure, milliseconds, ratio
from citybrain.kernel import City, Graph, Patch, Quantity, Relation, Result, change, entity, relation

PAIRS, HEARING, SOUNDING = 5_000_000, 100_000, 100_000
SPAN = 400
"""Rows around each row among which those that it is related to lie: what is near in a city is near in its tables."""


def figures(_: Cities) -> Iterator[Figure]:
    """From a patch of 1 % of the rows to the sums that hang on it; scipy multiplies the whole matrix."""
    from scipy.sparse import csr_array

    chance = np.random.default_rng(1)
    here = np.repeat(np.arange(HEARING), PAIRS // HEARING)
    there = (here + chance.integers(-SPAN, SPAN, PAIRS)) % SOUNDING
    made = Relation.of_pairs("home", "street", HEARING, (here, there.astype(np.int32)), chance.uniform(0, 1, PAIRS))
    graph, city = graph_of(), city_of(made, chance.uniform(0, 1, SOUNDING))
    base = Result(graph, city)
    base.compute(["heard"])
    matrix = csr_array((made.weights, made.rows, made.starts.astype(np.int32)), (HEARING, SOUNDING))
    column = city.columns["sound"]
    whole = milliseconds(lambda: matrix @ column, 20, 2)
    for told, pick in (("neighbours", neighbours), ("all over", scattered)):
        source = (patch(pick(chance)) for _ in itertools.count())
        change(base, next(source))["heard"]
        samples = milliseconds(lambda over: touched(base, over), 30, 3, lambda source=source: next(source))
        beside = f"{ratio(min(samples), min(whole))} a whole product of scipy.sparse ({min(whole):.1f} ms)"
        yield Figure(f"sum over {PAIRS:,} pairs, 1 % of the rows touched, {told}", samples, "ms", 20, beside)
    anew = milliseconds(lambda: made.gather("related_total", column), 20, 2)
    yield Figure(f"sum over {PAIRS:,} pairs, all rows", anew, "ms", None, f"scipy.sparse: {min(whole):.1f} ms")


def touched(base: Result, over: dict[str, Patch]) -> Any:
    """What the patch changes of the sums."""
    changed = change(base, over)
    changed.compute(["heard"])
    return changed.own["heard"]


def neighbours(chance: np.random.Generator) -> np.ndarray:
    """A run of rows: a part of the city."""
    return chance.integers(0, SOUNDING - SOUNDING // 100) + np.arange(SOUNDING // 100)


def scattered(chance: np.random.Generator) -> np.ndarray:
    """Rows all over the city."""
    return np.sort(chance.choice(SOUNDING, SOUNDING // 100, replace=False))


def patch(rows: np.ndarray) -> dict[str, Patch]:
    """Other values of some rows."""
    return {"sound": Patch(rows, np.full(len(rows), 2.0))}


def graph_of() -> Graph:
    """One sum over one relation."""
    labels = {"en": "bench", "zh": "bench"}
    hears = relation("hears", of="home", to="street", labels=labels, description="bench")
    return Graph(
        [
            Quantity("sound", "street", "1", "given", "twin"),
            Quantity("heard", "home", "1", "related_total", "bench", ("sound",), over="hears"),
        ],
        entities=[entity(name, table=f"{name}s", labels=labels) for name in ("home", "street")],
        relations=[hears],
    )


def city_of(made: Relation, sound: np.ndarray) -> City:
    """A city with nothing but the relation."""
    sizes = {"home": HEARING, "street": SOUNDING}
    return City(sizes, {}, {"sound": sound}, datetime.date(2026, 1, 1), relations={"hears": made})
