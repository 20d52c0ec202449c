"""A city without files of roads and trips: its roads, areas, trips by mode, and what must add up."""

import numpy as np
import pytest

from citybrain.domains.streets.interventions.directions import one_way_street
from citybrain.domains.travel.importers.estimated import estimated
from citybrain.kernel import Patch, Result, change
from tests.domains.travel.streets import GRAPH, building_table, small_city, street_table

MODES = ("car", "transit", "bicycle", "walk")
PEAK_HOURS, PEOPLE_IN_CAR, TRIPS_MADE_INSTEAD = 3300.0, 1.3, 0.3


@pytest.fixture(scope="module")
def today() -> Result:
    return small_city()


def sums(result: Result, what: str) -> dict[str, float]:
    return {mode: float(result[f"{mode}_{what}"].sum()) for mode in MODES}


def test_bends_are_no_junctions_and_what_leads_nowhere_is_left_out_and_counted() -> None:
    made = estimated({}, {"streets": street_table(), "buildings": building_table()})
    roads, along = made.tables["roads"], made.relations["road_to_street"]
    assert len(roads) == 2 * (2 * 7 * 6 - 4)  # both directions of the sides of 6 x 6 squares, corners are bends
    length = roads["road_length"].to_numpy()
    assert sorted(set(length.round(6))) == [300.0, 600.0]
    assert (length > 300.0).sum() == 2 * 4
    assert roads.geometry.length.to_numpy() == pytest.approx(length)  # type: ignore[attr-defined]
    assert np.diff(along.starts) == pytest.approx(length / 150.0)
    assert along.gather("related_total", np.ones(len(street_table()))) == pytest.approx(length)
    counts = {one.code: one.arguments["count"] for one in made.notices}
    assert counts["travel-streets-apart"] == 2
    assert counts["travel-streets-of-plots"] == 1
    assert counts["travel-trips-estimated"] == len(made.tables["trip_areas"])


def test_areas_share_out_what_their_zone_has() -> None:
    areas = estimated({}, {"streets": street_table(), "buildings": building_table()}).tables["trip_areas"]
    for name in ("home", "work", "school", "shop", "leisure"):
        assert areas.groupby("zone")[f"area_{name}_share"].sum().to_numpy() == pytest.approx(1.0)


def test_a_building_of_unknown_residents_or_floor_is_left_out_of_trips_and_counted(today: Result) -> None:
    buildings = building_table()
    known = buildings["residents"].to_numpy()
    residents, floor = known.copy(), buildings["gross_floor_area"].to_numpy().copy()
    residents[:2] = floor[2] = np.nan
    partly = small_city(residents=residents, gross_floor_area=floor)
    without = small_city(residents=np.where(np.isnan(residents), 0.0, known))
    assert float(today["city_left_out_of_trips"]) == 0.0
    assert float(partly["city_left_out_of_trips"]) == 3.0
    assert float(partly["city_area_residents"]) == pytest.approx(10_000 - known[:2].sum())
    for name in ("city_trips_by_car", "city_vehicle_kilometres", "city_traffic_emissions", "city_parcels"):
        assert 0.0 < float(partly[name]) == float(without[name])
    unknown = buildings.assign(residents=residents, gross_floor_area=floor)
    made = estimated({}, {"streets": street_table(), "buildings": unknown})
    assert {one.code: one.arguments.get("count") for one in made.notices}["travel-people-unknown"] == 3


def test_floor_that_is_not_known_calls_nobody_and_others_go_on() -> None:
    places = {name: name.removesuffix("_on_floor") for name in GRAPH.quantities if name.endswith("_on_floor")}
    floor = np.array([1000.0, np.nan])
    for on_floor, called in places.items():
        assert GRAPH.quantities[called].function(floor, np.full(2, 0.1)).tolist() == [100.0, 0.0], on_floor


def test_a_city_of_more_zones_than_can_be_searched_is_not_estimated_and_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    both = {"streets": street_table(), "buildings": building_table()}
    junctions = len(set(estimated({}, both).tables["roads"]["road_from"]))
    monkeypatch.setattr("citybrain.domains.travel.importers.estimated.MOST_ROOM", junctions * 3)
    assert 2 <= len(estimated({}, both).tables["trip_areas"]) <= 3
    monkeypatch.setattr("citybrain.domains.travel.importers.estimated.MOST_ROOM", junctions)
    made = estimated({}, both)
    assert made.tables == {}
    assert [(one.code, one.arguments["zones"], one.arguments["allowed"]) for one in made.notices] == [
        ("travel-city-too-large", 2, 1)
    ]


def test_a_city_without_streets_or_buildings_or_with_a_file_of_roads_is_left_as_it_is() -> None:
    both = {"streets": street_table(), "buildings": building_table()}
    for known in (
        {},
        {"streets": both["streets"]},
        {"buildings": both["buildings"]},
        {**both, "roads": both["streets"]},
    ):
        assert estimated({}, known).tables == {}
    footpaths = both["streets"].assign(drive=False)
    assert estimated({}, {**both, "streets": footpaths}).tables == {}


def test_every_trip_has_one_mode_and_one_place(today: Result) -> None:
    """Trips out = residents times rates; what arrives for work is what leaves for it."""
    left = sum(float(today[f"{purpose}_trips"].sum()) for purpose in ("work", "school", "shop", "leisure", "escort"))
    assert left == pytest.approx(10_000 * 2.7 * 0.1)
    assert sum(sums(today, "trips").values()) + float(today["trips_without_place"].sum()) == pytest.approx(left)
    assert float(today["trips_without_place"].sum()) == pytest.approx(0.0, abs=1e-6)
    assert sum(float(today[f"{mode}_share_of_trips"]) for mode in MODES) == pytest.approx(1.0)


def test_kilometres_of_roads_are_those_of_trips(today: Result) -> None:
    """People by car over people in a car are cars; kilometres within an area use no road."""
    own = small_city(area_width=np.zeros(len(today["area_width"])))
    assert own["road_traffic"].residual <= 1e-6
    people = float(own["city_kilometres_by_car"])
    assert people / PEOPLE_IN_CAR == pytest.approx(float(own["city_vehicle_kilometres"]), rel=1e-5)


def test_kilometres_of_roads_and_within_areas_are_those_of_trips_by_car(today: Result) -> None:
    """Nothing is lost: what people travel by car is driven on roads or within an area, and both emit and cost."""
    local = float(today["city_local_vehicle_kilometres"])
    driven = float(today["city_kilometres_by_car"]) / PEOPLE_IN_CAR
    assert local > 0.0
    assert float(today["city_vehicle_kilometres"]) + local == pytest.approx(driven, rel=1e-5)
    assert float(today["zone_local_traffic_emissions"].sum()) == pytest.approx(
        float(today["city_local_traffic_emissions"])
    )
    names = GRAPH.roles.names("emissions")
    assert {"city_traffic_emissions", "city_local_traffic_emissions"} <= set(names)
    each = float(today["city_local_traffic_emissions"]) / local
    on_roads = float(today["city_traffic_emissions"]) / float(today["city_vehicle_kilometres"])
    assert each > on_roads  # slower


PER_KILOMETRE = (
    "traffic_emissions", "traffic_upstream_emissions", "well_to_wheel_emissions", "traffic_nitrogen_oxides",
    "exhaust_particles", "traffic_particles", "traffic_fine_particles", "driving_energy_cost", "driving_energy_taxes",
)  # fmt: skip
PLACES = ("", "local_")


@pytest.mark.parametrize("name", PER_KILOMETRE)
def test_a_kilometre_within_an_area_is_one_of_a_road_at_the_speed_there(today: Result, name: str) -> None:
    """Zones add up to the city; where all roads are as slow as areas, a kilometre emits and costs the same on both."""
    assert float(today[f"zone_local_{name}"].sum()) == pytest.approx(float(today[f"city_local_{name}"]))
    slow = change(today, {"road_speed": np.full(len(today["road_speed"]), float(today["speed_within_area"]))})
    each, local = (float(slow[f"city_{where}{name}"] / slow[f"city_{where}vehicle_kilometres"]) for where in PLACES)
    assert each > 0.0
    assert local == pytest.approx(each)


def test_a_low_emission_zone_cleans_trips_within_areas_as_far_as_the_roads_around_lie_in_it(today: Result) -> None:
    length = today["road_length"]
    half = np.arange(len(length)) % 2 == 0
    nitrogen = "zone_local_traffic_nitrogen_oxides"
    all_roads, some = (
        1 - change(today, {"in_low_emission_zone": roads * 1.0})[nitrogen] / today[nitrogen]
        for roads in (half | ~half, half)
    )
    assert all_roads[0] > 0.2
    assert some[0] == pytest.approx(all_roads[0] * length[half].sum() / length.sum())
    assert all_roads[1] == 0.0  # no road lies in this zone


def test_without_a_timetable_nobody_goes_by_public_transport(today: Result) -> None:
    assert sums(today, "trips")["transit"] == 0.0
    assert np.ndim(today["transit_between_zones"]) == 0
    minutes = np.full((2, 2), 10.0)
    served = change(today, {"transit_between_zones": minutes})
    assert sums(served, "trips")["transit"] > 0.0


def test_incomes_are_told_apart_where_they_are_known_only(today: Result) -> None:
    west = today.city.inside["trip_area", "zone"] == 0
    assert float(today["low_income_residents"].sum()) == pytest.approx(0.2 * 6000)
    assert float(today["unknown_income_residents"].sum()) == pytest.approx(4000)
    assert (today["unknown_income_hours"][west] == 0).all()
    assert (today["low_income_hours"][~west] == 0).all()
    hours = sum(float(today[f"{income}_income_hours"].sum()) for income in ("low", "other", "unknown"))
    assert 0.1 < hours / (10_000 * 0.27) < 1.0
    richer = float(today["travel_money_per_resident_of_other_income"])
    assert float(today["travel_money_per_resident_of_low_income"]) < richer


def test_people_pay_the_charges_that_cars_pay_and_spend_no_time_on_them(today: Result) -> None:
    """By car from area to area alone, without other costs: money is what roads take in, hours are those on roads."""
    free = dict.fromkeys(("cost_of_driving", "usual_parking_price", "time_to_car"), np.float64(0.0))
    no_path, no_width = np.zeros(len(street_table())), np.zeros(len(today["area_width"]))
    driven = small_city(
        values=free | {"share_with_car": np.float64(1.0)}, area_width=no_width, street_for_walking=no_path,
        street_for_cycling=no_path,
    )  # fmt: skip
    planned = change(driven, {"road_charge": np.full(len(driven["road_flow"]), 0.05)})
    hours = sum(float(planned[f"{income}_income_hours"].sum()) for income in ("low", "other", "unknown"))
    money = sum(float(planned[f"{income}_income_money"].sum()) for income in ("low", "other", "unknown"))
    flow = planned["road_flow"]
    assert money == pytest.approx(float((flow * planned["road_charge"]).sum()), rel=1e-5)
    assert hours == pytest.approx(float((flow * planned["road_time"]).sum()) * PEOPLE_IN_CAR, rel=1e-5)


INCOMES = ("low", "other", "unknown")
PLANS: tuple[dict[str, float], ...] = (
    {}, {"added_electric_share": 0.3}, {"parking_price": 2.0}, {"road_charge": 0.05}, {"transit_fare_change": -0.5},
    {"automated_share": 0.5, "automated_rebound": 1.0},
)  # fmt: skip
"""What plans change of the fleet, of prices and of cars that run empty."""


@pytest.fixture(scope="module")
def served(today: Result) -> Result:
    """The city with public transport between its zones."""
    return change(today, {"transit_between_zones": np.full((2, 2), 10.0)})


@pytest.mark.parametrize("plan", PLANS)
def test_money_that_people_pay_is_what_energy_parking_charges_and_fares_cost(
    served: Result, plan: dict[str, float]
) -> None:
    """One price of a kilometre, by the cars of the fleet: what people pay is what others count, in every plan."""
    over = {n: np.full(len(served[n]), x) if np.ndim(served[n]) else np.float64(x) for n, x in plan.items()}
    planned = change(served, over) if over else served
    money = sum(float(planned[f"city_travel_money_of_{income}_income"]) for income in INCOMES)
    parts = ("driving_energy_cost", "local_driving_energy_cost", "charges_for_driving", "charges_for_parking")
    paid = sum(float(planned[f"city_{name}"]) for name in (*parts, "fares_paid"))
    assert money == pytest.approx(paid, rel=1e-5)
    assert float(planned["city_fares_paid"]) > 0.0
    lorries = float(planned["city_lorry_energy_cost"]) + float(planned["city_local_lorry_energy_cost"])
    of_people = paid - float(planned["city_fares_paid"])
    assert float(planned["city_payments_of_drivers"]) == pytest.approx(of_people + lorries)


def test_electric_cars_spare_people_money_and_leave_their_choices_as_they_are(served: Result) -> None:
    planned = change(served, {"added_electric_share": np.float64(0.3)})
    energy = ("city_driving_energy_cost", "city_local_driving_energy_cost")
    spared = sum(float(served[name]) - float(planned[name]) for name in energy)
    money = (
        sum(float(one[f"city_travel_money_of_{income}_income"]) for income in INCOMES) for one in (served, planned)
    )
    assert spared > 0.0
    assert next(money) - next(money) == pytest.approx(spared, rel=1e-4)
    assert sums(planned, "trips") == sums(served, "trips")


def test_a_price_of_parking_in_areas_is_in_what_the_city_takes_in(today: Result) -> None:
    planned = change(today, {"parking_price": np.full(len(today["parking_price"]), 2.0)})
    for one, price in ((today, 1.0), (planned, 3.0)):
        cars = float(one["city_trips_by_car"]) / 2.0 / PEOPLE_IN_CAR
        assert float(one["city_charges_for_parking"]) == pytest.approx(cars * price)
        assert float(one["zone_charges_for_parking_in_area"].sum()) == pytest.approx(cars * price)


@pytest.mark.parametrize(
    ("name", "value", "mode", "sign"),
    [
        ("parking_price", 3.0, "car", -1), ("fewer_cars", 0.5, "car", -1), ("added_car_time", 10.0, "car", -1),
        ("child_carrying_cycles", 0.5, "bicycle", 1), ("avoided_work_trips", 0.5, "car", -1),
    ],
)  # fmt: skip
def test_what_a_plan_changes_moves_people(today: Result, name: str, value: float, mode: str, sign: int) -> None:
    over = np.full(len(today[name]), value) if np.ndim(today[name]) else np.float64(value)
    planned = change(today, {name: over})
    assert sign * (sums(planned, "trips")[mode] - sums(today, "trips")[mode]) > 1.0
    whole = sum(sums(planned, "trips").values())
    lost = 0.5 * (1 - TRIPS_MADE_INSTEAD) * float(today["work_trips"].sum()) if name == "avoided_work_trips" else 0.0
    assert whole == pytest.approx(sum(sums(today, "trips").values()) - lost)


def test_a_closed_street_closes_its_road_for_cars_and_people_find_other_ways(today: Result) -> None:
    busiest = int(np.argmax(today["road_cars"]))
    street = today.city.relations["road_to_street"].members(busiest)[0][:1]
    closed = change(today, {"street_closed": Patch(street, np.ones(1))})
    barred = change(today, {"road_closed": Patch(np.array([busiest]), np.ones(1))})
    assert today["road_cars"][busiest] > 0.0
    for planned in (closed, barred):
        assert planned["road_cars"][busiest] == 0.0
        assert sum(sums(planned, "trips").values()) == pytest.approx(sum(sums(today, "trips").values()))
    assert sums(barred, "trips")["car"] < sums(today, "trips")["car"]
    assert sums(closed, "trips")["walk"] < sums(barred, "trips")["walk"]


def test_one_direction_of_a_street_closed_to_cars_shuts_one_road_and_cycles_go_on(today: Result) -> None:
    """The busiest road, and the one that leads back along the same streets, of which the measure closes none.

    Its streets are drawn eastwards or northwards; cars may go on the other way, and cycles both ways.
    """
    busiest = int(np.argmax(today["road_cars"]))
    ends = today["road_from"][busiest], today["road_to"][busiest]
    (opposite,) = np.flatnonzero((today["road_from"] == ends[1]) & (today["road_to"] == ends[0]))
    streets = today.city.relations["road_to_street"].members(busiest)[0]
    as_drawn = set(today.city.relations["road_onward_street"].members(busiest)[0].tolist())
    assert as_drawn in (set(), set(streets.tolist()))
    back = today.city.relations["road_back_street"].members(int(opposite))[0]
    assert set(back.tolist()) == as_drawn
    lines = street_table().geometry.to_numpy()[streets[:1]]
    begin, end = (np.array(lines[0].coords[place]) for place in (0, -1))
    bearing = np.degrees(np.arctan2(*(end - begin))) % 360.0
    towards = bearing + (180.0 if as_drawn else 0.0)  # away from the busiest road's way
    made = one_way_street(np.full(1, bearing), np.float64(towards + 30.0), np.float64(0.0), np.float64(3000.0))
    planned = change(today, {name: Patch(streets[:1], np.asarray(getattr(made, name))) for name in made._fields[:3]})
    assert today["road_cars"][busiest] > 0.0
    assert planned["road_cars"][busiest] == 0.0
    assert planned["road_shut"][opposite] == 0.0
    assert planned["road_cars"][opposite] > 0.0
    assert planned["street_car_directions"][streets[0]] == 1.0
    assert today["street_car_directions"][streets[0]] == 2.0
    assert sum(sums(planned, "trips").values()) == pytest.approx(sum(sums(today, "trips").values()))
    assert planned["city_vehicle_kilometres"] != today["city_vehicle_kilometres"]
    np.testing.assert_array_equal(planned["ways_by_bicycle"], today["ways_by_bicycle"])
    bound = change(planned, {"street_closed_to_cycles_too": Patch(streets[:1], np.ones(1))})
    assert (bound["ways_by_bicycle"] >= planned["ways_by_bicycle"]).all()
    assert (bound["ways_by_bicycle"] > planned["ways_by_bicycle"]).any()
    again = change(today, {"road_closed": Patch(np.array([busiest]), np.ones(1))})
    np.testing.assert_allclose(again["road_cars"], planned["road_cars"], rtol=1e-6, atol=1e-6)


def test_no_bicycle_carries_a_child_unless_it_can() -> None:
    nobody = small_city(avoided_work_trips=np.float64(0.0))
    alone = change(
        nobody, {name: nobody[name] * 0.0 for name in ("work_trips", "school_trips", "shop_trips", "leisure_trips")}
    )
    assert sums(alone, "trips")["bicycle"] == 0.0
    assert sums(alone, "trips")["walk"] > 0.0
    assert (
        sums(change(nobody, {"child_on_bicycle": np.float64(1.0)}), "trips")["bicycle"]
        > sums(nobody, "trips")["bicycle"]
    )


def test_the_answer_hangs_on_no_order_of_questions(today: Result) -> None:
    """A plan begins from its baseline: the same bits, asked alone or after others."""
    rows = np.argsort(-today["road_cars"])[:5]
    over = {"road_charge": Patch(np.sort(rows), np.full(5, 2.0))}
    first = change(today, over)["road_cars"]
    change(today, {"parking_price": np.full(len(today["parking_price"]), 5.0)})["road_cars"]
    assert (change(today, over)["road_cars"] == first).all()


def test_a_stated_modal_split_is_met_by_the_city_as_it_is_and_not_again_by_a_plan() -> None:
    stated = {"stated_car_share": 0.3, "stated_bicycle_share": 0.1, "stated_walk_share": 0.6}
    fitted = small_city(values={name: np.float64(share) for name, share in stated.items()})
    assert float(fitted["car_share_of_trips"]) == pytest.approx(0.3, abs=1e-3)
    assert float(fitted["bicycle_share_of_trips"]) == pytest.approx(0.1, abs=1e-3)
    assert float(fitted["modal_split_gap"]) < 1e-3
    assert float(fitted["fitted_bicycle_time"]) != 0.0
    planned = change(fitted, {"parking_price": np.full(len(fitted["parking_price"]), 3.0)})
    assert float(planned["car_share_of_trips"]) < 0.29
    assert float(planned["fitted_car_time"]) == float(fitted["fitted_car_time"])


def test_without_a_stated_modal_split_there_is_no_gap(today: Result) -> None:
    assert np.isnan(today["modal_split_gap"])
    assert float(today["fitted_car_time"]) == 0.0


def test_a_city_without_people_or_without_places_has_no_traffic_and_says_what_it_cannot() -> None:
    no_work = {f"zone_{lorry}_lorries_for_work": np.zeros(2) for lorry in ("rigid", "articulated")}
    nobody = small_city(values=no_work, residents=np.zeros(len(building_table())))
    assert nobody["road_traffic"].residual == 0.0
    assert float(nobody["city_vehicle_kilometres"]) == 0.0
    assert np.isnan(nobody["car_share_of_trips"])
    assert np.isnan(nobody["travel_time_per_resident_of_low_income"])
    places = ("zone_workplaces", "zone_school_places", "zone_shop_visitors", "zone_leisure_visitors")
    nowhere = small_city(values=dict.fromkeys(places, np.zeros(2)))
    assert float(nowhere["trips_without_place"].sum()) == pytest.approx(10_000 * 0.27)
    assert float(nowhere["city_trips_not_made"]) == pytest.approx(10_000 * 0.27 * PEAK_HOURS)
    assert float(nowhere["city_vehicle_kilometres"]) == 0.0
