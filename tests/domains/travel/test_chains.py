"""Somebody is brought on the way to work: trips that are linked stay as many, and one mode goes the whole way."""

import numpy as np
import pytest

from citybrain.domains.travel.models.demand.areas import AreaDemand, AreaTrips, Levels, Travellers
from citybrain.domains.travel.models.demand.chains import ChainWays, linked
from citybrain.domains.travel.models.demand.mode_choice import CAR, CYCLE, MODES, TRANSIT, WALK, Weights, chosen
from citybrain.kernel import Result, change
from tests.domains.travel.streets import small_city

SIZE, CHAINED = 6, 0.4
MODE_NAMES = ("car", "transit", "bicycle", "walk")


def levels(seed: int = 3) -> Levels:
    """Minutes and money of a made city: no road leads to the last area, no line joins areas of the same half."""
    chance = np.random.default_rng(seed)
    minutes = chance.uniform(5.0, 40.0, (len(MODES), SIZE, SIZE))
    minutes[CAR, -1] = minutes[CAR, :, -1] = np.inf
    half = np.arange(SIZE) < SIZE // 2
    minutes[TRANSIT, half[:, None] == half] = np.inf
    return Levels(minutes, chance.uniform(0.0, 3.0, minutes.shape), np.full(minutes.shape, 1.5))


def demand(chained: float, carrying: float = 0.0, seed: int = 4) -> AreaDemand:
    chance = np.random.default_rng(seed)
    leaving, calling = chance.uniform(10.0, 100.0, (2, 5, SIZE))
    calling[4, ::2] = 0.0
    low = chance.uniform(0.1, 0.5, SIZE)
    people = Travellers(np.stack([low, 1.0 - low, low * 0.0]), 0.6, np.array([6.0, 9.0, 8.0]), carrying, chained)
    return AreaDemand(leaving, calling, people, Weights(0.05, 0.6, 1.0))


def count(trips: AreaTrips) -> np.ndarray:
    return trips.of_homes(np.ones((len(MODES), SIZE, SIZE)))


def test_linked_trips_are_as_many_as_before_by_home_and_by_place() -> None:
    """What leaves home is what it was, and what arrives where every mode leads everywhere: they are the same trips."""
    everywhere = Levels(np.where(np.isfinite(levels().minutes), levels().minutes, 60.0), *levels()[1:])
    for level in (levels(), everywhere):
        apart, joined = demand(0.0).at(level), demand(CHAINED).at(level)
        assert joined.chains is not None
        assert float(joined.chains.chains.sum()) > 10.0
        assert count(joined).sum(axis=(0, 1)) == pytest.approx(count(apart).sum(axis=(0, 1)))
    arrived = [sum(one.between(mode).sum(axis=0) for mode in range(len(MODES))) for one in (apart, joined)]
    assert arrived[1] == pytest.approx(arrived[0])


def test_without_links_nothing_changes() -> None:
    apart = demand(0.0).at(levels())
    assert apart.chains is None
    assert demand(1e-12).at(levels()).trips == pytest.approx(apart.trips, abs=1e-9)


def test_means_over_places_are_those_of_an_enumeration() -> None:
    """Every home, place and workplace one by one, with the ways that each mode has; public transport walks one leg."""
    level, chance = levels(), np.random.default_rng(1)
    places = chance.uniform(size=(SIZE, SIZE)) * (np.arange(SIZE) % 2)
    places /= places.sum(axis=1, keepdims=True)
    ways = ChainWays(places, level.minutes)
    minutes, mean = level.minutes, ways.mean(level.minutes)
    for mode in range(len(MODES)):
        for home in range(SIZE):
            for work in range(SIZE):
                legs = []
                for place in range(SIZE):
                    pair = [minutes[mode, home, place], minutes[mode, place, work]]
                    walks = [minutes[WALK, home, place], minutes[WALK, place, work]]
                    if mode == TRANSIT and np.isfinite(pair).any():
                        pair = [ride if np.isfinite(ride) else walk for ride, walk in zip(pair, walks, strict=True)]
                    legs.append((places[home, place], sum(pair)))
                served = sum(part for part, taken in legs if np.isfinite(taken))
                whole = sum(part * taken for part, taken in legs if part > 0 and np.isfinite(taken))
                assert ways.served[mode, home, work] == pytest.approx(served)
                assert mean[mode, home, work] == pytest.approx(whole / served if served else np.inf)


def test_both_trips_of_a_chain_go_by_one_mode_and_none_by_a_bicycle_that_carries_no_child() -> None:
    chains = demand(CHAINED).at(levels()).chains
    assert chains is not None
    assert chains.chains[:, CYCLE].sum() == 0.0
    first, onward = chains.first(), [chains.onward(mode) for mode in range(len(MODES))]
    for mode in (CAR, CYCLE):
        assert first[:, mode].sum() == pytest.approx(chains.chains[:, mode].sum())
        assert onward[mode].sum() == pytest.approx(chains.chains[:, mode].sum())
        assert first[:, mode].sum(axis=(0, 1)) == pytest.approx(onward[mode].sum(axis=1))  # a car goes on from there
    walked = first[:, WALK].sum() + onward[WALK].sum() - 2.0 * chains.chains[:, WALK].sum()
    rides = first[:, TRANSIT].sum() + onward[TRANSIT].sum()
    assert rides + walked == pytest.approx(2.0 * chains.chains[:, TRANSIT].sum())
    carried = demand(CHAINED, carrying=1.0).at(levels()).chains
    assert carried is not None
    assert carried.chains[:, CYCLE].sum() > 0.0


def test_no_more_chains_than_trips_to_work() -> None:
    escort, work = np.array([[10.0, 5.0], [10.0, 0.0]]), np.array([[4.0, 50.0]])
    assert linked(0.5, escort, work, np.array([0, 0])) == pytest.approx(np.array([[2.0, 2.5], [2.0, 0.0]]))


@pytest.mark.parametrize("spread", [0.0, 0.3, 1.0])
def test_a_mode_chosen_at_the_mean_place_is_near_one_chosen_place_by_place(spread: float) -> None:
    """How far the choice at the mean is from that of each home, place and workplace: none where all bring to one place.

    Places that lie up to half as far again or as near: at most 0.4 points of a share; up to twice as far: 4 points.
    """
    weights, offered = Weights(0.05, 0.6, 1.0), np.array([True, False, False, True])
    chance = np.random.default_rng(2)
    far = 1.0 + spread * chance.uniform(-1.0, 1.0, 200)
    alike = np.full(200, 1 / 200)
    minutes = np.stack([8.0 + 6.0 * far, far * 0.0, far * 0.0, 20.0 * far])[:, :, None]
    each = chosen(minutes, weights, offered).shares[CAR, :, 0]
    mean = chosen((minutes[:, :, 0] @ alike)[:, None, None], weights, offered).shares[CAR, 0, 0]
    assert abs(float(alike @ each) - float(mean)) <= {0.0: 1e-12, 0.3: 0.004, 1.0: 0.04}[spread]


@pytest.fixture(scope="module")
def today() -> Result:
    return small_city()


def test_a_city_has_as_many_trips_by_purpose_whoever_is_brought_on_the_way(today: Result) -> None:
    apart = change(today, {"escort_on_way_to_work": np.float64(0.0)})
    both = [sum(float(one[f"{mode}_trips"].sum()) for mode in MODE_NAMES) for one in (apart, today)]
    assert both[1] == pytest.approx(both[0])
    share = float(today["escort_on_way_to_work"])
    assert float(today["peak_escort_chains"].sum()) == pytest.approx(share * float(today["escort_trips"].sum()))
    assert float(apart["city_escort_chains"]) == 0.0
    assert np.isnan(float(apart["car_share_of_escort_chains"]))
    assert float(today["bicycle_trips"].sum()) < float(apart["bicycle_trips"].sum())


def test_bicycles_that_carry_a_child_are_ridden_to_work_too(today: Result) -> None:
    """Who may cycle with a child leaves the car at home for the whole way, so trips to work follow."""
    apart = change(today, {"escort_on_way_to_work": np.float64(0.0)})
    gained = []
    for one in (apart, today):
        planned = change(one, {"child_carrying_cycles": np.float64(1.0)})
        gained.append(float(planned["bicycle_trips"].sum()) - float(one["bicycle_trips"].sum()))
    assert 0.0 < gained[0] < gained[1]
    planned = change(today, {"child_carrying_cycles": np.float64(1.0)})
    assert float(planned["car_share_of_escort_chains"]) < float(today["car_share_of_escort_chains"])


def test_work_at_home_leaves_trips_that_bring_somebody(today: Result) -> None:
    nobody = change(today, {"work_trips": today["work_trips"] * 0.0})
    assert float(nobody["city_escort_chains"]) == 0.0
    whole = sum(float(nobody[f"{mode}_trips"].sum()) for mode in MODE_NAMES)
    assert whole == pytest.approx(10_000 * 2.2 * 0.1)
