"""Junctions for new facilities on grids of streets: beside all choices there are, within the bounds, and by hand."""

import time
from itertools import combinations
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
import shapely

from citybrain.base.siting import ChosenSites, SitingQuestion, choose
from citybrain.domains.streets.questions.modes import Modes
from citybrain.domains.streets.questions.sites import FacilityDemand
from citybrain.kernel.errors import InputError
from citybrain.kernel.paths import Network
from tests.domains.streets.test_routes import SIDE, grid, level

COSTS = np.full(SIDE**2, 1_800_000.0)


def town(seed: int, **more: Any) -> tuple[SitingQuestion, dict[str, Any]]:
    """A grid with thirty buildings at random places, of some residents; a fifth have health care near already."""
    values, draw = level(grid(seed)), np.random.default_rng(seed)
    buildings = shapely.points(draw.uniform(0.0, 100.0 * (SIDE - 1), (30, 2)))
    values |= {
        "residents": draw.integers(0, 50, 30).astype(float), "junction_facility": np.full(SIDE**2, np.nan),
        "way_to_health": np.where(draw.random(30) < 0.2, 10.0, np.nan), "new_facility": np.full(SIDE**2, -1.0),
        "step_free_way_to_health": np.full(30, np.nan), **more,
    }  # fmt: skip
    shapes = {"street": values["lines"], "building": buildings}.__getitem__
    ways = SimpleNamespace(networks=Modes(values.__getitem__, shapes))
    return SitingQuestion("health", values.__getitem__, shapes, lambda: ways), values


def chosen(question: SitingQuestion, count: int, person: str, minutes: float) -> tuple[FacilityDemand, ChosenSites]:
    asked = {"person": person, "minutes": minutes}
    demand = FacilityDemand(SitingQuestion("health", question.read, question.shapes, question.ways, asked))
    return demand, choose(demand, COSTS, count)


def reached(question: SitingQuestion, junctions: tuple[int, ...], minutes: float) -> float:
    """Residents out of reach today whom some junctions bring within it, from the ways to each by the kernel."""
    modes, values = question.ways().networks, question.read
    made = modes.of("walk", "adult").network
    doors = modes.near_on_foot.attached(question.shapes("building"))
    times = made.nearest(np.array(junctions), np.zeros(len(junctions)))
    least = np.minimum(times[doors.first] + doors.first_way / 80, times[doors.last] + doors.last_way / 80)
    people = np.where(np.isnan(values("way_to_health")), values("residents"), 0.0)[doors.rows]
    return float(people[least <= minutes].sum())


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_it_comes_near_the_best_of_all_choices(seed: int) -> None:
    question, _ = town(seed)
    demand, sites = chosen(question, 2, "adult", 2.0)
    gains = [site.gain for site in sites.sites]
    junctions = tuple(int(site.rows[0]) for site in sites.sites)
    assert sum(gains) == reached(question, junctions, 2.0)
    singles = [reached(question, (one,), 2.0) for one in range(SIDE**2)]
    assert gains[0] == max(singles)
    useful = [one for one in range(SIDE**2) if singles[one] > 0]
    best = max(reached(question, pair, 2.0) for pair in combinations(useful, 2))
    assert (1 - 1 / np.e) * best <= sum(gains) <= best <= sites.at_most + 1e-9
    assert 0.0 < sites.by_demand <= best
    assert all(np.count_nonzero([site.gained[row] for site in sites.sites]) <= 1 for row in range(30))
    order = [demand.options(np.array(rows, np.intp), COSTS).gains for rows in ((), junctions[:1], junctions, ())]
    assert np.array_equal(order[0], order[3])
    assert order[1][junctions[1]] == gains[1]


def test_nobody_is_counted_twice_and_taken_junctions_are_left_out() -> None:
    question, values = town(1)
    first = int(chosen(question, 1, "adult", 2.0)[1].sites[0].rows[0])
    taken = np.full(SIDE**2, -1.0)
    taken[first] = 3.0
    other, _ = town(1, new_facility=taken)
    assert first not in [int(site.rows[0]) for site in chosen(other, 3, "adult", 2.0)[1].sites]
    demand, everyone = chosen(question, 50, "adult", 60.0)
    assert len(everyone.sites) == 1
    assert demand.served + everyone.sites[0].gain == demand.whole == values["residents"].sum()


def test_more_pairs_than_are_looked_at_are_refused_with_their_number(monkeypatch: pytest.MonkeyPatch) -> None:
    question, values = town(1)
    out = int((np.isnan(values["way_to_health"]) & (values["residents"] > 0)).sum())
    pairs = out * SIDE**2
    monkeypatch.setattr("citybrain.base.covering.MOST_PAIRS", pairs - 1)
    with pytest.raises(InputError, match="access-sites-too-many") as refused:
        chosen(question, 3, "adult", 60.0)
    assert refused.value.arguments["received"] == str(pairs)
    assert refused.value.arguments["buildings"] == out
    monkeypatch.setattr("citybrain.base.covering.MOST_PAIRS", pairs)
    assert len(chosen(question, 3, "adult", 60.0)[1].sites) == 1
    with pytest.raises(InputError, match="access-choice-unknown"):
        chosen(question, 3, "pilot", 60.0)


def test_100_000_junctions_and_30_000_buildings_are_answered_in_seconds_and_little_room() -> None:
    side, length = 317, 70.0
    number = np.arange(side**2).reshape(side, side)
    first = np.concatenate([number[:, :-1].ravel(), number[:-1].ravel()])
    last = np.concatenate([number[:, 1:].ravel(), number[1:].ravel()])
    made = Network.of_edges(
        side**2, *(np.concatenate(x) for x in ((first, last), (last, first))), np.full(2 * len(first), length)
    )
    draw = np.random.default_rng(1)
    street, along = draw.integers(0, len(first), 30_000), draw.uniform(0.0, length, 30_000)
    ends = np.column_stack([first[street], last[street]])
    before = np.column_stack([along, length - along])
    made.gathered(ends[:1], before[:1], np.ones(1), 10.0)
    begin = time.process_time()
    gain = made.gathered(ends, before, np.ones(30_000), 1_200.0)
    assert time.process_time() - begin < 20.0
    one = made.nearest(np.array([50_000]), np.zeros(1), 1_200.0)
    within = np.minimum(one[ends[:, 0]] + before[:, 0], one[ends[:, 1]] + before[:, 1]) <= 1_200.0
    assert gain[50_000] == within.sum()


def test_where_all_have_one_there_is_no_site() -> None:
    question, _ = town(1, way_to_health=np.zeros(30))
    demand, sites = chosen(question, 3, "adult", 15.0)
    assert (sites.sites, sites.at_most, sites.by_demand, sites.cheapest) == ([], 0.0, 0.0, None)
    assert demand.served == demand.whole
