"""Evaluation, loops, tiles, quality and explanation on the toy city."""

import math
import pickle
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from citybrain.kernel import City, Explainer, NotFoundError, Patch, Qualities, Result, change, register
from citybrain.kernel.city import Provenance
from citybrain.kernel.explain import _largest
from citybrain.kernel.tiles import evaluate, run_tile
from tests.kernel.toy import toy_city, toy_graph

GRAPH = toy_graph()
WANTED = ["energy_cost", "city_gas", "zone_gas", "zone_intensity", "gas_share_of_zone", "zone_balance", "gas"]


class Pickled:
    """An engine in which nothing is shared: every value crosses as bytes, as it would to another machine."""

    def place(self, value):
        return pickle.dumps(value)

    def stage(self, graph, tiles, states, task, shared):
        def run(tile, state):
            new, parts = run_tile(*map(pickle.loads, (graph, tile, state)), task, shared)
            return pickle.dumps(new), parts

        with ThreadPoolExecutor(2) as pool:
            done = list(pool.map(run, tiles, states))
        return [s for s, _ in done], [p for _, p in done]

    def collect(self, states, names):
        return [{n: pickle.loads(s)[n] for n in names} for s in states]


@pytest.mark.parametrize("tiles", [1, 3])
def test_tiles_equal_one_piece(tiles):
    city = toy_city(tiles=tiles)
    there, here = evaluate(GRAPH, city, Pickled(), WANTED), Result(GRAPH, city)
    for name in WANTED:
        assert np.asarray(there[name]).tobytes() == np.asarray(here[name]).tobytes(), name


def test_sums_and_means_by_hand():
    city = City(
        {"building": 3, "zone": 2, "hour": 1},
        {("building", "zone"): np.array([0, 0, 1])},
        {
            "floor_area": np.array([100.0, 300.0, 50.0]),
            "construction_year": np.array([1950.0, 1990.0, 2000.0]),
            "residents": np.zeros(3),
            "outdoor_temperature": np.zeros(1),
        },
        toy_city().day,
    )
    result = Result(GRAPH, city)
    assert result["heat_need"].tolist() == [20000.0, 27000.0, 4500.0]
    assert result["zone_gas"].tolist() == [0.75 * 47000, 0.75 * 4500]
    assert result["zone_intensity"].tolist() == [117.5, 90.0]
    assert result["city_gas"] == 0.75 * 51500
    assert result["energy_cost"][0] == pytest.approx(4000.0)


def test_a_loop_settles():
    result = Result(GRAPH, toy_city())
    balance, gas = result["zone_balance"], result["zone_gas"]
    assert np.allclose(balance * (1 + 0.1 * balance + 1e-9 * gas), 2.0, rtol=1e-8)


def test_quality_travels():
    result = Result(GRAPH, toy_city())
    qualities = Qualities(result)
    assert set(qualities["heat_need"]) == {6}  # the temperatures say nothing of how they are known
    assert set(qualities["intensity"]) == {4}
    assert int(qualities["city_gas"]) == 6
    changed = change(result, {"insulation": Patch(np.array([5]), np.array([0.5]))})
    assert Qualities(changed, qualities)["insulation"].tolist().count(4) == 1


def test_explain_goes_down_to_the_leaf():
    city = toy_city()
    leafed = City(city.size, city.inside, city.columns, city.day, quality=city.quality, leaf=leaf)
    explainer = Explainer(Result(GRAPH, leafed))
    top = explainer.explain("city_gas", depth=8)
    assert top.parts == 500
    assert len(top.inputs) == 5
    assert math.isclose(sum(top.levels.values()), 1.0)
    heat = next(i for i in top.inputs[0].inputs if i.quantity == "heat_need")
    area = next(i for i in heat.inputs if i.quantity == "floor_area")
    assert area.leaf.row == f"floor_area:{area.row}"
    intensity = next(i for i in heat.inputs if i.quantity == "intensity")
    assert intensity.source in ("archetypes", "code 80")
    assert intensity.valid_from == "1900-01-01"


def leaf(name: str, row: int) -> Provenance:
    return Provenance("register", "measured", 1, row=f"{name}:{row}")


def test_explain_of_a_plan_tells_what_was_before():
    result = Result(GRAPH, toy_city())
    changed = change(result, {"insulation": Patch(np.array([5]), np.array([0.5]))})
    told = Explainer(changed, Explainer(result)).explain("heat_need", 5, depth=1)
    assert told.value == pytest.approx(told.before / 2)
    assert next(i for i in told.inputs if i.quantity == "insulation").source == "plan"


def test_a_row_that_is_not_there():
    with pytest.raises(NotFoundError) as caught:
        Explainer(Result(GRAPH, toy_city())).explain("gas", 500)
    assert caught.value.arguments["allowed"] == 499


def test_a_column_that_is_not_there():
    city = toy_city()
    bare = City(city.size, city.inside, {}, city.day)
    with pytest.raises(NotFoundError) as caught:
        Result(GRAPH, bare)["heat_need"]
    assert caught.value.code == "column-missing"


def test_the_register_names_everything_once():
    names = [entry["name"] for entry in register(GRAPH)]
    assert len(names) == len(set(names))
    assert {"city_gas", "electricity", "energy_price", "intensity"} <= set(names)
    assert "carriers" not in names


def test_a_whole_quantity_is_known_as_its_least_known_input():
    levels = Qualities(Result(GRAPH, toy_city()))["zone_of_hours"]
    assert levels.tolist() == [6] * 7


@pytest.mark.parametrize("rows", [3, 5000])
def test_the_largest_parts_come_first_and_in_row_order_among_equals(rows):
    sizes = np.random.default_rng(2).integers(0, 40, rows).astype(float)
    wanted = sorted(range(rows), key=lambda row: (-sizes[row], row))[:5]
    assert _largest(sizes).tolist() == wanted
    assert _largest(np.zeros(rows)).tolist() == list(range(min(rows, 5)))
