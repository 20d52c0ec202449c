"""Entities are made alone, within each other, and linked to what is there (clause 10.2)."""

import pytest
from fastapi.testclient import TestClient

from citybrain.plans.workspace import Workspace
from tests.api.sta.conftest import STA, Sta
from tests.api.sta.documents import datastream, location, observation, observed, point, sensor, thing, whole
from tests.api.sta.requirements import requirement


@requirement("create-update-delete/create-entity")
def test_what_is_made_is_told_by_its_link(sta: Sta) -> None:
    response = sta.send("POST", "Things", thing("Made"), 201)
    link = response.headers["location"]
    assert link == response.json()["@iot.selfLink"]
    assert sta.following(link)["name"] == "Made"


@requirement("create-update-delete/create-entity")
def test_every_kind_of_entity_is_made_at_its_set(sta: Sta) -> None:
    stream = sta.create("Datastreams", whole("Of every kind"))
    station = sta.get(f"Datastreams({stream})/Thing")["@iot.id"]
    place = sta.values(f"Things({station})/Locations")[0]["@iot.id"]
    feature = {"name": "F", "description": "-", "encodingType": "application/geo+json", "feature": point(1, 2)}
    refers = {"Thing": {"@iot.id": station}, "Locations": [{"@iot.id": place}]}
    documents = {
        "Things": thing("Of its own"), "Locations": location("Of its own"), "Sensors": sensor("Of its own"),
        "ObservedProperties": observed("Of its own"), "FeaturesOfInterest": feature, "Datastreams": whole("Of its own"),
        "HistoricalLocations": {"time": "2001-01-01T00:00:00Z", **refers},
        "Observations": {"phenomenonTime": "2026-01-01T00:00:00Z", "result": 4.5, "Datastream": {"@iot.id": stream}},
    }  # fmt: skip
    for path, document in documents.items():
        before = sta.get(path, count="true", top="0")["@iot.count"]
        response = sta.send("POST", path, document, 201)
        made = sta.following(response.headers["location"])
        assert made == response.json() | made
        kept = {name: value for name, value in document.items() if not isinstance(value, dict | list) or name in made}
        assert kept == {name: made[name] for name in kept}
        assert sta.get(path, count="true", top="0")["@iot.count"] == before + 1


@requirement("create-update-delete/link-to-existing-entities")
def test_entities_are_linked_by_id(sta: Sta) -> None:
    keys = {
        "Thing": sta.create("Things", thing("Linked", Locations=[location("Linked")])),
        "Sensor": sta.create("Sensors", sensor()),
        "ObservedProperty": sta.create("ObservedProperties", observed()),
    }
    key = sta.create("Datastreams", datastream() | {name: {"@iot.id": one} for name, one in keys.items()})
    for name, one in keys.items():
        assert sta.get(f"Datastreams({key})/{name}")["@iot.id"] == one
    below = sta.create(f"Things({keys['Thing']})/Datastreams", datastream() | {
        name: {"@iot.id": one} for name, one in keys.items() if name != "Thing"
    })  # fmt: skip
    assert sta.get(f"Datastreams({below})/Thing")["@iot.id"] == keys["Thing"]
    told = sta.send("POST", "Datastreams", datastream() | {name: {"@iot.id": 999_999} for name in keys}, 400).json()
    assert told["code"] == "sta-link"
    assert "Things(999999)" in told["message"]
    place = sta.create("Locations", location("Linked"))
    station = sta.create("Things", thing("At a place", Locations=[{"@iot.id": place}]))
    assert [one["@iot.id"] for one in sta.values(f"Things({station})/Locations")] == [place]
    made = sta.create("Observations", observation("2026-01-01T00:00:00Z", 1, Datastream={"@iot.id": key}))
    assert sta.get(f"Observations({made})/Datastream")["@iot.id"] == key
    many = sta.get("Things", count="true", top="0")["@iot.count"]
    sta.send("POST", "Things", thing("Nowhere", Locations=[{"@iot.id": 999_999}]), 400)
    assert sta.get("Things", count="true", top="0")["@iot.count"] == many


@requirement("create-update-delete/deep-insert", "create-update-delete/deep-insert-status-code")
def test_a_whole_station_is_made_at_once(sta: Sta) -> None:
    streams = [
        datastream(f"Stream {number}", Sensor=sensor(), ObservedProperty=observed(),
                   Observations=[observation("2026-01-01T00:00:00Z", number)])
        for number in range(3)
    ]  # fmt: skip
    response = sta.send("POST", "Things", thing("Whole", Locations=[location()], Datastreams=streams), 201)
    expand = (
        "Locations,Datastreams($orderby=name;$expand=Sensor,ObservedProperty,Observations($expand=FeatureOfInterest))"
    )
    made = sta.get(response.headers["location"].rpartition("/")[2], expand=expand)
    assert [s["name"] for s in made["Datastreams"]] == ["Stream 0", "Stream 1", "Stream 2"]
    assert [s["Observations"][0]["result"] for s in made["Datastreams"]] == [0, 1, 2]
    assert made["Datastreams"][0]["Observations"][0]["FeatureOfInterest"]["feature"] == location()["location"]


@requirement("create-update-delete/deep-insert", "create-update-delete/deep-insert-status-code")
def test_a_deep_insert_that_fails_leaves_nothing(sta: Sta) -> None:
    before = {kind: sta.get(kind, count="true", top="0")["@iot.count"] for kind in ("Things", "Sensors", "Locations")}
    wrong = datastream(Sensor=sensor(), ObservedProperty={"name": "without definition", "description": "-"})
    told = sta.send("POST", "Things", thing(Locations=[location()], Datastreams=[wrong]), 400).json()
    assert "/Datastreams/0/ObservedProperty/definition" in told["message"]
    future = datastream(
        Sensor=sensor(), ObservedProperty=observed(), Observations=[observation("2999-01-01T00:00:00Z", 1)]
    )
    assert sta.send("POST", "Things", thing(Datastreams=[future]), 400).json()["code"] == "reading-future"
    assert before == {kind: sta.get(kind, count="true", top="0")["@iot.count"] for kind in before}


@requirement("create-update-delete/deep-insert")
def test_an_observation_may_describe_what_it_is_of(sta: Sta) -> None:
    feature = {"name": "Bay", "description": "-", "encodingType": "application/geo+json", "feature": point(25, 60)}
    said = observation("2026-01-01T00:00:00Z", 4, Datastream=whole("Deep"), FeatureOfInterest=feature)
    made = sta.get(f"Observations({sta.create('Observations', said)})", expand="Datastream,FeatureOfInterest")
    assert (made["Datastream"]["name"], made["FeatureOfInterest"]["name"]) == ("Deep", "Bay")


@requirement("create-update-delete/historical-location-auto-creation")
def test_a_thing_that_moves_leaves_a_history(sta: Sta) -> None:
    key = sta.create("Things", thing("Bus", Locations=[location("Depot")]))
    second = sta.create(f"Things({key})/Locations", location("Terminus"))
    assert [p["@iot.id"] for p in sta.values(f"Things({key})/Locations")] == [second]
    third = sta.create("Locations", location("Square"))
    sta.send("PATCH", f"Things({key})", {"Locations": [{"@iot.id": third}]}, 200)
    history = sta.values(f"Things({key})/HistoricalLocations", expand="Locations", orderby="time")
    assert [past["Locations"][0]["name"] for past in history] == ["Depot", "Terminus", "Square"]
    assert sta.values(f"Things({key})/Locations")[0]["name"] == "Square"


@requirement("create-update-delete/historical-location-manual-creation")
def test_where_a_thing_was_before_does_not_move_it(sta: Sta) -> None:
    key = sta.create("Things", thing("Boat", Locations=[location("Harbour")]))
    earlier = {
        "time": "2001-01-01T00:00:00+02:00",
        "Thing": {"@iot.id": key},
        "Locations": [{"@iot.id": sta.create("Locations", location("Shipyard"))}],
    }
    made = sta.create("HistoricalLocations", earlier)
    assert sta.get(f"HistoricalLocations({made})")["time"] == "2000-12-31T22:00:00Z"
    assert sta.values(f"Things({key})/Locations")[0]["name"] == "Harbour"
    later = {"time": "2100-01-01T00:00:00Z", "Locations": [location("Museum")]}
    sta.create(f"Things({key})/HistoricalLocations", later)
    assert sta.values(f"Things({key})/Locations")[0]["name"] == "Museum"


def test_a_feature_is_made_once_of_the_place_of_a_thing(sta: Sta) -> None:
    key = sta.create("Datastreams", whole("Placed"))
    for hour in (1, 2):
        sta.create(f"Datastreams({key})/Observations", observation(f"2026-01-01T0{hour}:00:00Z", hour))
    of = {
        o["FeatureOfInterest"]["@iot.id"]
        for o in sta.values(f"Datastreams({key})/Observations", expand="FeatureOfInterest")
    }
    assert len(of) == 1
    assert sta.get(f"FeaturesOfInterest({of.pop()})")["feature"] == location()["location"]


def test_an_observation_that_is_sent_again_is_the_same_and_another_result_is_refused(sta: Sta) -> None:
    key = sta.create("Datastreams", whole("Again"))
    said = observation("2026-01-01T00:00:00Z", 3)
    first = sta.create(f"Datastreams({key})/Observations", said)
    assert sta.create(f"Datastreams({key})/Observations", said) == first
    told = sta.send("POST", f"Datastreams({key})/Observations", said | {"result": 4}, 409).json()
    assert told["code"] == "reading-conflicts"
    later = sta.create(f"Datastreams({key})/Observations", said | {"result": 4, "resultTime": "2026-01-01T05:00:00Z"})
    assert later != first


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ('{"phenomenonTime": "2026-01-01T00:00:00Z", "result": NaN}', "reading-not-a-number"),
        ('{"phenomenonTime": "2026-01-01T00:00:00Z", "result": -Infinity}', "reading-not-a-number"),
        ('{"phenomenonTime": "2026-01-01T00:00:00Z", "result": 1e999}', "reading-not-a-number"),
        ('{"phenomenonTime": "2026-01-01T00:00:00Z", "result": 1' + "0" * 400 + "}", "reading-number-huge"),
        ('{"phenomenonTime": "2026-01-01T00:00:00Z", "result": 9007199254740993}', "reading-number-huge"),
        ('{"phenomenonTime": "2026-01-01T00:00:00Z"}', "reading-no-result"),
        ('{"phenomenonTime": "2026-01-01 at noon", "result": 1}', "reading-time-unread"),
        ('{"phenomenonTime": "2026-01-01T00:00:00", "result": 1}', "reading-time-unread"),
        ('{"phenomenonTime": "2026-01-01T02:00:00Z/2026-01-01T01:00:00Z", "result": 1}', "reading-time-unread"),
        ('{"phenomenonTime": 5, "result": 1}', "reading-time-unread"),
        ('{"phenomenonTime": "2999-01-01T00:00:00Z", "result": 1}', "reading-future"),
        ('{"result": {"a": [NaN]}}', "reading-not-a-number"),
        ('{"result": 1, "parameters": {"a": Infinity}}', "reading-not-a-number"),
        ('{"result": 1, "FeatureOfInterest": {"@iot.id": 987654}}', "reading-feature-unknown"),
        ('{"result": 1, "Datastream": {"@iot.id": 987654}}', "reading-stream-unknown"),
    ],
)
def test_a_reading_that_cannot_be_stored_stands_apart_and_the_ledger_adds_up(
    sta: Sta, running: TestClient, sensing_city: Workspace, body: str, code: str
) -> None:
    store = running.app.state.citybrain.city.sensing.store  # type: ignore[attr-defined]
    key = sta.create("Datastreams", whole("Numbers", "Observation"))
    path = "Observations" if "Datastream" in body else f"Datastreams({key})/Observations"
    before = list(store.quarantined(most=10_000))
    headers = {**sta.headers, "content-type": "application/json"}
    response = running.post(f"{STA}/{path}", content=body, headers=headers)
    assert (response.status_code, response.json()["code"]) == (400, code), response.text
    (apart,) = list(store.quarantined(most=10_000))[len(before) :]
    assert (apart.code, apart.source) == (code, "SensorThings admin")
    for tally in store.tallies():
        assert tally.received == tally.stored + tally.duplicates + tally.rejected


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        ("Things", "{", 400),
        ("Things", "[" * 100_000, 400),
        ("Things", "[]", 400),
        ("Things", "null", 400),
        ("Things", '{"name": 5, "description": "x"}', 400),
        ("Things", '{"name": "x", "description": "x", "colour": "red"}', 400),
        ("Things(1)", '{"name": "x", "description": "x"}', 501),
        ("Nothings", '{"name": "x", "description": "x"}', 404),
        ("Datastreams", '{"Thing": 5}', 400),
        ("Datastreams", '{"Thing": {"@iot.id": "one"}}', 400),
        ("Things", '{"name": "x", "description": "x", "Datastreams": {}}', 400),
        ("Things", '{"name": "x", "description": "\ud800"}', 400),
        ("Things", '{"name": "x", "description": "x", "properties": {"a": [NaN]}}', 400),
    ],
)
def test_what_is_no_entity_is_refused(sta: Sta, running: TestClient, path: str, body: str, status: int) -> None:
    raw = body.encode("utf-8", "surrogatepass")
    response = running.post(f"{STA}/{path}", content=raw, headers={**sta.headers, "content-type": "application/json"})
    assert response.status_code == status, response.text
    assert response.json()["message"]


@pytest.mark.parametrize("path", ["Things", "$batch"])
def test_too_large_a_body_is_refused(sta: Sta, running: TestClient, path: str) -> None:
    response = running.post(f"{STA}/{path}", content=b"x" * 2_200_000, headers=sta.headers)
    assert response.status_code == 413
