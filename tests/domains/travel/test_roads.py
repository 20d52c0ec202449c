"""A city with a table of trips: cars, speeds and emissions of its roads, and what plans on roads change."""

import json
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from citybrain.base.domains import find_domains
from citybrain.inventory.entries.entering import NewLine, enter_lines
from citybrain.inventory.service import InventoryService
from citybrain.kernel import Changed, Result, change
from citybrain.open_city import OpenCity
from citybrain.plans.availability import available, lacking
from citybrain.plans.document import read_bytes
from citybrain.plans.uncertainty.assess import uncertainty_of
from citybrain.plans.uncertainty.service import case_of
from citybrain.plans.uncertainty.uncertainty import Options
from citybrain.plans.workspace import Workspace
from citybrain.presenting.answers.explanation import explanation_answer
from citybrain.presenting.answers.outcome import outcome_answer
from citybrain.presenting.inventory.lines import computed_text
from citybrain.progress.inventoried import inventoried
from citybrain.records import CityRecords
from citybrain.twin.build import build
from tests.domains.travel.files import write_files

PEAK_HOURS = 3300.0


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    city = write_files(tmp_path_factory.mktemp("roads") / "roadsby")
    build(city)
    return OpenCity(city).workspace


def test_a_file_of_cars_tells_nothing_of_lorries(today: Result) -> None:
    """Unknown on every road, not none; what adds up has no lorries, and cars are as they were."""
    for name in ("lorries_of_day", "heavy_share", "rigid_lorries_of_day"):
        assert np.isnan(today[name]).all()
    assert float(today["city_lorry_emissions"]) == 0.0
    assert float(today["city_vehicle_kilometres"]) > 0.0


def planned(workspace: Workspace, *measures: dict[str, Any], **more: Any) -> dict[str, Any]:
    text = json.dumps({"name": "Roads", "measures": list(measures), **more}).encode()
    return outcome_answer(workspace.outcome_of(read_bytes(text, "roads", json_text=True)), workspace.places, "en")


def rows(answer: list[dict[str, Any]], key: str = "quantity") -> dict[str, dict[str, Any]]:
    return {row[key]: row for row in answer}


def change_of_traffic(answer: dict[str, Any]) -> float:
    """Tonnes a year by which a plan changes the emissions of traffic."""
    share = rows(answer["emissions"])["city_traffic_emissions"]
    return float(share["plan"] - share["reference"])


def electric_investment(workspace: Workspace) -> float:
    """By hand: half of the cars with an engine, 12,000 km each, 800 euro each."""
    today = workspace.baseline().view.result
    engines = (1 - float(today["electric_driven_share"])) * float(today["city_vehicle_kilometres"]) / 12_000
    return 0.5 * engines * 800


def test_cars_take_ways_that_cost_the_same_and_a_year_adds_up(today: Result) -> None:
    cars, pairs = today["road_cars"], today["pair_cars"]
    assert len(cars) == 48
    kilometres = today["road_length"] / 1000
    assert kilometres == pytest.approx(np.full(48, 0.4), rel=1e-3)
    assert today["city_vehicle_kilometres"] == pytest.approx(float(cars @ kilometres) * PEAK_HOURS)
    assert (today["road_speed"] <= today["road_free_speed"] * (1 + 1e-12)).all()
    slow = np.argmin(today["road_speed"] / today["road_free_speed"])
    assert cars[slow] / today["road_capacity"][slow] == pytest.approx(np.max(cars / today["road_capacity"]))
    minutes = today["pair_time"]
    assert np.isfinite(minutes).all()
    assert float(np.sum(cars * today["road_time"])) == pytest.approx(float(np.sum(minutes * pairs)), rel=1e-5)


def test_emissions_are_kilometres_by_fuel_at_the_speed_of_the_road(today: Result) -> None:
    v = today["road_speed"]
    petrol = (0.000131723006778538 * v**2 + 0.0054859592952839 * v + 2.6191950512566 + 1.72774612390592e-09 / v) / (
        -8.50415012699799e-05 * v**2 + 0.023584384067406 * v + 0.344297577833879
    )
    assert today["petrol_energy"] == pytest.approx(petrol / 3.6)
    shares = [float(today[f"{fuel}_driven_share"]) for fuel in ("petrol", "diesel", "electric")]
    assert sum(shares) == pytest.approx(1.0)
    driven = today["vehicle_kilometres"]
    grams = 1e6 * today["traffic_emissions"][driven > 0] / driven[driven > 0]
    assert 120 < grams.min() <= grams.max() < 350
    assert today["city_traffic_emissions"] == pytest.approx(float(today["traffic_emissions"].sum()))


def test_traffic_counts_in_the_emissions_of_the_city(today: Result) -> None:
    without = find_domains().without("travel").graph("FI")
    columns = today.city
    buildings = float(Result(available(without, columns), columns)["city_emissions"])
    assert float(today["city_emissions"]) == pytest.approx(buildings + float(today["city_traffic_emissions"]))
    assert float(today["city_traffic_emissions"]) > 0


def test_the_inventory_has_what_cars_burn_and_take_from_the_grid_as_lines_of_their_own(workspace: Workspace) -> None:
    inventory = InventoryService(workspace, CityRecords(workspace.folder))
    lines = [line for line in inventory.computed.lines if line.subcategory.startswith("II.")]
    told = [(line.subcategory, line.carrier, line.factor) for line in lines]
    assert told == [
        ("II.1.1", "petrol", "motor_gasoline.road"), ("II.1.1", "diesel", "diesel.road"),
        ("II.1.2", "electricity", "electricity"), ("II.1.3", "", ""),
    ]  # fmt: skip
    assert computed_text(lines[0], "en") == "Petrol of cars on the roads"
    account = inventory.account(workspace.day.year)
    sums = account.totals.by_subcategory
    assert (sums["II.1.1"].equivalent or 0) + (sums["II.1.2"].equivalent or 0) == pytest.approx(
        float(workspace.today().value("city_traffic_emissions")), rel=1e-4
    )
    assert {one.verdict for one in account.identities} == {"holds", "cannot-say"}


def test_what_a_path_of_cars_tells_is_not_counted_again_from_the_inventory(workspace: Workspace) -> None:
    records = CityRecords(workspace.folder)
    inventory = InventoryService(workspace, records)
    own = {"CO2": {"value": 2000.0, "unit": "kg/t"}}
    said = {"year": 2024, "amount": 100, "unit": "t", "own_factors": own, "source": "made up"}
    modelled = inventory.account(workspace.day.year).totals.by_subcategory["II.1.1"].equivalent or 0.0
    assert modelled > 200.0
    with inventory.writing() as connection:
        names = ("II.1.1", "II.2.1", "I.1.1")
        enter_lines(connection, [NewLine.model_validate({**said, "subcategory": x}) for x in names],
                    inventory.setting, "Aino")  # fmt: skip
    assert inventoried(inventory)["basic"].others == pytest.approx(200.0)  # railways alone
    with inventory.writing() as connection:  # lorries and those who come from outside, whom no model tells
        lorries = NewLine.model_validate({**said, "subcategory": "II.1.1", "amount": modelled})
        enter_lines(connection, [lorries], inventory.setting, "Aino")
    assert inventoried(inventory)["basic"].others == pytest.approx(200.0 + 200.0 + 2.0 * modelled - modelled)


def test_why_says_how_near_the_search_came(workspace: Workspace) -> None:
    view = workspace.baseline().view
    answer = explanation_answer(view.explain("road_flow", 3), view.graph, workspace.places, "en", view)
    assert answer["note"] is not None
    assert answer["note"].startswith("Searched for: ")
    assert "of 1e-06 promised" in answer["note"]
    assert {part["quantity"] for part in answer["inputs"]} >= {"pair_cars", "road_capacity", "road_delay"}
    assert answer["known"] != "measured"


def test_without_a_plan_the_trips_are_those_that_were_counted(today: Result) -> None:
    assert today["pair_driven"] == pytest.approx(today["pair_cars"], rel=1e-6)
    assert today["pair_time"] == pytest.approx(today["usual_pair_time"], rel=1e-6)


def test_what_costs_more_is_driven_less_and_what_is_spared_comes_back_in_part(today: Result) -> None:
    fewer = change(today, {"pair_charge": np.full(12, 1.0)})
    elasticity, hour = -0.5, 12.0
    cost = fewer["pair_time"] + 1.0 / hour
    expected = today["pair_cars"] * (cost / today["usual_pair_time"]) ** elasticity
    assert fewer["pair_driven"] == pytest.approx(expected, rel=1e-4)
    assert fewer["pair_driven"].sum() < today["pair_cars"].sum() * 0.7
    faster = change(today, {"road_capacity": today["road_capacity"] * 10})
    same_trips = today["pair_cars"] @ faster["pair_time"]
    assert faster["pair_driven"].sum() >= today["pair_cars"].sum() * (1 - 1e-6)
    assert faster["pair_driven"] @ faster["pair_time"] >= same_trips * (1 - 1e-6)


def test_a_closed_road_sends_its_cars_elsewhere(workspace: Workspace, today: Result) -> None:
    busiest = int(np.argmax(today["road_cars"]))
    closed = np.zeros(48)
    closed[busiest] = 1.0
    changed = change(today, {"road_closed": closed})
    assert changed["road_cars"][busiest] == 0.0
    assert changed["road_cars"].sum() > today["road_cars"].sum() * 0.9
    assert changed["pair_time"].max() >= today["pair_time"].max()
    cold = Result(today.graph, replace(today.city, columns={**today.city.columns, "road_closed": closed}))
    assert changed["pair_time"] == pytest.approx(cold["pair_time"], rel=1e-5)
    assert isinstance(changed, Changed)


def test_measures_change_ways_emissions_and_money_in_one_table(workspace: Workspace) -> None:
    slower = planned(workspace, {"intervention": "lower_speed_limit", "where": {"road_free_speed": {"at_least": 45}}})
    [measure] = slower["measures"]
    assert (measure["selected"], measure["adopted"]) == (8, 8)
    assert measure["investment"] == pytest.approx(8 * 400 * 5, rel=1e-3)
    assert measure["running_cost"] == pytest.approx(8 * 400 * 0.1, rel=1e-3)
    assert rows(slower["headline"])["city_investment"]["change"] == pytest.approx(measure["investment"])
    assert change_of_traffic(slower) < 0  # slower roads make fewer trips; each kilometre burns more at 30 km/h
    electric = planned(workspace, {"intervention": "electric_cars", "settings": {"electric_cars_in_place": 0.5}})
    assert change_of_traffic(electric) < -500
    assert electric["measures"][0]["investment"] == pytest.approx(electric_investment(workspace), rel=1e-6)
    parking = planned(workspace, {"intervention": "price_parking"})
    assert change_of_traffic(parking) < -500
    charged = planned(workspace, {"intervention": "charge_for_driving", "where": {"road_free_speed": {"at_least": 45}}})
    assert charged["measures"][0]["investment"] == pytest.approx(8 * 150_000)


def test_a_low_emission_zone_cleans_the_air_and_leaves_the_kilometres(workspace: Workspace) -> None:
    zone = planned(workspace, {"intervention": "low_emission_zone", "where": {"road_free_speed": {"at_least": 45}}})
    assert change_of_traffic(zone) == 0.0
    assert zone["measures"][0]["investment"] == pytest.approx(8 * 20_000)
    today = workspace.baseline().view.result
    inside = (today["road_free_speed"] >= 45) * 1.0
    changed = change(today, {"in_low_emission_zone": inside})
    less = 1 - changed["traffic_nitrogen_oxides"] / np.maximum(today["traffic_nitrogen_oxides"], 1e-9)
    driven = today["road_cars"] > 0
    assert (less[driven & (inside > 0)] > 0.2).all()
    assert less[driven & (inside == 0)] == pytest.approx(0.0, abs=1e-12)


def test_the_fleet_becomes_electric_as_old_cars_go(workspace: Workspace) -> None:
    today = workspace.baseline().view.result
    shares = [
        float(Result(today.graph, replace(today.city, day=today.city.day.replace(year=year)))["electric_fleet_share"])
        for year in (2022, 2026, 2030, 2040, 2060)
    ]
    assert shares == sorted(shares)
    assert 0.05 < shares[1] < 0.15 < shares[2] < 0.5 < shares[3] < 0.95 < shares[4]


def test_a_city_without_a_table_of_trips_has_no_traffic_and_is_offered_no_measure_on_it(today: Result) -> None:
    city = replace(
        today.city, size={name: rows for name, rows in today.city.size.items() if name not in {"road", "trip_pair"}}
    )
    lack = lacking(today.graph, city)
    measures = {"lower_speed_limit", "close_road", "charge_for_driving", "price_parking", "electric_cars"}
    assert lack.keys() >= measures | {"road_cars", "traffic_emissions", "city_traffic_emissions"}
    graph = available(today.graph, city)
    assert float(Result(graph, city)["city_emissions"]) == float(today["city_operational_emissions"])


def test_electric_cars_count_in_the_years_of_a_plan(workspace: Workspace) -> None:
    answer = planned(workspace, {"intervention": "electric_cars"}, years={"from": 2026, "to": 2028})
    path = rows(answer["pathway"]["quantities"])["city_yearly_emissions"]
    assert path["reference"][0] > 0
    assert path["plan"][-1] < path["reference"][-1] - 300


def test_intervals_come_from_trips_delay_and_fuel(workspace: Workspace) -> None:
    document = read_bytes(json.dumps({"name": "Parking", "measures": [{"intervention": "price_parking"}]}).encode(),
                          "roads", json_text=True)  # fmt: skip
    view = workspace.baseline().view
    case = case_of(workspace.snapshot, view, workspace.outcome_of(document))
    traffic = uncertainty_of(case, Options(draws=16, seed=1)).of("city_traffic_emissions")
    assert traffic is not None
    assert traffic.plan is not None
    assert traffic.change is not None
    assert traffic.plan.low < traffic.plan.high
    assert traffic.change.high < 0
    assert {"peak_hours_in_year", "pair_cars", "elasticity_of_trips"} <= {driver.input for driver in traffic.drivers}


@pytest.mark.parametrize("name", ["traffic_emissions"])
def test_sources_name_the_sector_of_cars_and_not_that_of_railways(today: Result, name: str) -> None:
    assert "GHG Protocol for cities 1.1, II.1" in today.graph[name].source
