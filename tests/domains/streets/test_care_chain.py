"""The care chain: from home with a child to childcare, on to groceries and home, against every pair of places."""

from itertools import product
from typing import Any

import numpy as np
import pytest
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import shortest_path

from citybrain.domains.streets.models.care_chain import care_chain_of_junction, minutes_of_metre
from citybrain.kernel import Patch, Result, change
from tests.domains.streets.test_network import GRAPH, on_one_street

CHILDCARE, GROCERIES = 2, 0
SPEEDS = {"walking_speed": 4.8, "walking_speed_older": 3.4, "walking_speed_with_child": 3.0, "wheelchair_speed": 3.6}
NODES = 30


def made_city(seed: int) -> dict[str, Any]:
    """Streets at random, some with steps, and places up to 60 m beside them; every other city is hilly."""
    chance = np.random.default_rng(seed)
    tails, heads = chance.integers(0, NODES, (2, 70))
    tails, heads = tails[tails != heads], heads[tails != heads]
    length = chance.uniform(50.0, 400.0, len(tails)).round(3)
    on = chance.integers(0, len(tails), 11)
    way = (chance.uniform(0.0, 1.0, 11) * length[on]).round(3)
    across = chance.uniform(0.0, 60.0, 11).round(3)
    onward, back = length * chance.uniform(1.0, 1.0 + seed % 2, (2, len(tails)))
    return {
        "junction_node": np.arange(NODES) * 10.0, "junction_facility": np.full(NODES, np.nan),
        "street_from_node": tails * 10.0, "street_to_node": heads * 10.0, "street_length": length,
        "street_walk_onward": onward, "street_walk_back": back, "street_walkable": np.ones(len(tails)),
        "street_step_free": (chance.random(len(tails)) < 0.7) * 1.0,
        "facility_kind": np.array([GROCERIES] * 6 + [CHILDCARE] * 5), "facility_street": on * 1.0,
        "facility_from_node": tails[on] * 10.0, "facility_to_node": heads[on] * 10.0, "facility_from_way": across + way,
        "facility_to_way": across + length[on] - way, "facility_closed": (np.arange(11) % 5 == 4) * 1.0,
        "new_facility": np.full(NODES, -1.0), **{name: np.float64(one) for name, one in SPEEDS.items()},
    }  # fmt: skip


def enumerated(city: dict[str, Any], step_free: bool, alone: float) -> np.ndarray:
    """Minutes of the best chain from each junction, of all pairs of a childcare and a shop, by the paths of scipy."""
    count = len(city["facility_kind"])

    def table(used: np.ndarray) -> np.ndarray:
        edges: dict[tuple[int, int], float] = {}
        columns = ("street_from_node", "street_to_node", "street_walk_onward", "street_walk_back")
        for tail, head, onward, back, some in zip(*(city[name] for name in columns), used, strict=True):
            pair = int(tail) // 10, int(head) // 10
            for one, metres in ((pair, onward), (pair[::-1], back)) if some else ():
                edges[one] = min(edges.get(one, np.inf), metres)
        rows = np.array(list(edges))
        ways = shortest_path(csr_matrix((list(edges.values()), (rows[:, 0], rows[:, 1])), (NODES, NODES)))
        out = np.full((NODES + count, NODES + count), np.inf)
        out[:NODES, :NODES] = ways
        on = city["facility_street"].astype(int)
        slopes = [city[f"street_walk_{way}"][on] / city["street_length"][on] for way in ("onward", "back")]
        nodes = [city[f"facility_{side}_node"].astype(int) // 10 for side in ("from", "to")]
        beyond = [city[f"facility_{side}_way"] for side in ("from", "to")]
        across = (beyond[0] + beyond[1] - city["street_length"][on]) / 2.0
        metres = [way - across for way in beyond]
        for one in range(count):
            ends = [int(side[one]) for side in nodes]
            leave = [across[one] + metres[0][one] * slopes[1][one], across[one] + metres[1][one] * slopes[0][one]]
            come = [across[one] + metres[0][one] * slopes[0][one], across[one] + metres[1][one] * slopes[1][one]]
            out[NODES + one, :NODES] = np.min([ways[n] + m for n, m in zip(ends, leave, strict=True)], axis=0)
            out[:NODES, NODES + one] = np.min([ways[:, n] + m for n, m in zip(ends, come, strict=True)], axis=0)
        for one, other in product(range(count), repeat=2):
            come = [across[other] + metres[side][other] * slopes[side][other] for side in (0, 1)]
            ends = [int(side[other]) for side in nodes]
            out[NODES + one, NODES + other] = min(out[NODES + one, n] + m for n, m in zip(ends, come, strict=True))
            if on[one] == on[other]:
                along = metres[0][other] - metres[0][one]
                direct = along * slopes[0][one] if along >= 0 else -along * slopes[1][one]
                direct += across[one] + across[other] if one != other else 0.0
                out[NODES + one, NODES + other] = min(out[NODES + one, NODES + other], direct)
        return out

    with_child = table(city["street_step_free"])
    onward = with_child if step_free else table(city["street_walkable"])
    open_ = city["facility_closed"] < 1.0
    pairs = product(
        *(NODES + np.flatnonzero((city["facility_kind"] == code) & open_) for code in (CHILDCARE, GROCERIES))
    )
    slow = min(SPEEDS["walking_speed_with_child"], alone)
    chains = [
        with_child[:NODES, child] / slow + (onward[child, shop] + onward[shop, :NODES]) / alone for child, shop in pairs
    ]
    best: np.ndarray = np.min(chains, axis=0) * 0.06
    return np.where(np.isfinite(best), best, np.nan)


@pytest.mark.parametrize("seed", range(6))
def test_the_chain_is_the_least_of_all_pairs_of_places(seed: int) -> None:
    city = made_city(seed)
    made = care_chain_of_junction(**city, tolerance=1e-9, at_most=1).values
    groups = (("walking_speed", False), ("walking_speed_older", False), ("wheelchair_speed", True))
    for half, (name, step_free) in zip(made, groups, strict=True):
        each = minutes_of_metre(np.float64(SPEEDS["walking_speed_with_child"]), np.float64(SPEEDS[name]))
        np.testing.assert_allclose(half * each, enumerated(city, step_free, SPEEDS[name]), rtol=1e-9)


def test_places_on_the_street_of_the_door_are_reached_along_it() -> None:
    """A shop at 300 m of a street, at which a childcare opens; then one at its end. Doors at 245 m and 595 m, 5 m off.

    Out and back lead by the same end of the street or facility on it: by the shop, 55 m from the first door.
    """
    city, _ = on_one_street()
    result = Result(GRAPH, city)
    assert np.isnan(result["care_chain_minutes"]).all()
    at_shop = np.flatnonzero(city.columns["junction_facility"] == 0)
    beside = change(result, {"new_facility": Patch(at_shop, np.full(1, 2.0))})
    np.testing.assert_allclose(beside["care_chain_minutes"], [55 / 50 + 55 / 80, 305 / 50 + 305 / 80])
    at_end = change(result, {"new_facility": Patch(np.array([0]), np.full(1, 2.0))})
    np.testing.assert_allclose(at_end["care_chain_minutes"][0], (55 + 300) / 50 + (300 + 55) / 80)


def test_a_way_along_one_street_leads_from_door_to_door() -> None:
    """By hand: both places at 200 m of a street of 400 m, 100 m beside it; from its ends 300, 200 and 300 m."""
    two, ways = np.zeros(2), np.full(2, 300.0)
    city = {
        "junction_node": np.array([10.0, 20.0]), "junction_facility": np.full(2, np.nan),
        "street_from_node": np.array([10.0]), "street_to_node": np.array([20.0]),
        **dict.fromkeys(("street_length", "street_walk_onward", "street_walk_back"), np.array([400.0])),
        "street_walkable": np.ones(1), "street_step_free": np.ones(1),
        "facility_kind": np.array([CHILDCARE, GROCERIES]), "facility_street": two,
        "facility_from_node": two + 10.0, "facility_to_node": two + 20.0,
        "facility_from_way": ways, "facility_to_way": ways, "facility_closed": two, "new_facility": two - 1.0,
        **{name: np.float64(one) for name, one in SPEEDS.items()},
    }  # fmt: skip
    half = care_chain_of_junction(**city, tolerance=1e-9, at_most=1).values[0]
    each = minutes_of_metre(np.float64(SPEEDS["walking_speed_with_child"]), np.float64(SPEEDS["walking_speed"]))
    np.testing.assert_allclose(half * each, 300 / 50 + (200 + 300) / 80)


def test_a_ramp_and_a_new_childcare_shorten_the_chain() -> None:
    city = made_city(1) | {"street_step_free": np.zeros(len(made_city(1)["street_length"]))}
    barred = care_chain_of_junction(**city, tolerance=1e-9, at_most=1).values
    ramps = city | {"street_step_free": np.ones(len(city["street_length"]))}
    open_ways = care_chain_of_junction(**ramps, tolerance=1e-9, at_most=1).values
    for before, after in zip(barred, open_ways, strict=True):
        assert np.isnan(before).sum() > np.isnan(after).sum()
    opened = ramps | {"new_facility": np.where(np.arange(NODES) == 3, float(CHILDCARE), -1.0)}
    nearer = care_chain_of_junction(**opened, tolerance=1e-9, at_most=1).values
    for before, after in zip(open_ways, nearer, strict=True):
        assert (after[np.isfinite(before)] <= before[np.isfinite(before)]).all()
        assert after[3] < before[3]
