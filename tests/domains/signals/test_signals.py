"""Signals: plans of files, Webster's times and delay, a simulation that loses nobody, and what cannot be told."""

import json
from itertools import islice

import numpy as np
import pytest

from citybrain.domains.signals.importers.plans import signal_plans
from citybrain.domains.signals.models.delay_formulas import uniform_delay, webster_delay
from citybrain.domains.signals.models.results import BETTER, CANNOT_TELL, REFERENCE, WORSE, verdict
from citybrain.domains.signals.models.simulation import Layout, SignalManner, Timing, by_chance, simulate
from citybrain.domains.signals.models.timing import Demand, webster_cycle, webster_greens
from citybrain.kernel import Patch, change
from citybrain.kernel.errors import InputError
from citybrain.open_city import OpenCity
from citybrain.plans.document import read_bytes
from citybrain.plans.uncertainty.assess import uncertainty_of
from citybrain.plans.uncertainty.service import case_of
from citybrain.plans.uncertainty.uncertainty import Options
from citybrain.plans.workspace import Workspace
from citybrain.presenting.answers.outcome import outcome_answer
from citybrain.twin.build import build
from tests.domains.signals.plans import approaches, junctions, write_files

MANNER = SignalManner(lost=2, used_yellow=2, walk=7, gap=3, seen=10, added=10, warm_up=600, bus_cars=2)
CYCLE, GREEN, FLOW = 60.0, 30.0, 1800.0
X = np.array([0.4, 0.6, 0.8])
PLAN = {"name": "Buses first", "measures": [{"intervention": "actuate_signals", "where": {"id": ["market"]}}]}


def isolated(x=X, walkers=0.0, actuated=False, buses=0.0):
    """Junctions with cars at degrees of saturation x in green for half of the cycle; who comes to the rest."""
    size = len(x)
    demand = np.zeros((2 * size, 4))
    demand[::2, 0] = x * FLOW / 3600 * GREEN / CYCLE
    demand[1::2, 3], demand[1::2, 1] = walkers / 3600, buses / 3600
    alike, green = np.ones(2 * size), np.tile([GREEN, CYCLE - GREEN - 10], size)
    layout = Layout(
        np.repeat(np.arange(size), 2), np.arange(2 * size), alike * FLOW / 3600, alike * 0.5, alike * 12, demand,
        np.full(2 * size, -1), alike, alike.astype(np.intp),
    )  # fmt: skip
    light = np.ones(size)
    return layout, Timing(light * 3, light * 2, light * 0, light.astype(bool) & actuated, green, alike * 7, green)


def simulated(layout, timing, runs=20, seed=1, length=4200):
    return simulate(layout, [timing], MANNER, runs, islice(by_chance(layout, MANNER, runs, seed), length))


def delays(counts):
    return counts.waited[0, :, ::2, 0].sum(0) / counts.arrived[0, :, ::2, 0].sum(0)


def test_the_cycle_is_that_of_webster() -> None:
    assert webster_cycle(np.array(0.5), np.array(16.0)) == pytest.approx(58.0)
    assert webster_cycle(np.array(1.0), np.array(16.0)) == np.inf
    lost = np.full(2, 16.0)
    demand = Demand(np.array([0.3, 0.2, 0.3, 0.2]), np.array([7.0, 7.0, 7.0, 30.0]), np.array([0, 2]), lost, lost)
    greens = webster_greens(demand, 120.0).tolist()
    assert greens[:2] == [25.0, 17.0]  # 42 s at 3 : 2
    assert greens[2:] == [60.0, 30.0]  # (1.5 x 46 + 5) / 0.7 = 105.7 s, less 16 and 30
    assert webster_greens(demand, 120.0, np.full(2, 66.0)).tolist()[:2] == [30.0, 20.0]


def test_who_walks_gets_time_to_cross_which_is_lost_to_the_others() -> None:
    first, lost = np.zeros(1, np.intp), np.full(1, 10.0)
    green = webster_greens(Demand(np.array([0.4, 0.05]), np.array([7.0, 25.0]), first, lost, lost), 120.0)
    assert green.tolist() == [61.0, 25.0]  # (1.5 * 35 + 5) / (1 - 0.4) = 96 s, less 35
    demand = Demand(np.array([0.7, 0.6]), np.array([7.0, 7.0]), first, lost, lost)
    assert webster_greens(demand, 120.0).sum() + 10.0 == 120.0


def test_delay_of_fixed_time_is_that_of_published_formulas() -> None:
    """Webster 1958 of arrivals by chance; HCM 2000, uniform delay, of even ones."""
    layout, timing = isolated()
    flow = layout.demand[::2, 0]
    chance = delays(simulated(layout, timing))
    assert chance == pytest.approx(webster_delay(CYCLE, GREEN, X, flow), rel=0.08)
    begin = (np.arange(20) + 0.5)[:, None, None] / 20
    total = np.floor(np.arange(1801)[:, None, None, None] * layout.demand + begin)
    even = simulate(layout, [timing], MANNER, 20, np.diff(total, axis=0).astype(np.int64))
    assert delays(even) == pytest.approx(uniform_delay(CYCLE, GREEN, X), rel=0.03)


def test_nobody_is_lost_and_the_same_seed_gives_the_same_bits() -> None:
    layout, timing = isolated(np.array([0.7, 1.2]), walkers=200, actuated=True, buses=20)
    first, again, other = (simulated(layout, timing, 3, seed, 1200) for seed in (1, 1, 2))
    assert (first.before + first.arrived == first.served + first.after).all()
    assert first.waited.tobytes() == again.waited.tobytes() != other.waited.tobytes()
    assert first.arrived[..., 1].sum() > 0 < first.arrived[..., 3].sum()


def test_a_stage_for_people_lasts_until_they_are_across_and_comes_only_when_asked_for() -> None:
    layout, timing = isolated(np.array([0.5]), walkers=60, actuated=True)
    pushed = simulated(layout, timing, 10, 1, 1800)
    nobody = simulated(*isolated(np.array([0.5]), actuated=True), 10, 1, 1800)
    assert nobody.cycles.sum() == 0  # green rests where nobody else asks
    assert nobody.waited[..., 0].sum() < 0.05 * pushed.waited[..., 0].sum()
    assert 0 < pushed.cycles.mean() < 20
    walks = pushed.waited[..., 1, 3].sum() / pushed.arrived[..., 1, 3].sum()
    assert walks < CYCLE / 2


def test_a_difference_whose_interval_holds_zero_cannot_be_told() -> None:
    assert [verdict(1, low, high) for low, high in ((-3, -1), (1, 3), (-1, 2))] == [BETTER, WORSE, CANNOT_TELL]
    assert verdict(0, 0.0, 0.0) == REFERENCE


def read(points=None, table=None):
    tables = {
        "junctions": junctions() if points is None else points,
        "approaches": approaches() if table is None else table,
    }
    return signal_plans(tables, {}).tables


def refused(points=None, table=None) -> str:
    with pytest.raises(InputError) as error:
        read(points, table)
    assert error.value.code == "signals-files"
    return str(error.value.arguments["received"])


def test_a_plan_is_read_in_its_units() -> None:
    made = read()
    table = made["signal_approaches"].set_index("id")
    assert table.loc["second/along", ["approach_from", "approach_share_from"]].tolist() == [4.0, 0.85]
    assert table["approach_share_from"].max() == 0.85
    in_minutes = approaches().rename(
        columns={"cars [1/h]": "cars [1/min]", "crossing_width [m]": "crossing_width [ft]"}
    )
    other = read(table=in_minutes)["signal_approaches"].set_index("id")
    assert other.loc["cross/north", "approach_cars"] == 60 * table.loc["cross/north", "approach_cars"]
    assert other.loc["cross/north", "approach_crossing_width"] == pytest.approx(14 * 0.3048)
    assert made["signal_controls"]["id"].tolist()[3:6] == [
        f"arterial: {one}" for one in ("plan", "webster", "actuated")
    ]


def test_a_number_without_a_unit_is_asked_for() -> None:
    bare = approaches().rename(columns={"green [s]": "green", "cars [1/h]": "cars [veh]"})
    assert refused(table=bare) == "approaches.green: unit? (s, min); approaches.cars: veh ? (1/h, 1/min, 1/s)"
    assert refused(junctions().rename(columns={"cycle [s]": "cycle"})) == "junctions.cycle: unit? (s, min)"


def test_what_contradicts_itself_is_refused_with_both_numbers() -> None:
    points = junctions()
    points.loc[0, "cycle [s]"] = 95
    table = approaches()
    table.loc[6, "from"], table.loc[11, "stage"] = "market/main", "3"
    received = refused(points, table)
    assert "junctions.cycle: cross: 95 s / 50 + 5 + 30 + 5 = 90 s" in received
    assert "approaches.stage: market: 1, 3 (1, 2, ...)" in received
    assert "approaches.from: second/along" in received
    circle = approaches()
    circle.loc[4, ["from", "travel_time [s]", "share_from [%]"]] = ["third/along", "30", "10"]
    assert "approaches.from: first/along > ... > first/along" in refused(table=circle)
    wrong = approaches()
    wrong.loc[0, "cars [1/h]"], wrong.loc[1, "crossing_width [m]"] = "many", ""
    assert refused(table=wrong) == "approaches.cars: 1"


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    folder = write_files(tmp_path_factory.mktemp("signals") / "signalby")
    build(folder)
    return OpenCity(folder).workspace


def test_three_networks_are_compared_in_one_answer(workspace: Workspace) -> None:
    today = workspace.baseline().view.result
    kind, network, outcome = (today[name] for name in ("signal_control_kind", "control_network", "control_verdict"))
    assert kind.tolist() == [0, 1, 2] * 3
    assert network.tolist() == [0, 0, 0, 1, 1, 1, 2, 2, 2]
    assert outcome[kind == 0].tolist() == [REFERENCE] * 3
    low, high, change = (today[f"control_delay_change{end}"] for end in ("_low", "_high", ""))
    assert ((low <= change) & (change <= high)).all()
    delay = today["control_delay"]
    assert change == pytest.approx(delay - np.repeat(delay[::3], 3), abs=1e-9)
    assert delay[[0, 6]] == pytest.approx(today["signal_delay"][[0, 4]], rel=1e-12)  # a network of one junction
    cars, buses, walks = (today[f"control_{mode}_delay"] for mode in ("car", "bus", "walking"))
    assert cars[5] > cars[4], "along an arterial, junctions that answer for themselves break the green wave"
    assert buses[8] < 0.3 * buses[6]
    assert walks[8] < walks[6]
    assert np.isnan(buses[:3]).all()
    assert today["control_load"].tolist() == [0] * 9
    by_formula, by_seconds = today["approach_formula_delay"], today["approach_car_delay"]
    alone = ~np.isnan(by_formula)
    assert by_seconds[alone] == pytest.approx(by_formula[alone], rel=0.08)


def test_a_plan_gives_buses_priority_and_fewer_people_wait(workspace: Workspace) -> None:
    outcome = workspace.outcome_of(read_bytes(json.dumps(PLAN).encode(), "all", json_text=True))
    rows = {row["quantity"]: row for row in outcome_answer(outcome, workspace.places, "en")["headline"]}
    assert rows["city_people_waiting_at_signals"]["change"] == pytest.approx(-14.0, abs=3.0)
    assert rows["city_people_waiting_at_signals"]["verdict"] == "better"
    assert rows["city_investment"]["change"] == 30_000.0
    case = case_of(workspace.snapshot, workspace.baseline().view, outcome)
    interval = uncertainty_of(case, Options(draws=16, seed=1, drivers=False)).of("city_people_waiting_at_signals")
    assert interval is not None
    assert interval.change is not None
    assert interval.change.low < rows["city_people_waiting_at_signals"]["change"] < interval.change.high < 0


def test_more_cars_than_green_can_serve_are_told(workspace: Workspace) -> None:
    today = workspace.baseline().view.result
    crowded = change(today, {"approach_cars": Patch(np.array([0]), np.array([1300.0]))})
    assert crowded["control_load"][0] == 1
    assert crowded["control_saturation"][0] > 1.2
    assert crowded["approach_growing_queue"][0] > 200
    assert np.isnan(crowded["approach_formula_delay"][0])
    assert crowded["control_served_share"][0] < 0.9
