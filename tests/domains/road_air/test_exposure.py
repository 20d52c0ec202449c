"""A street with homes from file to residents: linear in what is emitted, and a what-if has the bits of all anew."""

import datetime

import numpy as np
import pytest

from citybrain.base.domains import find_domains
from citybrain.domains.road_air.importers.background import background
from citybrain.domains.road_air.importers.dilution import dilution
from citybrain.kernel import City, CityBrainError, Patch, Result, change
from citybrain.plans.uncertainty.ranges import drawn_behind, is_ranged, ranges_of
from citybrain.plans.view import View
from tests.domains.road_air.toy import frame, house, known, road, wind

HOMES = [house(20.0, -5.0), house(60.0, -5.0), house(-70.0, -5.0), house(400.0, -5.0)]
RESIDENTS = np.array([10.0, 20.0, 30.0, 40.0])
EMITTED = {"traffic_nitrogen_oxides": [9000.0, 3000.0], "traffic_fine_particles": [400.0, 100.0],
           "lorry_nitrogen_oxides": [0.0, 0.0], "lorry_fine_particles": [0.0, 0.0]}  # fmt: skip
MADE = ("nitrogen_dioxide_concentration", "fine_particle_concentration", "nitrogen_dioxide_at_front",
        "city_nitrogen_dioxide_of_residents", "zone_residents_above_who_nitrogen_dioxide")  # fmt: skip


GRAPH = find_domains().graph("FI").with_given(list(EMITTED))


@pytest.fixture(scope="module")
def city() -> City:
    tables = known(HOMES, [road(), road(150.0)])
    stations = frame([HOMES[0].centroid])
    tables["background_stations"] = stations
    made = dilution({"wind": wind()}, tables)
    relations = {**made.relations, **background({"background": stations}, tables).relations}
    columns = {"stated_background_nitrogen_dioxide": np.array([8.0]), "stated_background_ozone": np.array([50.0]),
               "stated_background_fine_particles": np.array([4.0]), "residents": RESIDENTS, "chimney_nitrogen_oxides":
               np.empty(0), "chimney_fine_particles": np.empty(0)}  # fmt: skip
    size = {"building": 4, "zone": 1, "road": 2, "chimney": 0, "background_station": 1}
    inside = {("building", "zone"): np.zeros(4, np.intp), ("road", "zone"): np.zeros(2, np.intp)}
    return City(size, inside, columns, datetime.date(2026, 1, 1), relations=relations)


def today(city: City, **over: list[float]) -> Result:
    values = {name: np.array(one) for name, one in {**EMITTED, **over}.items()}
    return Result(GRAPH, city, values)


def test_homes_near_the_street_have_most_and_those_upwind_least(city: City) -> None:
    """Wind from the west: the house to the west has nothing but what meanders."""
    result = today(city)
    near, far, upwind, beyond = result["nitrogen_oxides_of_roads"]
    assert near > far > beyond > upwind > 0.0
    assert np.all(result["nitrogen_dioxide_concentration"] > 8.0)
    assert np.all(result["nitrogen_dioxide_concentration"] < 8.0 + result["nitrogen_oxides_of_roads"])
    assert np.all(result["nitrogen_dioxide_at_front"] >= result["nitrogen_dioxide_concentration"] - 0.2)


def test_what_roads_bring_is_linear_in_what_they_emit(city: City) -> None:
    twice = {name: [2.0 * each for each in one] for name, one in EMITTED.items()}
    both = [today(city, **over)["fine_particles_of_roads"] for over in ({}, twice)]
    assert both[1] == pytest.approx(2.0 * both[0])


def test_means_of_residents_and_residents_above_a_guideline_are_those_of_buildings(city: City) -> None:
    result = today(city)
    made = result["nitrogen_dioxide_concentration"]
    assert result["city_nitrogen_dioxide_of_residents"] == pytest.approx(made @ RESIDENTS / RESIDENTS.sum())
    assert result["zone_residents_above_who_nitrogen_dioxide"][0] == RESIDENTS[made > 10.0].sum()


def test_a_what_if_has_the_bits_of_computing_everything(city: City) -> None:
    before, name = today(city), "traffic_nitrogen_oxides"
    for one in MADE:
        before[one]
    changed = change(before, {name: Patch(np.array([0]), np.array([100.0]))})
    anew = today(city, traffic_nitrogen_oxides=[100.0, 3000.0])
    for one in MADE:
        assert np.array_equal(changed[one], anew[one])


def test_who_lives_above_a_limit_and_health_carry_how_far_what_roads_bring_may_be_off(city: City) -> None:
    """What is off in common scales what roads bring alone: the background and the emissions stay as stated."""
    view = View(today(city))
    for name in ("city_residents_above_who_nitrogen_dioxide", "zone_residents_above_eu_fine_particles"):
        assert is_ranged(GRAPH, name) and "deviation_of_road_air" in drawn_behind(GRAPH, [name], city.day)
    assert "deviation_of_road_air" in drawn_behind(GRAPH, ["zone_deaths_of_fine_particles"], city.day)
    scaled = change(view.result, {"deviation_of_road_air": 1.3})
    own = np.asarray(scaled["fine_particle_concentration"]) - 4.0
    np.testing.assert_allclose(own, 1.3 * np.asarray(view.result["fine_particles_of_roads"]))
    (found,) = ranges_of(view, ["city_fine_particles_of_residents"], draws=40).values()
    stated, interval = float(view.value("city_fine_particles_of_residents")), found.today[0]
    assert 4.0 < interval.low < stated < interval.high
    assert (interval.high - 4.0) / (stated - 4.0) == pytest.approx(1.3, abs=0.03)  # the ends hold 90 %


def test_a_city_without_wind_is_told_which_relation_it_lacks() -> None:
    size = {"building": 1, "zone": 1, "road": 1, "chimney": 0, "background_station": 0}
    inside = {("building", "zone"): np.zeros(1, np.intp)}
    plain = City(size, inside, {"residents": np.ones(1)}, datetime.date(2026, 1, 1))
    values = {name: np.ones(1) for name in EMITTED}
    result = Result(GRAPH, plain, values)
    with pytest.raises(CityBrainError, match="building_to_road"):
        result["nitrogen_oxides_of_roads"]
