"""Light on the way to the nearest stop, beside the metres of the shortest path of another program."""

from typing import Any

import numpy as np
import pytest
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import dijkstra

from citybrain.domains.streets.models.dark_ways import LONGER, light_on_way_to_stop, way_to_stop_by_light
from citybrain.domains.streets.models.network import KINDS

NODES = 40


def made_city(seed: int) -> dict[str, Any]:
    """Streets at random, lit, dark and unknown, and a stop at a junction."""
    chance = np.random.default_rng(seed)
    tails, heads = chance.integers(0, NODES, (2, 110))
    pairs = sorted({(min(one), max(one)) for one in zip(tails, heads, strict=True) if one[0] != one[1]})
    tails, heads = np.array(pairs).T
    stop = int(chance.integers(0, NODES))
    none, length = np.array([]), chance.uniform(20.0, 300.0, len(tails))
    return {
        "junction_node": np.arange(NODES) * 1.0, "junction_facility": np.full(NODES, np.nan),
        "street_from_node": tails * 1.0, "street_to_node": heads * 1.0,
        "street_length": length, "street_walk_onward": length, "street_walk_back": length,
        "street_walkable": np.ones(len(tails)), "facility_street": none,
        "street_lit": chance.choice([0.0, 1.0, np.nan], len(tails)), "facility_kind": none,
        "facility_from_node": none, "facility_to_node": none, "facility_from_way": none, "facility_to_way": none,
        "facility_closed": none, "new_facility": np.where(np.arange(NODES) == stop, float(KINDS.index("stop")), -1.0),
    }  # fmt: skip


@pytest.mark.parametrize("seed", range(4))
def test_metres_without_light_are_those_of_the_streets_of_the_shortest_path(seed: int) -> None:
    city = made_city(seed)
    tails, heads = (city[f"street_{side}_node"].astype(int) for side in ("from", "to"))
    matrix = csr_matrix((city["street_length"], (tails, heads)), (NODES, NODES))
    stop = int(np.flatnonzero(city["new_facility"] >= 0)[0])
    ways, before = dijkstra(matrix, directed=False, indices=stop, return_predecessors=True)
    street = {frozenset(one): row for row, one in enumerate(zip(tails.tolist(), heads.tolist(), strict=True))}
    dark, unknown = np.zeros(NODES), np.zeros(NODES)
    for node in range(NODES):
        at = node
        while before[at] >= 0:
            row = street[frozenset((at, int(before[at])))]
            dark[node] += city["street_length"][row] * (city["street_lit"][row] == 0.0)
            unknown[node] += city["street_length"][row] * np.isnan(city["street_lit"][row])
            at = int(before[at])
    made = way_to_stop_by_light(**city, tolerance=1e-9, at_most=1).values
    ways = np.where(np.isfinite(ways), ways, np.nan)
    shares = light_on_way_to_stop(ways, *made)
    some = ways > 0
    assert some.sum() > NODES / 2
    np.testing.assert_allclose((shares[0] * ways)[some], dark[some], atol=1e-2)
    np.testing.assert_allclose((shares[1] * ways)[some], unknown[some], atol=1e-2)
    assert shares[0][stop] == 0.0
    assert LONGER * np.nansum(city["street_length"]) < 0.02, "no other way becomes the shortest one"
