"""The eight kinds of entities: what each has, what it refers to, how it is linked (clause 8)."""

from datetime import UTC, datetime

import pytest

from tests.api.sta.conftest import STA, Sta
from tests.api.sta.documents import OM, location, observation, observed, point, sensor, thing, whole
from tests.api.sta.requirements import requirement

HOST = f"http://testserver{STA}"


@pytest.fixture(scope="module")
def stream(sta: Sta) -> int:
    told = [observation("2026-01-01T00:00:00Z", 5.5), observation("2026-01-01T01:00:00Z/2026-01-01T02:00:00Z", 7)]
    return sta.create("Datastreams", whole(Observations=told))


def one(sta: Sta, path: str) -> dict:
    return sta.get(path)


def refused_without(sta: Sta, path: str, document: dict, *mandatory: str) -> None:
    """Each of the mandatory properties or relations is named where it is missing."""
    for name in mandatory:
        told = sta.send("POST", path, {k: v for k, v in document.items() if k != name}, 400).json()
        assert told["code"] == "sta-property-missing"
        assert f"/{name}" in told["message"]


def links(entity: dict) -> set[str]:
    return {name.partition("@")[0] for name in entity if name.endswith("@iot.navigationLink")}


@requirement("datamodel/entity-control-information/common-control-information")
def test_every_entity_has_id_self_link_and_navigation_links_that_lead_there(sta: Sta, stream: int) -> None:
    for kind in ("Things", "Locations", "HistoricalLocations", "Datastreams", "Sensors", "ObservedProperties",
                 "Observations", "FeaturesOfInterest"):  # fmt: skip
        entity = sta.values(kind)[0]
        assert isinstance(entity["@iot.id"], int)
        assert entity["@iot.selfLink"] == f"{HOST}/{kind}({entity['@iot.id']})"
        assert sta.following(entity["@iot.selfLink"]) == entity
        for name in links(entity):
            assert sta.following(entity[f"{name}@iot.navigationLink"])


@requirement("datamodel/thing/properties")
def test_a_thing_has_name_description_and_properties(sta: Sta, stream: int) -> None:
    entity = one(sta, f"Datastreams({stream})/Thing")
    assert {name: entity[name] for name in ("name", "description", "properties")} == thing("PM2.5 at the station")
    refused_without(sta, "Things", thing(), "name", "description")
    bare = {k: v for k, v in thing("Bare").items() if k != "properties"}
    assert "properties" not in one(sta, f"Things({sta.create('Things', bare)})")
    sta.send("POST", "Things", thing() | {"properties": "no object"}, 400)


@requirement("datamodel/thing/relations")
def test_a_thing_leads_to_locations_their_history_and_datastreams(sta: Sta, stream: int) -> None:
    key = one(sta, f"Datastreams({stream})/Thing")["@iot.id"]
    assert links(one(sta, f"Things({key})")) == {"Locations", "HistoricalLocations", "Datastreams"}
    assert [s["@iot.id"] for s in sta.values(f"Things({key})/Datastreams")] == [stream]
    assert len(sta.values(f"Things({key})/Locations")) == 1
    assert len(sta.values(f"Things({key})/HistoricalLocations")) == 1


@requirement("datamodel/location/properties")
def test_a_location_has_its_encoding_and_a_geometry(sta: Sta) -> None:
    key = sta.create("Locations", location("Square"))
    entity = one(sta, f"Locations({key})")
    assert {name: entity[name] for name in location("Square")} == location("Square")
    refused_without(sta, "Locations", location(), "name", "description", "encodingType", "location")
    sta.send("POST", "Locations", location() | {"location": {"type": "Point", "coordinates": ["x", 1]}}, 400)
    sta.send("POST", "Locations", location() | {"location": "POINT (1 2)"}, 400)
    text = location("Words") | {"encodingType": "text/plain", "location": "behind the church"}
    assert one(sta, f"Locations({sta.create('Locations', text)})")["location"] == "behind the church"


@requirement("datamodel/location/relations", "datamodel/historical-location/relations")
def test_locations_and_their_history_lead_to_each_other(sta: Sta) -> None:
    key = sta.create("Things", thing("Moved", Locations=[location("First")]))
    place = sta.values(f"Things({key})/Locations")[0]["@iot.id"]
    assert links(one(sta, f"Locations({place})")) == {"Things", "HistoricalLocations"}
    assert [t["@iot.id"] for t in sta.values(f"Locations({place})/Things")] == [key]
    past = sta.values(f"Locations({place})/HistoricalLocations")[0]
    assert links(past) == {"Thing", "Locations"}
    assert one(sta, f"HistoricalLocations({past['@iot.id']})/Thing")["@iot.id"] == key
    assert [p["@iot.id"] for p in sta.values(f"HistoricalLocations({past['@iot.id']})/Locations")] == [place]


@requirement("datamodel/historical-location/properties", "datamodel/historical-location/relations")
def test_a_historical_location_has_a_time(sta: Sta) -> None:
    key = sta.create("Things", thing("Timed", Locations=[location("Here")]))
    assert sta.values(f"Things({key})/HistoricalLocations")[0]["time"].endswith("Z")
    place = sta.values(f"Things({key})/Locations")[0]["@iot.id"]
    past = {"time": "yesterday", "Thing": {"@iot.id": key}, "Locations": [{"@iot.id": place}]}
    assert sta.send("POST", "HistoricalLocations", past, 400).json()["code"] == "time-unread"
    past["time"] = "2020-01-01T00:00:00Z"
    refused_without(sta, "HistoricalLocations", past, "time", "Thing", "Locations")
    assert one(sta, f"HistoricalLocations({sta.create('HistoricalLocations', past)})")["time"] == past["time"]


@requirement("datamodel/datastream/properties")
def test_a_datastream_has_type_unit_and_area(sta: Sta, stream: int) -> None:
    entity = one(sta, f"Datastreams({stream})")
    assert entity["observationType"] == f"{OM}Measurement"
    assert entity["unitOfMeasurement"] == whole()["unitOfMeasurement"]
    assert entity["observedArea"] == location()["location"]
    refused_without(sta, "Datastreams", whole(), "name", "description", "observationType", "unitOfMeasurement")
    more = sta.create("Datastreams", whole(properties={"owner": {"name": "city"}}))
    assert one(sta, f"Datastreams({more})")["properties"] == {"owner": {"name": "city"}}
    unitless = whole() | {"unitOfMeasurement": {"name": None, "symbol": None, "definition": None}}
    kept = one(sta, f"Datastreams({sta.create('Datastreams', unitless)})")
    assert kept["unitOfMeasurement"] == unitless["unitOfMeasurement"]


@requirement("datamodel/datastream/relations")
def test_a_datastream_must_have_thing_sensor_and_observed_property(sta: Sta, stream: int) -> None:
    assert links(one(sta, f"Datastreams({stream})")) == {"Thing", "Sensor", "ObservedProperty", "Observations"}
    refused_without(sta, "Datastreams", whole(), "Thing", "Sensor", "ObservedProperty")
    for name in ("Thing", "Sensor", "ObservedProperty"):
        related = one(sta, f"Datastreams({stream})/{name}")
        assert stream in [s["@iot.id"] for s in sta.following(related["Datastreams@iot.navigationLink"])["value"]]
    assert len(sta.values(f"Datastreams({stream})/Observations")) == 2


@requirement("datamodel/sensor/properties", "datamodel/sensor/relations")
def test_a_sensor_has_metadata_of_any_form_and_datastreams(sta: Sta, stream: int) -> None:
    entity = one(sta, f"Datastreams({stream})/Sensor")
    assert {name: entity[name] for name in sensor()} == sensor()
    assert links(entity) == {"Datastreams"}
    assert [s["@iot.id"] for s in sta.values(f"Sensors({entity['@iot.id']})/Datastreams")] == [stream]
    for metadata in ({"serial": 7}, '{"not": "an object"}', ["a"], 5):
        key = sta.create("Sensors", sensor() | {"metadata": metadata})
        assert one(sta, f"Sensors({key})")["metadata"] == metadata
    refused_without(sta, "Sensors", sensor(), "name", "description", "encodingType", "metadata")


@requirement("datamodel/observed-property/properties", "datamodel/observed-property/relations")
def test_an_observed_property_has_a_definition_and_datastreams(sta: Sta, stream: int) -> None:
    entity = one(sta, f"Datastreams({stream})/ObservedProperty")
    assert {name: entity[name] for name in observed()} == observed()
    assert links(entity) == {"Datastreams"}
    assert [s["@iot.id"] for s in sta.values(f"ObservedProperties({entity['@iot.id']})/Datastreams")] == [stream]
    refused_without(sta, "ObservedProperties", observed(), "name", "description", "definition")


def test_a_definition_that_is_no_address_stays_a_text_that_nothing_runs(sta: Sta) -> None:
    said = observed("Odd") | {"definition": "javascript:alert(1)"}
    key = sta.create("ObservedProperties", said)
    answer = sta.client.get(f"/sta/v1.1/ObservedProperties({key})")
    assert answer.json()["definition"] == said["definition"]
    assert answer.headers["content-type"].startswith("application/json")
    assert answer.headers["x-content-type-options"] == "nosniff"


@requirement("datamodel/observation/properties")
def test_an_observation_has_times_result_and_what_was_said_beside(sta: Sta, stream: int) -> None:
    interval, instant = sta.values(f"Datastreams({stream})/Observations")
    assert interval["phenomenonTime"] == "2026-01-01T01:00:00Z/2026-01-01T02:00:00Z"
    assert (instant["phenomenonTime"], instant["result"]) == ("2026-01-01T00:00:00Z", 5.5)
    more = {
        "resultTime": "2026-01-02T00:10:00Z",
        "resultQuality": {"code": "checked by hand"},
        "validTime": "2026-01-02T00:00:00Z/2026-01-03T00:00:00Z",
        "parameters": {"operator": "Aino", "height": 3.5},
    }
    said = observation("2026-01-02T00:00:00Z", 8.25, Datastream={"@iot.id": stream}, **more)
    entity = one(sta, f"Observations({sta.create('Observations', said)})")
    assert {name: entity[name] for name in more} == more
    path = f"Datastreams({stream})/Observations"
    assert sta.send("POST", path, {"phenomenonTime": "2026-01-02T00:00:00Z"}, 400).json()["code"] == "reading-no-result"
    before = datetime.now(UTC)
    told = one(sta, f"Observations({sta.create(path, {'result': 3})})")
    assert before <= datetime.fromisoformat(told["phenomenonTime"]) <= datetime.now(UTC)
    assert told["resultTime"] is None
    time = "2026-01-02T09:00:00Z"
    same = one(sta, f"Observations({sta.create(path, observation(time, 4, resultTime=time))})")
    assert (same["resultTime"], same["result"]) == (time, 4)
    sta.send("PATCH", f"Observations({same['@iot.id']})", {"resultTime": None, "result": 4.5}, 200)
    assert sta.get(f"Observations({same['@iot.id']})")["resultTime"] is None


@pytest.mark.parametrize(
    ("kind", "result", "wrong"),
    [
        ("Measurement", 5.25, "high"),
        ("CountObservation", 7, 7.5),
        ("TruthObservation", True, 1),
        ("CategoryObservation", 'wet "street" 雨', 5),
        ("Observation", {"species": "Parus major", "confidence": 0.93, "boxes": [[1, 2], [3, 4]]}, None),
        ("Observation", [1, "two", None], None),
        ("Observation", None, None),
    ],
)
def test_results_are_of_any_type_that_the_datastream_says(sta: Sta, kind: str, result: object, wrong: object) -> None:
    key = sta.create("Datastreams", whole("of a type", kind))
    made = sta.create(f"Datastreams({key})/Observations", observation("2026-01-01T00:00:00Z", result))
    assert one(sta, f"Observations({made})")["result"] == result
    if wrong is not None:
        told = sta.send("POST", f"Datastreams({key})/Observations", observation("2026-01-01T01:00:00Z", wrong), 400)
        assert told.json()["code"] == "reading-result-type"


@requirement("datamodel/observation/relations")
def test_an_observation_is_of_a_datastream_and_a_feature(sta: Sta, stream: int) -> None:
    entity = sta.values(f"Datastreams({stream})/Observations")[0]
    assert links(entity) == {"Datastream", "FeatureOfInterest"}
    assert one(sta, f"Observations({entity['@iot.id']})/Datastream")["@iot.id"] == stream
    feature = one(sta, f"Observations({entity['@iot.id']})/FeatureOfInterest")
    assert feature["feature"] == location()["location"]
    assert entity["@iot.id"] in [
        o["@iot.id"] for o in sta.values(f"FeaturesOfInterest({feature['@iot.id']})/Observations")
    ]
    sta.send("POST", "Observations", observation("2026-01-01T00:00:00Z", 1), 400)


@requirement("datamodel/feature-of-interest/properties", "datamodel/feature-of-interest/relations")
def test_a_feature_of_interest_has_a_geometry_and_observations(sta: Sta, stream: int) -> None:
    feature = {
        "name": "Park",
        "description": "the park",
        "encodingType": "application/geo+json",
        "feature": {"type": "Feature", "properties": {}, "geometry": point(24.96, 60.18)},
    }
    refused_without(sta, "FeaturesOfInterest", feature, "name", "description", "encodingType", "feature")
    key = sta.create("FeaturesOfInterest", feature)
    entity = one(sta, f"FeaturesOfInterest({key})")
    assert {name: entity[name] for name in feature} == feature
    assert links(entity) == {"Observations"}
    said = observation("2026-02-01T00:00:00Z", 1, FeatureOfInterest={"@iot.id": key})
    made = sta.create(f"Datastreams({stream})/Observations", said)
    assert [o["@iot.id"] for o in sta.values(f"FeaturesOfInterest({key})/Observations")] == [made]
