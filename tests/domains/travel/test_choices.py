"""Measures on what people choose, on parcels and on cars that drive by themselves: by hand, and in a small city."""

from dataclasses import replace

import numpy as np
import pytest
import shapely

from citybrain.domains.travel.importers.estimated import estimated
from citybrain.domains.travel.importers.trip_areas import areas_of
from citybrain.domains.travel.interventions.choices import (
    cheaper_fare,
    lend_carrying_cycles,
    limit_parking_permits,
    price_parking_in_area,
    share_cars,
    telework,
)
from citybrain.domains.travel.interventions.deliveries import micro_hubs
from citybrain.domains.travel.interventions.vehicles import automated_cars
from citybrain.kernel import Result, change
from tests.domains.travel.streets import GRAPH, building_table, small_city, street_table

MEASURES = (
    telework, cheaper_fare, share_cars, limit_parking_permits, lend_carrying_cycles, price_parking_in_area, micro_hubs,
    automated_cars,
)  # fmt: skip


@pytest.fixture(scope="module")
def today() -> Result:
    return small_city()


def changed_by(measure, today: Result, **settings: float) -> tuple[dict[str, float], Result]:
    """What a measure changes of the city, and the city with it."""
    values = {name: settings.get(name, today[name]) for name in measure.inputs}
    result = measure.function(*values.values())._asdict()
    money = {name: float(np.sum(result.pop(name))) for name in ("cost", "running_cost")}
    return money, change(today, {name: np.asarray(value, np.float64) for name, value in result.items()})


def kilometres(result: Result) -> float:
    return float(result["city_kilometres_by_car"])


@pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure.name)
def test_a_measure_says_what_it_costs_how_digital_it_is_and_what_a_plan_may_set(measure) -> None:
    booked = GRAPH.interventions[measure.name]
    assert {"cost", "running_cost"} <= set(measure.changes)
    assert booked.digital_leverage
    assert booked.settings
    assert all(GRAPH.parameters[name] for name in booked.settings)


def test_work_at_home_spares_trips_and_a_part_of_them_comes_back(today: Result) -> None:
    money, planned = changed_by(telework, today)
    avoided = 0.37 / 5
    assert float(planned["avoided_work_trips"]) == pytest.approx(avoided)
    lost = float(today["work_trips"].sum()) - float(planned["work_trips"].sum())
    assert lost / float(today["work_trips"].sum()) == pytest.approx(avoided * 0.7)
    assert kilometres(planned) < kilometres(today)
    assert money["cost"] == pytest.approx(10_000 * 0.47 * 0.37 * 300)
    assert money["running_cost"] == pytest.approx(10_000 * 0.47 * 0.37 * 100)


def test_permits_for_150_cars_leave_so_many_and_reach_nobody_where_fewer_have_one(today: Result) -> None:
    _, planned = changed_by(limit_parking_permits, today)
    assert 0.5 * (1.0 - float(planned["fewer_cars"])) == pytest.approx(0.15)
    assert kilometres(planned) < 0.5 * kilometres(today)
    (condition,) = limit_parking_permits.conditions
    assert condition.function(0.5, 0.0, 0.15)
    assert not condition.function(0.5, 0.75, 0.15)


def test_members_of_car_sharing_go_on_driving_in_part(today: Result) -> None:
    money, planned = changed_by(share_cars, today)
    assert float(planned["fewer_cars"]) == pytest.approx(0.1 * 0.5)
    assert kilometres(planned) < kilometres(today)
    assert money["cost"] == pytest.approx(10_000 * 0.5 * 0.1 * 300)


@pytest.mark.parametrize("wanted", [0.15, 0.45, 0.49])
def test_shared_cars_and_fewer_permits_have_the_same_numbers_in_either_order(today: Result, wanted: float) -> None:
    """10 of 100 with a car share one and drive half as much; permits leave 30, 90 or 98 of 100."""
    numbers = []
    for order in ((share_cars, limit_parking_permits), (limit_parking_permits, share_cars)):
        laid: dict[str, float] = {}
        money, eligible = {"cost": 0.0, "running_cost": 0.0}, []
        for measure in order:
            here = change(today, laid) if laid else today
            values = {"wanted_share_with_car": wanted}
            eligible += [
                bool(one.function(*(values.get(name, here[name]) for name in one.inputs))) for one in measure.conditions
            ]
            result = measure.function(*(values.get(name, here[name]) for name in measure.inputs))._asdict()
            money = {name: money[name] + float(result.pop(name)) for name in money}
            laid |= result
        planned = change(today, laid)
        assert all(eligible)
        numbers.append((money, float(planned["fewer_cars"]), kilometres(planned)))
    assert numbers[0] == numbers[1]
    assert numbers[0][1] == pytest.approx(max(0.1, 1.0 - wanted / 0.5) - 0.05)


def test_dearer_parking_moves_people_from_cars_to_other_modes(today: Result) -> None:
    money, planned = changed_by(price_parking_in_area, today)
    assert float(planned["city_trips_by_car"]) < float(today["city_trips_by_car"])
    assert float(planned["city_trips"]) == pytest.approx(float(today["city_trips"]))
    assert money["cost"] == pytest.approx(25 * float(today["area_street_length"].sum()))


def test_priced_parking_costs_what_its_streets_cost_however_wide_areas_are() -> None:
    """As much in all whether the city has areas of 400 m or of twice the width; an area without streets gets none."""
    streets, buildings = street_table(), building_table()
    roads = estimated({}, {"streets": streets, "buildings": buildings}).tables["roads"]
    costs = []
    for most in (400, 12):
        areas = areas_of(buildings, streets, roads, most)
        length = areas["area_street_length"].to_numpy()
        result = price_parking_in_area.function(length * 0.0, 2.0, length, 25.0, 17.0)
        costs.append((len(areas), float(result.cost.sum()), float(result.running_cost.sum())))
    (many, cost, yearly), (few, cost_of_wide, yearly_of_wide) = costs
    assert few < many
    assert cost == pytest.approx(cost_of_wide)
    assert yearly == pytest.approx(yearly_of_wide)
    driven = streets["highway"].eq("residential") & (shapely.get_coordinates(streets.centroid)[:, 0] < 2000)
    assert cost == pytest.approx(25 * float(streets.loc[driven, "length"].sum()))
    (condition,) = price_parking_in_area.conditions
    assert condition.function(np.array([100.0, 0.0, np.nan])).tolist() == [True, False, False]


def test_a_fare_that_falls_reaches_people_only_where_there_is_a_timetable(today: Result) -> None:
    (condition,) = cheaper_fare.conditions
    assert not condition.function(today["city_trips_by_transit"])
    served = change(today, {"transit_between_zones": np.full((2, 2), 10.0)})
    assert condition.function(served["city_trips_by_transit"])
    values = {name: served[name] for name in cheaper_fare.inputs}
    result = cheaper_fare.function(*values.values())
    assert float(result.transit_fare_change) == pytest.approx(-0.3 * 1.5)
    cheap = change(served, {"transit_fare_change": np.float64(result.transit_fare_change)})
    assert float(cheap["city_trips_by_transit"]) > float(served["city_trips_by_transit"])
    assert float(result.running_cost) == pytest.approx(0.45 * float(served["city_trips_by_transit"]))


def test_cars_that_drive_by_themselves_drive_more_where_the_rebound_is_switched_on(today: Result) -> None:
    _, without = changed_by(automated_cars, today, rebound_of_automated_cars=0.0)
    _, with_rebound = changed_by(automated_cars, today, rebound_of_automated_cars=1.0)
    assert float(without["city_vehicle_kilometres"]) == pytest.approx(float(today["city_vehicle_kilometres"]))
    assert float(without["city_petrol_burned"]) == pytest.approx(0.97 * float(today["city_petrol_burned"]))
    people = kilometres(with_rebound) / kilometres(today)
    assert people > 1.0
    more = float(with_rebound["city_vehicle_kilometres"]) / float(today["city_vehicle_kilometres"])
    assert more == pytest.approx(people * (1.0 + 0.3 * 0.15), rel=0.02)
    assert float(with_rebound["city_traffic_emissions"]) > float(today["city_traffic_emissions"])


def test_hubs_and_one_van_for_all_spare_kilometres_of_vans(today: Result) -> None:
    assert float(today["city_van_kilometres"]) == pytest.approx(10_000 * 25 * 0.6)
    money, planned = changed_by(micro_hubs, today)
    assert float(planned["city_van_kilometres"]) == pytest.approx(10_000 * 25 * 0.6 * 0.5 * (1 - 0.5 * 0.4))
    bikes = 10_000 * 25 * 0.5 * 0.4 * 0.03
    vans = float(planned["city_van_kilometres"]) * float(today["electric_van_share"]) * 0.3
    assert float(planned["city_electricity_of_deliveries"]) == pytest.approx(bikes + vans)
    assert float(planned["city_delivery_emissions"]) < float(today["city_delivery_emissions"])
    assert money["cost"] == pytest.approx(10_000 * 25 * 0.5 / 150_000 * 120_000)


def test_vans_become_electric_as_old_ones_go_and_parcels_emit_less(today: Result) -> None:
    years = [
        Result(today.graph, replace(today.city, day=today.city.day.replace(year=n))) for n in (2022, 2026, 2030, 2040)
    ]
    shares, diesel, emitted = (
        [float(one[name]) for one in years]
        for name in ("electric_van_share", "city_diesel_of_vans", "city_delivery_emissions")
    )
    assert shares[0] < 0.05 < shares[1] < 0.15 < shares[2] < 0.5
    assert shares[3] > 0.85
    assert [fuel / diesel[0] for fuel in diesel] == pytest.approx([(1 - one) / (1 - shares[0]) for one in shares])
    assert emitted == sorted(emitted, reverse=True)
