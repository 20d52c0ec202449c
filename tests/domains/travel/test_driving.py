"""Ways of all modes in a city with streets, a timetable and travel: what they cost and emit, and the legs of rides."""

import datetime
import json
from typing import Any

import numpy as np
import pytest
import shapely

from citybrain.base.domains import find_domains
from citybrain.domains.travel.questions.driving import travel_costs_of
from citybrain.kernel import Result
from citybrain.kernel.errors import NotFoundError
from citybrain.open_city import OpenCity
from citybrain.plans.document import read_bytes
from citybrain.plans.view import View
from citybrain.plans.workspace import Workspace
from citybrain.presenting.answers import routes
from citybrain.presenting.answers.routes import route_answer
from citybrain.twin.build import build
from tests.domains.transit.feeds import SOUTH, TO_DEGREES, WEST
from tests.domains.travel.tramby import write_files

HELSINKI = datetime.timezone(datetime.timedelta(hours=2))
AT_EIGHT = datetime.datetime(2026, 1, 12, 8, 0, tzinfo=HELSINKI)
HOME, SHOP = (5.0, 5.0), (2995.0, 5.0)
"""5 m beside the first and the last stop of the bus."""


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    city = write_files(tmp_path_factory.mktemp("ways") / "tramby")
    build(city)
    return OpenCity(city).workspace


def ask(
    workspace: Workspace, begin: Any = HOME, end: Any = SHOP, when: Any = AT_EIGHT, language: str = "en",
    view: View | None = None,
) -> Any:  # fmt: skip
    places = [TO_DEGREES.transform(WEST + x, SOUTH + y) for x, y in (begin, end)]
    return route_answer(workspace, view or workspace.today(), places[0], places[1], "adult", when, language)


def with_plan(workspace: Workspace, *measures: dict[str, Any]) -> View:
    document = json.dumps({"name": "Plan", "measures": measures}).encode()
    outcome = workspace.outcome_of(read_bytes(document, "all", json_text=True))
    assert all(one.adopted for one in outcome.measures)
    return outcome.view


def by_mode(answer: Any) -> dict[str, Any]:
    return {way["mode"]: way for way in reversed(answer["ways"])}


def test_a_car_costs_and_emits_on_a_way_what_it_does_on_a_road(today: Result) -> None:
    """As roads do for each kilometre that cars drive on them at their speed."""
    costs = travel_costs_of(today.__getitem__)
    assert costs is not None
    kilometres, speed = np.asarray(today["vehicle_kilometres"]), np.asarray(today["road_speed"])
    row = int(np.argmax(kilometres))
    assert kilometres[row] > 0
    cost = costs.of_driving(np.array([600.0, 400.0]), np.full(2, speed[row]))
    each = 1.0 / kilometres[row]
    assert cost.emissions == pytest.approx(today["well_to_wheel_emissions"][row] * 1000.0 * each)
    assert cost.tank_to_wheel == pytest.approx(today["traffic_emissions"][row] * 1000.0 * each)
    parking = float(today["usual_parking_price"]) / 2.0
    assert cost.money == pytest.approx(today["cost_to_drivers"][row] * each + parking)


def test_without_data_of_travel_nothing_tells_its_costs() -> None:
    def nothing(name: str) -> Any:
        raise NotFoundError("column-missing", received=name)

    assert travel_costs_of(nothing) is None


def test_the_bus_is_one_way_among_the_others(workspace: Workspace, today: Result) -> None:
    """It leaves stop A at 8:10 and is at stop D, 3 km further, at 8:17; a walk of some metres at both ends."""
    answer = ask(workspace)
    ways = by_mode(answer)
    assert list(ways) == ["transit", "drive", "cycle", "walk"]
    assert (answer["without"], answer["currency"]) == ([], "EUR")
    bus = ways["transit"]
    assert [(leg["mode"], leg["line"], leg["begin"], leg["end"]) for leg in bus["legs"]] == [
        ("walk", None, None, "Stop A"), ("bus", "1 East", "Stop A", "Stop D"), ("walk", None, "Stop D", None),
    ]  # fmt: skip
    out, ride, into = bus["legs"]
    assert (out["departure"], ride["departure"], ride["arrival"]) == ("08:00", "08:10", "08:17")
    assert (out["label"], ride["label"], ride["minutes"]) == ("On foot", "Bus", 7.0)
    assert ride["metres"] == pytest.approx(3000, abs=2)
    assert bus["minutes"] == pytest.approx(17 + into["metres"] / 80, abs=0.1)
    assert bus["metres"] == pytest.approx(sum(leg["metres"] for leg in bus["legs"]), abs=1)
    assert (bus["changes"], bus["money"], bus["tank_to_wheel"]) == (0, float(today["transit_fare"]), None)
    assert bus["emissions"] == pytest.approx(3.0 * 0.13034, abs=1e-3)
    assert bus["shape"]["type"] == "MultiLineString"
    assert len(bus["shape"]["coordinates"]) == 3
    assert bus["unknown"] is None


def test_who_leaves_later_takes_the_next_and_after_the_last_none(workspace: Workspace) -> None:
    later = by_mode(ask(workspace, when=AT_EIGHT.replace(minute=15)))["transit"]
    assert later["legs"][1]["departure"] == "08:30"
    assert by_mode(ask(workspace, when=None))["transit"]["legs"][1]["departure"] == "08:10"
    evening = ask(workspace, when=AT_EIGHT.replace(hour=21))
    assert "transit" not in by_mode(evening)
    assert evening["without"] == ["transit"]


def test_a_tram_a_walk_and_a_bus_are_legs_of_one_way(workspace: Workspace) -> None:
    """The tram ends 50 m from the bus; one changes there on foot."""
    bus = by_mode(ask(workspace, begin=(995.0, 1005.0)))["transit"]
    assert [leg["mode"] for leg in bus["legs"]] == ["walk", "tram", "walk", "bus", "walk"]
    assert bus["changes"] == 1
    change = bus["legs"][2]
    assert (change["begin"], change["end"]) == ("Stop S", "Stop B")
    clocks = [clock for leg in bus["legs"] for clock in (leg["departure"], leg["arrival"])]
    assert clocks == sorted(clocks)


def test_frequency_and_fare_of_a_plan_change_minutes_and_money_of_a_ride(workspace: Workspace) -> None:
    """Buses leave at 8:10 and 8:30; with twice as many one leaves at 8:20 as well."""
    when = AT_EIGHT.replace(minute=15)
    planned = with_plan(workspace, {"intervention": "double_frequency"}, {"intervention": "cheaper_fare"})
    before, after = (by_mode(ask(workspace, when=when, view=view))["transit"] for view in (None, planned))
    assert (before["legs"][1]["departure"], after["legs"][1]["departure"]) == ("08:30", "08:20")
    assert after["minutes"] == pytest.approx(before["minutes"] - 10.0)
    assert 0.0 <= after["money"] < before["money"]
    assert after["emissions"] == before["emissions"]


def test_speed_limits_and_cars_of_a_plan_change_the_way_by_car(workspace: Workspace) -> None:
    before = by_mode(ask(workspace))["drive"]
    slow = by_mode(ask(workspace, view=with_plan(workspace, {"intervention": "thirty_zone"})))["drive"]
    assert slow["minutes"] > before["minutes"]
    assert slow["emissions"] != before["emissions"]
    clean = by_mode(ask(workspace, view=with_plan(workspace, {"intervention": "electric_cars"})))["drive"]
    assert clean["minutes"] == before["minutes"]
    assert clean["emissions"] < before["emissions"]


def test_cycle_tracks_of_a_plan_spare_the_calm_way_its_detour(workspace: Workspace) -> None:
    """Today 3 km of heavy traffic, or half a kilometre more round it."""
    tracks = with_plan(workspace, {"intervention": "cycle_track"})
    before, after = (
        {way["kind"]: way for way in ask(workspace, view=view)["ways"] if way["mode"] == "cycle"}
        for view in (None, tracks)
    )
    assert before["fast"]["stress"] > 2900 and after["fast"]["stress"] == 0
    assert before["calm"]["metres"] - before["fast"]["metres"] == pytest.approx(500, abs=20)
    assert after["calm"]["metres"] == after["fast"]["metres"] == before["fast"]["metres"]


def test_no_car_passes_roads_or_streets_that_a_plan_closes(workspace: Workspace) -> None:
    """A closed road is still walked and cycled on, a closed street is no way through for anybody."""
    road, street = (
        ask(workspace, view=with_plan(workspace, {"intervention": name})) for name in ("close_road", "close_street")
    )
    assert (road["without"], street["without"][:3]) == (["drive"], ["walk", "cycle", "drive"])
    today = by_mode(ask(workspace))
    assert {mode: way for mode, way in today.items() if mode != "drive"} == by_mode(road)


def test_the_car_takes_the_speed_of_each_street(workspace: Workspace, today: Result) -> None:
    car, walk = by_mode(ask(workspace))["drive"], by_mode(ask(workspace))["walk"]
    costs = travel_costs_of(today.__getitem__)
    assert costs is not None
    driven = car["metres"]
    speed = driven / 1000.0 / (car["minutes"] / 60.0)
    whole = costs.of_driving(np.array([driven]), np.array([speed]))
    assert car["emissions"] == pytest.approx(whole.emissions, rel=0.05)
    assert 0 < car["tank_to_wheel"] < car["emissions"]
    assert car["money"] > 0.5
    assert (walk["money"], walk["emissions"], walk["tank_to_wheel"]) == (0.0, 0.0, 0.0)


def test_where_nothing_tells_costs_they_are_null_and_the_reason_is_told(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    domains = find_domains().without("travel")
    assert not domains.makes(routes.COSTS)
    monkeypatch.setattr(routes, "find_domains", lambda: domains)
    ways = by_mode(ask(workspace))
    assert (ways["drive"]["money"], ways["drive"]["emissions"], ways["transit"]["money"]) == (None, None, None)
    assert ways["drive"]["unknown"] == "No data of this city tell what driving costs and emits."
    assert ways["transit"]["unknown"] == "No data of this city tell what a ride costs."
    assert ways["transit"]["emissions"] == pytest.approx(0.391, abs=1e-3)
    assert by_mode(ask(workspace, language="zh"))["drive"]["unknown"] == "本市没有驾车费用与排放的数据。"


def test_the_line_of_a_way_by_public_transport_hangs_together(workspace: Workspace) -> None:
    shape = by_mode(ask(workspace, begin=(995.0, 1005.0)))["transit"]["shape"]
    lines = [shapely.LineString(one) for one in shape["coordinates"]]
    gaps = [lines[one].distance(lines[one + 1]) for one in range(len(lines) - 1)]
    assert max(gaps) < 1e-3
